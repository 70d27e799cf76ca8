"""Values stay as typed, and every key and value has its place."""

from pathlib import Path

import pytest

from briefgen.errors import UnreadableError, Where
from briefgen.yamlfile import Scalar, Span, parse_yaml, read_yaml


@pytest.mark.parametrize(
    "typed",
    [
        "0123",
        "00000001003214",
        "NO",
        "no",
        "12:30",
        "1.10",
        "2020-11-17",
        "null",
        "~",
        "true",
        "0x1F",
        "1e3",
        ".inf",
        "=",
    ],
)
def test_a_value_is_the_text_as_typed(typed: str) -> None:
    assert parse_yaml(f"reference: {typed}\n", source="").plain() == {"reference": typed}


def test_a_value_that_was_not_typed_is_none_and_an_empty_text_in_quotes_is_text() -> None:
    assert parse_yaml("a:\nb: ''\nc:\n  -\n", source="").plain() == {"a": None, "b": "", "c": [None]}


def test_places_count_lines_and_characters_from_one() -> None:
    document = parse_yaml("a: 1\nmeetings:\n  - title: één 😀 twee\n", source="r.yaml")
    assert document.where(("meetings", 0, "title")) == Where("r.yaml", 3, 12, "meetings.0.title", 3, 22)
    assert document.where(("meetings", 0, "title"), key=True) == Where("r.yaml", 3, 5, "meetings.0.title", 3, 10)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_byte_order_mark_and_the_kind_of_line_end_do_not_move_places(newline: str, start: str) -> None:
    document = parse_yaml(start + newline.join(["a: x", "# note", "b:", "  - y", ""]), source="")
    assert document.node(("b", 0)) == Scalar("y", Span(4, 5, 4, 6), quoted=False)
    assert document.line(1) == "a: x"
    assert document.line(4) == "  - y"


def test_what_is_absent_is_placed_where_it_would_be() -> None:
    document = parse_yaml("a: 1\nmeetings:\n  - title: x\nbasis:\n  type: debate\n", source="")
    assert document.where(("meetings", 0, "date")).line == 3
    assert document.where(("meetings", 4, "date")).line == 2
    assert document.where(("basis", "date")).line == 4
    assert document.where(("date",)).line == 1


def test_the_record_of_the_first_letter_reads_without_findings() -> None:
    record = Path(__file__).parents[2] / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml"
    document = read_yaml(record)
    assert document.problems == ()
    where = document.where(("meetings", 0, "topics", 2, "title"))
    assert document.line(where.line)[where.column - 1 : where.end_column - 1] == "het oplossen van complexe casuïstiek"


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"subject: caf\xe9", b"x: " + b"a" * 1_000_000])
def test_what_is_not_a_record_sized_text_in_utf_8_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "record.yaml").write_bytes(data)
    with pytest.raises(UnreadableError):
        read_yaml(tmp_path / "record.yaml")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_yaml(tmp_path)
    with pytest.raises(UnreadableError):
        read_yaml(tmp_path / "missing.yaml")
