"""The Nu HTML checker, from npm's vnu-jar: what it says about pages."""

import json
import subprocess
from pathlib import Path

from needs import need_npm, need_program


def findings(*pages: Path) -> list[str]:
    """Every error and warning about these pages, as `page:line: message`."""
    jar = need_npm("vnu-jar", "build/dist/vnu.jar")
    java = need_program("java", package="default-jre-headless")
    command = [java, "-jar", str(jar), "--stdout", "--format", "json", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["messages"]
    return [f"{Path(each.get('url', '')).name}:{each.get('lastLine', 0)}: {each['message']}" for each in said]
