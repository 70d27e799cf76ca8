"""A kind of letter (briefsoort) as data: `templates/kinds/<kind>/kind.yaml` beside its template `letter.md`."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from briefgen.errors import BriefgenError, Problem, Severity
from briefgen.folders import NotInFoldersError, TemplateFolders, TemplateNameError
from briefgen.language import N_, _, current_language
from briefgen.record.fields import Text
from briefgen.rules import Rule
from briefgen.yamlfile import read_yaml
from briefgen.yamlfile.models import build
from briefgen.yamlfile.sorts import KIND

MISSING_FOR_KIND: Final = Rule(
    "K101",
    Severity.ERROR,
    N_("A field that this kind of letter cannot do without is missing"),
    N_("Each kind of letter says in its kind.yaml which fields a record must fill for the letter to make sense."),
    wrong="kind: meeting-report\nmeetings: []\n",
    right="kind: meeting-report\n",
)
UNKNOWN_DETAIL: Final = Rule(
    "K102",
    Severity.ERROR,
    N_("A field under 'details' that this kind of letter does not know"),
    N_("A kind declares the further fields that its template prints; another name would not appear in the letter."),
    wrong="details:\n  colour: blauw\n",
    right="details: {}\n",
)
RULES: Final = (MISSING_FOR_KIND, UNKNOWN_DETAIL)

Both = Annotated[dict[str, str], Field(min_length=1)]


class UnknownKindError(BriefgenError):
    """No template folder has this kind of letter."""

    def __init__(self, name: str, *, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(name.lower(), known, n=1)
        hint = _("Known: {known}.").format(known=", ".join(known) or "-")
        if close:
            hint = _("Did you mean '{name}'?").format(name=close[0]) + " " + hint
        super().__init__(_("There is no kind of letter '{name}'.").format(name=name[:100]), hint=hint)


class Headings(BaseModel):
    """How headings in the body look."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    numbered: bool = False


class Kind(BaseModel):
    """A kind of letter; titles and descriptions by language (`en`, `nl`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    title: Both
    description: Both = Field(default_factory=lambda: {"en": ""})
    document_type: Text = "Brief regering"  # soort in the House's data
    headings: Headings = Headings()
    requires: tuple[str, ...] = ()
    details: dict[str, Both] = {}

    def title_in(self, language: str) -> str:
        return self.title.get(language) or next(iter(self.title.values()))

    def description_in(self, language: str) -> str:
        return self.description.get(language) or next(iter(self.description.values()))


def known_kinds(folders: TemplateFolders) -> tuple[str, ...]:
    """The names of all kinds of letters, sorted."""
    return tuple(name for name in folders.names("kinds") if folders.has(f"kinds/{name}/kind.yaml"))


def read_kind(name: str, *, folders: TemplateFolders) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The kind with the findings in its file; None where it cannot be used.

    Raises UnknownKindError, or UnreadableError where its file is no text.
    """
    path = f"kinds/{name}/kind.yaml"
    try:
        place = folders.find(path)
    except (NotInFoldersError, TemplateNameError) as error:
        raise UnknownKindError(name, known=known_kinds(folders)) from error
    document = read_yaml(place, sort=KIND)
    kind, problems = build(document, Kind)
    return kind, (*document.problems, *problems)


def detail_text(kind: Kind, name: str) -> str:
    """What a further field is for, in the user's language."""
    texts = kind.details[name]
    return texts.get(current_language()) or next(iter(texts.values()))
