"""How a field of the record is declared: printed in the letter or administrative, with its description and examples."""

from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints
from pydantic.fields import FieldInfo

LONGEST_TEXT: Final = 20_000  # characters in one field; longer text belongs in an enclosure
MOST_ITEMS: Final = 500  # entries in one list


class Use(StrEnum):
    """PRINTED: what is filled in must appear in the letter. ADMINISTRATIVE: it steers, identifies or checks."""

    PRINTED = "printed"
    ADMINISTRATIVE = "administrative"


def printed(description: str, *, default: Any = ..., rich: bool = False, examples: tuple[str, ...] = ()) -> Any:
    """A field whose text must appear in the letter; `rich` text may hold the small markup of templates."""
    return _field(description, use=Use.PRINTED, default=default, rich=rich, examples=examples)


def administrative(description: str, *, default: Any = ..., examples: tuple[str, ...] = ()) -> Any:
    """A field that steers, identifies or checks the letter and need not appear in it."""
    return _field(description, use=Use.ADMINISTRATIVE, default=default, rich=False, examples=examples)


def _field(description: str, *, use: Use, default: Any, rich: bool, examples: tuple[str, ...]) -> Any:
    extra: dict[str, Any] = {"x-use": use.value}
    if rich:
        extra["x-markup"] = True
    return Field(
        default=default,
        description=description,
        examples=list(examples) or None,
        json_schema_extra=extra,
    )


Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=120)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


def is_rich(field: FieldInfo) -> bool:
    """Whether the field's text may hold the small markup."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("x-markup"))


def is_printed(field: FieldInfo) -> bool:
    """Whether what is filled in must appear in the letter."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and extra.get("x-use") == Use.PRINTED
