"""Questions to a search engine with the letters that answer them, known from the letters' own text.

What must be found is spelled out: forms with `|` between them, `*` for any letters, `&` for "and also", `!` before a
form or fact for "and not", `@field=value` for a fact. No analyser has a part in it.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letters_to_find import MONTHS, SHORT_MONTHS, MadeLetter
from word_stock import ABBREVIATED, ACCENTED, ADJECTIVES, COMPOUNDS, NOUNS, VERBS

HERE: Final = Path(__file__).parent
CLASSES: Final = (
    "inflection", "verbs", "compounds", "phrases", "references", "dates", "typing", "diacritics", "fields", "prefix",
    "fragments", "concepts", "abbreviations",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """`must` are the letters to be found; `may` others that are rightly found, too (compounds, abbreviations)."""

    group: str
    query: str
    must: str
    may: str = ""
    by_hand: bool = False


def sentences_by_hand(*, later: bool = False) -> list[str]:
    return _lines("by_hand_later_sentences.txt" if later else "by_hand_sentences.txt")


def questions_by_hand(*, later: bool = False) -> list[Question]:
    """`later`: those written when the analyser was finished, by somebody who had not seen it."""
    lines = _lines("by_hand_later.tsv" if later else "by_hand.tsv")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Question(group, query, must, by_hand=True) for group, query, must in rows]


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


class Answers:
    """Which letters a condition holds for."""

    def __init__(self, letters: Sequence[MadeLetter]) -> None:
        self.letters = letters
        self._texts = [unicodedata.normalize("NFC", f"{each.subject}\n{each.text}") for each in letters]
        self._known: dict[str, frozenset[int]] = {}

    def of(self, condition: str) -> frozenset[int]:
        if not condition:
            return frozenset()
        found = frozenset(each.key for each in self.letters)
        for part in condition.split(" & "):
            either: set[int] = set()
            for form in part.split(" | "):
                either |= self._form(form.strip())
            found &= either
        return found

    def _form(self, form: str) -> frozenset[int]:
        if form not in self._known:
            self._known[form] = self._look(form)
        return self._known[form]

    def _look(self, form: str) -> frozenset[int]:
        if form.startswith("!"):
            return frozenset(each.key for each in self.letters) - self._form(form[1:])
        if form.startswith("@"):
            name, _, value = form[1:].partition("=")
            return frozenset(each.key for each in self.letters if _FACTS[name](each, value))
        pattern = re.compile(_pattern(form), re.NOFLAG if form.isupper() and form.isalpha() else re.IGNORECASE)
        return frozenset(each.key for each, text in zip(self.letters, self._texts, strict=True) if pattern.search(text))


def _pattern(form: str) -> str:
    written = re.escape(unicodedata.normalize("NFC", form)).replace(r"\*", r"\w*")
    return r"(?<!\w)" + re.sub(r"(?:\\?\s)+", r"\\s+", written) + r"(?!\w)"


def plain(reference: str) -> str:
    return "".join(filter(str.isalnum, reference.lower()))


_FACTS: Final[dict[str, Callable[[MadeLetter, str], bool]]] = {
    "ministry": lambda letter, value: letter.ministry == value,
    "kind": lambda letter, value: letter.kind == value,
    "from": lambda letter, value: letter.date.isoformat() >= value,
    "to": lambda letter, value: letter.date.isoformat() <= value,
    "date": lambda letter, value: letter.date.isoformat() == value,
    "dossier": lambda letter, value: value in letter.dossiers or value in (d.split("-")[0] for d in letter.dossiers),
    "signatory": lambda letter, value: value in letter.signatories,
    "addressee": lambda letter, value: value in letter.addressee,
    "reference": lambda letter, value: letter.reference == value,
    "fragment": lambda letter, value: plain(value) in plain(letter.reference),
}


def questions_made(letters: Sequence[MadeLetter], *, seed: int = 7) -> list[Question]:
    """Questions of every class about these letters; the same letters give the same ones."""
    rng = random.Random(seed)  # noqa: S311 - made-up letters
    makers = (
        _inflection, _verbs, _compounds, _phrases, _references, _dates, _typing, _diacritics, _fields, _prefix,
        _fragments,
        _concepts, _abbreviations,
    )  # fmt: skip
    return [question for make in makers for question in make(rng, letters)]


def _in_compounds(*words: str) -> str:
    """The compounds of the stock that these words are part of, and the abbreviations."""
    forms = [form for row in COMPOUNDS if set(row[2:]) & set(words) for form in row[:2]]
    forms += [form for row in COMPOUNDS for form in row[:2] if any(word in row[0] for word in words if len(word) > 4)]
    forms += [f"{noun[0]}*" for noun in NOUNS if any(word != noun[0] and word in noun[0] for word in words)]
    short = [abbr for name, abbr in ABBREVIATED if any(word[:5] in name.lower() for word in words)]
    return " | ".join(dict.fromkeys((*forms, *short)))


def _inflection(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for noun in rng.sample(NOUNS, 45):
        query = rng.choice(noun)
        yield Question("inflection", query, " | ".join(noun), _in_compounds(*noun))
    for adjective in rng.sample(ADJECTIVES, 15):
        yield Question("inflection", rng.choice(adjective), " | ".join(adjective))


def _verbs(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for verb in rng.sample(VERBS, 45):
        yield Question("verbs", rng.choice((verb[0], verb[0], *verb[1:])), " | ".join(dict.fromkeys(verb)))


def _compounds(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    plurals = {noun[0]: noun[1] for noun in NOUNS}
    for row in rng.sample(COMPOUNDS, 40):
        part = rng.choice(row[2:])
        forms = [form for each in COMPOUNDS if part in each[2:] for form in each[:2]]
        own = [part, plurals.get(part, part)]
        yield Question("compounds", part, " | ".join(dict.fromkeys((*own, *forms))), _in_compounds(part))


def _phrases(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for letter in rng.sample(list(letters), 30):
        line = rng.choice([line for line in letter.text.split("\n") if len(line.split()) > 9])
        sentence = re.findall(r"[^\W\d_]+(?: [^\W\d_]+){3,}", line)
        if sentence:
            words = max(sentence, key=len).split()
            at = rng.randrange(len(words) - 2)
            phrase = " ".join(words[at : at + rng.choice((2, 3))])
            yield Question("phrases", f'"{phrase}"', phrase)


def notations(dossier: str, number: str) -> list[str]:
    """The ways in which letters cite a paper."""
    bare, _, suffix = dossier.partition("-")
    after = f"-{suffix}" if suffix.isdigit() else f" {suffix}" if suffix else ""
    spaced = f"{bare[:2]} {bare[2:]}"
    return [f"{spaced}{after}, nr. {number}", f"{bare}{after}, nr. {number}", f"kst-{dossier}-{number}"]


def _references(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for letter in rng.sample(list(letters), 60):
        cited = re.search(r"kst-([\dA-Z-]+)-(\d+)|(?<!\w)(\d\d) ?(\d{3}), nr\.\s(\d+)", letter.text)
        if cited:
            dossier, number = (cited[1], cited[2]) if cited[1] else (cited[3] + cited[4], cited[5])
            ways = notations(dossier, number)
            spaced = (
                f"Kamerstuk {dossier[:2]} {dossier[2:]}".replace("-", " ") if "-" in dossier else f"{dossier}-{number}"
            )
            asked = rng.choice(ways) if "-" in dossier else rng.choice((*ways, spaced))
            yield Question("references", asked, " | ".join(ways))
        case = re.search(r"\d{4}[ZD]\d{5}", letter.text)
        if case:
            yield Question("references", rng.choice((case[0], case[0].lower())), case[0])
    for letter in rng.sample(list(letters), 20):
        asked = rng.choice((letter.reference, letter.reference.lower(), f'reference:"{letter.reference}"'))
        yield Question("references", asked, f"@reference={letter.reference}")
    for dossier in rng.sample(("36600-VII", "21501-02", "21501-07", "31700-VI", "35925-XVI"), 5):
        bare, _, suffix = dossier.partition("-")
        between = "-" if suffix.isdigit() else " "
        forms = (f"{bare}{between}{suffix}", f"{bare[:2]} {bare[2:]}{between}{suffix}", f"kst-{dossier}-*")
        yield Question("references", rng.choice((dossier, forms[1])), " | ".join((*forms, f"@dossier={dossier}")))


def _dates(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for letter in rng.sample(list(letters), 30):
        day = letter.date
        month = MONTHS[day.month - 1]
        ways = [
            f"{day.day} {month} {day.year}", f"{day.day}-{day.month}-{day.year}",
            f"{day.day:02}-{day.month:02}-{day.year}",
            f"{day.day} {SHORT_MONTHS[day.month - 1]}. {day.year}", day.isoformat(),
        ]  # fmt: skip
        asked = rng.choice(ways)
        yield Question("dates", asked, " | ".join((*ways, f"@date={day.isoformat()}")))


def _typing(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    words = [row for row in (*NOUNS, *(each[:2] for each in COMPOUNDS)) if len(row[0]) >= 7]
    for row in rng.sample(words, 40):
        yield Question("typing", mistyped(rng, row[0]), " | ".join(dict.fromkeys(row)), _in_compounds(*row))


def mistyped(rng: random.Random, word: str) -> str:
    """The word with one mistake that is not in its first letter."""
    at = rng.randrange(1, len(word) - 2)
    while word[at] == word[at + 1]:
        at = rng.randrange(1, len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = rng.choice("aeinrst")
    return rng.choice(
        (swapped, word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + "x" + word[at + 1 :])
    )


def _diacritics(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for word in ACCENTED:
        bare = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
        also = " | ".join(f"{adjective[0]} | {adjective[1]}" for adjective in ADJECTIVES if word in adjective)
        also = also or " | ".join(" | ".join(row) for row in (*NOUNS, *VERBS) if word in row)
        must = f"{word} | {bare}" + (f" | {also}" if also else "")
        yield Question("diacritics", bare, must)
        yield Question("diacritics", rng.choice((word.upper(), unicodedata.normalize("NFD", word))), must)
    yield Question("diacritics", "‘s-Gravenhage", "'s-Gravenhage")
    yield Question("diacritics", "Omer Yildiz", "Ömer Yıldız")


def _fields(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for letter in rng.sample(list(letters), 40):
        noun = rng.choice(NOUNS)
        must, may = " | ".join(noun), _in_compounds(*noun)
        year, month = letter.date.year, f"{letter.date:%Y-%m}"
        choices = [
            (f"ministry:{letter.ministry}", f"@ministry={letter.ministry}"), (f"kind:{letter.kind}",
            f"@kind={letter.kind}"),
            (f"from:{year} to:{year}", f"@from={year}-01-01 & @to={year}-12-31"), (f"from:{month}",
            f"@from={month}-01"),
            (f'signatory:"{letter.signatories[0]}"', f"@signatory={letter.signatories[0]}"),
            (f"NOT ministry:{letter.ministry}", f"!@ministry={letter.ministry}"),
        ]  # fmt: skip
        if letter.dossiers:
            choices.append((f"dossier:{letter.dossiers[0]}", f"@dossier={letter.dossiers[0]}"))
        query, fact = rng.choice(choices)
        yield Question("fields", f"{noun[0]} {query}", f"{must} & {fact}", f"{must} | {may} & {fact}")


def _prefix(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for row in rng.sample((*NOUNS, *COMPOUNDS), 30):
        start = row[0][: rng.randrange(4, 8)]
        if start.isascii():
            yield Question("prefix", f"{start}*", f"{start}*")


def _fragments(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for letter in rng.sample(list(letters), 40):
        runs = [run for run in re.findall(r"[A-Za-z]+|\d+", letter.reference) if len(run) >= 6 and run.isdigit()]
        run = rng.choice(runs)
        fragment = rng.choice((run, run[:-1], run[1:], letter.reference))
        must = f"@fragment={fragment}"
        yield Question("fragments", rng.choice((fragment, f'reference:"{fragment}"')), must)


def _concepts(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for _time in range(40):
        one, two = rng.sample(NOUNS, 2)
        asked = (rng.choice(one), rng.choice(two))
        must = f"{' | '.join(one)} & {' | '.join(two)}"
        may = f"{' | '.join(one)} | {_in_compounds(*one)} & {' | '.join(two)} | {_in_compounds(*two)}"
        yield Question("concepts", rng.choice((" ", " AND ", " EN ")).join(asked), must, may)


def _abbreviations(rng: random.Random, letters: Sequence[MadeLetter]) -> Iterator[Question]:
    for name, short in ABBREVIATED:
        yield Question("abbreviations", short, f"{name} | {short}")
        yield Question("abbreviations", f"{short}’s", f"{name} | {short}")
