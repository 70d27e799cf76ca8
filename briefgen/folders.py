"""Where templates are looked for: the user's folders first, the packaged ones last, and what was considered."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, UnreadableError
from briefgen.language import _

LONGEST_NAME: Final = 200  # characters of a template's name; also keeps messages readable
_FIRST: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_OTHERS: Final = _FIRST | frozenset(".-")
_NAME_OF_USER_FOLDER: Final = "briefgen-templates"


class TemplateNameError(BriefgenError):
    """A name that is no plain path below a template folder: it was not looked up at all."""

    def __init__(self, name: str) -> None:
        shown = ascii(name[:LONGEST_NAME])
        super().__init__(
            _("{name} is not the name of a template.").format(name=shown),
            hint=_("Names are letters, digits, '_', '-' and '.', in folders separated by '/': kinds/my-kind/letter.md"),
        )


class NotInFoldersError(BriefgenError):
    """No template folder has a file of this name; `considered` lists the places, in the order they were tried."""

    def __init__(self, name: str, considered: tuple[Path, ...]) -> None:
        places = "".join(f"\n  {place}" for place in considered)
        super().__init__(
            _("There is no template {name}. Considered:{places}").format(name=name, places=places),
            hint=_("'briefgen templates list' shows what there is."),
        )
        self.considered: Final = considered


class NotATemplateError(UnreadableError):
    """What stands in the place of a template is no file that can be used; another one was not taken in its stead."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            _("{place} cannot be used as a template: {why}.").format(place=place, why=why),
            hint=_("Put a file there, or take it away: then the next template folder is asked."),
        )


def packaged_folder() -> Path:
    """The templates that come with briefgen: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def is_plain_name(name: str) -> bool:
    """Whether the name can only mean a file below a template folder: no `..`, no root, no odd characters."""
    return len(name) <= LONGEST_NAME and all(
        bool(part) and part[0] in _FIRST and part[-1] != "." and _OTHERS.issuperset(part) for part in name.split("/")
    )


class TemplateFolders:
    """Template folders in the order in which they are asked; the packaged one is always the last.

    `compiled` is a folder of the user's own where compiled templates are kept for the next start; none by default.
    """

    def __init__(self, folders: Sequence[Path], *, compiled: Path | None = None) -> None:
        self.folders: Final = tuple(folders)
        self.compiled: Final = compiled

    @classmethod
    def standard(cls, *user_folders: Path, compiled: Path | None = None) -> "TemplateFolders":
        """The user's folders, then the packaged one."""
        return cls((*user_folders, packaged_folder()), compiled=compiled)

    @staticmethod
    def in_working_folder(folder: Path) -> tuple[Path, ...]:
        """The user's own templates where no setting names any: `briefgen-templates/` in `folder`, if it is there."""
        own = folder / _NAME_OF_USER_FOLDER
        return (own,) if own.is_dir() else ()

    @property
    def packaged(self) -> Path:
        return self.folders[-1]

    @property
    def own(self) -> tuple[Path, ...]:
        """The user's folders."""
        return self.folders[:-1]

    def find(self, name: str) -> Path:
        """The file that is used for `name`, as in `kinds/meeting-report/letter.md`.

        Raises NotInFoldersError, NotATemplateError where a place before it is taken by something else than a file,
        or TemplateNameError for a name that could lead out of the folders.
        """
        if not is_plain_name(name):
            raise TemplateNameError(name)
        for folder in self.folders:
            place = folder / name
            if _is_file_below(folder, name):
                return place
            _refuse_what_is_there(place)
        raise NotInFoldersError(name, tuple(place for place, _there in self.considered(name)))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name in any folder; False for a name that is refused."""
        return is_plain_name(name) and any(_is_file_below(folder, name) for folder in self.folders)

    def considered(self, name: str) -> tuple[tuple[Path, bool], ...]:
        """Each place where `name` is looked for, and whether a file is there; the first that is there is used.

        A link that leads out of its template folder counts as not there.
        """
        if not is_plain_name(name):
            raise TemplateNameError(name)
        return tuple((folder / name, _is_file_below(folder, name)) for folder in self.folders)

    def names(self, under: str) -> tuple[str, ...]:
        """The names of the folders below `under` over all template folders, sorted: kinds, ministries."""
        if not is_plain_name(under):
            raise TemplateNameError(under)
        return tuple(sorted({name for folder in self.folders for name in _folders_below(folder / under)}))


def _is_file_below(folder: Path, name: str) -> bool:
    # Plain text and `os` here: each issue and each start asks some fifty times.
    place = f"{folder}/{name}"
    if not os.path.isfile(place):  # noqa: PTH113 - see above
        return False
    parts = name.split("/")
    if not any(os.path.islink("/".join((str(folder), *parts[:count]))) for count in range(1, len(parts) + 1)):  # noqa: PTH114 - see above
        return True
    return os.path.realpath(place).startswith(os.path.realpath(folder) + os.sep)


def _refuse_what_is_there(place: Path) -> None:
    """Raises NotATemplateError where something stands in this place, which is known to be no file to use."""
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise NotATemplateError(place, _("it cannot be reached")) from error
    if place.is_dir():
        raise NotATemplateError(place, _("it is a folder"))
    if place.is_file():
        raise NotATemplateError(place, _("it is a link that leads out of its template folder"))
    if place.exists():
        raise NotATemplateError(place, _("it is a device or a pipe"))
    raise NotATemplateError(place, _("it is a link that leads nowhere"))


def _folders_below(place: Path) -> tuple[str, ...]:
    if not place.is_dir():
        return ()
    return tuple(each.name for each in place.iterdir() if is_plain_name(each.name) and each.is_dir())
