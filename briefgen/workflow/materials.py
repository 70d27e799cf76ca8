"""What many records share, read once per set of template folders: profiles, kinds and house styles."""

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from briefgen.errors import Problem
from briefgen.language import current_language

if TYPE_CHECKING:
    from briefgen.dutch.calendar import Calendar
    from briefgen.folders import TemplateFolders
    from briefgen.letter.kinds import Kind
    from briefgen.ministry.model import Profile
    from briefgen.render.style import Style


class Materials:
    """Reads each profile, kind and house style of its folders once; changed files need new folders."""

    def __init__(self) -> None:
        # Findings are in the language in which they were made, so that is part of the key.
        self._profiles: Final[dict[tuple[str, str], tuple[Profile | None, tuple[Problem, ...]]]] = {}
        self._kinds: Final[dict[tuple[str, str], tuple[Kind | None, tuple[Problem, ...]]]] = {}
        self._calendars: Final[dict[str, tuple[Calendar, tuple[Problem, ...]]]] = {}
        self._styles: Final[dict[str, Style]] = {}

    def profile(self, code: str, folders: "TemplateFolders") -> "tuple[Profile | None, tuple[Problem, ...]]":
        """As `read_profile`; raises what it raises."""
        from briefgen.ministry.profile import read_profile

        key = (code, current_language())
        if key not in self._profiles:
            self._profiles[key] = read_profile(code, folders=folders)
        return self._profiles[key]

    def kind(self, name: str, folders: "TemplateFolders") -> "tuple[Kind | None, tuple[Problem, ...]]":
        """As `read_kind`; raises what it raises."""
        from briefgen.letter.kinds import read_kind

        key = (name, current_language())
        if key not in self._kinds:
            self._kinds[key] = read_kind(name, folders=folders)
        return self._kinds[key]

    def calendar(self, folders: "TemplateFolders") -> "tuple[Calendar, tuple[Problem, ...]]":
        """As `read_calendar`."""
        from briefgen.record.calendar import read_calendar

        language = current_language()
        if language not in self._calendars:
            self._calendars[language] = read_calendar(folders)
        return self._calendars[language]

    def style(self, profile: "Profile", folders: "TemplateFolders") -> "Style":
        """The house style of the ministry, with the site's own logo where its profile names one."""
        from briefgen.ministry.logo import read_logo
        from briefgen.render.house_style import read_style
        from briefgen.render.style import Logo

        if profile.code not in self._styles:
            file = read_logo(profile, folders=folders)
            logo = Logo(data=file.data, suffix=file.suffix, alt=file.alt) if file else None
            self._styles[profile.code] = read_style(profile.house_style, folders=folders, logo=logo)
        return self._styles[profile.code]


_materials: Final[WeakKeyDictionary["TemplateFolders", Materials]] = WeakKeyDictionary()


def materials(folders: "TemplateFolders") -> Materials:
    """The materials read so far from these folders."""
    return _materials.setdefault(folders, Materials())
