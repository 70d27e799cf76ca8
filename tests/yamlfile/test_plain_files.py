"""Files of the plainest form are read without the parser, and exactly as the parser reads them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.yamlfile import parse_yaml
from briefgen.yamlfile.events import compose
from briefgen.yamlfile.plainly import read_plainly
from briefgen.yamlfile.suspicion import is_suspect

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file for folder in ("letters", "templates", "tests") for file in (ROOT / folder).rglob("*.y*ml") if file.is_file()
)
SEED = ROOT / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml"
VALUES = (
    "",
    " Utrecht",
    " 0123",
    " 12:30",
    " a:b c",
    " motie#12",
    " x ",
    " 'x'",
    " |",
    " d.d. 4",
    " één – twee",
    " a: b",
)
INDENTS = ("", "  ", "    ", "      ", " ")
LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(INDENTS),
    st.sampled_from(("", "", "- ", "- - ", "-")),
    st.sampled_from(("a:", "b:", "c_d:", "e1:", "", "#")),
    st.sampled_from(VALUES),
)


def agrees(text: str) -> bool:
    """Whether the file is left to the parser, or read as the parser reads it, with nothing to look at more closely."""
    plain, parsed = read_plainly(text), compose(text)
    whole = parsed.fault is None and not parsed.oddities and not is_suspect(text)
    return plain is None or (whole and parsed.plain == plain)


def test_the_seed_record_is_read_without_the_parser() -> None:
    assert read_plainly(SEED.read_text(encoding="utf-8")) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_here_is_read_as_the_parser_reads_it(file: Path) -> None:
    assert agrees(file.read_bytes().decode(errors="replace"))


@settings(max_examples=60)
@given(st.lists(LINE, min_size=1, max_size=7))
def test_lines_in_any_order_are_read_as_the_parser_reads_them(lines: list[str]) -> None:
    assert agrees("\n".join((*lines, "")))


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n  c: d\n",
        "a: b\n  goes on\n",
        "a: b\n  - c\n",
        "a:\n  - b\n    - c\n",
        "a:\n    b: c\n  d: e\n",
        "a: b\na: c\n",
        "a:\n- b\n",
        "  a: b\n",
        "- a\n",
        "a: [b]\n",
        "a: b: c\n",
        "a: b #c\n",
        "a: b\r\n",
        "a:\tb\n",
        "a: b\u00a0\n",
        "a: b",
        "",
    ],
)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_plainly(text) is None


def test_places_are_known_when_they_are_asked_for() -> None:
    document = parse_yaml("\ufeff# een verslag\na:\n  - b: c\n    d: een twee\n", source="record.yaml")
    where = document.where(("a", 0, "d"))
    assert (where.line, where.column, where.end_column) == (4, 8, 16)
