"""The tree of a query: what belongs together by brackets and operators, and what is wrong with these.

either  := both (OR both)*
both    := one (AND? one)*
one     := NOT one | near
near    := single (NEAR single)*
single  := "(" either ")" | word | phrase | field | mark
"""

from typing import Final

from briefgen.errors import Problem
from briefgen.language import _
from briefgen.rules import Rule
from briefgen.search.lexing import Token, tokens_of_query
from briefgen.search.query import NEAR
from briefgen.search.rules import NO_OPERAND, TOO_LONG, UNBALANCED, UNCLOSED_QUOTE, Span, found_in_query
from briefgen.values import dataclass

LONGEST: Final = 2_000  # characters of a query that are looked at
_MOST: Final = 100  # words, phrases and fields
_DEEPEST: Final = 30  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, phrase, field or mark."""

    token: Token


@dataclass(frozen=True, slots=True)
class Both:
    trees: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class OneOf:
    trees: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    tree: "Tree"


@dataclass(frozen=True, slots=True)
class Near:
    """`operator` is where NEAR stands."""

    trees: "tuple[Tree, ...]"
    distance: int
    operator: Token


Tree = Leaf | Both | OneOf | Not | Near


def parse(query: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """The tree of any text whatever, None where there is nothing in it; problems are in the order of the query."""
    parser = _Parser(query)
    tree = parser.whole()
    return tree, tuple(sorted(parser.problems, key=lambda each: each.where.column))


class _Parser:
    def __init__(self, query: str) -> None:
        self.problems: list[Problem] = []
        self._query = query
        self._depth = 0
        self._tokens = self._within_limits(list(tokens_of_query(query[:LONGEST])))
        self._at = 0

    def _within_limits(self, tokens: list[Token]) -> list[Token]:
        leaves = [number for number, token in enumerate(tokens) if token.type in ("word", "phrase", "field", "mark")]
        end = leaves[_MOST] if len(leaves) > _MOST else len(tokens)
        cut = tokens[end].start if end < len(tokens) else LONGEST
        if end < len(tokens) or len(self._query) > LONGEST:
            message = _("The query is too long: only what stands before this place was looked at.")
            self._problem(TOO_LONG, cut, cut + 1, message)
        return tokens[:end]

    def whole(self) -> Tree | None:
        trees = [self._either()]
        while self._at < len(self._tokens):
            token = self._take()
            message = _("This bracket closes nothing.")
            self._problem(UNBALANCED, token.start, token.end, message, hint=_("Remove it, or open one before it."))
            trees.append(self._either())
        return _joined([tree for tree in trees if tree], Both)

    def _peek(self) -> str:
        return self._tokens[self._at].type if self._at < len(self._tokens) else ""

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self) -> Tree | None:
        trees = [self._both()]
        while self._peek() == "or":
            operator = self._take()
            trees.append(self._both())
            if trees[-1] is None or (len(trees) == 2 and trees[0] is None):
                self._lonely(operator)
        return _joined([tree for tree in trees if tree], OneOf)

    def _both(self) -> Tree | None:
        trees: list[Tree] = []
        while self._peek() not in ("", "close", "or"):
            operator = self._take() if self._peek() == "and" else None
            tree = self._one() if self._peek() not in ("", "close", "or", "and") else None
            if operator and (tree is None or not trees):
                self._lonely(operator)
            if tree:
                trees.append(tree)
        return _joined(trees, Both)

    def _one(self) -> Tree | None:
        nots: list[Token] = []
        while self._peek() == "not":
            nots.append(self._take())
        tree = self._near()
        if nots and tree is None:
            self._lonely(nots[-1])
        return Not(tree) if tree and len(nots) % 2 else tree

    def _near(self) -> Tree | None:
        if self._peek() == "near":
            return self._near_before_brackets()
        first = self._single()
        trees, distance, operator = [first] if first else [], NEAR, None
        while self._peek() == "near":
            operator = self._take()
            distance = operator.distance or distance
            following = self._single()
            if following is None or first is None:
                self._lonely(operator)
            if following:
                trees.append(following)
        return Near(tuple(trees), distance, operator) if operator and len(trees) > 1 else _joined(trees, Both)

    def _near_before_brackets(self) -> Tree | None:
        """`NEAR(een twee)`, as other search programs write it."""
        operator = self._take()
        inside = self._single() if self._peek() == "open" else None
        if isinstance(inside, Both):
            return Near(inside.trees, operator.distance or NEAR, operator)
        self._lonely(operator)
        return inside

    def _single(self) -> Tree | None:
        kind = self._peek()
        if kind == "open":
            return self._brackets()
        if kind not in ("word", "phrase", "field", "mark"):
            return None
        token = self._take()
        if not token.closed:
            message = _("This quote is not closed.")
            self._problem(UNCLOSED_QUOTE, token.start, token.start + 1, message, hint=_("Put one after the phrase."))
        return Leaf(token)

    def _brackets(self) -> Tree | None:
        bracket = self._take()
        if self._depth >= _DEEPEST:
            message = _("Brackets lie too deep within each other; this one was not looked at.")
            self._problem(UNBALANCED, bracket.start, bracket.end, message)
            return None
        self._depth += 1
        tree = self._either()
        self._depth -= 1
        if self._peek() == "close":
            self._take()
        else:
            message = _("This bracket is not closed.")
            self._problem(UNBALANCED, bracket.start, bracket.end, message, hint=_("Close it where the group ends."))
        return tree

    def _lonely(self, operator: Token) -> None:
        message = _("{operator} has nothing to join.").format(operator=operator.text)
        hint = _('To search for the word itself, write "{word}".').format(word=operator.text.lower())
        self._problem(NO_OPERAND, operator.start, operator.end, message, hint=hint)

    def _problem(self, rule: Rule, start: int, end: int, message: str, *, hint: str = "") -> None:
        self.problems.append(found_in_query(rule, Span(start, end), message, query=self._query, hint=hint))


def _joined(trees: list[Tree], how: type[Both] | type[OneOf]) -> Tree | None:
    if len(trees) < 2:
        return trees[0] if trees else None
    return how(tuple(trees))
