"""What a template may ask of the machine: as much as any letter needs, so that none can stall or fill it."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from briefgen.letter.words import LONGEST_TEXT, MOST_STEPS, TooManyWordsError, current_ledger

_MOST_BITS: Final = 4096  # of a number
_OF_TEXT: Final = frozenset(
    ("capitalize", "count", "endswith", "find", "isdigit", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip",
     "split", "splitlines", "startswith", "strip", "title", "upper")
)  # fmt: skip
# What these can do without growing; all else (`format`, `center`, `extend`) could fill the memory in one go.
_HARMLESS: Final = ((str, _OF_TEXT), (list, frozenset(("append", "count", "index"))))


@pass_context  # so that Jinja does not work it out beforehand
def counted(_context: Context, items: Iterable[Any]) -> Sequence[Any]:
    """What a `for` goes through, after taking it from what the letter's templates may do."""
    known = items if isinstance(items, list | tuple) else list(islice(items, MOST_STEPS + 1))
    current_ledger().step(len(known))
    return known


class LimitedEnvironment(SandboxedEnvironment):
    """A sandbox in which no template can run for long, or make more text than a letter holds."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """What a template or macro has printed."""
        printed = list(parts)
        if sum(map(len, printed)) > LONGEST_TEXT:
            raise TooManyWordsError
        return "".join(printed)

    @staticmethod
    def joined(text: str) -> str:
        """What `~` has put together."""
        if len(text) > LONGEST_TEXT:
            raise TooManyWordsError
        return text

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, name, filename, defer_init)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        if operator == "%" and isinstance(left, str):
            raise TypeError(operator)
        if _size(operator, left, right) > (
            _MOST_BITS if isinstance(left, int) and isinstance(right, int) else LONGEST_TEXT
        ):
            raise TooManyWordsError
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401 - as Jinja has it
        """No text formats others: a width in a format could be of any length."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - as Jinja has it
        for kind, harmless in _HARMLESS:
            if isinstance(obj, kind):
                return attr in harmless
        return super().is_safe_attribute(obj, attr, value)


def _size(operator: str, left: object, right: object) -> int:
    """How large the result of a sum, a product or a power will be: bits of a number, else members."""
    if isinstance(left, int) and isinstance(right, int):
        bits, more = left.bit_length(), right.bit_length()
        return bits * abs(right) if operator == "**" else bits + more
    if operator == "*":
        many, times = (left, right) if isinstance(right, int) else (right, left)
        return len(many) * times if hasattr(many, "__len__") and isinstance(times, int) else 0
    return _members(left) + _members(right)


def _members(value: object) -> int:
    return len(value) if hasattr(value, "__len__") else 0
