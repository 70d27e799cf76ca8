"""One archive and one export of all its letters, for tests that only read them or work on copies."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_export.letters_to_export import FAST, TERMS, archive_of_all_sorts

from briefgen.archive.export.exporting import Exported, export_all
from briefgen.archive.keeping import Archive

SITE = "https://open.example.nl/brieven"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of_all_sorts(tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="session")
def exported(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export_all(archive, tmp_path_factory.mktemp("exported"), terms=TERMS, site=SITE, files=FAST)


@pytest.fixture
def head(exported: Exported) -> str:
    """The tree head that the export printed."""
    return str(exported.head)


@pytest.fixture(scope="session")
def folder_of(exported: Exported) -> Callable[[str], Path]:
    """Where the package of a letter lies; not to be changed."""
    folders = {package.reference: package.folder for package in exported.packages}
    return folders.__getitem__


@pytest.fixture
def copy_of(folder_of: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the package of a letter."""
    return lambda reference: Path(shutil.copytree(folder_of(reference), tmp_path / reference))
