"""An archive that has everything, for tests that change it."""

import shutil
from pathlib import Path

import pytest
from campaigns.making import NOW, issue, new_archive
from extract.hostile_files import scanned_pdf
from letters_from_before import Before, add

from briefgen.archive.adding.completing import complete
from briefgen.archive.facts import annotate, reserve, withdraw
from briefgen.archive.store import Enclosure
from briefgen.archive.taking import Wanted


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with every kind of file, entry and row."""
    folder = tmp_path_factory.mktemp("model")
    file = folder / "rapport.pdf"
    file.write_bytes(b"rapport " * 100)
    archive = new_archive(folder / "archive")
    first = issue(archive, "first", enclosures=(Enclosure("rapport.pdf", file),))
    issue(archive, "second", replaces=first.reference)
    issue(archive, "third", subject="Élève naïef", ministry="jenv", reference="3090253")
    withdraw(archive, "jenv", "3090253", reason="sent by mistake", at=NOW)
    annotate(archive, "ienw", first.reference, {"document": "2020D46511"}, at=NOW)
    added = add(archive, Before(), Before(reference="", words=("Zonder kenmerk.",)), scanned_pdf())
    complete(archive, [(added[2].sha256, {"reference": "42", "date": "2009-03-17", "subject": "Scan"})], at=NOW)
    withdraw(archive, "", "", sha256=added[1].sha256, reason="dubbel", at=NOW)
    reserve(archive, Wanted("jenv", "fourth", 2020, series="{number:07}"), at=NOW)
    archive.close()
    return archive.root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model, tmp_path / "archive"))
