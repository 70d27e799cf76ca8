"""The quick dataclass is the standard one in all that briefgen asks of it."""

import copy
import dataclasses
import pickle

import pytest

from briefgen import values


def same_class(decorate):
    @decorate(frozen=True, slots=True)
    class Value:
        """A value."""

        name: str
        size: int = 1
        note: str = values.field(default="", compare=False)
        parts: list = values.field(default_factory=list, compare=False)

        @property
        def double(self) -> int:
            return self.size * 2

    return Value


BOTH = [dataclasses.dataclass, values.dataclass]
both = pytest.mark.parametrize("decorate", BOTH, ids=["standard", "quick"])


@values.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, so that pickle finds it."""

    name: str
    size: int = 1


@values.dataclass()
class Open:
    size: int = 1
    parts: list = values.field(default_factory=list)


@both
def test_values_are_compared_and_hashed_by_their_fields(decorate):
    value = same_class(decorate)
    assert value("a") == value("a", 1, "other note")
    assert hash(value("a")) == hash(value(name="a", note="n"))
    assert value("a") != value("b")
    assert value("a") != same_class(decorate)("a")
    assert value("a") != ("a", 1)


@both
def test_frozen_values_cannot_be_changed(decorate):
    value = same_class(decorate)("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.name
    with pytest.raises((AttributeError, TypeError)):
        value.unknown = 1


@both
def test_values_show_their_fields(decorate):
    assert repr(same_class(decorate)("a")).endswith("Value(name='a', size=1, note='', parts=[])")


@both
def test_the_standard_functions_take_them(decorate):
    value = same_class(decorate)
    assert [each.name for each in dataclasses.fields(value)] == ["name", "size", "note", "parts"]
    assert dataclasses.replace(value("a"), size=3).double == 6
    assert dataclasses.is_dataclass(value)
    assert dataclasses.asdict(value("a")) == {"name": "a", "size": 1, "note": "", "parts": []}
    assert value.__match_args__ == ("name", "size", "note", "parts")
    assert value.__slots__ == ("name", "size", "note", "parts")
    assert not hasattr(value("a"), "__dict__")


@both
def test_a_missing_field_is_refused(decorate):
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        same_class(decorate)()


def test_each_value_gets_a_default_of_its_own():
    one, other = Open(), Open()
    one.parts.append(1)
    one.size = 2
    assert (other.parts, other.size) == ([], 1)


def test_values_that_can_be_changed_cannot_be_hashed():
    with pytest.raises(TypeError):
        hash(Open())


def test_values_travel_between_processes_and_are_copied():
    assert pickle.loads(pickle.dumps(Kept("a", 2))) == Kept("a", 2)  # noqa: S301 - made the moment before
    assert copy.deepcopy(Kept("a")) == copy.copy(Kept("a")) == Kept("a")
    assert pickle.loads(pickle.dumps(Open(3))) == Open(3)  # noqa: S301 - made the moment before
