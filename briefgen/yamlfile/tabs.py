"""How far a line with tabs before it was meant to be indented: as the lines around it say."""

from briefgen.language import ngettext
from briefgen.values import replace
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.layout import Level, is_open, open_levels
from briefgen.yamlfile.lines import Kind, Line, parts


def fit_tabs(findings: list[Finding], lines: list[Line]) -> list[Finding]:
    """The findings, with those of a tab told as one, and mended so that each line stands where those around it say."""
    with_tab = {finding.line for finding in findings if finding.rule is rules.TAB}
    if not with_tab:
        return findings
    fits = {size: _columns(lines, with_tab, (size,)) for size in (2, 4, 8)}
    most = max(sum(good for _column, good in columns.values()) for columns in fits.values())
    sizes = tuple(size for size, columns in fits.items() if sum(good for _column, good in columns.values()) == most)
    columns = _columns(lines, with_tab, sizes)
    mends = tuple(within(number, 0, lines[number - 1].indent, " " * to) for number, (to, _good) in columns.items())
    first = next(finding for finding in findings if finding.rule is rules.TAB)
    more = len(with_tab) - 1
    message = ngettext(
        "There is a tab before this line, and before {count} other; YAML wants spaces there.",
        "There is a tab before this line, and before {count} others; YAML wants spaces there.",
        more,
    ).format(count=more)
    told = replace(first, mends=mends, message=message if more else first.message)
    return [told, *(finding for finding in findings if finding.rule is not rules.TAB)]


def _columns(lines: list[Line], with_tab: set[int], sizes: tuple[int, ...]) -> dict[int, tuple[int, bool]]:
    """How far each line with a tab is indented where tabs are this wide, and whether that fits the lines above."""
    levels: list[Level] = []
    columns: dict[int, tuple[int, bool]] = {}
    for line in lines:
        now = line
        if line.number in with_tab:
            widths = [len(line.text[: line.indent].expandtabs(size)) for size in sizes]
            wanted = (column for column in _targets(line, levels) if column in widths)
            to = next(wanted, None)
            columns[line.number] = (widths[0] if to is None else to, to is not None)
            text = " " * columns[line.number][0] + line.text[line.indent :]
            now = parts(line.number, text) if line.kind is Kind.ENTRY else line
        open_levels(levels, now)
    return columns


def _targets(line: Line, levels: list[Level]) -> list[int]:
    """Where the line may have been meant to stand, the likeliest first."""
    if levels and is_open(levels[-1]):
        return list(range(levels[-1].column + 1, levels[-1].column + 9))
    return [level.column for level in reversed(levels) if level.is_dash == (line.dash >= 0)]
