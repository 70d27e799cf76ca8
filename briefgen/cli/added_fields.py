"""How the commands tell what was read of letters from before briefgen: values, how sure each is, and where it stood."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefgen.language import N_, _

if TYPE_CHECKING:
    from briefgen.archive.adding.fields import KnownField

_SURE: Final[Mapping[str, str]] = {
    "certain": N_("certain"),
    "likely": N_("likely"),
    "guess": N_("a guess"),
    "completed": N_("filled in"),
}
_LONGEST: Final = 120  # characters of a value or line that a message repeats


def shown_value(value: Any) -> str:  # noqa: ANN401 - the plain values of fields differ
    """A field's value on one line."""
    if isinstance(value, list):
        return "; ".join(shown_value(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(str(value.get(name, "")) for name in ("name", "office") if value.get(name))
    return _short(str(value))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def with_sureness(field: "KnownField") -> str:
    """`3090253 (likely, page 1: “Ons kenmerk 3090253”)`."""
    from briefgen.extract.fields import Spot

    sure = _SURE.get(field.sure, field.sure)
    told = [_(sure)]
    if field.line:
        told.append(str(Spot(field.page, _short(field.line))))
    return f"{shown_value(field.value)} ({', '.join(told)})"


def doubts(fields: "Iterable[KnownField]", missing: Iterable[str]) -> Iterator[str]:
    """A line for each field that is missing, or less than certain."""
    from briefgen.extract.fields import FIELDS

    for name in missing:
        yield _("{field}: not found").format(field=_(FIELDS[name]))
    for each in fields:
        if each.sure in ("guess", "likely"):
            yield f"{_(FIELDS[each.name])}: {with_sureness(each)}"


def fields_as_data(fields: "Iterable[KnownField]") -> dict[str, object]:
    """The fields for programs, by name."""
    return {
        each.name: {"value": each.value, "sure": each.sure, "page": each.page, "line": each.line} for each in fields
    }
