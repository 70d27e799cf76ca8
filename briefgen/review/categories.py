"""Tells substantive changes from wording: numbers, dates, names, references, negations, owners and terms."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from briefgen.review.comparison import Category
from briefgen.review.tokens import Tokens, is_mark, tokens

_NEGATIONS: Final = frozenset({
    "niet", "geen", "nooit", "niemand", "nergens", "noch", "niets", "zonder", "behalve", "tenzij", "evenmin",
    "ontbreekt", "not", "no", "never", "without", "neither", "nor", "none", "nothing", "cannot", "unless", "except",
})  # fmt: skip
_AMOUNTS: Final = frozenset({
    "één", "eén", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
    "negentig", "honderd", "duizend", "miljoen", "miljard", "half", "halve", "helft", "kwart", "derde", "eerste",
    "tweede", "vierde", "alle", "beide", "enkele", "meeste", "minstens", "hoogstens", "maximaal", "minimaal", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
})  # fmt: skip
_MOMENTS: Final = frozenset({
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "voorjaar", "zomer",
    "najaar", "herfst", "winter", "lente", "zomerreces", "kerstreces", "herfstreces", "voorjaarsreces", "meireces",
    "reces", "prinsjesdag", "begin", "medio", "eind", "einde", "kwartaal", "week", "maand", "jaar", "jongstleden",
    "aanstaande", "jl", "a.s", "morgen", "gisteren", "vandaag", "heden",
})  # fmt: skip
WEIGHTY_WORDS: Final = _NEGATIONS | _AMOUNTS | _MOMENTS
# Fields whose words are numbers, dates, names or references, whatever they look like.
_WEIGHTY_FIELDS: Final = frozenset({
    "owner", "due", "date", "reference", "your_reference", "citation", "number", "status", "outcome", "name",
    "place", "role", "count", "organisation", "office", "made_on", "fulfilled_by", "decision", "classification",
})  # fmt: skip
_WEIGHTY_PARTS: Final = frozenset(("addressee", "references", "date", "signatories", "copies", "page-marks"))
Names = Callable[[], frozenset[str]]  # words that are names somewhere in the texts, found when they are asked for


def of_exchange(old: str, new: str, *, before: str, part: str, fields: tuple[str, ...], names: Names) -> Category:
    """The category of words that took the place of others; `before` is what stands before them in the new text."""
    old_tokens, new_tokens = tokens(old), tokens(new)
    if Counter(old_tokens.keys) == Counter(new_tokens.keys) or _differ_in_marks_only(old_tokens, new_tokens):
        return Category.WORDING if _marks(old_tokens) != _marks(new_tokens) else Category.LAYOUT
    if _is_note_glued(old, new):
        return Category.LAYOUT
    if part in _WEIGHTY_PARTS or any(field.rpartition(".")[2] in _WEIGHTY_FIELDS for field in fields):
        return Category.SUBSTANTIVE
    starts = not before.strip() or before.rstrip()[-1] in ".?!:"
    if _weights(old_tokens, starts, names) != _weights(new_tokens, starts, names):
        return Category.SUBSTANTIVE
    if (not old or not new) and _has_sentence(new_tokens if new else old_tokens, starts):
        return Category.SUBSTANTIVE
    return Category.WORDING


def names_in(texts: list[Tokens]) -> frozenset[str]:
    """The words that begin with a capital where no sentence begins."""
    found: set[str] = set()
    for each in texts:
        before = "."
        for key in each.keys:
            if key[0].isupper() and before not in ".?!:":
                found.add(key)
            before = key
    return frozenset(found)


def is_weighty(key: str) -> bool:
    """Whether the token is a number, a date, a reference, an amount, a moment or a negation."""
    return any(map(str.isdigit, key)) or key.lower() in WEIGHTY_WORDS


def _weights(text: Tokens, starts: bool, names: Names) -> Counter[str]:
    found: Counter[str] = Counter()
    at_start = starts
    for key in text.keys:
        if is_weighty(key):
            found[key.lower()] += 1
        elif key[0].isupper() and (not at_start or _is_abbreviation(key) or key in names()):
            found[key] += 1
        at_start = key in ".?!:" if is_mark(key) else False
    return found


def _is_abbreviation(key: str) -> bool:
    return len(key) > 1 and key[1].isupper()


def _marks(text: Tokens) -> Counter[str]:
    return Counter(key for key in text.keys if is_mark(key))


def _differ_in_marks_only(old: Tokens, new: Tokens) -> bool:
    return [key for key in old.keys if not is_mark(key)] == [key for key in new.keys if not is_mark(key)]


def _is_note_glued(old: str, new: str) -> bool:
    """`kade` against `kade1`, as a document has it that sets the number of a note behind its word."""
    shorter, longer = sorted((old.strip(), new.strip()), key=len)
    rest = longer[len(shorter) :]
    return (
        len(shorter) > 2
        and longer.startswith(shorter)
        and rest.isdigit()
        and len(rest) <= 2
        and not shorter[-1].isdigit()
    )


def _has_sentence(text: Tokens, starts: bool) -> bool:
    """Whether a whole sentence came or went: that is more than wording."""
    return starts and len(text) >= 3 and any(key in ".?!" for key in text.keys if is_mark(key))
