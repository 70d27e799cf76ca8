"""Builds a letter from plain values, and refuses whatever is not exactly one, with the place in the file."""

import dataclasses
import datetime
import types
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.letter.model import Heading, Letter, Table

Path = tuple[str | int, ...]
Reader = Callable[[Any, Path], Any]

DEEPEST: Final = 120  # lists in lists in tables; deeper is no letter, and could exhaust the stack
_HIGHEST: Final = 999_999_999
_WIDTHS: Final = 0.01  # how far from 1 the shares of a table's width may sum


def read_letter(plain: Any) -> Letter:  # noqa: ANN401 - whatever JSON holds
    """The letter that these values say; raises UnreadableError at the first that does not fit."""
    letter: Letter = _reader(Letter)(plain, ())
    _check_notes(letter)
    return letter


def _refuse(path: Path, what: str) -> UnreadableError:
    place = ".".join(map(str, path)) or "-"
    return UnreadableError(_("This is not a letter: at {place}, {what}.").format(place=place[:200], what=what))


@cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401 - a type, of which unions and aliases are not
    """How a value of this type of the model is read."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind)[0])
    if origin is Literal:
        return _choice_reader(get_args(kind), {choice: choice for choice in get_args(kind)})
    if origin is Union or isinstance(kind, types.UnionType):
        return _union_reader(get_args(kind))
    if issubclass(kind, StrEnum):
        return _choice_reader(tuple(kind), {str(each): each for each in kind})
    return _dataclass_reader(kind)


def _text(value: Any, path: Path) -> str:  # noqa: ANN401
    if type(value) is not str:
        raise _refuse(path, _("there has to be text"))
    if not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
        raise _refuse(path, _("there is half a character"))
    return value


def _flag(value: Any, path: Path) -> bool:  # noqa: ANN401
    if type(value) is not bool:
        raise _refuse(path, _("there has to be true or false"))
    return value


def _count(value: Any, path: Path) -> int:  # noqa: ANN401
    if type(value) is not int or not 0 <= value <= _HIGHEST:
        raise _refuse(path, _("there has to be a whole number"))
    return value


def _share(value: Any, path: Path) -> float:  # noqa: ANN401
    if type(value) not in (int, float) or not 0 < value <= 1:
        raise _refuse(path, _("there has to be a number above 0, at most 1"))
    return float(value)


def _day(value: Any, path: Path) -> datetime.date:  # noqa: ANN401
    try:
        day = datetime.date.fromisoformat(_text(value, path))
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _refuse(path, _("there has to be a date as in 2020-11-17"))
    return day


def _none(value: Any, path: Path) -> None:  # noqa: ANN401
    if value is not None:
        raise _refuse(path, _("there has to be nothing"))


_SCALARS: Final[dict[Any, Reader]] = {
    str: _text,
    bool: _flag,
    int: _count,
    float: _share,
    datetime.date: _day,
    type(None): _none,
}


def _tuple_reader(kind: Any) -> Reader:  # noqa: ANN401
    def read(value: Any, path: Path) -> Any:  # noqa: ANN401
        if type(value) is not list:
            raise _refuse(path, _("there has to be a list"))
        reader = _reader(kind)
        return tuple([reader(each, (*path, at)) for at, each in enumerate(value)])

    return read


def _choice_reader(choices: tuple[Any, ...], found: dict[Any, Any]) -> Reader:
    def read(value: Any, path: Path) -> Any:  # noqa: ANN401
        if type(value) is not str or value not in found:
            raise _refuse(path, _("there has to be one of {choices}").format(choices=", ".join(map(str, choices))))
        return found[value]

    return read


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    """One of several dataclasses told apart by their `type`, or one thing and nothing."""
    if type(None) in kinds:
        some = next(kind for kind in kinds if kind is not type(None))
        return lambda value, path: None if value is None else _reader(some)(value, path)
    by_type = {_kind_name(kind): kind for kind in kinds}

    def read(value: Any, path: Path) -> Any:  # noqa: ANN401
        name = value.get("type") if type(value) is dict else None
        if type(name) is not str or name not in by_type:
            raise _refuse(path, _("there has to be one of {choices}").format(choices=", ".join(by_type)))
        return _reader(by_type[name])(value, path)

    return read


def _kind_name(kind: Any) -> str:  # noqa: ANN401
    return str(next(field.default for field in dataclasses.fields(kind) if field.name == "type"))


def _dataclass_reader(kind: Any) -> Reader:  # noqa: ANN401
    fields = dataclasses.fields(kind)
    hints = get_type_hints(kind)
    readers = {field.name: _reader_later(hints[field.name]) for field in fields}
    required = [field.name for field in fields if field.default is dataclasses.MISSING or field.name == "type"]

    def read(value: Any, path: Path) -> Any:  # noqa: ANN401
        if type(value) is not dict:
            raise _refuse(path, _("there has to be an object"))
        if len(path) > DEEPEST:
            raise _refuse(path[:8], _("it is nested too deep"))
        for name in value:
            if name not in readers:
                raise _refuse(path, _("'{name}' is unknown").format(name=name[:50]))
        for name in required:
            if name not in value:
                raise _refuse(path, _("'{name}' is missing").format(name=name))
        made = kind(**{name: readers[name](each, (*path, name)) for name, each in value.items()})
        _check(made, path)
        return made

    return read


def _reader_later(kind: Any) -> Reader:  # noqa: ANN401
    """The model's blocks hold blocks, so a reader may not ask for its own while it is made."""

    def read(value: Any, path: Path) -> Any:  # noqa: ANN401
        return _reader(kind)(value, path)

    return read


def _check(made: Any, path: Path) -> None:  # noqa: ANN401
    """What the types of the model do not say."""
    if isinstance(made, Heading) and not 2 <= made.level <= 4:
        raise _refuse((*path, "level"), _("there has to be 2, 3 or 4"))
    if isinstance(made, Table):
        if any(len(row.cells) != len(made.columns) for row in (*made.header, *made.rows)):
            raise _refuse(path, _("each row has to have as many cells as the table has columns"))
        if not made.columns or abs(sum(column.width for column in made.columns) - 1) > _WIDTHS:
            raise _refuse((*path, "columns"), _("the widths have to sum to 1"))


def _check_notes(letter: Letter) -> None:
    ids = [note.id for note in letter.notes]
    if len(set(ids)) != len(ids) or "" in ids:
        raise _refuse(("notes",), _("each note needs an id of its own"))
    unknown = {run.note for run in letter.runs() if run.note} - set(ids)
    if unknown:
        raise _refuse(("notes",), _("the note '{name}' is missing").format(name=min(unknown)[:50]))
