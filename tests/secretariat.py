"""A secretariat's working folder for tests: records that are ready to be issued, and an archive to issue them into."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import RECORDS, SEED, Ran, briefgen

ARCHIVE = Path("letters") / "archive"
Change = Callable[[str], str]


class Desk:
    """A folder with an archive in it, and the commands that are given there."""

    def __init__(self, folder: Path, *, archive: bool = True) -> None:
        self.folder = folder
        folder.mkdir()
        if archive:
            assert self("archive", "init").status == 0

    def __call__(self, *args: str | Path, **environment: str) -> Ran:
        cache = self.folder.parent.parent / "compiled"  # of the whole run, so that templates are compiled once
        return briefgen(*args, folder=self.folder, environment={"BRIEFGEN_CACHE": str(cache), **environment})

    def json(self, *args: str | Path) -> dict[str, Any]:
        """What the command prints with `--json`."""
        return dict(json.loads(self(*args, "--json").out))

    @property
    def archive(self) -> Path:
        return self.folder / ARCHIVE

    def record(self, *changes: Change, name: str = "brief.yaml", of: Path = SEED) -> Path:
        """The example record, after these changes of its text."""
        text = of.read_text(encoding="utf-8")
        for change in changes:
            text = change(text)
        path = self.folder / name
        path.write_bytes(text.encode())
        return path

    def issued(self, *changes: Change, name: str = "brief.yaml", of: Path = SEED) -> str:
        """The reference under which this record was issued."""
        ran = self("issue", self.record(*changes, name=name, of=of), "--json")
        assert ran.status == 0, ran.err
        return str(json.loads(ran.out)["reference"])

    def letter(self, reference: str, *, ministry: str = "jenv", year: int = 2020) -> Path:
        return self.archive / ministry / str(year) / reference

    def stand(self) -> dict[str, bytes]:
        """Every file in the folder, but for who is writing and the index, which may be caught up by a reader."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {str(path): path.read_bytes() for path in files if not {".lock", "index"} & set(path.parts)}

    def lose_archive(self) -> None:
        """Removes the archive, although its letters' folders are protected."""
        for folder in (path for path in self.archive.rglob("*") if path.is_dir()):
            folder.chmod(0o755)
        shutil.rmtree(self.archive)

    def refused(self, status: int, *args: str | Path) -> str:
        """What a command says that is refused with this status; nothing has changed then."""
        before = self.stand()
        ran = self(*args)
        assert (ran.status, ran.out) == (status, ""), ran.err
        assert self.stand() == before
        assert "Traceback" not in ran.err
        return ran.err


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def without(*fields: str) -> Change:
    """Takes top-level lines out."""
    return lambda text: re.sub(rf"^(?:{'|'.join(fields)}):.*\n", "", text, flags=re.MULTILINE)


def with_line(line: str) -> Change:
    """Adds a line to the top level, after the subject."""
    return lambda text: re.sub(r"^(subject: .*\n)", lambda found: f"{found[1]}{line}\n", text, flags=re.MULTILINE)


def renamed(identity: str, *, reference: str = "") -> Change:
    """A record of its own, with the same words."""

    def change(text: str) -> str:
        text = re.sub(r"^id: .*$", f"id: {identity}", text, flags=re.MULTILINE)
        return re.sub(r"^reference: .*$", f"reference: {reference}", text, flags=re.MULTILINE) if reference else text

    return change


def of_ienw(identity: str) -> Change:
    """The example record as a letter of the ministry that has a series of its own."""

    def change(text: str) -> str:
        text = re.sub(r"^unit: .*\n|^reference: .*\n", "", renamed(identity)(text), flags=re.MULTILINE)
        return text.replace("ministry: jenv", "ministry: ienw").replace("office: staatssecretaris", "office: minister")

    return change


LONG = RECORDS / "2026-03-12-fiets-en-stations.yaml"
