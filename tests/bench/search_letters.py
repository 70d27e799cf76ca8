"""The letters and the questions that every search engine is measured with."""

import datetime
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parents[1] / "search")]

from letters_to_find import made_letters  # noqa: E402 - after the path to it
from search_engines import document_of  # noqa: E402
from search_questions import sentences_by_hand  # noqa: E402
from word_stock import NOUNS  # noqa: E402

from briefgen.search.analyser import Analysed, analyse  # noqa: E402
from briefgen.search.documents import Document  # noqa: E402

_MADE: Final = 4_000  # letters that are made and analysed; each letter of an archive is two of them, on its own day
_FIRST: Final = datetime.date(2005, 1, 1)
_DAYS: Final = 7300
TODAY: Final = _FIRST + datetime.timedelta(days=_DAYS)  # of letters that are added; none is newer


@dataclass(frozen=True)
class Asked:
    """Words that a letter must have, or a phrase of them; or whatever else only briefgen can be asked."""

    text: str
    is_phrase: bool = False

    @property
    def briefgen(self) -> str:
        return f'"{self.text}"' if self.is_phrase else self.text


def letters(count: int, *, made_of: int = _MADE) -> Iterator[tuple[Document, Analysed]]:
    """Letters of some 370 words, about as long as the usual one, in the order of their dates; keys count from 1."""
    documents = [document_of(letter) for letter in made_letters(made_of, words=sentences_by_hand())]
    analysed = [analyse(document) for document in documents]
    rng = random.Random(5)  # noqa: S311 - made-up letters
    dates = sorted(_FIRST + datetime.timedelta(days=rng.randrange(_DAYS)) for _letter in range(count))
    for number, date in enumerate(dates, start=1):
        one, two = rng.randrange(made_of), rng.randrange(made_of)
        whole = f"{documents[one].text}\n{documents[two].text}"
        reference = f"{documents[one].reference}-{number}"
        document = replace(documents[one], key=str(number), date=date, text=whole, reference=reference)
        yield document, _joined(analysed[one], analysed[two], date)


def _joined(one: Analysed, two: Analysed, date: datetime.date) -> Analysed:
    days = (f"§y{date:%Y}", f"§ym{date:%Y%m}", f"§ymd{date:%Y%m%d}")
    return replace(
        one,
        body=f"{one.body} {two.body}",
        parts=" ".join(dict.fromkeys(f"{one.parts} {two.parts}".split())),
        marks=f"{one.marks} {two.marks}",
        facts=" ".join((*(fact for fact in one.facts.split() if not fact.startswith("§y")), *days)),
        strong=" ".join(dict.fromkeys(f"{one.strong} {two.strong}".split())),
        forms={**one.forms, **two.forms},
    )


def letters_to_add(count: int, *, after: int) -> list[Document]:
    """Letters of today that are not among the first `after`."""
    made = made_letters(count, seed=9)
    return [
        replace(document_of(letter), key=str(after + number), date=TODAY) for number, letter in enumerate(made, start=1)
    ]


def questions() -> dict[str, list[Asked]]:
    """What every engine can be asked."""
    rng = random.Random(3)  # noqa: S311 - made-up questions
    nouns = [noun[0] for noun in rng.sample(NOUNS, 24)]
    phrases = (
        "landelijk dekkend netwerk", "hoge raad", "algemene rekenkamer", "hoger beroep", "uw kamer", "nader bericht",
        "aan de orde", "justitie en veiligheid",
    )  # fmt: skip
    return {
        "word": [Asked(noun) for noun in nouns],
        "word of most letters": [Asked(word) for word in ("kamer", "lvv", "overleg", "spreken", "orde", "minister")],
        "two words": [Asked(" ".join(rng.sample(nouns, 2))) for _time in range(24)],
        "phrase": [Asked(phrase, is_phrase=True) for phrase in phrases],
    }


def questions_for_briefgen() -> dict[str, list[Asked]]:
    """What only briefgen is asked, in its own language."""
    nouns = questions()["word"][:8]
    return {
        "word and fields": [Asked(f"{noun.text} ministry:jenv from:2018 to:2019") for noun in nouns],
        "prefix": [Asked(word) for word in ("vergad*", "klimaat*", "huur*")],
        "date": [Asked(day) for day in ("4 november 2020", "2016-05-04")],
        "typing mistake": [Asked(word) for word in ("knelpnt", "hooglerraar")],
    }
