"""Reads a ministry's profile from the template folders."""

import yaml

from briefgen.errors import BriefgenError, Problem
from briefgen.folders import TemplateFolders, is_plain_name
from briefgen.language import _
from briefgen.ministry.model import Profile


class UnknownMinistryError(BriefgenError):
    """No template folder has a profile of this ministry."""

    def __init__(self, code: str, *, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(code.lower(), known, n=1)
        hint = _("Known: {known}.").format(known=", ".join(known) or "-")
        if close:
            hint = _("Did you mean '{name}'?").format(name=close[0]) + " " + hint
        super().__init__(_("There is no ministry '{code}'.").format(code=code[:100]), hint=hint)


def known_ministries(folders: TemplateFolders) -> tuple[str, ...]:
    """The codes of all ministries that have a profile, sorted."""
    return tuple(code for code in folders.names("ministries") if folders.has(f"ministries/{code}/profile.yaml"))


def read_profile(code: str, *, folders: TemplateFolders) -> tuple[Profile | None, tuple[Problem, ...]]:
    """The profile with the findings in its file; None where it cannot be used. Raises UnknownMinistryError."""
    name = f"ministries/{code}/profile.yaml"
    if not is_plain_name(name) or not folders.has(name):
        raise UnknownMinistryError(code, known=known_ministries(folders))
    return Profile.model_validate(yaml.load(folders.find(name).read_bytes(), yaml.CBaseLoader)), ()  # noqa: S506 - makes text only
