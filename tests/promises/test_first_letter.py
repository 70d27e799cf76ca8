"""The first letter, word for word, from a record whose fields hold no more than a clause or a sentence."""

from collections.abc import Iterator
from typing import Any

from composing import first_values, letter
from sample_letters import SEED_TEXT, seed_letter
from styles import STYLE

from briefgen.render import FORMATS, renderer


def test_the_record_gives_the_letter_line_for_line() -> None:
    made = renderer("md").render(letter(), STYLE).decode("utf-8")
    assert made.strip().splitlines() == SEED_TEXT.strip().splitlines()


def test_the_record_gives_the_letter_made_by_hand() -> None:
    assert letter().words() == seed_letter().words()
    assert [part.role for part in letter().parts()] == [part.role for part in seed_letter().parts()]


def test_every_format_has_the_words_of_the_letter() -> None:
    made = letter()
    for name in FORMATS:
        assert renderer(name).read_words(renderer(name).render(made, STYLE)) == made.words(), name


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        for inner in node.values() if isinstance(node, dict) else node:
            yield from texts(inner)


def test_no_field_of_the_record_holds_more_than_a_clause_or_a_sentence() -> None:
    for text in texts(first_values()):
        assert "\n" not in text
        assert text.count(". ") == (0 if "d.d." not in text else 1), text
        assert len(text.split()) <= 20, text
