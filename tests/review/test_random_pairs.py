"""Pairs made at random: a sample of the campaign, judged by a reader that shares no code with the program."""

import re
from pathlib import Path

import pytest
from docx_parts import changed
from review.drafts import Draft, par, written
from review.gallery import DATE
from review.judge import judged
from review.office import settled_by_office
from review.random_edits import random_pair
from review.soundness import faults

from briefgen.review.docx.compare import compare_docx


def documents(seed: int) -> tuple[bytes, bytes]:
    """Both documents of a pair, with other cuts of runs, looks and names of styles."""
    old, new, _known = random_pair(seed)
    return written(old, seed=seed), written(new, seed=seed + 1, prefix="x" if seed % 2 else "")


@pytest.mark.parametrize("seed", range(40))
def test_both_documents_are_found_in_the_marked_one(seed: int) -> None:
    old, new = documents(seed)
    marked = compare_docx(old, new, author="A", date=DATE).document
    assert judged(marked, "accept").stories == judged(new).stories
    assert judged(marked, "reject").stories == judged(old).stories
    assert faults(marked, author="A", date="2021-03-01T12:00:00Z") == []


def test_the_judge_sees_a_mark_that_is_missing() -> None:
    old, new = (written(Draft([par(f"Een {word} alinea."), par("Slot.")])) for word in ("oude", "nieuwe"))
    marked = compare_docx(old, new, author="A", date=DATE).document
    name = "word/document.xml"
    kept = changed(
        marked, name, lambda xml: xml.replace("<w:ins ", "<w:smartTag ").replace("</w:ins>", "</w:smartTag>")
    )
    lost = changed(marked, name, lambda xml: re.sub("<w:del .*?</w:del>", "", xml))
    assert judged(kept, "reject").stories != judged(old).stories
    assert judged(lost, "reject").stories != judged(old).stories
    assert judged(marked, "reject").stories == judged(old).stories


def test_the_judge_sees_the_end_of_a_paragraph_that_is_not_marked() -> None:
    old, new = (
        written(Draft([par(text) for text in texts])) for texts in (["Een. Twee.", "Slot."], ["Een.", "Twee.", "Slot."])
    )
    marked = compare_docx(old, new, author="A", date=DATE).document
    whole = changed(marked, "word/document.xml", lambda xml: re.sub("<w:rPr><w:ins [^>]*/></w:rPr>", "", xml))
    assert judged(marked, "reject").stories == judged(old).stories
    assert judged(whole, "reject").stories != judged(old).stories


def test_documents_that_libreoffice_saved_between_give_the_same_changes(tmp_path: Path) -> None:
    """Sent by mail, edited in Word, saved by LibreOffice: the same entries, and nothing for the saving itself."""
    pairs = [documents(seed) for seed in range(300, 316)]
    saved = settled_by_office([("keep", new) for _old, new in pairs], tmp_path)
    for (old, new), by_office in zip(pairs, saved, strict=True):
        marked = compare_docx(old, by_office, author="A", date=DATE)
        assert judged(marked.document, "accept").stories == judged(by_office).stories
        assert judged(marked.document, "reject").stories == judged(old).stories
        assert len(marked.changes) == len(compare_docx(old, new, author="A", date=DATE).changes)
        assert compare_docx(new, by_office, author="A", date=DATE).changes == ()
