"""Reads what a letter is about: the House's dossiers that it names, and which kind of letter it is."""

import re
from functools import cache
from typing import Final

from briefgen.dutch.citations import find_citations
from briefgen.dutch.parliament import Dossier, read_dossier
from briefgen.extract.fields import Field, Spot, Sure

_NUMBER: Final = r"\d{2}[ \u00a0]?\d{3}(?!\d)(?:[- ](?:[IVX]+|\d{2}(?!\d))\b)?"
_WORD: Final = r"\b(?:kamerstuk(?:ken)?(?: (?:I{1,2}|TK|EK))?|kamerstukdossiers?|dossiers?(?:nummers?)?)"
_BARE: Final = rf"{_WORD}[ :]+({_NUMBER})"


def canonical(dossier: Dossier) -> str:
    """`19637`, `36600-VII`, `21501-02`, `27484-(R1669)`."""
    return f"{dossier.number}-{dossier.suffix.replace(' ', '')}" if dossier.suffix else dossier.number


def read_dossiers(text: str, *, labelled: str = "") -> Field[tuple[str, ...]] | None:
    """The dossiers cited in the text, in its order; `labelled` is what stands under `Dossier`."""
    found: dict[str, int] = {}
    for cited in find_citations(text):
        if cited.citation and cited.citation.dossier:
            found.setdefault(canonical(cited.citation.dossier), cited.start)
    for match in re.finditer(_BARE, text, re.IGNORECASE):
        dossier = read_dossier(match[1].replace("\u00a0", " "))
        if dossier:
            found.setdefault(canonical(dossier), match.start())
    in_order = sorted(found, key=lambda each: found[each])
    for part in re.split(r"[,;/]| en ", labelled):
        dossier = read_dossier(part.strip())
        if dossier and canonical(dossier) not in in_order:
            in_order.insert(0, canonical(dossier))
    if not in_order:
        return None
    start = found.get(in_order[0], 0)
    return Field(tuple(in_order), Sure.CERTAIN, Spot(0, text[max(start - 20, 0) : start + 60].strip()))


# What the subject (or, for "~", the opening) says in letters of a kind; the first that fits counts.
KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("delay-notice", r"\buitstel\b|uitstelbericht|uitstel (?:van )?(?:de )?(?:beantwoording|antwoord)"),
    ("answers", r"(?:antwoord|beantwoording)\w*.*\bvragen|\bkamervragen|\bantwoorden op"),
    ("council-agenda", r"geannoteerde agenda"),
    ("council-report", r"\bverslag\b.*\b(?:raad|eurogroep|ecofin|informele)"),
    ("working-visit", r"werkbezoek|\bdienstreis"),
    ("copy", r"\bafschrift\b"),
    ("draft-decree", r"\bvoorhang\b|ontwerpbesluit|ontwerp-besluit"),
    ("policy-reaction", r"beleidsreactie|kabinetsreactie|kabinetsstandpunt|appreciatie"),
    ("committee-reaction", r"\b(?:reactie|verzoek)\b.*\bcommissie"),
    ("progress-letter", r"voortgang|stand van zaken"),
    ("commitments", r"\b(?:toezegging|motie)(?:en|s)?\b"),
    ("meeting-report", r"terugkoppeling|bestuurlijk overleg|\bverslag\b.*\boverleg"),
    ("covering-letter", r"\baanbieding|\btoezending"),
)
OPENINGS: Final[tuple[tuple[str, str], ...]] = (
    ("covering-letter", r"^.{0,200}\b(?:bied ik|bieden wij|zend ik|hierbij ontvangt)\b.{0,250}\b(?:aan|toe|rapport)\b"),
    ("meeting-report", r"^.{0,700}\bterugkoppeling\b"),
    ("answers", r"^.{0,500}\bvragen\b.{0,80}\b(?:ingezonden|gesteld)\b"),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def read_kind(subject: str, text: str, *, where: Spot) -> Field[str] | None:
    """The kind that the subject names (likely), else the one that the opening sounds like (a guess)."""
    for kind, pattern in KINDS:
        if _compiled(pattern).search(subject):
            return Field(kind, Sure.LIKELY, where)
    for kind, pattern in OPENINGS:
        if _compiled(pattern).search(text[:1000]):
            return Field(kind, Sure.GUESS, Spot(where.page, text[:80]))
    return None
