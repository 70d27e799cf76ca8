"""Exports issued letters as packages, all of them or none, written aside and put in place by renaming."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefgen.archive.added import called
from briefgen.archive.entries import ISSUED
from briefgen.archive.errors import NoSuchLetterError
from briefgen.archive.export.errors import CannotExportError, TargetExistsError
from briefgen.archive.export.history import History, Told
from briefgen.archive.export.known import Known, know, ministry_of
from briefgen.archive.export.packaging import Package, left_out, make_package
from briefgen.archive.export.sitemap import Sitemaps, checked_site
from briefgen.archive.export.terms import Terms
from briefgen.archive.files import Files, remove_tree
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import reason_of
from briefgen.archive.letters import letter
from briefgen.archive.tree import TreeHead

_ASIDE: Final = ".export-{number}"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported: `head` is the tree head that the packages verify against, to be made known elsewhere.

    `waiting` are letters from before briefgen that were left out until their ministry is known.
    """

    head: TreeHead
    packages: tuple[Package, ...]
    sitemaps: tuple[Path, ...] = ()
    waiting: tuple[str, ...] = ()


def export(
    archive: Archive,
    references: Sequence[str],
    to: Path,
    *,
    terms: Terms,
    ministry: str | None = None,
    files: Files | None = None,
) -> Exported:
    """A package in the folder `to` for each of these letters, in any spelling of their references.

    Raises NoSuchLetterError, SeveralLettersError, ChangedLetterError, NoSenderError, NameTakenError,
    TargetExistsError, CannotExportError, LogDamagedError, with nothing exported.
    """
    found = [letter(archive, reference, ministry=ministry) for reference in references]
    history = History(archive, archive.log.head(), only=found)
    told: dict[int, Told] = {}
    for each in found:
        try:
            told[each.entry] = history.of(each)
        except LookupError as error:  # the index knows a letter that the log does not
            raise NoSuchLetterError(each.reference) from error
    return _export(archive, history, tuple(told.values()), to, terms=terms, site="", files=files)


def export_all(archive: Archive, to: Path, *, terms: Terms, site: str = "", files: Files | None = None) -> Exported:
    """A package for every letter; where `site` is the address at which `to` is published, a sitemap too. Letters from
    before briefgen whose ministry is not known are left out: a package says who sent the letter.

    Raises what `export` raises of the letters and the folder, and SiteRefusedError.
    """
    if site:
        checked_site(site)
    history = History(archive, archive.log.head())
    letters = history.letters()
    told = tuple(each for each in letters if each.issued.what == ISSUED or ministry_of(each) in terms.profiles)
    waiting = tuple(called(each.issued.fields) for each in letters if each not in told)
    exported = _export(archive, history, told, to, terms=terms, site=site, files=files)
    return replace(exported, waiting=waiting)


def _export(
    archive: Archive,
    history: History,
    told: tuple[Told, ...],
    to: Path,
    *,
    terms: Terms,
    site: str,
    files: Files | None,
) -> Exported:
    files = files or Files()
    packages: list[Package] = []
    with _aside(to, files) as aside:
        maps = Sitemaps(aside, site=site, files=files) if site else None
        for each in told:
            known = know(archive, each, terms=terms)
            _check_free(to / known.package)
            sha256, count = make_package(
                archive,
                known,
                aside / known.package,
                proof=history.proof(each),
                head=history.head,
                terms=terms,
                files=files,
            )
            packages.append(_package(known, to, sha256=sha256, count=count))
            if maps:
                maps.add(known)
        names = maps.close() if maps else ()
        _put_in_place(aside, to, [*(each.folder.name for each in packages), *names], files)
    return Exported(history.head, tuple(packages), tuple(to / name for name in names))


def _package(known: Known, to: Path, *, sha256: str, count: int) -> Package:
    return Package(
        ministry=known.manifest.ministry,
        reference=known.manifest.reference,
        folder=to / known.package,
        sha256=sha256,
        files=count,
        left_out=left_out(known),
    )


def _check_free(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise TargetExistsError(str(path))


@contextmanager
def _aside(to: Path, files: Files) -> Iterator[Path]:
    """A new folder inside `to` for work in progress, gone afterwards; so is `to`, where it was made for nothing."""
    made: list[Path] = []
    try:
        try:
            _make_target(to, made)
            made.append(_new_folder(to, files))
            yield made[-1]
        except BaseException:
            for folder in reversed(made):
                _undo(folder, to, files)
            raise
        remove_tree(files, made[-1])
    except OSError as error:
        raise CannotExportError(str(error.filename or to), reason_of(error)) from error


def _undo(folder: Path, to: Path, files: Files) -> None:
    """Removes a folder that was made in vain; one that others have put something in by now stays."""
    if folder.parent == to:
        remove_tree(files, folder)
    elif not any(folder.iterdir()):
        files.remove_folder(folder)


def _new_folder(to: Path, files: Files) -> Path:
    number = 0
    while True:
        aside = to / _ASIDE.format(number=number)
        try:
            files.make_folder(aside)
        except FileExistsError:  # of an export that runs now, or that was killed
            number += 1
        else:
            return aside


def _make_target(to: Path, made: list[Path]) -> None:
    missing = [each for each in (to, *to.parents) if not each.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)


def _put_in_place(aside: Path, to: Path, names: list[str], files: Files) -> None:
    placed: list[str] = []
    try:
        for name in names:
            _check_free(to / name)
            files.rename(aside / name, to / name)
            placed.append(name)
        files.sync_folder(to)
    except BaseException:
        for name in placed:
            remove_tree(files, to / name)
        raise
