"""Citations of the House's papers and of law: every form that letters use is read, the asked one is written."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, Literal

from briefgen.dutch.parliament import Dossier, ParliamentaryYear, read_dossier
from briefgen.values import dataclass

Type = Literal["paper", "proceedings", "question", "staatsblad", "staatscourant", "number", "law"]
Style = Literal["official", "practice"]
PUBLISHED: Final = "https://zoek.officielebekendmakingen.nl/"


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, apart from how it was written.

    `house` is `II` (Tweede Kamer), `I` (Eerste Kamer) or empty where the text does not say; `number` is the sequence
    number, the letter of an Eerste Kamer paper, or the whole text of a document number or law identifier; `year` of a
    Staatsblad or Staatscourant is in `volume`.
    """

    type: Type
    house: str = ""
    year: ParliamentaryYear | None = None
    dossier: Dossier | None = None
    number: str = ""
    item: str = ""
    pages: str = ""
    volume: int = 0

    def written(self, style: Style) -> str | None:
        """In the asked form, or None where that form wants a House or year that is not known."""
        if self.type == "paper":
            return self._official_paper() if style == "official" else self._practical_paper()
        if self.type in ("proceedings", "question"):
            return self._proceedings()
        if self.volume:
            return f"{'Stb.' if self.type == 'staatsblad' else 'Stcrt.'} {self.volume}, {self.number}"
        return self.number

    def _official_paper(self) -> str | None:
        if not (self.house and self.year and self.dossier):
            return None
        dossier = f"{self.dossier.number}{self._suffix(' ')}"
        return f"Kamerstukken {self.house} {self.year.short}, {dossier}, {self._sequence()}{self._pages()}"

    def _practical_paper(self) -> str:
        word = "EK" if self.house == "I" or not self.number.isdigit() else "Kamerstuk"
        return f"{word} {self.dossier}, {self._sequence()}{self._pages()}"

    def _proceedings(self) -> str | None:
        if not (self.house and self.year):
            return None
        word = "Aanhangsel Handelingen" if self.type == "question" else "Handelingen"
        item = f", item {self.item}" if self.item else ""
        return f"{word} {self.house} {self.year.short}, nr. {self.number}{item}{self._pages()}"

    def _suffix(self, before: str) -> str:
        if self.dossier is None or not self.dossier.suffix:
            return ""
        return f"{'-' if self.dossier.suffix.isdigit() else before}{self.dossier.suffix}"

    def _sequence(self) -> str:
        return f"nr. {self.number}" if self.number.isdigit() else self.number

    def _pages(self) -> str:
        return f", p. {self.pages}" if self.pages else ""

    @property
    def identifier(self) -> str:
        """The canonical identifier (`kst-19637-2677`, `ah-tk-20202021-541`), empty where it cannot be known."""
        house = {"II": "tk", "I": "ek"}.get(self.house)
        if self.type == "paper" and self.dossier:
            suffix = self.dossier.suffix.replace(" ", "")
            return "-".join(part for part in ("kst", self.dossier.number, suffix, self.number) if part)
        if self.type in ("proceedings", "question") and house and self.year:
            years = f"{self.year.start}{self.year.start + 1}"
            parts = ("ah" if self.type == "question" else "h", house, years, self.number, self.item)
            return "-".join(part for part in parts if part)
        if self.volume:
            return f"{'stb' if self.type == 'staatsblad' else 'stcrt'}-{self.volume}-{self.number}"
        return ""

    @property
    def address(self) -> str:
        """Where the paper is published; empty where it cannot be known."""
        return PUBLISHED + self.identifier if self.identifier else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in a text, from `start` up to `end`; None where it begins like one but cannot be read."""

    start: int
    end: int
    text: str
    citation: Citation | None

    @property
    def style(self) -> Style | None:
        """In which of the two forms a paper of the House is cited."""
        if self.citation is None or self.citation.type != "paper":
            return None
        return "official" if self.citation.year and self.citation.house else "practice"

    @property
    def is_well_formed(self) -> bool:
        """Whether it stands exactly as one of the two forms has it, no-break spaces apart."""
        if self.citation is None:
            return False
        if self.citation.type not in ("paper", "proceedings", "question", "staatsblad", "staatscourant"):
            return True
        typed = self.text.replace("\u00a0", " ")
        return typed in _accepted(self.citation)


def _accepted(citation: Citation) -> Iterator[str]:
    for style in ("official", "practice"):
        written = citation.written(style)
        if written is None or citation.dossier is None:
            yield written or ""
            continue
        for dossier in _spellings(citation.dossier):
            body = f"{dossier}, {citation._sequence()}{citation._pages()}"
            yield body
            yield f"EK {body}" if not citation.number.isdigit() else f"Kamerstukken {body}"
            yield f"Kamerstuk {body}"
            if citation.house and citation.year:
                yield f"Kamerstukken {citation.house} {citation.year.short}, {body}"
        yield f"{citation.dossier.number}-{citation.number}"
        yield citation.identifier


def _spellings(dossier: Dossier) -> Iterator[str]:
    for number in (dossier.number, f"{dossier.number[:2]} {dossier.number[2:]}"):
        if not dossier.suffix:
            yield number
        else:
            yield from (f"{number}{between}{dossier.suffix}" for between in ("-", " "))


_CITING: Final = ("Handelingen", "Kamerstuk", "Stb.", "Stcrt.", "ECLI", "jci", "TZ")
_NUMBER: Final = re.compile(r"[0-9][0-9][ \u00a0.]?[0-9]{3}")  # \d, of every script, takes twice as long


def find_citations(text: str) -> tuple[Found, ...]:
    """All citations in a text, from left to right; postal codes, amounts, telephone numbers and IBANs are none."""
    may_cite = any(word in text for word in _CITING) or _NUMBER.search(text)
    return tuple(_found(text)) if may_cite else ()


def read_citation(text: str) -> Citation | None:
    """The citation that the whole text is, with or without brackets around it, or None."""
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    found = find_citations(f"({bare})")
    return found[0].citation if len(found) == 1 and found[0].text == bare else None


def _found(text: str) -> Iterator[Found]:
    for match in _finder().finditer(text):
        kind = match.lastgroup or ""
        if kind == "unread":
            if not _ONLY_DOSSIER.fullmatch(match[0]):
                yield Found(match.start(), match.end(), match[0].rstrip(" .,"), None)
            continue
        inner = _part(kind).fullmatch(match[0])
        citation = _READERS[kind](inner) if inner else None
        yield Found(match.start(), match.end(), match[0], citation)


_S: Final = "[ \u00a0]"
_ONLY_DOSSIER: Final = re.compile(r"Kamerstuk(?:ken)?[ \u00a0]\d\d[ \u00a0]?\d{3}[ ,.-]*")
_YEARS: Final = rf"(?:vergaderjaar{_S})?(?P<year>\d{{4}}{_S}?[-/–]{_S}?\d{{2,4}})"
_HOUSE: Final = r"(?P<house>II|I)(?=[, \u00a0])"
_SUFFIX: Final = rf"(?:[- \u00a0](?:[IVX]+[A-Z]?|[A-H]|\d{{2}})(?=[,) \u00a0])|{_S}\(R{_S}?\d{{3,4}}\))?"
_DOSSIER: Final = rf"(?P<dossier>\d{{2}}{_S}?\d{{3}}{_SUFFIX})"
_PAGES: Final = rf"(?:,{_S}(?:p|blz)\.{_S}?(?P<pages>\d+(?:[-–]\d+)?))?"
_NR: Final = rf"[,:]?{_S}(?:nr|nrs|no|nummer)\.?{_S}?"
_PAPER_WORD: Final = r"(?:Kamerstuk(?:ken)?|[Kk]st\.?|TK|EK)"
_FORMS: Final = {
    "paper": rf"(?P<word>{_PAPER_WORD}{_S})?(?:{_HOUSE},?{_S})?(?:{_YEARS},?{_S})?{_DOSSIER}"
    rf"(?:{_NR}(?P<number>\d{{1,4}}(?!\d))|,{_S}(?P<letter>[A-Z]{{1,2}})(?![\w])){_PAGES}",
    "short": rf"(?:(?<=\()|Kamerstuk(?:ken)?{_S})\d{{2}}{_S}?\d{{3}}-\d{{1,4}}(?![\w-])",
    "identifier": r"kst-\d{5}(?:-[A-Z()0-9]+)?-[A-Z0-9]{1,5}(?![\w-])",
    "question": rf"Aanhangsel{_S}(?:(?:van{_S}de|bij{_S}de){_S})?Handelingen(?:{_S}{_HOUSE})?,?{_S}{_YEARS}{_NR}"
    r"(?P<number>\d+)",
    "proceedings": rf"Handelingen(?:{_S}{_HOUSE})?,?{_S}{_YEARS}{_NR}(?P<number>\d+)"
    rf"(?:,{_S}item{_S}(?P<item>\d+))?{_PAGES}",
    "gazette": rf"(?P<word>Stb|Stcrt)\.?{_S}(?P<volume>\d{{4}},?){_S}(?:nr\.{_S})?(?P<number>\d+)",
    "number": r"(?<!\w)(?:\d{4}[DZ]\d{4,6}|TZ\d{6}-\d{1,4}|T\d{5})(?!\w)",
    "law": r"ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]+\w|(?<!\w)BWBR\d{7}(?!\w)|jci\d\.\d\d?:[\w:=&.-]+\w",
}
_UNREAD: Final = (
    rf"(?:Kamerstuk(?:ken)?|(?:Aanhangsel{_S})?Handelingen){_S}(?:{_HOUSE}[ ,]{{1,2}})?\d[\d .,/–-]{{3,30}}"
    rf"(?:{_S}?nr\.?{_S}?\d+)?|(?:Stb|Stcrt)\.{_S}?\d[\d.-]*"
)
_NOT_BEFORE: Final = rf"(?<![\w€.-])(?<!€{_S})(?<!\d{_S})"


@cache
def _finder() -> re.Pattern[str]:
    """One pattern over all forms; compiled when the first text that may cite is met."""
    forms = "|".join(f"(?P<{name}>{_unnamed(form)})" for name, form in _FORMS.items())
    return re.compile(f"{_NOT_BEFORE}(?:{forms}|(?P<unread>{_unnamed(_UNREAD)}))")


def _unnamed(form: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", form)


@cache
def _part(kind: str) -> re.Pattern[str]:
    return re.compile(_FORMS[kind].replace(r"(?<=\()", ""))


def _years(text: str | None) -> ParliamentaryYear | None:
    """`2009/10`, `2009-2010`; ValueError where the second year does not follow the first."""
    if text is None:
        return None
    first, second = re.split(r"[-/–]", re.sub(rf"{_S}", "", text))
    start = int(first)
    if second not in (str(start + 1), f"{(start + 1) % 100:02}"):
        raise ValueError
    return ParliamentaryYear(start)


def _paper(match: re.Match[str]) -> Citation | None:
    dossier = read_dossier(match["dossier"].replace("\u00a0", " "))
    try:
        year = _years(match["year"])
    except ValueError:
        return None
    number, word = match["number"] or match["letter"], (match["word"] or "").strip()
    house = match["house"] or {"EK": "I", "TK": "II"}.get(word, "")
    if dossier is None or (match["letter"] and not (word or house or year)):
        return None
    return Citation("paper", house, year, dossier, number, pages=match["pages"] or "")


def _short(match: re.Match[str]) -> Citation | None:
    number, _, sequence = match[0].replace("\u00a0", " ").rpartition("-")
    dossier = read_dossier(re.sub(r"^Kamerstuk(?:ken)? ", "", number))
    return Citation("paper", dossier=dossier, number=sequence) if dossier else None


def _identifier(match: re.Match[str]) -> Citation | None:
    _, dossier, *suffix, number = match[0].split("-")
    read = read_dossier("-".join((dossier, *suffix)) if suffix else dossier)
    return Citation("paper", dossier=read, number=number) if read else None


def _proceedings_of(type_: Literal["proceedings", "question"], match: re.Match[str]) -> Citation | None:
    try:
        year = _years(match["year"])
    except ValueError:
        return None
    parts = match.groupdict(default="")
    item, pages = parts.get("item", ""), parts.get("pages", "")
    return Citation(type_, parts["house"], year, number=parts["number"], item=item, pages=pages)


def _gazette(match: re.Match[str]) -> Citation:
    type_: Type = "staatsblad" if match["word"] == "Stb" else "staatscourant"
    return Citation(type_, number=match["number"], volume=int(match["volume"].rstrip(",")))


_READERS: Final[dict[str, Callable[[re.Match[str]], Citation | None]]] = {
    "paper": _paper,
    "short": _short,
    "identifier": _identifier,
    "question": lambda match: _proceedings_of("question", match),
    "proceedings": lambda match: _proceedings_of("proceedings", match),
    "gazette": _gazette,
    "number": lambda match: Citation("number", number=match[0]),
    "law": lambda match: Citation("law", number=match[0]),
}
