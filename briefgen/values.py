"""`dataclass` as the standard library has it, made in a quarter of the time: a start makes some eighty of them.

The standard one compiles six methods for each class; here all classes share five of them, and a value is made and
compared a little quicker as well. To a type checker the two are the same.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn

__all__ = ["dataclass", "field", "fields", "replace"]

_MISSING: Final = dataclasses.MISSING


def _quick_dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
    """A class decorator; values are compared by class and fields, frozen ones can be hashed and not be changed."""

    def decorate(cls: type) -> type:
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library works out a signature for it
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        names = [each.name for each in fields(made) if each.compare]
        made._key = attrgetter(*names) if names else staticmethod(_nothing)
        made.__init__, made.__eq__, made.__hash__ = _init(made), _eq, _hash if frozen else None
        if "__repr__" not in made.__dict__:
            made.__repr__ = _repr
        if frozen:
            made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        if slots:
            made._names = tuple(each.name for each in fields(made))
            made.__getstate__, made.__setstate__ = _getstate, _setstate
        return made  # type: ignore[no-any-return]  # it is the class, which has been given methods

    return decorate


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _quick_dataclass


def _init(cls: Any) -> Any:  # noqa: ANN401 - a class of any fields
    """`__init__`, compiled for the fields of this class; slots are set through their descriptors."""
    names: dict[str, Any] = {"_missing": _MISSING, "_set": object.__setattr__}
    head, body = ["self"], []
    for each in fields(cls):
        name = value = each.name
        if each.default_factory is not _MISSING:
            names[f"_make_{name}"] = each.default_factory
            head.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif each.default is not _MISSING:
            names[f"_default_{name}"] = each.default
            head.append(f"{name}=_default_{name}")
        else:
            head.append(name)
        if hasattr(cls.__dict__.get(name), "__set__"):
            names[f"_set_{name}"] = cls.__dict__[name].__set__
            body.append(f"_set_{name}(self, {value})")
        else:
            body.append(f"_set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(head)}):\n " + "\n ".join(body or ["pass"]), names)  # noqa: S102 - field names only
    return names["__init__"]


def _nothing(_value: object) -> tuple[()]:
    return ()


def _eq(self: Any, other: Any) -> Any:  # noqa: ANN401 - values of any class
    return self._key(self) == other._key(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:  # noqa: ANN401 - as above
    return hash(self._key(self))


def _repr(self: Any) -> str:  # noqa: ANN401 - as above
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[object]:  # noqa: ANN401 - as above
    return [getattr(self, name) for name in self._names]


def _setstate(self: Any, state: list[object]) -> None:  # noqa: ANN401 - as above
    for name, value in zip(self._names, state, strict=True):
        object.__setattr__(self, name, value)
