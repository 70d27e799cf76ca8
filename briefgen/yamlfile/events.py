"""PyYAML's events with nothing of PyYAML getting through: plain data on the way, and a `Fault` where it gave up."""

import re
from contextlib import suppress
from functools import cache
from typing import Any, Final, NamedTuple, NoReturn

from briefgen.values import dataclass, field
from briefgen.yamlfile.nodes import Plain

Event = Any  # PyYAML's events share no type that has the attributes used here
DEEPEST: Final = 40  # levels of lists and fields inside each other; no record comes near
MOST: Final = 60_000  # fields, items and values together; the longest record known has a tenth of that
_ODDITIES: Final = 100  # fields that are there twice and are told of: each is looked for from the start


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser gave up and where what it was reading began (lines and columns from 1), in its own words."""

    line: int
    column: int
    begun_line: int
    begun_column: int
    problem: str
    context: str


class Oddity(NamedTuple):
    """Something that YAML allows and our files do not; of a field that is there twice also its mapping's first field
    and itself as it stood there first."""

    name: str
    event: Event
    first: Event = None
    earlier: Event = None


@dataclass(slots=True)
class Composed:
    """What one pass over the events gives: the data, the events themselves, oddities, and the fault that ended it."""

    plain: Plain = None
    events: list[Event] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    fault: Fault | None = None
    empty: bool = True
    put_off: bool = False  # the events are not there yet: a parser will give them when a place is asked for


class _Library(NamedTuple):
    parser: Any
    errors: tuple[type[Exception], ...]
    scalar: Any
    mapping: Any
    mapping_end: Any
    sequence: Any
    sequence_end: Any
    alias: Any
    document: Any
    is_c: bool


@cache
def library() -> _Library:
    """PyYAML's names that are used here; its parser in C where it was built, else the one in Python."""
    import yaml

    with suppress(ImportError):  # PyYAML without its part in C
        from yaml._yaml import CParser

        return _names(yaml, CParser)
    return python_library()


@cache
def python_library() -> _Library:
    """The same with the parser in Python, twenty times slower."""
    import yaml

    return _names(yaml, yaml.Loader)


def _names(yaml: Any, parser: Any) -> _Library:  # noqa: ANN401 - a module and one of two unrelated classes
    return _Library(
        parser,
        (yaml.YAMLError, ValueError, OverflowError),  # the last two: escapes beyond Unicode, in the parser in Python
        yaml.ScalarEvent,
        yaml.MappingStartEvent,
        yaml.MappingEndEvent,
        yaml.SequenceStartEvent,
        yaml.SequenceEndEvent,
        yaml.AliasEvent,
        yaml.DocumentStartEvent,
        parser is not yaml.Loader,
    )


class _BeyondLimitsError(Exception):
    pass


class _Composer:
    """One pass over the events of a text. Recursive, within `DEEPEST` levels."""

    __slots__ = ("composed", "depth", "get", "kit")

    def __init__(self, text: str, composed: Composed, names: _Library) -> None:
        self.kit = names
        self.composed = composed
        self.depth = 0
        self.get = self.kit.parser(text).get_event

    def stream(self) -> None:
        composed, library = self.composed, self.kit
        while (event := self.get()) is not None:
            composed.events.append(event)
            if type(event) is not library.document:
                continue
            if not composed.empty:
                composed.oddities.append(Oddity("document", event))
                return  # what follows is another record; it is not read
            composed.empty = False
            composed.plain = self.value(self.get())

    def value(self, event: Event) -> Plain:
        library, kind = self.kit, type(event)
        self.composed.events.append(event)
        if len(self.composed.events) > MOST:
            self.beyond("many", event)
        if event.anchor is not None or (kind is not library.alias and event.tag is not None):
            self.composed.oddities.append(Oddity("alias" if kind is library.alias else "property", event))
        if kind is library.scalar:
            typed: str = event.value
            return typed if typed or not event.implicit[0] else None
        if kind is library.alias:
            return f"*{event.anchor}"
        if self.depth >= DEEPEST:
            self.beyond("deep", event)
        self.depth += 1
        data: Plain = self.mapping() if kind is library.mapping else self.sequence()
        self.depth -= 1
        return data

    def mapping(self) -> dict[str, Any]:
        get, value, events = self.get, self.value, self.composed.events
        append, begin = events.append, len(events)
        scalar, end = self.kit.scalar, self.kit.mapping_end
        data: dict[str, Any] = {}
        while type(event := get()) is not end:
            if type(event) is not scalar or event.anchor is not None or event.tag is not None:
                self.odd_key(event, data)
                continue
            append(event)
            if len(events) > MOST:
                self.beyond("many", event)
            key = event.value
            if key in data:
                self.duplicate(event, begin)
                value(get())
                continue
            typed = get()
            if type(typed) is scalar and typed.anchor is None and typed.tag is None:
                append(typed)
                data[key] = typed.value if typed.value or not typed.implicit[0] else None
            else:
                data[key] = value(typed)
        append(event)
        return data

    def beyond(self, name: str, event: Event) -> NoReturn:
        """Stops at something that no record has, and that would only cost time and memory."""
        self.composed.oddities.append(Oddity(name, event))
        raise _BeyondLimitsError

    def duplicate(self, event: Event, begin: int) -> None:
        """Notes a field that is there twice, in the mapping whose events begin there."""
        if len(self.composed.oddities) >= _ODDITIES:
            return
        events, scalar, column = self.composed.events, self.kit.scalar, event.start_mark.column
        same = (
            other
            for other in events[begin:-1]
            if type(other) is scalar and other.value == event.value and other.start_mark.column == column
        )
        self.composed.oddities.append(Oddity("duplicate", event, events[begin], next(same, events[begin])))

    def odd_key(self, event: Event, data: dict[str, Any]) -> None:
        """A key that is a list, a mapping or an alias, or has an anchor or tag."""
        key = self.value(event)
        if not isinstance(key, str):
            self.composed.oddities.append(Oddity("key", event))
            self.value(self.get())
            return
        data[key] = self.value(self.get())

    def sequence(self) -> list[Any]:
        get, end = self.get, self.kit.sequence_end
        data: list[Any] = []
        while type(event := get()) is not end:
            data.append(self.value(event))
        self.composed.events.append(event)
        return data


def compose(text: str, names: _Library | None = None) -> Composed:
    """One pass over the text; never raises for what is in it (the caller has taken out what no parser accepts)."""
    composed, names = Composed(), names or library()
    stand_in = "" if names.is_c else next(chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    try:
        _Composer(_for_python(text, stand_in) if stand_in else text, composed, names).stream()
    except names.errors as error:
        composed.fault = _fault(error)
    except _BeyondLimitsError:
        composed.events.clear()
    if stand_in:
        _from_python(composed, stand_in)
    return composed


def _for_python(text: str, stand_in: str) -> str:
    """The parser in Python accepts no tab in a text or at the end of a line, which the one in C does."""
    text = re.sub(r"(?<=[^\s:-])\t+(?=[^\s#])", lambda tabs: stand_in * len(tabs[0]), text)
    return re.sub(r"(?<=\S)\t+", lambda tabs: " " * len(tabs[0]), text)


def _from_python(composed: Composed, stand_in: str) -> None:
    """Puts the tabs back; half a surrogate pair, that the parser in Python lets through, becomes a replacement mark."""
    for event in composed.events:
        if isinstance(getattr(event, "value", None), str):
            event.value = _typed(event.value, stand_in)
    composed.plain = _plain_typed(composed.plain, stand_in)


def _typed(text: str, stand_in: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text.replace(stand_in, "\t"))


def _plain_typed(data: Plain, stand_in: str) -> Plain:
    if isinstance(data, dict):
        return {_typed(key, stand_in): _plain_typed(value, stand_in) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain_typed(item, stand_in) for item in data]
    return _typed(data, stand_in) if isinstance(data, str) else data


def _fault(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    if mark is None or begun is None:
        return Fault(1, 1, 1, 1, "", "")
    said = (getattr(error, "problem", None) or "", getattr(error, "context", None) or "")
    return Fault(mark.line + 1, mark.column + 1, begun.line + 1, begun.column + 1, *said)
