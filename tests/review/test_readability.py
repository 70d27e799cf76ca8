"""Marks as a person would make them: whole words, few of them, moves as moves; measured over edits that are known."""

import random
import re
import statistics
from xml.etree import ElementTree

import pytest
from docx_parts import W, parts_of
from review.drafts import Draft, par, written
from review.gallery import DATE
from review.random_edits import THINGS, Maker

from briefgen.review.docx.changes import ChangeKind, Marked
from briefgen.review.docx.compare import compare_docx


def marked_characters(document: bytes) -> int:
    root = ElementTree.fromstring(parts_of(document)["word/document.xml"])
    texts = [
        text
        for mark in root.iter()
        if mark.tag in (f"{W}ins", f"{W}del")
        for text in mark.iter()
        if text.tag in (f"{W}t", f"{W}delText")
    ]
    return sum(len(text.text or "") for text in texts)


def one_edit(seed: int) -> tuple[str, str, int]:
    """A paragraph before and after one edit of whole words, and how many characters it must mark at least."""
    maker = Maker(seed)
    choose = maker.random
    words = maker.text().split(" ")
    while len(words) < 12:
        words += maker.text().split(" ")
    place = choose.randrange(2, len(words) - 4)
    kind = choose.choice(("replace", "insert", "delete", "number"))
    if kind == "number":
        before, after = choose.sample([each for each in THINGS if " " not in each], 2)
        old, new = [*words[:place], before, *words[place:]], [*words[:place], after, *words[place:]]
        return " ".join(old), " ".join(new), len(before) + len(after)
    count = choose.randrange(1, 3)
    gone = words[place : place + count]
    come = [f"nieuw{choose.randrange(99)}{maker.word()}" for _ in range(count)]
    if kind == "replace":
        return (
            " ".join(words),
            " ".join([*words[:place], *come, *words[place + count :]]),
            len(" ".join(gone)) + len(" ".join(come)),
        )
    if kind == "insert":
        return " ".join(words), " ".join([*words[:place], *come, *words[place:]]), len(" ".join(come)) + 1
    return " ".join(words), " ".join([*words[:place], *words[place + count :]]), len(" ".join(gone)) + 1


def compared(old: list, new: list) -> Marked:
    return compare_docx(written(Draft(old), seed=1), written(Draft(new), seed=2), author="A", date=DATE)


def test_no_more_is_marked_than_the_words_that_changed() -> None:
    ratios = []
    for seed in range(150):
        old, new, least = one_edit(seed)
        ratios.append(marked_characters(compared([par(old), par("Slot.")], [par(new), par("Slot.")]).document) / least)
    assert statistics.median(ratios) <= 1.0
    assert sorted(ratios)[int(len(ratios) * 0.9)] <= 1.1


def test_one_edit_is_one_entry() -> None:
    counts = []
    for seed in range(150):
        old, new, _least = one_edit(seed)
        counts.append(len(compared([par(old), par("Slot.")], [par(new), par("Slot.")]).changes))
    assert counts.count(1) >= 0.95 * len(counts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4 november 2020", "5 november 2020"),
        ("november 2020", "december 2020"),
        ("€ 1,5 miljoen", "€ 2,5 miljoen"),
        ("€ 1.250,-", "€ 1.350,-"),
        ("19 637, nr. 5", "19 637, nr. 6"),
        ("30 952-XV", "30 952-XVI"),
        ("1.250", "1.520"),
        ("12,5%", "13,5%"),
        ("2021Z00042", "2021Z00043"),
        ("WENO/BSK-2021/000123", "WENO/BSK-2021/000124"),
        ("https://example.org/a", "https://example.org/b"),
        ("09:30", "10:30"),
    ],
)
def test_a_number_date_or_reference_is_marked_whole(old: str, new: str) -> None:
    changes = compared([par(f"Zie ook {old} in dit stuk.")], [par(f"Zie ook {new} in dit stuk.")]).changes
    assert [(change.old, change.new) for change in changes] == [(old, new)]


def test_a_rewritten_sentence_is_one_deletion_and_one_insertion() -> None:
    old = "Het kabinet heeft de wet aangepast. De gemeenten voeren die met ingang van januari uit. Dat loopt goed."
    new = old.replace(
        "De gemeenten voeren die met ingang van januari uit",
        "Nog nooit is van een besluit zo weinig terechtgekomen als hier",
    )
    changes = compared([par(old)], [par(new)]).changes
    assert [(change.kind, change.old, change.new) for change in changes] == [
        (
            ChangeKind.REPLACED,
            "De gemeenten voeren die met ingang van januari uit.",
            "Nog nooit is van een besluit zo weinig terechtgekomen als hier.",
        )
    ]


def test_moves_are_found_and_none_is_false() -> None:
    found = missed = false = 0
    for seed in range(120):
        maker = Maker(seed + 5000)
        blocks = [maker.text() for _ in range(10)]
        choose = random.Random(seed)  # noqa: S311 - tests are to be the same every time
        start = choose.randrange(10)
        end = choose.choice([place for place in range(10) if abs(place - start) > 1])
        new = list(blocks)
        block = new.pop(start)
        if seed % 2:
            block = block.replace(" ", " aangepast ", 1)
        new.insert(end, block)
        changes = compared([par(each) for each in [*blocks, "Slot."]], [par(each) for each in [*new, "Slot."]]).changes
        moves = [change for change in changes if change.kind is ChangeKind.MOVED]
        right = [change for change in moves if change.before == blocks[start]]
        found += len(right)
        missed += not right
        false += len(moves) - len(right)
    assert found >= 0.95 * (found + missed)
    assert false == 0


def test_new_and_removed_paragraphs_are_never_moves() -> None:
    for seed in range(60):
        maker = Maker(seed + 9000)
        blocks = [maker.text() for _ in range(8)]
        new = list(blocks)
        del new[seed % 4]
        new.insert(5, maker.text())
        changes = compared([par(each) for each in [*blocks, "Slot."]], [par(each) for each in [*new, "Slot."]]).changes
        assert ChangeKind.MOVED not in {change.kind for change in changes}


def test_a_split_is_one_mark_and_retypes_nothing() -> None:
    old, new = (
        [par("Eerste zin van de alinea. Tweede zin van de alinea."), par("Slot.")],
        [par("Eerste zin van de alinea."), par("Tweede zin van de alinea."), par("Slot.")],
    )
    for before, after in ((old, new), (new, old)):
        document = compared(before, after).document
        assert len(re.findall(rb"<w:(?:ins|del) ", parts_of(document)["word/document.xml"])) == 1
        assert marked_characters(document) == 0


def test_an_edit_inside_a_moved_paragraph_is_shown_inside_the_move() -> None:
    lines = [f"Alinea nummer {n} gaat over onderwerp {n} en heeft een aantal gewone woorden." for n in range(6)]
    moved = lines[0].replace("gewone", "bijzondere")
    changes = compared([par(each) for each in lines], [par(each) for each in [*lines[1:4], moved, *lines[4:]]]).changes
    assert [(change.kind, change.old, change.new, change.in_move) for change in changes if change.in_move] == [
        (ChangeKind.REPLACED, "gewone", "bijzondere", True)
    ]


def test_a_change_knows_its_place() -> None:
    old = [
        par("Inleiding", kind="heading1"),
        par("Een."),
        par("Vervolg", kind="heading1"),
        par("Twee woorden."),
        par("Drie."),
    ]
    new = [*old[:3], par("Twee andere woorden."), old[4]]
    change = compared(old, new).changes[0]
    assert (change.place.part, change.place.paragraph, change.place.heading) == ("body", 4, "Vervolg")
    assert (change.before, change.after) == ("Twee woorden.", "Twee andere woorden.")
    assert (change.old_words, change.new_words) == ([], ["andere"])
