"""Reads the words back from plain text that `briefgen.render.txt` made."""

from itertools import pairwise

from briefgen.render.txt.lines import JOINER, looks_like_table, without_marks


def read_words(text: str) -> list[str]:
    return without_marks(" ".join(_texts(text.split("\n")))).split()


def _texts(lines: list[str]) -> list[str]:
    """The texts of the lines in reading order, without indent, bullets and numbers; of tables cell by cell."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        line = _without_markers(lines[at].lstrip(" "))
        at += 1
        if looks_like_table(line):
            end = at
            while end < len(lines) and lines[end].lstrip(" ").startswith(("+", "|")):
                end += 1
            found += _cells([line, *(each.lstrip(" ") for each in lines[at:end])])
            at = end
        elif line.startswith(JOINER) and looks_like_table(line.lstrip(JOINER)):
            found.append(line[1:])
        else:
            found.append(line)
    return found


def _without_markers(line: str) -> str:
    """Two spaces end a bullet or number; words are parted by one."""
    while "  " in line and not looks_like_table(line):
        line = line.partition("  ")[2]
    return line


def _cells(table: list[str]) -> list[str]:
    edges = [at for at, mark in enumerate(table[0]) if mark == "+"]
    found: list[str] = []
    row: list[str] = []
    for line in table[1:]:
        if not line.startswith("+"):
            row.append(line)
            continue
        for start, end in pairwise(edges):
            found += _texts([each[start + 2 : end - 1].rstrip(" ") for each in row])
        row = []
    return found
