"""The fixed gallery: refusing gives the old document, accepting the new one; the entries are as expected."""

import re
from pathlib import Path

import pytest
from docx_parts import parts_of
from ooxml import ooxml_errors
from review.gallery import CASES, DATE, Case
from review.judge import judged
from review.office import settled_by_office
from review.soundness import faults
from word_repair import repair_causes

from briefgen.review.docx.changes import Marked
from briefgen.review.docx.compare import compare_docx

AUTHOR, MOMENT = "Redactie", "2021-03-01T12:00:00Z"


def compared(case: Case) -> Marked:
    return compare_docx(case.old, case.new, author=AUTHOR, date=DATE, tracked=case.tracked)  # type: ignore[arg-type]  # a field is no Literal


def marks_of(document: bytes) -> int:
    return len(re.findall(rb"<w:(?:ins|del|moveFrom|moveTo|pPrChange) ", b"".join(parts_of(document).values())))


@pytest.mark.parametrize("name", CASES)
def test_a_judge_of_its_own_finds_both_documents_in_the_marked_one(name: str) -> None:
    case = CASES[name]()
    marked = compared(case).document
    before = case.tracked if case.tracked != "refuse" else ""
    assert judged(marked, "accept").stories == judged(case.new, before).stories
    assert judged(marked, "reject").stories == judged(case.old, before).stories


@pytest.mark.parametrize("name", CASES)
def test_the_entries_are_as_expected_and_the_marks_are_sound(name: str) -> None:
    case = CASES[name]()
    marked = compared(case)
    if case.kinds is not None:
        assert [change.kind for change in marked.changes] == case.kinds
    assert bool(marked.changes) == bool(marks_of(marked.document))
    assert faults(marked.document, author=AUTHOR, date=MOMENT) == []


@pytest.mark.parametrize("name", CASES)
def test_the_same_bytes_every_time(name: str) -> None:
    case = CASES[name]()
    assert compared(case).document == compared(case).document


@pytest.mark.parametrize("name", CASES)
def test_the_open_xml_sdk_finds_no_error_that_was_not_there(name: str, tmp_path: Path) -> None:
    case = CASES[name]()
    found = set(map(_kind, ooxml_errors(compared(case).document, tmp_path)))
    if found:
        found -= {_kind(error) for document in (case.new, case.old) for error in ooxml_errors(document, tmp_path)}
    assert found == set()


def _kind(error: str) -> str:
    """An error without its place."""
    return error.partition(": ")[2]


@pytest.mark.parametrize("name", [name for name in CASES if "letter" in name])
def test_a_marked_letter_has_no_known_cause_of_a_repair(name: str) -> None:
    assert repair_causes(compared(CASES[name]()).document) == []


def test_there_are_at_least_thirty_cases() -> None:
    assert len(CASES) >= 30


def lenient(stories: object) -> object:
    """Stories as far as LibreOffice 7.4 keeps them.

    It leaves an empty paragraph where one stood beside a table, does not give back the level of an item, and adds
    spaces without width beside what floats.
    """
    if isinstance(stories, dict):
        return {name: found for name, story in stories.items() if (found := lenient(story))}
    if isinstance(stories, list):
        return [lenient(each) for each in stories if not (isinstance(each, tuple) and each[1] == ())]
    if isinstance(stories, tuple):
        return re.sub("item [0-9]", "item", stories[0]), tuple(word.replace("\u200b", "") for word in stories[1])
    return stories


def test_libreoffice_finds_both_documents_in_each_marked_one(tmp_path: Path) -> None:
    names, jobs = [name for name in CASES if CASES[name]().office], []
    for name in names:
        case = CASES[name]()
        marked = compared(case).document
        before = case.tracked if case.tracked != "refuse" else "keep"
        jobs += [("accept", marked), ("reject", marked), (before, case.new), (before, case.old)]
    settled = settled_by_office(jobs, tmp_path)
    wrong = []
    for number, name in enumerate(names):
        accepted, rejected, new, old = (lenient(judged(each).stories) for each in settled[4 * number : 4 * number + 4])
        wrong += [f"{name}: accept"] * (accepted != new) + [f"{name}: reject"] * (rejected != old)
    assert wrong == []


def test_a_document_that_was_only_saved_by_libreoffice_gives_no_change(tmp_path: Path) -> None:
    names = list(CASES)
    documents = [document for name in names for document in (CASES[name]().old, CASES[name]().new)]
    saved = settled_by_office([("keep", document) for document in documents], tmp_path)
    changed = {}
    for number, (before, after) in enumerate(zip(documents, saved, strict=True)):
        marked = compare_docx(before, after, author=AUTHOR, date=DATE, tracked="accept")
        if marked.changes:
            changed[names[number // 2]] = [(change.old, change.new) for change in marked.changes]
    assert changed == {}
