"""The words that templates can ask for: Dutch on fields, each result knowing the fields it came from."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from briefgen.dutch import articles, dates, grammar, lists, moments
from briefgen.dutch.periods import read_period
from briefgen.letter.values import Day, Item, Number, together
from briefgen.letter.words import LONGEST_TEXT, Piece, TooManyWordsError, Words, as_words, current_ledger, derived
from briefgen.record.promise_names import read_name


class WrongValueError(TypeError):
    """A filter was given what it cannot write, such as words where it wants a date."""


def _of_text(change: Callable[[str], str]) -> Callable[[object], Words]:
    """A filter that writes the whole text anew."""

    def write(value: object) -> Words:
        words = as_words(value)
        return derived(change(str(words)), [words]) if words else words

    return write


def _of_first(change: Callable[[str], str]) -> Callable[[object], Words]:
    """A filter that changes only how the text begins; the pieces after it stay."""

    def write(value: object) -> Words:
        pieces = as_words(value).pieces
        first = next((index for index, piece in enumerate(pieces) if piece.text.strip()), None)
        if first is None:
            return Words(pieces)
        lead = pieces[first].text
        gap = lead[: len(lead) - len(lead.lstrip())]
        changed = pieces[first]._replace(text=gap + change(lead.lstrip()))
        return Words((*pieces[:first], changed, *pieces[first + 1 :]))

    return write


def _day(value: object) -> Day:
    if not isinstance(value, Day):
        raise WrongValueError(type(value).__name__)
    return value


def _of_day(write: Callable[[datetime.date], str]) -> Callable[[object], Words | None]:
    def written(value: object) -> Words | None:
        return None if value is None else _day(value).written(write(_day(value).day))

    return written


def relative(value: object) -> Words | None:
    """`24 september jongstleden` in a letter of the same year, with the year in a later one."""
    if value is None:
        return None
    words = current_ledger().wording
    return _day(value).written(
        dates.relative_date(_day(value).day, on=words.on, past=words.recent, coming=words.coming)
    )


def listed(values: Iterable[object], conjunction: str = "en", clauses: bool | None = None) -> Words:
    """`A, B en C`; with `clauses` a comma before the last, by default where the parts need it."""
    parts = [part for part in map(as_words, values) if part]
    comma = lists.are_clauses(parts) if clauses is None else clauses
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        if number and number == len(parts) - 1:
            pieces.append(Piece(f"{',' if comma and number else ''} {conjunction} "))
        elif number:
            pieces.append(Piece(", "))
        pieces.extend(part.pieces)
    return Words(pieces)


def alike(items: Sequence[Item], *names: str) -> list[list[Item]]:
    """Runs of neighbours that have the same values in these fields: wethouders of several towns are named together."""
    runs: list[list[Item]] = []
    for item in items:
        if runs and all(runs[-1][-1][name] == item[name] for name in names):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def field(items: Iterable[Item], name: str) -> list[Any]:
    """The values of one field of each item, as in `topics|field("title")`."""
    return [item[name] for item in items]


def where(items: Iterable[Item], name: str, value: object) -> list[Item]:
    """The items whose field has this value."""
    return [item for item in items if item[name] == value]


def none_has(items: Iterable[Item], name: str) -> bool:
    """Whether the field is empty in every item."""
    return not any(item[name] for item in items)


def all_have(items: Iterable[Item], name: str) -> bool:
    """Whether the field is filled in in every item."""
    return all(item[name] for item in items)


def prefixed(values: Iterable[object], before: str) -> list[Words]:
    """Each with the same words before it: `over A`, `over B`."""
    return [Words((Piece(f"{before} "), *as_words(value).pieces)) for value in values if value]


def number_word(value: object) -> Words | None:
    """`twee`; figures above twelve."""
    if value is None:
        return None
    number = value if isinstance(value, int) else len(value) if isinstance(value, list) else None
    if number is None:
        raise WrongValueError(type(value).__name__)
    text = lists.number_word(number)
    return number.written(text) if isinstance(number, Number) else Words((Piece(text),))


def own(form: object, *, we: bool = False) -> Words:
    """`mijn gesprek`, `ons gesprek`."""
    words = as_words(form)
    return derived(articles.possessive(str(words), we=we), [words])


def replaced(value: object, old: str, new: str) -> Words:
    """The text with `old` written as `new`."""
    words = as_words(value)
    if old and len(words) + words.count(old) * len(new) > LONGEST_TEXT:
        raise TooManyWordsError
    return derived(str(words).replace(old, new), [words])


def told(value: object, words: Mapping[str, str]) -> Words:
    """A value of the record (`fulfilled`) in the words that the letter has for it (`Voldaan`)."""
    found = as_words(value)
    return derived(words.get(str(found), str(found)), [found]) if found else found


def reference_in(promise: object) -> Words:
    """The reference of the letter in the name of a promise: `3090253` of `jenv/3090253#vervolgstappen`."""
    words = as_words(promise)
    name = read_name(str(words))
    return derived(name.reference if name else str(words), [words])


def sentence(value: object) -> Words:
    """The text as a sentence of its own: with a capital and a full stop."""
    words = _of_first(grammar.capitalised)(value)
    if not words or words.rstrip()[-1:] in ".?!:":
        return words
    return Words((*words.pieces, Piece(".")))


def clause(value: object) -> Words:
    """The text as part of a sentence that goes on: without a full stop at its end."""
    words = as_words(value)
    if not words.endswith("."):
        return words
    last = words.pieces[-1]
    return Words((*words.pieces[:-1], last._replace(text=last.text.rstrip(".")))) if last.text.endswith(".") else words


def is_past(due: object) -> bool:
    """Whether the moment lies wholly before the letter's date; no for a letter without one, or words of no date."""
    on = current_ledger().wording.on
    if due is None or on is None:
        return False
    period = read_period(str(as_words(due)), on=on)
    return period is not None and period.latest < on


def is_of_a_place(role: object) -> bool:
    """Whether people of this role govern a place, as a wethouder does."""
    return grammar.is_of_a_place(str(as_words(role)))


def is_date(value: object) -> bool:
    return isinstance(value, Day)


FILTERS: dict[str, Callable[..., Any]] = {
    "alike": alike,
    "all_have": all_have,
    "field": field,
    "none_has": none_has,
    "where": where,
    "bare": _of_text(articles.bare),
    "clause": clause,
    "is_of_a_place": is_of_a_place,
    "is_past": is_past,
    "one_line": as_words,
    "reference_in": reference_in,
    "sentence": sentence,
    "told": told,
    "article": _of_text(articles.article),
    "capitalised": _of_first(grammar.capitalised),
    "date": _of_day(dates.long_date),
    "day_month": _of_day(dates.day_month),
    "deadline": _of_text(moments.deadline),
    "decapitalised": _of_first(grammar.decapitalised),
    "definite": _of_text(articles.definite),
    "listed": listed,
    "lower": _of_text(str.lower),
    "moment": _of_text(moments.moment),
    "month_year": _of_day(dates.month_year),
    "number_word": number_word,
    "own": own,
    "plural": _of_text(grammar.plural),
    "plural_with_article": _of_text(articles.plural_with_article),
    "prefixed": prefixed,
    "relative": relative,
    "replace": replaced,
    "shorter": _of_text(articles.shorter),
    "this": _of_text(articles.this),
    "together": together,
    "upper": _of_text(str.upper),
    "weekday": _of_day(dates.weekday),
}
