"""What templates see of a record: its fields under their own names, as words that know where they came from."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from briefgen.dutch.dates import long_date
from briefgen.letter.words import Words, derived, field_words
from briefgen.record.fields import is_rich


class Day:
    """A date of the record; printed as `4 november 2020` unless a filter writes it otherwise."""

    __slots__ = ("day", "field")

    def __init__(self, day: datetime.date, field: str) -> None:
        self.day = day
        self.field = field

    def written(self, text: str) -> Words:
        """The day in the words of `text`."""
        return Words.of(text, (self.field,))

    def words(self) -> Words:
        return self.written(long_date(self.day))

    def __html__(self) -> str:
        return self.words().__html__()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Day) and self.day == other.day

    def __lt__(self, other: "Day") -> bool:
        return self.day < other.day

    def __hash__(self) -> int:
        return hash(self.day)


class Number(int):
    """A count of the record, printed in figures."""

    field: str

    def __new__(cls, value: int, field: str) -> "Number":
        number = int.__new__(cls, value)
        number.field = field
        return number

    def written(self, text: str) -> Words:
        """The number in the words of `text`."""
        return Words.of(text, (self.field,))

    def words(self) -> Words:
        return self.written(str(int(self)))

    def __html__(self) -> str:
        return self.words().__html__()


class Item:
    """One entry of the record; its fields are its items, those that are not filled in are none."""

    __slots__ = ("fields",)
    fields: dict[str, Any]

    def __init__(self, model: BaseModel, path: str) -> None:
        fields = self.fields = dict(model.__dict__)
        rich = rich_fields(type(model))
        for name, value in fields.items():
            if value is None or value == ():
                continue
            if type(value) is str:
                fields[name] = field_words(value, f"{path}.{name}", rich=name in rich)
            else:
                fields[name] = value_of(value, f"{path}.{name}", rich=name in rich)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - whatever the record holds
        return self.fields[name]


@cache
def rich_fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields whose text may hold the small markup."""
    return frozenset(name for name, field in model.model_fields.items() if is_rich(field))


class Details(Mapping[str, Words | None]):
    """The further fields that a kind declares: those not filled in are none, others are unknown names."""

    def __init__(self, filled: Mapping[str, str], declared: Mapping[str, object]) -> None:
        self._values: dict[str, Words | None] = dict.fromkeys(declared)
        for name, text in filled.items():
            self._values[name] = field_words(text, f"details.{name}")

    def __getitem__(self, name: str) -> Words | None:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def value_of(value: Any, path: str, *, rich: bool = False) -> Any:  # noqa: ANN401 - whatever the record holds
    """A value of the record as templates see it; `path` is its field, as in `meetings.0.date`."""
    if type(value) is str:
        return field_words(value, path, rich=rich)
    if type(value) is tuple:
        return [value_of(each, f"{path}.{index}", rich=rich) for index, each in enumerate(value)]
    kind: type = type(value)
    wrap = _wrap_of(kind)
    return wrap(value, path) if wrap else value


@cache  # pydantic takes long to say whether something is a model
def _wrap_of(kind: type) -> Callable[[Any, str], object] | None:
    return Item if issubclass(kind, BaseModel) else _WRAPS.get(kind)


_WRAPS: Final[dict[type, Callable[[Any, str], object]]] = {datetime.date: Day, int: Number}


def together(items: list[Any], name: str) -> Words:
    """The value that all items share in field `name`, once; it comes from the field of each."""
    values = [item[name] for item in items]
    return derived(str(values[0]), values) if values and values[0] is not None else Words(())
