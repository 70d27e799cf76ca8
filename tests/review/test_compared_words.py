"""Two texts word by word: whole words, whole numbers, and no confetti."""

import pytest
from hostile_text import HOSTILE_LINES
from hypothesis import given, settings
from hypothesis import strategies as st
from review.shown import words

from briefgen.review.tokens import tokens
from briefgen.review.words import compared

GALLERY = {
    "a term moved": (
        "In februari 2021 zal een besluit worden genomen.",
        "In maart 2021 zal een besluit worden genomen.",
        "In [-februari 2021-]{+maart 2021+} zal een besluit worden genomen.",
    ),
    "a date is one word": (
        "Op 4 november 2020 is gesproken.",
        "Op 5 november 2020 is gesproken.",
        "Op [-4 november 2020-]{+5 november 2020+} is gesproken.",
    ),
    "a day and its month": ("uiterlijk 20 mei a.s.", "uiterlijk 21 mei a.s.", "uiterlijk [-20 mei-]{+21 mei+} a.s."),
    "a paper of the House is one word": (
        "zie de brief (19 637, nr. 5) hierover",
        "zie de brief (19 637, nr. 6) hierover",
        "zie de brief ([-19 637, nr. 5-]{+19 637, nr. 6+}) hierover",
    ),
    "an amount is one word": (
        "Dit kost € 3,1 miljard per jaar.",
        "Dit kost € 3,2 miljard per jaar.",
        "Dit kost [-€ 3,1 miljard-]{+€ 3,2 miljard+} per jaar.",
    ),
    "thousands are one number": ("er zijn 587.273 fietsen", "er zijn 587.274 fietsen",
                                 "er zijn [-587.273-]{+587.274+} fietsen"),
    "a share is one word": ("voor 61 procent bezet", "voor 62 procent bezet",
                            "voor [-61 procent-]{+62 procent+} bezet"),
    "a reference of the ministry is one word": (
        "kenmerk IENW/BSK-2026/41877 vermelden", "kenmerk IENW/BSK-2026/41878 vermelden",
        "kenmerk [-IENW/BSK-2026/41877-]{+IENW/BSK-2026/41878+} vermelden",
    ),
    "a word, not its letters": ("de wethouder sprak", "de wethouders sprak",
                                "de [-wethouder-]{+wethouders+} sprak"),
    "a mark alone": ("Zij spraken, en gingen.", "Zij spraken en gingen.", "Zij spraken[-,-] en gingen."),
    "one more in a list": (
        "de wethouders van Tilburg en Utrecht", "de wethouders van Tilburg, Breda en Utrecht",
        "de wethouders van Tilburg{+, Breda+} en Utrecht",
    ),
    "a sentence added": ("A is goed. C is fout.", "A is goed. B is beter. C is fout.",
                         "A is goed. {+B is beter. +}C is fout."),
    "a sentence removed at the end": ("A is goed. B is beter.", "A is goed.", "A is goed.[- B is beter.-]"),
    "a sentence removed at the start": ("B is beter. A is goed.", "A is goed.", "[-B is beter. -]A is goed."),
    "a negation": ("Dat wordt gehaald.", "Dat wordt niet gehaald.", "Dat wordt {+niet +}gehaald."),
    "a sentence written anew": (
        "Het programma loopt. Daarmee ligt het twee maanden achter op de planning. De kosten zijn gelijk.",
        "Het programma loopt. Door ziekte is de uitvoering later begonnen dan beloofd was. De kosten zijn gelijk.",
        "Het programma loopt. [-Daarmee ligt het twee maanden achter op de planning.-]"
        "{+Door ziekte is de uitvoering later begonnen dan beloofd was.+} De kosten zijn gelijk.",
    ),
    "little words between two exchanges go along": (
        "Zij bespraken oude plannen en dure wensen hier.", "Zij bespraken nieuwe ideeën en goede voorstellen hier.",
        "Zij bespraken [-oude plannen en dure wensen-]{+nieuwe ideeën en goede voorstellen+} hier.",
    ),
    "spaces are no words": ("a  b\u00a0c", "a b c", "a b c"),
    "a space that parts a word": ("Het is.Dat kan.", "Het is. Dat kan.", "Het [-is.Dat-]{+is. Dat+} kan."),
    "the same paper in another notation": ("zie 19 637 hier", "zie 19637 hier", "zie [-19 637-]{+19637+} hier"),
    "other quotation marks": ("hij zei “ja” toen", "hij zei «ja» toen", "hij zei [-“-]{+«+}ja[-”-]{+»+} toen"),
    "nothing left": ("alles weg", "", "[-alles weg-]"),
    "nothing before": ("", "alles nieuw", "{+alles nieuw+}"),
    "nothing in common": ("een twee", "drie vier", "[-een twee-]{+drie vier+}"),
}  # fmt: skip


@pytest.mark.parametrize("name", GALLERY)
def test_what_is_marked(name):
    old, new, expected = GALLERY[name]
    assert words(old, new) == expected


@pytest.mark.parametrize(
    "text",
    [
        "4 november 2020", "1 maart", "februari 2021", "2020-11-04", "19 637, nr. 5", "Kamerstuk 19 637, nr. 2677",
        "kst-19637-2677", "36 600 VI, D", "€ 3,1 miljard", "€ 587.273", "12,5%", "61 procent", "38.400", "3090253",
        "IENW/BSK-2020/236124", "2020Z21833", "2500 EH", "nr. 5", "2026–2030", "12:30", "LVV's", "minister-president",
        "www.rijksoverheid.nl/jenv", "één",
        "Kamerstukken II 2009/10, 27858, nr. 88",
    ],
)  # fmt: skip
def test_numbers_dates_and_references_are_never_split(text):
    assert len(tokens(text)) == 1
    assert len(tokens(f"zie ({text}), of")) == 6


@pytest.mark.parametrize(
    ("one", "other"),
    [("19 637", "19637"), ("19 637, nr. 2677", "kst-19637-2677"), ("Kamerstuk 19 637, nr. 5", "19637, nr. 5"),
     ("“", "«"), ("4\u00a0mei", "4 mei"), ("één", "e\u0301e\u0301n")],
)  # fmt: skip
def test_what_says_the_same_has_one_key(one, other):
    assert tokens(one).keys == tokens(other).keys


def test_spelling_is_told_apart_from_words():
    assert all(piece.spelling for piece in compared("zie 19 637 hier", "zie 19637 hier") if piece.kind != "same")
    assert not any(piece.spelling for piece in compared("zie 19 637 hier", "zie 19638 hier"))


LINES = st.one_of(
    st.sampled_from(HOSTILE_LINES),
    st.lists(
        st.sampled_from(["de", "kade", "van", "4 mei 2020", "19 637, nr. 5", ".", ",", " ", "  ", "\n", "Niet", "x"]),
        max_size=14,
    ).map(" ".join),
    st.text(max_size=40),
)


@settings(max_examples=60)
@given(LINES, LINES)
def test_pieces_make_up_both_texts(old, new):
    pieces = compared(old, new)
    assert "".join(old[each.old_start : each.old_end] for each in pieces if each.kind != "added") == old
    assert "".join(new[each.new_start : each.new_end] for each in pieces if each.kind != "removed") == new


@settings(max_examples=60)
@given(LINES)
def test_a_text_is_the_same_as_itself(text):
    assert {piece.kind for piece in compared(text, text)} <= {"same"}


@settings(max_examples=60)
@given(LINES, LINES)
def test_what_stays_says_the_same(old, new):
    for piece in compared(old, new):
        if piece.kind == "same":
            before, after = old[piece.old_start : piece.old_end], new[piece.new_start : piece.new_end]
            assert before.split() == after.split()


@settings(max_examples=60)
@given(LINES, LINES)
def test_no_token_is_cut(old, new):
    for piece in compared(old, new):
        for text, start, end in ((old, piece.old_start, piece.old_end), (new, piece.new_start, piece.new_end)):
            inner = [
                (a, b) for a, b in zip(tokens(text).starts, tokens(text).ends, strict=True) if a < end and b > start
            ]
            assert start == end or all(start <= a and b <= end for a, b in inner)


def test_a_whole_document_as_one_text_is_compared_within_memory():
    old, new = ("woord " * 7000) + "hier. Einde.", ("tekst " * 7000) + "daar. Einde."
    assert [piece.kind for piece in compared(old, new)] == ["removed", "added", "same"]
