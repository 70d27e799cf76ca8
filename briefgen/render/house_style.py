"""Reads a house style: the look of a ministry's letters, as data."""

from functools import lru_cache
from pathlib import Path

from briefgen.errors import BriefgenError, FindingsError, Problem, Severity
from briefgen.folders import NotInFoldersError, TemplateFolders, TemplateNameError
from briefgen.language import _, current_language
from briefgen.render.style import Logo, Style
from briefgen.yamlfile import read_yaml
from briefgen.yamlfile.models import build
from briefgen.yamlfile.sorts import HOUSE_STYLE


class UnknownStyleError(BriefgenError):
    """No template folder has a house style of this name."""

    def __init__(self, name: str, *, folders: TemplateFolders) -> None:
        places = ", ".join(str(folder / "house-style") for folder in folders.folders)
        super().__init__(
            _("There is no house style '{name}'.").format(name=name[:100]),
            hint=_("A house style is a file <name>.yaml in one of: {places}").format(places=places),
        )


def read_style(name: str, *, folders: TemplateFolders, logo: Logo | None = None) -> Style:
    """The house style of this name, with the site's own logo where there is one.

    Raises UnknownStyleError, UnreadableError, and FindingsError with all that is wrong in its file.
    """
    file = f"house-style/{name}.yaml"
    try:
        path = folders.find(file)
    except (NotInFoldersError, TemplateNameError) as error:
        raise UnknownStyleError(name, folders=folders) from error
    state = path.stat()
    style, problems = _parsed(path, (state.st_mtime_ns, state.st_size), current_language())
    if style is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise FindingsError(_("The house style '{name}' has errors.").format(name=name), problems=problems)
    return style.model_copy(update={"site_logo": logo}) if logo else style


@lru_cache(maxsize=8)
def _parsed(path: Path, _state: tuple[int, int], _language: str) -> tuple[Style | None, tuple[Problem, ...]]:
    """Kept for as long as the file stays as it is: a folder of letters has one look."""
    document = read_yaml(path, sort=HOUSE_STYLE)
    style, problems = build(document, Style)
    return style, (*document.problems, *problems)
