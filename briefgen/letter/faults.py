"""What is wrong with a template, in our own words, with its file and line."""

import re
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from briefgen.errors import BriefgenError, Problem, Severity, Where
from briefgen.folders import TemplateFolders
from briefgen.language import N_, _
from briefgen.letter.filters import FILTERS, WrongValueError
from briefgen.letter.words import TooManyWordsError
from briefgen.rules import Rule, problem

UNKNOWN_NAME: Final = Rule(
    "T101",
    Severity.ERROR,
    N_("A template uses a name that nothing has"),
    N_("A misspelt name would leave a hole in the letter, so the template stops there."),
    wrong="{{ meeting.dat|date }}",
    right="{{ meeting.date|date }}",
)
SYNTAX: Final = Rule(
    "T102",
    Severity.ERROR,
    N_("A template that cannot be read"),
    N_("A tag that is not closed, or one that does not exist, leaves unclear what the letter should say."),
    wrong="{% if meeting.place %}in {{ meeting.place }}",
    right="{% if meeting.place %}in {{ meeting.place }}{% endif %}",
)
UNKNOWN_FILTER: Final = Rule(
    "T103",
    Severity.ERROR,
    N_("A template uses a filter that does not exist"),
    N_("Filters write dates, lists and plurals; the README lists them."),
    wrong="{{ meeting.date|datum }}",
    right="{{ meeting.date|date }}",
)
FORBIDDEN: Final = Rule(
    "T104",
    Severity.ERROR,
    N_("A template reaches for what templates may not have"),
    N_("Templates come from many hands; they see the record and nothing else."),
    wrong="{{ subject.__class__ }}",
    right="{{ subject }}",
)
FAILED: Final = Rule(
    "T105",
    Severity.ERROR,
    N_("A template asks for something that cannot be done"),
    N_("For example a date filter on words, a sum of texts, or a list where one value stands."),
    wrong="{{ subject|date }}",
    right="{{ date|date }}",
)
MISSING: Final = Rule(
    "T107",
    Severity.ERROR,
    N_("A template that is not there, or is not text"),
    N_("A kind of letter needs its letter.md, and each file that it includes or imports."),
    wrong="{% import 'shared/duch.md' as dutch %}",
    right="{% import 'shared/dutch.md' as dutch %}",
)
_NO_FILTER: Final = re.compile(r"No (filter|test) named '([^']*)'")


def template_problem(error: Exception, *, name: str, folders: TemplateFolders) -> Problem:
    """The finding for an error that Jinja, a filter or the sandbox raised while `name` was read or run."""
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, name=name, folders=folders)
    if isinstance(error, TemplateNotFound):
        return _missing(str(error.name), name=name, folders=folders)
    template, line = _last_line(error, name=name, folders=folders)
    place = _Place(template, line)
    if isinstance(error, UndefinedError):
        return _unknown(str(error.message), place)
    if isinstance(error, SecurityError):
        return place.problem(FORBIDDEN, _("The template reaches for something that templates may not have."))
    return _failed(error, place)


def _failed(error: Exception, place: "_Place") -> Problem:
    if isinstance(error, WrongValueError):
        message = _("A filter cannot write this value: it is not of the kind that the filter is for.")
        return place.problem(FAILED, message, hint=_("The README says what each filter is for."))
    if isinstance(error, TooManyWordsError | RecursionError | MemoryError | OverflowError):
        hint = _("Look for a loop within a loop, or for a macro that uses itself.")
        return place.problem(FAILED, _("The template prints more than a letter can hold."), hint=hint)
    return place.problem(FAILED, _("The template asks for something that cannot be done with these values."))


class _Place:
    def __init__(self, path: Path, line: int) -> None:
        self.path = path
        self.line = line

    def problem(self, rule: Rule, message: str, *, hint: str = "") -> Problem:
        lines = _lines(self.path)
        text = lines[self.line - 1] if 0 < self.line <= len(lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        where = Where(str(self.path), self.line, column, "", self.line, max(len(text) + 1, column + 1))
        return problem(rule, where, message, hint=hint, source_line=text)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _syntax(error: TemplateSyntaxError, *, name: str, folders: TemplateFolders) -> Problem:
    place = _Place(_path(error.name or name, folders), error.lineno)
    if match := _NO_FILTER.search(error.message or ""):
        message = _("There is no filter '{name}'.").format(name=match[2])
        return place.problem(UNKNOWN_FILTER, message, hint=_did_you_mean(match[2], list(FILTERS)))
    message = _("The template cannot be read here.")
    hint = _("Look for a tag that is not closed ('%}', '}}') or an 'if' or 'for' without its 'endif' or 'endfor'.")
    return place.problem(SYNTAX, message, hint=hint)


def _missing(wanted: str, *, name: str, folders: TemplateFolders) -> Problem:
    try:
        considered = [str(path) for path, _there in folders.considered(wanted)]
    except BriefgenError:
        considered = []
    message = _("There is no template {name} that can be read.").format(name=wanted[:200])
    hint = _("Considered: {places}").format(places=", ".join(considered)) if considered else ""
    return _Place(_path(name, folders), 0).problem(MISSING, message, hint=hint)


def _unknown(raw: str, place: _Place) -> Problem:
    name, _nul, owner = raw.partition("\0")
    if owner:
        message = _("Nothing is called '{name}' here; the record has no such field.").format(name=name)
    else:
        message = _("Nothing is called '{name}' in this template.").format(name=name)
    return place.problem(
        UNKNOWN_NAME, message, hint=_did_you_mean(name, [each for each in _record_names() if each != name])
    )


def _record_names() -> list[str]:
    from briefgen.record import model

    classes = (each for each in vars(model).values() if isinstance(each, type) and issubclass(each, model.Entry))
    return sorted({field for each in classes for field in each.model_fields})


def _did_you_mean(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return _("Did you mean '{name}'?").format(name=close[0]) if close else ""


def _path(name: str, folders: TemplateFolders) -> Path:
    return folders.find(name) if folders.has(name) else Path(name)


def _last_line(error: BaseException, *, name: str, folders: TemplateFolders) -> tuple[Path, int]:
    """The innermost line of a template in the error's traceback (Jinja writes template lines into it)."""
    found = (_path(name, folders), 0)
    trace = error.__traceback__
    roots = tuple(str(folder) for folder in folders.folders)
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(roots):
            found = (Path(file), trace.tb_lineno)
        trace = trace.tb_next
    return found


RULES: Final = (UNKNOWN_NAME, SYNTAX, UNKNOWN_FILTER, FORBIDDEN, FAILED, MISSING)
TEMPLATE_ERRORS: Final = (TemplateError, WrongValueError, TooManyWordsError, TypeError, ValueError, AttributeError)
MORE_TEMPLATE_ERRORS: Final = (ArithmeticError, LookupError, RecursionError, MemoryError)
