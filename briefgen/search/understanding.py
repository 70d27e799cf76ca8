"""What a query asks for: the tree of what was typed becomes a tree of tokens."""

from typing import Final, Literal

from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.errors import Problem
from briefgen.language import _
from briefgen.rules import Rule
from briefgen.search.analyser import token_of, tokens_of
from briefgen.search.fields import FIELDS, FIRST, LAST, Meaning, meaning_of, near_name
from briefgen.search.lexing import Token
from briefgen.search.marks import Mark, marks_asked
from briefgen.search.query import EVERYTHING, Beginning, Close, Column, Days, Query, Row, Without, Word, either, every
from briefgen.search.rules import NEAR_OPERAND, NO_DAYS_LEFT, NO_VALUE, NO_WORD, UNKNOWN_FIELD, Span, found_in_query
from briefgen.search.syntax import Both, Leaf, Near, Not, OneOf, Tree, parse
from briefgen.search.words import fold, folded_words, typed_words
from briefgen.values import dataclass

_STAR: Final = "*"
ListedField = Literal["ministry", "kind"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; `words` are the words that were typed, each with its place and what it asks for; `values` those
    of `ministry:` and `kind:`, each with its place and its field."""

    query: Query
    problems: tuple[Problem, ...]
    words: tuple[tuple[Span, Word], ...] = ()
    values: tuple[tuple[Span, ListedField, str], ...] = ()


def understand(text: str) -> Asked:
    """Never raises: what cannot be understood is a problem, and the rest is answered."""
    tree, problems = parse(text)
    reader = _Reader(text)
    query = reader.read(tree) if tree else None
    found = tuple(sorted((*problems, *reader.problems), key=lambda each: each.where.column))
    if query is None:
        query = EVERYTHING if not text.strip() else either()
    return Asked(query, found, tuple(reader.words), tuple(reader.values))


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []
        self.words: list[tuple[Span, Word]] = []
        self.values: list[tuple[Span, ListedField, str]] = []

    def read(self, tree: Tree) -> Query | None:
        """None where nothing in it can be searched for."""
        if isinstance(tree, Leaf):
            return self._leaf(tree.token)
        if isinstance(tree, Not):
            excluded = self.read(tree.tree)
            return Without(EVERYTHING, excluded) if excluded else None
        if isinstance(tree, OneOf):
            read = [query for each in tree.trees if (query := self.read(each)) is not None]
            return either(*read) if read else None
        return self._near(tree) if isinstance(tree, Near) else self._both(tree)

    def _both(self, tree: Both) -> Query | None:
        """Stop words do not count beside other words, and what is not wanted is taken from what is."""
        weighty = [each for each in tree.trees if not _is_stop_word(each)] or list(tree.trees)
        wanted = [query for each in weighty if not isinstance(each, Not) and (query := self.read(each)) is not None]
        excluded = [query for each in weighty if isinstance(each, Not) and (query := self.read(each.tree)) is not None]
        if not wanted and not excluded:
            return None
        self._check_days([each for each in weighty if isinstance(each, Leaf)])
        query = every(*wanted)
        return Without(query, either(*excluded)) if excluded else query

    def _check_days(self, leaves: list[Leaf]) -> None:
        """Says so where no day is within all periods that are asked for."""
        first, last = FIRST, LAST
        for leaf in leaves:
            field = FIELDS.get(leaf.token.name.lower()) if leaf.token.type == "field" else None
            days = meaning_of(field, leaf.token.text).query if field in ("from", "to", "date") else None
            if not isinstance(days, Days):
                continue
            first, last = max(first, days.first), min(last, days.last)
            if first > last:
                message = _("No day is in this period and in the one before it.")
                self._problem(NO_DAYS_LEFT, leaf.token, message, hint=_("Look whether from: and to: changed places."))
                return

    def _near(self, tree: Near) -> Query | None:
        choices: list[tuple[Row, ...]] = []
        for each in tree.trees:
            rows = self._rows(each)
            if not rows:
                message = _("NEAR takes only words and phrases; this was read as AND.")
                span = Span(tree.operator.start, tree.operator.end)
                self.problems.append(found_in_query(NEAR_OPERAND, span, message, query=self._text))
                return self._both(Both(tree.trees))
            choices.append(rows)
        made: list[tuple[Row, ...]] = [()]
        for rows in choices:
            made = [(*before, row) for before in made for row in rows][:32]
        return either(*(Close(rows, tree.distance) for rows in made))

    def _rows(self, tree: Tree) -> tuple[Row, ...]:
        if not isinstance(tree, Leaf) or tree.token.type not in ("word", "phrase"):
            return ()
        folded = folded_words(tree.token.text)
        if len(folded) == 1 and _STAR not in tree.token.text:
            return tuple(Row((token,)) for token in tokens_of(folded[0]))
        return (Row(tuple(map(token_of, folded))),) if folded and not tree.token.text.endswith(_STAR) else ()

    def _leaf(self, token: Token) -> Query | None:
        if token.mark:
            return _of_mark(token.mark, token.text)
        if token.type == "field":
            return self._field(token)
        query = self._phrase(token) if token.type == "phrase" else self._word(token, token.start)
        if query is None:
            message = _("There is no word in {text}.").format(text=f"“{token.text}”")
            self.problems.append(found_in_query(NO_WORD, Span(token.start, token.end), message, query=self._text))
        return query

    def _phrase(self, token: Token) -> Query | None:
        marks = marks_asked(token.text)
        if len(marks) == 1 and marks[0].end - marks[0].start == len(token.text.strip()):
            return _of_mark(marks[0], token.text)
        return phrase(token.text)

    def _word(self, token: Token, start: int, column: Column = "") -> Query | None:
        typed = list(typed_words(token.text))
        if len(typed) == 1 and fold(typed[0].text):
            folded = fold(typed[0].text)
            if token.text[typed[0].end :].startswith(_STAR):
                return Beginning(folded, column)
            word = Word(tokens_of(folded), typed[0].text, column)
            self.words.append((Span(start + typed[0].start, start + typed[0].end), word))
            return word
        if token.text.endswith(_STAR) and typed:
            before = phrase(" ".join(each.text for each in typed[:-1]), column)
            last = Beginning(fold(typed[-1].text), column)
            return every(before, last) if before else last
        return phrase(token.text, column)

    def _field(self, token: Token) -> Query | None:
        name = token.name.lower()
        known = FIELDS.get(name)
        if known is None:
            return self._unknown_field(token)
        if not token.text.strip():
            message = _("{name}: has no value.").format(name=token.name)
            hint = _("Write the value right after the colon, between quotes if it is more than one word.")
            self._problem(NO_VALUE, token, message, hint=hint)
            return None
        if known == "subject":
            return self._subject(token)
        listed: ListedField | None = "ministry" if known == "ministry" else "kind" if known == "kind" else None
        if listed:
            self.values.append((Span(token.end - len(token.text), token.end), listed, token.text))
        meaning: Meaning = meaning_of(known, token.text)
        if meaning.query is None and meaning.rule:
            self._problem(meaning.rule, token, meaning.message, hint=meaning.hint)
        return meaning.query

    def _subject(self, token: Token) -> Query | None:
        if any(each.isspace() for each in token.text.strip()):
            return phrase(token.text, "subject")
        return self._word(token, token.end - len(token.text), "subject")

    def _unknown_field(self, token: Token) -> Query | None:
        similar = near_name(token.name.lower())
        if similar:
            message = _("There is no field {name}; it was searched for as a word.").format(name=token.name)
            self._problem(UNKNOWN_FIELD, token, message, hint=_("Did you mean {field}:?").format(field=similar))
        whole = f"{token.name} {token.text}"
        marks = marks_asked(self._text[token.start : token.end])
        return _of_mark(marks[0], whole) if marks and not similar else phrase(whole)

    def _problem(self, rule: Rule, token: Token, message: str, *, hint: str = "") -> None:
        self.problems.append(found_in_query(rule, Span(token.start, token.end), message, query=self._text, hint=hint))


def _is_stop_word(tree: Tree) -> bool:
    if not isinstance(tree, Leaf) or tree.token.type != "word" or tree.token.text.isupper():
        return False
    folded = folded_words(tree.token.text)
    return bool(folded) and all(each in STOP_WORDS for each in folded) and _STAR not in tree.token.text


def _of_mark(mark: Mark, text: str) -> Query:
    plain = fold(text.strip()) if text.strip().isalnum() else ""
    rows = [Row((token,)) for token in mark.asked]
    return either(*rows, Word((plain,), plain)) if plain else either(*rows)


def phrase(text: str, column: Column = "") -> Query | None:
    """These words next to each other; where they are joined by hyphens also as one word."""
    folded = folded_words(text)
    if not folded:
        return None
    if len(folded) == 1:
        return Word(tokens_of(folded[0]), text.strip(), column)
    row = Row(tuple(map(token_of, folded)), column)
    joined = fold(text.strip()) if len(folded) <= 4 and not any(map(str.isspace, text.strip())) else ""
    if joined and joined.isalpha():
        return either(row, Word(tokens_of(joined), joined, column))
    return row
