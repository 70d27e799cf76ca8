"""The user's own templates: copied from the packaged ones to be edited, and how they stand to them since."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.folders import TemplateFolders, is_plain_name
from briefgen.language import _
from briefgen.values import dataclass

NOTE: Final = "copied-from-briefgen.txt"  # in the user's folder, as `sha256sum` writes its lists
_NOTE_HEAD: Final = """\
# Which of briefgen's own templates were copied into this folder, with the SHA-256 of each as it was then.
# Keep this file: by it, 'briefgen templates list' sees which copies were edited and which are of an older version.
"""
_ROOMS: Final = ("kinds", "ministries", "house-style", "shared", "calendar")
_SUFFIXES: Final = (".yaml", ".md")


class State(StrEnum):
    """How a file in the user's folder stands to the packaged one of the same name."""

    UNCHANGED = "unchanged"  # a copy nobody edited, of this version
    EDITED = "edited"  # a copy that was edited, of this version
    OLDER = "older"  # a copy nobody edited; the packaged file has changed since
    OLDER_EDITED = "older-edited"  # a copy that was edited; the packaged file has changed since as well
    NO_LONGER_PACKAGED = "no-longer-packaged"  # a copy of a file that briefgen no longer has
    NOT_A_COPY = "not-a-copy"  # stands before a packaged file, but was not made by copying it
    OWN = "own"  # there is no packaged file of this name


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file in one of the user's template folders."""

    name: str
    path: Path
    state: State


@dataclass(frozen=True, slots=True)
class Considered:
    """One template file: each place where it is looked for, whether it is there, and the one that is used."""

    name: str
    places: tuple[tuple[Path, bool], ...]

    @property
    def used(self) -> Path | None:
        return next((path for path, is_there in self.places if is_there), None)


class UnknownTemplateError(BriefgenError):
    """A name that is no file, folder, kind or ministry of the template folders."""

    def __init__(self, name: str, *, known: tuple[str, ...], searched: tuple[Path, ...]) -> None:
        from briefgen.yamlfile.suggestions import nearest

        close = nearest(name, known)
        hint = _("'briefgen templates list' shows what there is.")
        if close:
            hint = _("Did you mean '{name}'?").format(name=close.name) + " " + hint
        places = "".join(f"\n  {place}" for place in searched)
        message = _("There is no template '{name}'. Considered:{places}").format(name=name[:200], places=places)
        super().__init__(message, hint=hint)


class AlreadyThereError(BriefgenError):
    """A copy would take the place of files that are there; nothing was written."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, paths: tuple[Path, ...]) -> None:
        places = "".join(f"\n  {path}" for path in paths)
        super().__init__(
            _("There is already:{places}\nNothing was written.").format(places=places),
            hint=_("Move it away first, or copy another file."),
        )


class NotWritableError(BriefgenError):
    """The user's folder cannot be written in."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} cannot be written.").format(path=path), hint=_("Choose a folder of your own."))


def where(name: str, *, folders: TemplateFolders) -> tuple[Considered, ...]:
    """Where the files are looked for that `name` stands for.

    A name is a file (`shared/dates.md`), a folder (`kinds/meeting-report`), or a kind or ministry by itself. Raises
    UnknownTemplateError, and NotATemplateError where a place is taken by what cannot be used.
    """
    names = files_of(name, folders=folders)
    for each in names:
        folders.find(each)
    return tuple(Considered(each, folders.considered(each)) for each in names)


def files_of(name: str, *, folders: TemplateFolders) -> tuple[str, ...]:
    """The names of the template files that `name` stands for, sorted; raises UnknownTemplateError."""
    tries = (name, *(f"{room}/{name}" for room in _ROOMS), f"house-style/{name}.yaml", f"shared/{name}.md")
    for each in filter(is_plain_name, tries):
        if each.split("/")[0] in _ROOMS and (found := _files_below(each, folders)):
            return found
    searched = tuple(folder / room / name for folder in folders.folders for room in _ROOMS[:2] if is_plain_name(name))
    raise UnknownTemplateError(name, known=_known(folders), searched=searched or folders.folders)


def _known(folders: TemplateFolders) -> tuple[str, ...]:
    return (*folders.names("kinds"), *folders.names("ministries"))


def _files_below(name: str, folders: TemplateFolders) -> tuple[str, ...]:
    if folders.has(name):
        return (name,)
    below = {each for folder in folders.folders for each in _templates_in(folder, name)}
    return tuple(sorted(each for each in below if folders.has(each)))


def _templates_in(folder: Path, under: str) -> list[str]:
    places = (folder / under).rglob("*") if (folder / under).is_dir() else ()
    names = (place.relative_to(folder).as_posix() for place in places if place.suffix in _SUFFIXES)
    return [name for name in names if is_plain_name(name)]


def copy_templates(name: str, *, folders: TemplateFolders, into: Path) -> tuple[Path, ...]:
    """Copies the packaged files that `name` stands for into the user's folder `into`, with a note of their versions.

    Nothing that is there is replaced: raises AlreadyThereError before anything is written. Returns the new files.
    """
    packaged = TemplateFolders((folders.packaged,))
    names = files_of(name, folders=packaged)
    targets = tuple(into / each for each in names)
    if there := tuple(target for target in targets if _is_taken(target, into)):
        raise AlreadyThereError(there)
    contents = {each: packaged.find(each).read_bytes() for each in names}
    try:
        for each, target in zip(names, targets, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:  # never over a file that came in between
                file.write(contents[each])
        _write_note(into, {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()})
    except OSError as error:
        raise NotWritableError(Path(error.filename or into)) from error
    return targets


def _is_taken(target: Path, into: Path) -> bool:
    """Whether something stands there, or a link on the way leads out of the user's folder."""
    return target.exists() or target.is_symlink() or not target.resolve().is_relative_to(into.resolve())


def own_files(folders: TemplateFolders) -> tuple[OwnFile, ...]:
    """The template files in the user's folders, each with its standing to the packaged file of the same name."""
    found = []
    for folder in folders.own:
        sums = _read_note(folder)
        for room in _ROOMS:
            for name in sorted(_templates_in(folder, room)):
                state = _state(folder / name, folders.packaged / name, sums.get(name))
                found.append(OwnFile(name, folder / name, state))
    return tuple(found)


def _state(own: Path, packaged: Path, copied: str | None) -> State:
    now = _sum(packaged)
    if copied is None:
        return State.NOT_A_COPY if now else State.OWN
    if not now:
        return State.NO_LONGER_PACKAGED
    edited = _sum(own) not in (copied, now)
    if copied == now or _sum(own) == now:
        return State.EDITED if edited else State.UNCHANGED
    return State.OLDER_EDITED if edited else State.OLDER


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _read_note(folder: Path) -> dict[str, str]:
    """Name and sum of each copy; lines that are neither are passed over, for people may write in the file."""
    path = folder / NOTE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ()
    parts = (line.split(maxsplit=1) for line in lines if not line.startswith("#"))
    return {each[1].strip(): each[0] for each in parts if len(each) == 2}


def _write_note(folder: Path, sums: dict[str, str]) -> None:
    """Adds these sums to the note."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted({**_read_note(folder), **sums}.items()))
    (folder / NOTE).write_text(_NOTE_HEAD + lines, encoding="utf-8", newline="\n")
