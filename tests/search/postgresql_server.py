"""A PostgreSQL server of its own in a folder of its own, asked through one psql that stays open."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_END: Final = "-- end of answer --"
_INSTALLED: Final = Path("/usr/lib/postgresql")


class Psql:
    """Asks one statement after the other; `folder` is where the server can read files."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self.folder: Final = folder
        command = [binaries / "psql", "-h", folder, "-U", "postgres", "-AtqX", "-v", "ON_ERROR_STOP=1"]
        self._psql: Final = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def ask(self, sql: str) -> str:
        """The answer: all up to the mark that psql is told to write after it."""
        assert self._psql.stdin
        assert self._psql.stdout
        self._psql.stdin.write(f"{sql};\n\\echo {_END}\n")
        self._psql.stdin.flush()
        lines = []
        while (line := self._psql.stdout.readline()) != f"{_END}\n":
            if not line:
                raise RuntimeError("psql ended")
            lines.append(line)
        return "".join(lines)

    def close(self) -> None:
        self._psql.communicate()


def quoted(text: str) -> str:
    """As a text of SQL, whatever is in it."""
    return "$q$" + text.replace("$", " ").replace("\0", " ") + "$q$"


@contextmanager
def postgresql_server(*settings: str) -> Iterator[Psql | None]:
    """Started with these settings (`name=value`), stopped afterwards; None where PostgreSQL is not installed."""
    versions = sorted(_INSTALLED.glob("*/bin/initdb"))
    runuser = shutil.which("runuser")
    if not versions or not runuser:
        yield None
        return
    binaries = versions[-1].parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        data, log = folder / "data", folder / "log"

        def run(*command: str | Path) -> None:
            # Not to a pipe: the server would keep it open, and we would wait for its end.
            subprocess.run([runuser, "-u", "postgres", "--", *command], check=True, stdout=subprocess.DEVNULL)

        run(binaries / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = " ".join(f"-c {each}" for each in ("listen_addresses=''", *settings))
        run(binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", f"-k {folder} {options}", "start")
        try:
            psql = Psql(folder, binaries)
            yield psql
            psql.close()
        finally:
            run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
