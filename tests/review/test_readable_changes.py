"""How readable the marks are, measured on letters edited at random: nothing more is marked than has to be."""

import statistics

import pytest
from review.edited_letters import ANEW, document, edited, long_paragraphs

from briefgen.dutch.sentences import sentences
from briefgen.review.compare import compare
from briefgen.review.comparison import Passage
from briefgen.review.ordering import common
from briefgen.review.tokens import Tokens, tokens
from briefgen.review.words import compared

SEEDS = range(60)


def marked_characters(passage: Passage) -> int:
    """The characters that are marked, spaces apart."""
    old, new = passage.old[0].text, passage.new[0].text
    return sum(
        len("".join(text[start:end].split()))
        for piece in passage.pieces[0]
        if piece.kind != "same"
        for text, start, end in ((old, piece.old_start, piece.old_end), (new, piece.new_start, piece.new_end))
    )


def fewest_characters(passage: Passage) -> int:
    """The characters of all tokens outside a longest common subsequence: fewer cannot be marked in whole words."""
    old, new = tokens(passage.old[0].text), tokens(passage.new[0].text)
    pairs = common(old.keys, new.keys)
    return _left(old, {i for i, _j in pairs}) + _left(new, {j for _i, j in pairs})


def _left(text: Tokens, stays: set[int]) -> int:
    return sum(text.ends[place] - text.starts[place] for place in range(len(text)) if place not in stays)


def test_hardly_a_character_more_is_marked_than_has_to_be():
    ratios = []
    for seed in SEEDS:
        pair = edited(seed)
        for passage in compare(document(pair.old), document(pair.new)).passages:
            if passage.kind in ("changed", "moved-to") and passage.pieces and (fewest := fewest_characters(passage)):
                ratios.append(marked_characters(passage) / fewest)
    assert len(ratios) > 300
    assert statistics.median(ratios) <= 1.0
    assert sorted(ratios)[int(len(ratios) * 0.9)] <= 1.1


def test_moves_are_found_and_none_is_invented():
    moved = found = 0
    for seed in SEEDS:
        pair = edited(seed)
        passages = compare(document(pair.old), document(pair.new)).passages
        told = {passage.old[0].text for passage in passages if passage.kind == "moved-to"}
        assert told <= pair.moved, seed
        moved += len(pair.moved)
        found += len(told)
    assert moved > 30
    assert found / moved >= 0.95


def test_no_number_date_or_reference_is_split():
    for seed in SEEDS:
        pair = edited(seed)
        for passage in compare(document(pair.old), document(pair.new)).passages:
            for piece in passage.pieces[0] if passage.pieces else ():
                for text, start, end in (
                    (passage.old[0].text, piece.old_start, piece.old_end),
                    (passage.new[0].text, piece.new_start, piece.new_end),
                ):
                    whole = tokens(text)
                    assert not any(
                        a < edge < b for a, b in zip(whole.starts, whole.ends, strict=True) for edge in (start, end)
                    )


@pytest.mark.parametrize("anew", ANEW)
def test_a_sentence_written_anew_is_one_exchange_in_any_paragraph(anew):
    for text in long_paragraphs():
        for start, end in list(sentences(text))[1:-1]:
            new = text[:start] + anew + text[end:]
            kinds = [piece.kind for piece in compared(text, new)]
            assert kinds == ["same", "removed", "added", "same"], text[start:end]


def test_a_split_and_a_merge_are_one_change_each():
    for text in long_paragraphs():
        (_start, end), *others = sentences(text)
        first, rest = text[:end], text[end:].strip()
        if others and len(first.split()) > 5 and len(rest.split()) > 5:
            whole, parts = [text, "Slot van de brief."], [first, rest, "Slot van de brief."]
            assert [each.kind for each in compare(document(whole), document(parts)).changes] == ["split"]
            assert [each.kind for each in compare(document(parts), document(whole)).changes] == ["merged"]


def test_the_same_changes_are_found_the_other_way_round():
    turned = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
    for seed in range(30):
        pair = edited(seed)
        there = compare(document(pair.old), document(pair.new)).changes
        back = compare(document(pair.new), document(pair.old)).changes
        assert sorted(each.kind for each in there) == sorted(turned.get(each.kind, each.kind) for each in back)
