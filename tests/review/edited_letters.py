"""Letters edited as people edit them, with what was done to them: made from a seed, the same each time."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from composing import LONG, composed_of

from briefgen.letter.model import Paragraph, Run, block_lines
from briefgen.record.reading import read_record
from briefgen.review.outside.document import Outside

WORDS = [
    "nadere",
    "extra",
    "zorgvuldig",
    "tijdig",
    "regionaal",
    "gezamenlijk",
    "concrete",
    "verdere",
    "landelijk",
    "goede",
]
SENTENCES = (
    "Ik zal uw Kamer hierover nader informeren.",
    "De provincies hebben aangegeven dat zij hiervoor geen middelen hebben.",
    "Dit wordt betrokken bij de evaluatie die in 2027 verschijnt.",
)
ANEW = (
    "Wegens personele krapte bij verscheidene bureaus liep de uitvoering anders dan wij eerder hadden voorzien.",
    "Bewoners gaven tijdens avonden in buurthuizen herhaaldelijk aan veel liever iets anders te willen zien.",
)


def long_paragraphs() -> list[str]:
    """The paragraphs, headings and items of the long letter's body that say enough to be told apart."""
    letter = composed_of(read_record(LONG)).letter
    assert letter is not None
    lines = ("".join(run.text for run in line) for block in letter.body for line in block_lines(block))
    return list(dict.fromkeys(line.strip() for line in lines if len(line.split()) > 7))


def document(paragraphs: list[str]) -> Outside:
    return Outside(tuple(Paragraph((Run(text),)) for text in paragraphs))


@dataclass
class Edited:
    """Two drafts, and what became of the paragraphs of the first: texts that moved, and those written anew."""

    old: list[str]
    new: list[str]
    moved: set[str] = field(default_factory=set)
    anew: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)


def _insert_word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    words.insert(chance.randrange(1, len(words)), chance.choice(WORDS))
    return " ".join(words)


def _drop_word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    del words[chance.randrange(1, len(words) - 1)]
    return " ".join(words)


def _replace_word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    words[chance.randrange(1, len(words) - 1)] = chance.choice(WORDS)
    return " ".join(words)


def _change_number(text: str, chance: random.Random) -> str:
    digits = [place for place, each in enumerate(text) if each.isdigit()]
    if not digits:
        return _replace_word(text, chance)
    place = chance.choice(digits)
    return text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


def _add_sentence(text: str, chance: random.Random) -> str:
    return f"{text} {chance.choice(SENTENCES)}"


SMALL: tuple[Callable[[str, random.Random], str], ...] = (
    _insert_word, _drop_word, _replace_word, _change_number, _add_sentence,
)  # fmt: skip


def edited(seed: int) -> Edited:
    """A pair with some paragraphs edited, added, removed, moved (edited or not), split and merged."""
    chance = random.Random(seed)  # noqa: S311 - edits, no secrets
    old = long_paragraphs()
    made = Edited(old, [])
    texts = dict(enumerate(old))
    places = list(texts)
    for place in chance.sample(places, 8):
        for _time in range(chance.choice((1, 1, 2))):
            texts[place] = chance.choice(SMALL)(texts[place], chance)
    order = list(places)
    for place in chance.sample(places, chance.choice((0, 1, 2))):
        target = chance.choice([at for at in range(len(order)) if abs(at - order.index(place)) > 2])
        order.remove(place)
        order.insert(target, place)
        made.moved.add(old[place])
    for place in chance.sample(places, 1):
        if old[place] not in made.moved:
            order.remove(place)
    made.new = [texts[place] for place in order]
    made.new.insert(chance.randrange(len(made.new)), chance.choice(ANEW))
    return made
