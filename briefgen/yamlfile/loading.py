"""Reads a YAML file within limits: what cannot be read at all is refused, all else is a document with its findings."""

from pathlib import Path
from typing import Final

from briefgen.errors import Problem, UnreadableError, Where
from briefgen.language import _
from briefgen.rules import problem
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.events import Fault, compose

LARGEST: Final = 1_000_000  # bytes of one file; the longest record known has a tenth of that


def read_yaml(path: Path) -> Document:
    """Reads the file; raises UnreadableError where it is missing, a folder, too large, or not text in UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableError(_("There is no file {path}.").format(path=path)) from error
    except IsADirectoryError as error:
        raise UnreadableError(_("{path} is a folder, not a file.").format(path=path)) from error
    except OSError as error:
        raise UnreadableError(_("{path} cannot be read.").format(path=path)) from error
    if len(data) > LARGEST:
        raise UnreadableError(_("{path} is larger than 1 MB, which no record is.").format(path=path))
    try:
        return parse_yaml(data.decode("utf-8"), source=str(path))
    except UnicodeDecodeError as error:
        raise UnreadableError(_("{path} is not text in UTF-8.").format(path=path)) from error


def parse_yaml(text: str, *, source: str) -> Document:
    """Reads the text; whatever is in it, there is a document, with problems where it is not YAML as we read it."""
    composed = compose(text)
    problems = (_syntax(composed.fault, source),) if composed.fault else ()
    return Document(source, text, composed=composed, problems=problems)


def _syntax(fault: Fault, source: str) -> Problem:
    where = Where(source, fault.line, fault.column)
    return problem(rules.SYNTAX, where, _("The file cannot be read as YAML from here on."))
