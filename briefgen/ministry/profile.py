"""Reads a ministry's profile from the template folders, with the findings in its file."""

from briefgen.errors import BriefgenError, Problem, Severity
from briefgen.folders import NotInFoldersError, TemplateFolders, TemplateNameError
from briefgen.language import _
from briefgen.ministry.checks import check_files, check_profile
from briefgen.ministry.model import Profile
from briefgen.yamlfile import read_yaml
from briefgen.yamlfile.models import build, by_place
from briefgen.yamlfile.sorts import PROFILE


class UnknownMinistryError(BriefgenError):
    """No template folder has a profile of this ministry."""

    def __init__(self, code: str, *, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(code.lower(), known, n=1)
        hint = _("Known ministries: {known}.").format(known=", ".join(known) or "-")
        if close:
            hint = _("Did you mean '{name}'?").format(name=close[0]) + " " + hint
        super().__init__(_("There is no ministry '{code}'.").format(code=code[:100]), hint=hint)


def known_ministries(folders: TemplateFolders) -> tuple[str, ...]:
    """The codes of all ministries that have a profile, sorted."""
    return tuple(code for code in folders.names("ministries") if folders.has(_file_of(code)))


def read_profile(code: str, *, folders: TemplateFolders) -> tuple[Profile | None, tuple[Problem, ...]]:
    """The profile with the findings in its file; None where one of them is an error.

    Raises UnknownMinistryError where there is no such file, UnreadableError where it is no text.
    """
    try:
        place = folders.find(_file_of(code))
    except (NotInFoldersError, TemplateNameError) as error:
        raise UnknownMinistryError(code, known=known_ministries(folders)) from error
    document = read_yaml(place, sort=PROFILE)
    profile, problems = build(document, Profile)
    problems = (*document.problems, *problems)
    if profile is not None:
        more = (*check_profile(profile, document, code=code), *check_files(profile, document, folders=folders))
        problems = by_place((*problems, *more))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return profile, problems


def _file_of(code: str) -> str:
    return f"ministries/{code}/profile.yaml"
