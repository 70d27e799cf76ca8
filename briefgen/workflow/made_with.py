"""What a letter is made with (templates, profile, calendar, house style, fonts), kept so that it can be made again."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.folders import TemplateFolders, packaged_folder
from briefgen.language import _
from briefgen.letter.templates import templates_of
from briefgen.ministry.model import Profile
from briefgen.record.calendar import FILE as CALENDAR

FONTS: Final = "fonts"
_FONT_FILES: Final = (".ttf", ".json")  # the table of widths stands beside the fonts


class TemplatesChangedError(BriefgenError):
    """A template that somebody edited while a letter was being issued."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} was edited while the letter was made. No letter was issued.").format(name=name),
            hint=_("Issue the record again."),
        )


def read_before(kind: str, ministry: str, *, folders: TemplateFolders) -> dict[str, bytes]:
    """The files whose names are known before a letter is composed, as they are before that."""
    names = (f"kinds/{kind}/kind.yaml", f"ministries/{ministry}/profile.yaml", CALENDAR)
    return _read_all(names, folders)


def made_with(kind: str, profile: Profile, *, folders: TemplateFolders) -> dict[str, bytes]:
    """Each file that composing and rendering reads, by its name in the template folders; fonts included.

    Of the templates those that were loaded from these folders since `forget_templates`; raises TemplatesChangedError
    where one is no longer as it was loaded.
    """
    sources = templates_of(folders).sources
    names = {*sources, f"kinds/{kind}/kind.yaml", f"ministries/{profile.code}/profile.yaml", CALENDAR}
    names.add(f"house-style/{profile.house_style}.yaml")
    if profile.logo:
        names.add(f"ministries/{profile.code}/{profile.logo.path}")
    found = _read_all(sorted(names), folders)
    for name, source in sources.items():
        if name not in found or _as_text(found[name]) != source:
            raise TemplatesChangedError(name)
    return found | fonts()


def _read_all(names: Iterable[str], folders: TemplateFolders) -> dict[str, bytes]:
    return {name: _read(folders.find(name), name) for name in names if folders.has(name)}


def fonts() -> dict[str, bytes]:
    """The fonts of this briefgen and the widths that belong to them."""
    folder = packaged_folder() / FONTS
    return {
        f"{FONTS}/{each.name}": each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix in _FONT_FILES
    }


def check_unchanged(kept: Mapping[str, bytes], *, folders: TemplateFolders) -> None:
    """Raises TemplatesChangedError where a file is no longer the one that was gathered."""
    for name, data in kept.items():
        if not name.startswith(f"{FONTS}/") and (not folders.has(name) or _read(folders.find(name), name) != data):
            raise TemplatesChangedError(name)


def _as_text(data: bytes) -> str:
    """As `Path.read_text` gives it."""
    return data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplatesChangedError(name) from error
