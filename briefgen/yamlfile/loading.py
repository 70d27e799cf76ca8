"""Reads a YAML file within limits: what cannot be read at all is refused, all else is a document with its findings."""

from pathlib import Path
from typing import Final

from briefgen.errors import Problem, UnreadableError, Where
from briefgen.language import _
from briefgen.rules import Rule, problem
from briefgen.yamlfile import layout_rules as rules
from briefgen.yamlfile.document import Document, split_lines
from briefgen.yamlfile.events import Composed, compose
from briefgen.yamlfile.plainly import read_plainly
from briefgen.yamlfile.sorts import RECORD, Sort
from briefgen.yamlfile.suspicion import is_suspect

LARGEST: Final = 1_000_000  # bytes of one file; the longest record known has a tenth of that
_USUAL: Final = 50_000  # bytes: room that is quickly made, and enough for nearly all files
_BREAKS: Final = "\x85\u2028\u2029\ufeff"  # characters that YAML reads as line ends, or not at all


def read_yaml(path: Path, *, sort: Sort = RECORD) -> Document:
    """Reads the file, which should be of that sort.

    Raises UnreadableError where it is missing, a folder, too large, or not text in UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_USUAL)
            if len(data) == _USUAL:
                data += file.read(LARGEST + 1 - _USUAL)
    except FileNotFoundError as error:
        raise UnreadableError(_("There is no file {path}.").format(path=path)) from error
    except IsADirectoryError as error:
        raise UnreadableError(_("{path} is a folder, not a file.").format(path=path)) from error
    except (OSError, ValueError) as error:  # a ValueError for a path with a NUL in it
        raise UnreadableError(_("{path} cannot be read.").format(path=path)) from error
    if len(data) > LARGEST:
        raise UnreadableError(_("{path} is larger than 1 MB, which no record is.").format(path=path))
    try:
        return parse_yaml(data.decode("utf-8"), source=str(path), sort=sort)
    except UnicodeDecodeError as error:
        raise _not_utf8(path, data, error) from error


def _not_utf8(path: Path, data: bytes, error: UnicodeDecodeError) -> UnreadableError:
    hint = _("Save it as UTF-8: in the editor, choose that as its encoding.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return UnreadableError(_("{path} is text in UTF-16, not in UTF-8.").format(path=path), hint=hint)
    line = data.count(b"\n", 0, error.start) + 1
    if data[:4] == b"PK\x03\x04" or b"\0" in data[:1000]:
        message = _("{path} is not a text file.").format(path=path)
        return UnreadableError(message, hint=_("A record is a text file; a Word document is none."))
    message = _("{path} is not text in UTF-8: line {line} has other characters.").format(path=path, line=line)
    return UnreadableError(message, hint=hint)


def parse_yaml(text: str, *, source: str, sort: Sort = RECORD) -> Document:
    """Reads the text; whatever is in it, there is a document, with problems where it is not YAML as we read it."""
    if len(text) > LARGEST:
        message = _("The file is larger than 1 MB, which no record is.")
        return _only(Composed(), text, source, rules.TOO_LARGE, message)
    bare = text.removeprefix("\ufeff")
    if fields := read_plainly(bare):
        return Document(source, text, composed=Composed(fields, put_off=True))
    if bare.isascii() or not any(character in bare for character in _BREAKS):
        composed = compose(bare)
        if composed.fault is None and not composed.oddities and not is_suspect(bare):
            return _whole(composed, text, source, sort)
    return _with_care(text, bare, source, sort)


def _whole(composed: Composed, text: str, source: str, sort: Sort) -> Document:
    """A document without anything odd in it; it has fields at its top level, or that is what is wrong."""
    if isinstance(composed.plain, dict):
        return Document(source, text, composed=composed)
    if composed.plain is None:
        message = _("There is nothing in this file, but perhaps comments.")
        return _only(composed, text, source, rules.EMPTY, message, hint=_(sort.empty))
    message = _("The file has no fields at its top level.")
    return _only(composed, text, source, rules.NOT_FIELDS_AT_TOP, message, hint=_(sort.no_fields))


def _only(composed: Composed, text: str, source: str, rule: Rule, message: str, *, hint: str = "") -> Document:
    found: Problem = problem(rule, Where(source, 1, 1, "", 1, 1), message, hint=hint)
    return Document(source, text, composed=composed, problems=(found,))


def _with_care(text: str, bare: str, source: str, sort: Sort) -> Document:
    from briefgen.yamlfile.recovery import Recovery

    recovery = Recovery(source, split_lines(bare))
    recovery.run()
    document = Document(
        source,
        text,
        composed=recovery.composed,
        mended=recovery.mended,
        problems=recovery.problems,
        lossy=recovery.lossy,
    )
    if document.problems or isinstance(document.plain(), dict):
        return document
    return _whole(recovery.composed, text, source, sort)
