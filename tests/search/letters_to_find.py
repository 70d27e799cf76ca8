"""Letters made up for search: grammatical, varied, and each with its facts known; the same seed gives the same ones."""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from word_stock import ABBREVIATED, ACCENTED, ADJECTIVES, COMPOUNDS, NOUNS, PEOPLE, TOWNS, VERBS

MONTHS: Final = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905 - as one reads it
)
SHORT_MONTHS: Final = tuple(month[:3].replace("maa", "mrt") for month in MONTHS)
KINDS: Final = (
    "meeting-report", "covering-letter", "answers", "delay-notice", "policy-reaction", "progress-letter",
    "council-agenda",
)  # fmt: skip
MINISTRIES: Final = ("jenv", "ienw", "vws", "ocw", "szw", "bzk", "fin", "defensie", "lnv", "ezk")
OFFICES: Final = {
    "jenv": "Justitie en Veiligheid", "ienw": "Infrastructuur en Waterstaat",
    "vws": "Volksgezondheid, Welzijn en Sport",
    "ocw": "Onderwijs, Cultuur en Wetenschap", "szw": "Sociale Zaken en Werkgelegenheid",
    "bzk": "Binnenlandse Zaken en Koninkrijksrelaties", "fin": "Financiën", "defensie": "Defensie",
    "lnv": "Landbouw, Natuur en Voedselkwaliteit", "ezk": "Economische Zaken en Klimaat",
}  # fmt: skip
ADDRESSEES: Final = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal",
)  # fmt: skip
DOSSIERS: Final = (
    "19637", "29544", "27858", "36600-VII", "21501-02", "21501-07", "31700-VI", "35925-XVI", "32813", "28089", "30371",
    "24170", "26643", "27529", "29383", "34682", "31839", "35334", "29279", "33529",
)  # fmt: skip


@dataclass(frozen=True)
class MadeLetter:
    """One letter with what is known of it."""

    key: int
    reference: str
    date: datetime.date
    ministry: str
    kind: str
    dossiers: tuple[str, ...]
    signatories: tuple[str, ...]
    addressee: str
    subject: str
    text: str


def made_letters(count: int, *, seed: int = 1, words: Sequence[str] = ()) -> Iterator[MadeLetter]:
    """`count` letters; each of the sentences in `words` stands in a few of them."""
    rng = random.Random(seed)  # noqa: S311 - made-up letters
    for key in range(1, count + 1):
        yield _letter(key, rng, words)


def _letter(key: int, rng: random.Random, sentences: Sequence[str]) -> MadeLetter:
    date = datetime.date(2015, 1, 5) + datetime.timedelta(days=rng.randrange(3650))
    ministry, kind = rng.choice(MINISTRIES), rng.choice(KINDS)
    dossiers = tuple(rng.sample(DOSSIERS, rng.choice((0, 1, 1, 1, 2))))
    signatories = tuple(rng.sample(PEOPLE, rng.choice((1, 1, 1, 2))))
    paragraphs = list(_paragraphs(rng, date, dossiers))
    for sentence in rng.sample(sentences, min(len(sentences), rng.choice((0, 1, 1, 2)))):
        paragraphs.insert(rng.randrange(1, len(paragraphs)), sentence)
    subject = _subject(rng, date)
    reference = _reference(rng, key, ministry, date)
    addressee = ADDRESSEES[rng.random() < 0.1]
    rank = rng.choice(("Minister", "Staatssecretaris"))
    end = [f"De {rank} van {OFFICES[ministry]},", *signatories]
    text = "\n".join((*paragraphs, *end))
    return MadeLetter(key, reference, date, ministry, kind, dossiers, signatories, addressee, subject, text)


def _reference(rng: random.Random, key: int, ministry: str, date: datetime.date) -> str:
    number = 100000 + (key * 7919 + rng.randrange(7)) % 899000
    patterns = {
        "jenv": f"{3000000 + number}", "ienw": f"IENW/BSK-{date.year}/{number}",
        "vws": f"{1000000 + number}-{200000 + key}-PDC19",
        "ocw": f"{20000000 + number}", "szw": f"{date.year}-0000{number}", "bzk": f"{date.year}-00007{number}",
        "fin": f"{date.year}-0000{number}-FM", "defensie": f"BS{date.year}0{number}",
        "lnv": f"DGNVLG / {20000000 + number}",
        "ezk": f"DGKE-K / {20000000 + number}",
    }  # fmt: skip
    return patterns[ministry]


def _subject(rng: random.Random, date: datetime.date) -> str:
    noun, adjective, compound = rng.choice(NOUNS), rng.choice(ADJECTIVES), rng.choice(COMPOUNDS)
    return rng.choice((
        f"Bestuurlijk overleg {compound[0]} d.d. {date.day} {MONTHS[date.month - 1]} {date.year}",
        f"Verslag van de {adjective[1]} {noun[1]}",
        f"Beantwoording vragen over {adjective[1]} {noun[1]}",
        f"Aanbieding rapport {compound[1]}",
        f"Stand van zaken {compound[0]} en {noun[1]}",
        f"Reactie op motie over {compound[1]}",
    ))  # fmt: skip


def _paragraphs(rng: random.Random, date: datetime.date, dossiers: tuple[str, ...]) -> Iterator[str]:
    yield _opening(rng, date, dossiers)
    for _time in range(rng.randrange(3, 8)):
        yield " ".join(_sentence(rng) for _each in range(rng.randrange(2, 5)))
    if rng.random() < 0.5:
        yield _numbers(rng, date, dossiers)
    if rng.random() < 0.3:
        yield _abbreviated(rng)
    if rng.random() < 0.35:
        yield f"Over de {rng.choice(ACCENTED)} is in {rng.choice(TOWNS)} nader gesproken."
    yield rng.choice((
        "Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd.",
        "Over de voortgang wordt uw Kamer nader bericht.",
        f"Een afschrift gaat naar de burgemeester van {rng.choice(TOWNS)}.",
    ))  # fmt: skip


def _opening(rng: random.Random, date: datetime.date, dossiers: tuple[str, ...]) -> str:
    earlier = date - datetime.timedelta(days=rng.randrange(5, 300))
    cited = f" ({citation(rng, rng.choice(dossiers))})" if dossiers else ""
    return rng.choice((
        f"In het overleg van {written_date(rng, earlier)} is gesproken over {rng.choice(COMPOUNDS)[1]}{cited}.",
        f"Op {written_date(rng, earlier)} heeft uw Kamer verzocht om een brief over {rng.choice(NOUNS)[1]}{cited}.",
        f"Hierbij zend ik u de reactie op de brief d.d. {written_date(rng, earlier)}{cited}.",
    ))  # fmt: skip


def written_date(rng: random.Random, day: datetime.date) -> str:
    """The day in one of the ways in which letters write one."""
    return rng.choice((
        f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}", f"{day.day} {SHORT_MONTHS[day.month - 1]}. {day.year}",
        day.isoformat(),
        f"{day.day}\u00a0{MONTHS[day.month - 1]} {day.year}",
    ))  # fmt: skip


def citation(rng: random.Random, dossier: str, number: int = 0) -> str:
    """A paper of the dossier in one of the notations in use."""
    number = number or rng.randrange(1, 3000)
    bare, _, suffix = dossier.partition("-")
    spaced = f"{bare[:2]} {bare[2:]}"
    after = f"-{suffix}" if suffix.isdigit() else f" {suffix}" if suffix else ""
    return rng.choice((
        f"Kamerstuk {spaced}{after}, nr. {number}", f"Kamerstukken II 2019/20, {bare}{after}, nr. {number}",
        f"kst-{dossier}-{number}", f"Kamerstuk {bare}{after}, nr. {number}", f"{spaced}{after}, nr.\u00a0{number}",
        f"{spaced.replace(' ', chr(0xA0))}{after}, nr. {number}",
    ))  # fmt: skip


def _numbers(rng: random.Random, date: datetime.date, dossiers: tuple[str, ...]) -> str:
    case = f"{date.year}{rng.choice('ZD')}{rng.randrange(10000, 50000):05}"
    dossier = rng.choice(dossiers or DOSSIERS)
    return rng.choice((
        f"De vragen met kenmerk {case} zijn hiermee beantwoord.",
        f"Zie ook {citation(rng, dossier)} en uw nummer {case}.",
        f"Uw kenmerk {case}; de kosten bedragen € {rng.randrange(10, 99)}.{rng.randrange(100, 999)} per jaar.",
        f"Stb. {date.year}, {rng.randrange(10, 600)} en {citation(rng, dossier)} zijn van toepassing.",
    ))  # fmt: skip


def _abbreviated(rng: random.Random) -> str:
    name, short = rng.choice(ABBREVIATED)
    return rng.choice((
        f"Het betreft de {name} ({short}).", f"Hierbij is de {name} betrokken.", f"De rol van {short} blijft gelijk.",
        f"De {short}-aanpak wordt voortgezet.", f"De {name} (hierna: {short}) is gevraagd om een oordeel.",
    ))  # fmt: skip


def _sentence(rng: random.Random) -> str:
    noun, other = rng.choice(NOUNS), rng.choice(NOUNS)
    adjective, verb, compound = rng.choice(ADJECTIVES), rng.choice(VERBS), rng.choice(COMPOUNDS)
    town = rng.choice(TOWNS)
    return rng.choice((
        f"De {noun[0]} {rng.choice(verb[1:3])} de {adjective[1]} {other[1]}.",
        f"De {adjective[1]} {noun[1]} {rng.choice((verb[0], verb[3]))} bij de {other[0]}.",
        f"Er is in {town} {verb[4]} over een {adjective[0]} {noun[0]}.",
        f"Hiertoe zal de {compound[0]} met de {noun[1]} worden {verb[4]}.",
        f"Het kabinet wil {compound[1]} {adjective[0]} {verb[0]}, aldus de {noun[0]} van {town}.",
        f"Met de {noun[1]} is de {adjective[1]} {compound[0]} aan de orde geweest.",
        f"Voor de {noun[0]} geldt dat ‘{other[1]}’ {adjective[0]} {verb[0]}.",
        f"De LVV-pilots in {town} hebben tot {adjective[1]} {compound[1]} geleid.",
    ))  # fmt: skip
