"""What the checks of a record ask when it is issued."""

import hashlib
from pathlib import Path

import pytest
from excerpts import spliced
from record_findings import found

from briefgen.record.checks import check
from briefgen.record.reading import read_record


@pytest.mark.parametrize(
    ("excerpt", "codes"),
    [
        ("date:", {"D112"}),
        ("signatories: []", {"F102"}),
        ("enclosures:\n  - title: A", {"F105"}),
        ("date: 2022-09-20", {"Q101", "D111", "D105"}),
        ("date: 2022-09-20\ndecision_note: {reason: geen}", {"D111", "D105"}),
        ("date: 2022-09-19", {"Q102", "D111", "D105"}),
        ("date: 2021-07-01", {"Q102", "D105"}),
        ("date: 2021-06-30", {"D105"}),
    ],
)
def test_issuing_asks_more(excerpt: str, codes: set[str]) -> None:
    assert {each.code for each in found(excerpt, purpose="issue")} == codes
    asked_only_then = {"D112", "F102", "F105", "Q101", "Q102"}
    assert {each.code for each in found(excerpt)} == codes - asked_only_then


def test_the_files_of_enclosures_are_there_and_unchanged(tmp_path: Path) -> None:
    (tmp_path / "bijlagen").mkdir()
    (tmp_path / "bijlagen" / "notitie.pdf").write_bytes(b"een notitie")
    record = tmp_path / "record.yaml"
    excerpt = "enclosures:\n  - title: Notitie\n    file: bijlagen/notitie.pdf\n    sha256: {}\n"

    def codes(text: str) -> list[tuple[str, str]]:
        record.write_text(spliced(text), encoding="utf-8")
        return [(each.code, each.where.field) for each in check(read_record(record), purpose="issue")]

    right = hashlib.sha256(b"een notitie").hexdigest()
    assert codes(excerpt.format(right)) == []
    assert codes(excerpt.format("0" * 64)) == [("F104", "enclosures.0.sha256")]
    assert codes(excerpt.format(right).replace("notitie.pdf", "notite.pdf")) == [("F103", "enclosures.0.file")]
    assert codes("decision_note:\n  file: nota.pdf") == [("F103", "decision_note.file")]


def test_the_nearest_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "notitie.pdf").touch()
    record = tmp_path / "record.yaml"
    record.write_text(spliced("enclosures:\n  - title: Notitie\n    file: notitei.pdf"), encoding="utf-8")
    (problem,) = check(read_record(record), purpose="issue")
    assert "notitie.pdf" in problem.hint
