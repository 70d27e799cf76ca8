"""Two letters compared: passages, moves, splits, categories; and what holds for any two."""

from collections import Counter
from itertools import combinations, pairwise
from operator import itemgetter

import composing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_parts import item, line, lines, note, paragraph, row
from letter_strategies import letters
from review.shown import blocks, changes, compared_paragraphs
from sample_letters import everything_letter, hostile_letter, seed_letter

from briefgen.letter.model import Column, Heading, Labelled, Letter, ListBlock, Run, Table
from briefgen.review.compare import compare
from briefgen.review.comparison import sources_of
from briefgen.review.marked import marked
from briefgen.review.ordering import best_in_order
from briefgen.review.paragraphs import units_of
from briefgen.values import replace

A = "De wethouders spraken over de voortgang in Utrecht. Daarbij bleek dat de planning niet wordt gehaald."
A1, A2 = "De wethouders spraken over de voortgang in Utrecht.", "Daarbij bleek dat de planning niet wordt gehaald."
B = "Over het beheer na oplevering worden vooraf schriftelijke afspraken gemaakt met alle gemeenten."
C = "Verlichting past zich aan het gebruik aan. Dat is hoger dan verwacht bij de start."

PASSAGES = {
    "nothing": ([A, B], [A, B], []),
    "added": ([A, B], [A, C, B], [f"added: {{+{C}+}}"]),
    "removed": ([A, C, B], [A, B], [f"removed: [-{C}-]"]),
    "edited": ([A, B], [A.replace("Utrecht", "Breda"), B],
               ["changed: De wethouders spraken over de voortgang in [-Utrecht-]{+Breda+}. " + A2]),
    "moved": ([A, B, C], [A, C, B], [f"moved-from: {B}", f"moved-to: {B}"]),
    "moved and edited": (
        [A, B, C], [C, A, B.replace("alle gemeenten", "zeven gemeenten")],
        [f"moved-to: {C}", f"changed: {B.replace('alle', '[-alle-]{+zeven+}')}", f"moved-from: {C}"],
    ),
    "split": ([A, B], [A1, A2, B], [f"split: {A1}{{+¶+}}{A2}"]),
    "merged": ([A1, A2, B], [A, B], [f"merged: {A1}[-¶-] {A2}"]),
    "split and edited": ([A, B], [A1.replace("Utrecht", "Breda"), A2, B],
                         [f"split: {A1.replace('Utrecht', '[-Utrecht-]{+Breda+}')}{{+¶+}}{A2}"]),
    "written anew": ([A, B], [A, C], [f"removed: [-{B}-]", f"added: {{+{C}+}}"]),
    "emptied": ([A], [], [f"removed: [-{A}-]"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PASSAGES)
def test_passages_are_told_for_what_they_are(name):
    old, new, expected = PASSAGES[name]
    assert blocks(compared_paragraphs(old, new)) == expected


def test_an_edit_inside_a_moved_paragraph_is_shown_inside_the_move():
    long = f"{B} Zij leggen daarover in het voorjaar verantwoording af aan hun raden."
    comparison = compared_paragraphs([A, long, C], [A, C, long.replace("voorjaar", "najaar")])
    assert [each.kind for each in comparison.changes] in (["moved"], ["moved", "replaced"], ["replaced", "moved"])
    assert ("replaced", "substantive", "voorjaar", "najaar") in changes(comparison)


def test_two_paragraphs_that_change_places_are_one_move():
    assert [each.kind for each in compared_paragraphs([A, B, C], [B, A, C]).changes] == ["moved"]


def test_a_heading_moves_with_what_stands_below_it():
    comparison = compared_paragraphs(["Kop", A, "Slot", B, C], ["Slot", B, C, "Kop", A])
    assert Counter(each.kind for each in comparison.changes) == {"moved": 2}


CATEGORIES = {
    "a number": ("er zijn 64 projecten", "er zijn 65 projecten", "substantive"),
    "a number in words": ("het gaat om zeven stations", "het gaat om acht stations", "substantive"),
    "a date": ("dit gaat in op 1 mei 2021", "dit gaat in op 2 mei 2021", "substantive"),
    "a period": ("dit volgt in het voorjaar", "dit volgt in het najaar", "substantive"),
    "a name": ("een brief van Tilburg aan allen", "een brief van Breda aan allen", "substantive"),
    "an abbreviation": ("een brief van VNG aan allen", "een brief van IPO aan allen", "substantive"),
    "a reference": ("zie ook 19 637, nr. 5 daarvoor", "zie ook 19 637, nr. 6 daarvoor", "substantive"),
    "an amount": ("dit kost € 5 per jaar", "dit kost € 6 per jaar", "substantive"),
    "a negation": ("dit wordt gehaald dit jaar", "dit wordt niet gehaald dit jaar", "substantive"),
    "no longer": ("er is geen reden voor zorg", "er is reden voor zorg", "substantive"),
    "a sentence more": ("dit is zo.", "dit is zo. En dat is anders.", "substantive"),
    "another word": ("dit verloopt goed en snel", "dit verloopt prima en snel", "wording"),
    "a word more": ("dit verloopt goed en snel", "dit verloopt heel goed en snel", "wording"),
    "another mark": ("dit verloopt goed, en snel", "dit verloopt goed en snel", "wording"),
    "a capital at the start": ("Graag zie ik dit", "Spoedig zie ik dit", "wording"),
    "another quotation mark": ('dit heet "goed” en snel', "dit heet «goed” en snel", "layout"),
    "another notation": ("zie ook 19 637 daarvoor", "zie ook 19637 daarvoor", "layout"),
    "a note glued to its word": ("langs de kade staat dit", "langs de kade1 staat dit", "layout"),
}


@pytest.mark.parametrize("name", CATEGORIES)
def test_what_is_substantive_is_told_apart_from_wording_and_layout(name):
    old, new, category = CATEGORIES[name]
    assert [each.category.value for each in compared_paragraphs([old], [new]).changes] == [category]


def test_a_name_at_the_start_of_a_sentence_is_known_from_elsewhere():
    old = ["Utrecht doet mee met de pilot.", "Ook spreekt hij met Utrecht en Breda."]
    comparison = compared_paragraphs(old, ["Breda doet mee met de pilot.", old[1]])
    assert changes(comparison) == [("replaced", "substantive", "Utrecht", "Breda")]


def test_every_word_of_the_parts_that_name_sender_and_day_is_substantive():
    old = seed_letter()
    new = replace(old, head=replace(old.head, date=Labelled(line("Datum"), lines("morgen"))))
    assert changes(compare(old, new)) == [("replaced", "substantive", "17 november 2020", "morgen")]


def body(*made) -> Letter:
    return replace(seed_letter(), body=tuple(made))


STRUCTURE = {
    "a paragraph became an item": (paragraph("een regel"), ListBlock((item("een regel"),)), "structure"),
    "a heading went down a level": (Heading(line("een kop"), 2), Heading(line("een kop"), 3), "structure"),
    "bullets became numbers": (
        ListBlock((item("een regel"),)), ListBlock((item("een regel"),), ordered=True), "structure",
    ),
    "a word became bold": (paragraph("een regel"), replace(paragraph(""), runs=(Run("een "), Run("regel", bold=True))),
                           "look"),
    "a link was set": (paragraph("een regel"),
                       replace(paragraph(""), runs=(Run("een "), Run("regel", link="https://example.org"))), "look"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCTURE)
def test_the_same_words_set_out_differently_are_layout(name):
    old, new, kind = STRUCTURE[name]
    assert [(each.kind, each.category.value) for each in compare(body(old), body(new)).changes] == [(kind, "layout")]


def test_the_same_runs_cut_differently_are_no_change():
    cut = replace(paragraph(""), runs=(Run("een re"), Run("gel van drie woorden")))
    assert compare(body(paragraph("een regel van drie woorden")), body(cut)).is_same


def table(*rows):
    return Table((Column(0.5), Column(0.5)), (row("stad", "bedrag"),), tuple(row(*cells) for cells in rows))


def test_one_cell_changed_is_one_change():
    old = table(("Tilburg", "€ 5"), ("Breda", "€ 6"), ("Utrecht", "€ 7"))
    new = table(("Tilburg", "€ 5"), ("Breda", "€ 8"), ("Utrecht", "€ 7"))
    assert changes(compare(body(old), body(new))) == [("replaced", "substantive", "€ 6", "€ 8")]


def test_a_row_added_leaves_the_others_alone():
    old = table(("Tilburg", "€ 5"), ("Utrecht", "€ 7"))
    new = table(("Tilburg", "€ 5"), ("Breda", "€ 6"), ("Utrecht", "€ 7"))
    assert changes(compare(body(old), body(new))) == [("added", "substantive", "", "Breda | € 6")]
    assert changes(compare(body(new), body(old))) == [("removed", "substantive", "Breda | € 6", "")]


def test_a_column_added_is_told():
    old = Table((Column(1.0),), (), (row("Tilburg"),))
    new = Table((Column(0.5), Column(0.5)), (), (row("Tilburg", "€ 5"),))
    assert not compare(body(old), body(new)).is_same


def test_a_note_added_is_told_with_its_mark():
    text = paragraph("langs de kade staat dit")
    noted = replace(text, runs=(Run("langs de kade"), Run("", note="n"), Run(" staat dit")))
    new = replace(body(noted), notes=(note("n", "Zie het rapport."),))
    assert [(each.kind, each.part) for each in compare(body(text), new).changes] == [
        ("look", "body"), ("added", "notes"),
    ]  # fmt: skip


def test_page_marks_are_compared():
    old = seed_letter()
    new = replace(old, pages=replace(old.pages, classification="VERTROUWELIJK"))
    assert changes(compare(old, new)) == [("added", "substantive", "", "VERTROUWELIJK")]


def test_a_part_that_only_one_letter_has_is_told():
    old = seed_letter()
    new = replace(old, salutation=line("Geachte voorzitter,"))
    assert [(each.part, each.kind) for each in compare(old, new).changes] == [("salutation", "added")]


def test_a_change_knows_the_field_that_it_came_from():
    def later(record):
        composing.meeting(record)["topics"][0]["follow_up"]["due"] = "maart 2021"

    comparison = compare(composing.letter(), composing.letter(later))
    assert [each.fields for each in comparison.changes] == [("meetings.0.topics.0.follow_up.due",)]


@pytest.mark.parametrize("make", [seed_letter, everything_letter, hostile_letter])
def test_a_letter_is_the_same_as_itself(make):
    assert compare(make(), make()).changes == ()


def texts(letter) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in unit.each) for units in units_of(letter).values() for unit in units]


def said(rows) -> Counter:
    return Counter(" ".join(" ".join(row).split()) for row in rows)


@settings(max_examples=20, deadline=None)
@given(letters())
def test_any_letter_is_the_same_as_itself(letter):
    assert compare(letter, letter).changes == ()


@settings(max_examples=20, deadline=None)
@given(letters(), letters())
def test_accepting_gives_the_new_letter_and_rejecting_the_old(old, new):
    comparison = compare(old, new)
    words_old = sorted(word for row in comparison.old_texts() for text in row for word in text.split())
    words_new = sorted(word for row in comparison.new_texts() for text in row for word in text.split())
    assert words_old == sorted(word for row in texts(old) for text in row for word in text.split())
    assert words_new == sorted(word for row in texts(new) for text in row for word in text.split())


@settings(max_examples=20, deadline=None)
@given(letters(), letters())
def test_each_part_reads_in_its_order_on_both_sides(old, new):
    comparison = compare(old, new)
    for side, letter in (("old", old), ("new", new)):
        for name, units in units_of(letter).items():
            elsewhere = "moved-to" if side == "old" else "moved-from"
            passages = [each for each in comparison.passages if each.part == name and each.kind != elsewhere]
            found = [unit for passage in passages for unit in getattr(passage, side)]
            assert [unit.key for unit in found] == [unit.key for unit in units]


@settings(max_examples=20, deadline=None)
@given(letters(), letters())
def test_the_marks_say_what_the_comparison_says(old, new):
    comparison = compare(old, new)
    shown = marked(comparison)
    for side, rows in (("old", comparison.old_texts()), ("new", comparison.new_texts())):
        spaced = [tuple(text.replace("\n", " ") for text in row) for row in shown.text(side)]
        assert said(spaced) == said(tuple(text.replace("\n", " ") for text in row) for row in rows)


@settings(max_examples=20, deadline=None)
@given(letters(), letters())
def test_letters_with_the_same_words_in_the_same_places_differ_in_layout_only(old, new):
    comparison = compare(old, new)
    if texts(old) == texts(new):
        assert {each.category.value for each in comparison.changes} <= {"layout"}
    else:
        assert comparison.changes or said(texts(old)) == said(texts(new))


def test_numbers_of_changes_count_up_and_lead_to_their_passage():
    comparison = compare(seed_letter(), everything_letter())
    assert [each.number for each in comparison.changes] == list(range(1, len(comparison.changes) + 1))
    for change in comparison.changes:
        passage = comparison.passages[change.passage]
        assert passage.part == change.part
        source = " ".join((*sources_of(passage.old), *sources_of(passage.new)))
        assert all(word in source for word in change.old.replace(" | ", " ").split() if change.kind != "structure")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 9).map(float), st.integers(0, 5), st.integers(0, 5)), max_size=9))
def test_the_best_pairs_in_order_are_the_best(rated):
    def is_in_order(pairs):
        return all(a[1] < b[1] and a[2] < b[2] for a, b in pairwise(pairs))

    chosen = [
        combination
        for size in range(len(rated) + 1)
        for combination in combinations(sorted(rated, key=itemgetter(1, 2)), size)
    ]
    best = max(sum(each[0] for each in pairs) for pairs in chosen if is_in_order(pairs))
    found = best_in_order(rated)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert sum(max(score for score, i, j in rated if (i, j) == pair) for pair in found) == best
