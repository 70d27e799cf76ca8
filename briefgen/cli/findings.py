"""Findings as people, editors and pipelines read them: full, concise, json, github."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TextIO

from briefgen import __version__
from briefgen.cli.terminal import columns, paint, visible, width
from briefgen.errors import Fix, Problem, Severity
from briefgen.language import _

JSON_FORMAT: Final = 1
_COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_TAB: Final = "    "


def severity_word(severity: Severity) -> str:
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.HINT: _("hint")}[severity]


def show_full(problems: Iterable[Problem], *, to: TextIO, colour: bool) -> None:
    """Each finding with its line, the place underlined, and what to do."""
    for problem in problems:
        to.write(full(problem, colour=colour, columns_wide=columns(to)) + "\n")


def full(problem: Problem, *, colour: bool, columns_wide: int = 100) -> str:
    look = _COLOUR[problem.severity]
    head = "{place}: {severity} {code}: {message}".format(
        place=paint(visible(str(problem.where)), "bold", on=colour),
        severity=paint(severity_word(problem.severity), look, "bold", on=colour),
        code=problem.code,
        message=visible(problem.message),
    )
    lines = [head, *_excerpt(problem, colour=colour, columns_wide=columns_wide)]
    if problem.hint:
        lines.append("    " + paint("= ", "dim", on=colour) + visible(problem.hint))
    if problem.fixes:
        lines.append("    " + paint("= ", "dim", on=colour) + _("'briefgen check --fix' mends this."))
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem, *, colour: bool, columns_wide: int) -> list[str]:
    where, line = problem.where, problem.source_line.rstrip("\r\n")
    if not where.line or not line.strip():
        return []
    gutter = f"{where.line:>6} | "
    if not where.column:
        return [paint(gutter, "dim", on=colour) + _shown(line)[: columns_wide - len(gutter)]]
    start = min(where.column - 1, len(line))
    end = where.end_column - 1 if where.end_line in (0, where.line) and where.end_column else len(line)
    before, marked, after = _cut(line, start, max(min(end, len(line)), start), columns_wide - len(gutter))
    under = " " * (width(gutter) - 2) + "| " + " " * width(before)
    underline = "^" * max(width(marked), 1)
    return [
        paint(gutter, "dim", on=colour) + before + marked + after,
        paint(under, "dim", on=colour) + paint(underline, _COLOUR[problem.severity], "bold", on=colour),
    ]


def _cut(line: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """The line before, in and after the place, as shown, cut with `…` so that about `room` columns are used."""
    before, marked, after = _shown(line[:start]), _shown(line[start:end]), _shown(line[end:])
    if width(before + marked + after) <= room:
        return before, marked, after
    if width(marked) > room // 2:
        marked = _first(marked, room // 2) + "…"
        after = ""
    left = (room - width(marked)) // 2
    if width(before) > left:
        before = "…" + _first(before[::-1], left - 1)[::-1]
    right = room - width(before) - width(marked)
    if width(after) > right:
        after = _first(after, right - 1) + "…"
    return before, marked, after


def _first(text: str, room: int) -> str:
    """As many characters from the start as fit in `room` columns."""
    used = 0
    for position, character in enumerate(text):
        used += width(character)
        if used > room:
            return text[:position]
    return text


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def concise(problem: Problem) -> str:
    """`file:line:column: error R101 message [hint]` on one line."""
    message = " ".join(visible(f"{problem.message} {problem.hint}").split())
    return f"{visible(str(problem.where))}: {severity_word(problem.severity)} {problem.code} {message}"


def github(problem: Problem) -> str:
    """An annotation of GitHub's workflow commands."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}[problem.severity]
    where = problem.where
    places = {"file": where.source, "line": where.line, "endLine": where.end_line, "col": where.column}
    if where.end_line == where.line:
        places["endColumn"] = where.end_column - 1 if where.end_column > where.column else 0
    properties = [f"{name}={_property(str(value))}" for name, value in places.items() if value]
    properties.append(f"title={_property(problem.code)}")
    return f"::{level} {','.join(properties)}::{_data(' '.join(filter(None, (problem.message, problem.hint))))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], *, checked: int, unreadable: Sequence[Mapping[str, str]] = ()) -> str:
    """All findings as one JSON object; its shape is in the README, raised `format` means a changed shape."""
    import json

    count = {severity.value: sum(each.severity is severity for each in problems) for severity in Severity}
    whole = {
        "format": JSON_FORMAT,
        "briefgen": __version__,
        "checked": checked,
        "count": count,
        "problems": [as_data(problem) for problem in problems],
        "unreadable": list(unreadable),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_data(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": where.source,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "field": where.field,
        "fixes": [_fix_as_data(fix) for fix in problem.fixes],
    }


def _fix_as_data(fix: Fix) -> dict[str, object]:
    return {
        "line": fix.line,
        "column": fix.column,
        "end_line": fix.end_line,
        "end_column": fix.end_column,
        "text": fix.text,
    }
