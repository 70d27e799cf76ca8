"""Places that were still to be filled in: `<naam>`, `[..]`, `XX`, `PM`, wherever they stand in a record."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity, Where
from briefgen.language import N_, _
from briefgen.rules import Rule, problem
from briefgen.yamlfile import Document, Mapping, Node, Path, Scalar
from briefgen.yamlfile.nodes import Plain

LEFT_OPEN: Final = Rule(
    "F101",
    Severity.ERROR,
    N_("A place is still to be filled in"),
    N_("A letter that goes out with <name>, [..], XX or PM in it is a letter that nobody read to its end."),
    "subject: Bestuurlijk overleg <onderwerp> d.d. [..] november 2020",
    "subject: Bestuurlijk overleg LVV d.d. 4 november 2020",
)
RULES: Final = (LEFT_OPEN,)

# `<naam>` but no `<b>…</b>`, address or comparison; `XX` but not that of a budget (36 600 XX, hoofdstuk XX).
_SIGNS: Final = ("<", "[", "XX", "PM")
_PLACE: Final = (
    r"<(?P<name>[^\W\d_][^<>@=/\n]*[^<>@=/\s])>(?!.*</(?P=name)>)"
    r"|\[\s*(?:\.\.+|…|X+|PM)\s*\]"
    r"|(?<![\w-])(?<!\d )(?<!hoofdstuk )(?<!Hoofdstuk )XX+(?![\w-])"
    r"|(?<![\w-])PM(?![\w-])"
)


def marked_places(document: Document) -> tuple[Problem, ...]:
    """A finding for each place in a value of the file that is still to be filled in."""
    if not any(sign in document.text for sign in _SIGNS):
        return ()
    if not document.problems and not _is_in(document.plain()):
        return ()
    return tuple(
        _finding(document, path, scalar, match)
        for path, scalar in _scalars(document.root, ())
        for match in re.finditer(_PLACE, scalar.text or "", re.DOTALL)
    )


def _is_in(value: Plain) -> bool:
    """Whether there is such a place at all; this need not know where values stand in the file."""
    if isinstance(value, str):
        return any(sign in value for sign in _SIGNS) and bool(re.search(_PLACE, value, re.DOTALL))
    if isinstance(value, dict):
        return any(map(_is_in, value.values()))
    return value is not None and any(map(_is_in, value))


def _scalars(node: Node | None, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value, (*path, entry.key.text or ""))
    elif node is not None:
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*path, index))


def _finding(document: Document, path: Path, scalar: Scalar, match: re.Match[str]) -> Problem:
    where = _where(document, path, scalar, match)
    return problem(
        LEFT_OPEN,
        where,
        _("{place} is still to be filled in.").format(place=match[0]),
        hint=_("Put the real words in its place, or take the field out."),
        source_line=document.line(where.line),
    )


def _where(document: Document, path: Path, scalar: Scalar, match: re.Match[str]) -> Where:
    """The place itself where the value stands on one line as it is meant, else the value."""
    whole = document.where(path)
    start = scalar.span.column + scalar.quoted + match.start()
    end = start + len(match[0])
    if document.line(whole.line)[start - 1 : end - 1] != match[0] or whole.line != whole.end_line:
        return whole
    return Where(whole.source, whole.line, start, whole.field, whole.line, end)
