"""LibreOffice as a judge: it accepts or rejects all changes of documents through its own API."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from needs import need, need_program

SCRIPT = Path(__file__).parent / "office_changes.py"
_PYTHON = "/usr/bin/python3"


def office_python() -> str:
    """A Python that has LibreOffice's API."""
    done = (
        subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False)
        if Path(_PYTHON).exists()
        else None
    )
    need("LibreOffice's API", found=done is not None and done.returncode == 0, how="apt-get install python3-uno")
    return _PYTHON


def settled_by_office(jobs: Sequence[tuple[str, bytes]], folder: Path) -> list[bytes]:
    """The documents after `accept`, `reject` or `keep`, as LibreOffice saves them; one run for all."""
    program, python = need_program("soffice", package="libreoffice-writer"), office_python()
    arguments: list[str] = []
    for number, (what, document) in enumerate(jobs):
        source, target = folder / f"in{number}.docx", folder / f"out{number}.docx"
        source.write_bytes(document)
        arguments += [what, str(source), str(target)]
    pipe = f"briefgen{abs(hash(str(folder)))}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(
        [program, profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        done = subprocess.run([python, str(SCRIPT), pipe, *arguments], capture_output=True, timeout=1500, check=False)
        assert done.returncode == 0, done.stderr.decode()
    finally:
        office.terminate()
        office.wait(30)
    return [(folder / f"out{number}.docx").read_bytes() for number in range(len(jobs))]
