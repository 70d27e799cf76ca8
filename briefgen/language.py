"""The language in which briefgen speaks to its user: English in the code, Dutch from the catalogue.

Every text that a user reads goes through `_` (or `ngettext`) at the moment it is made; the language is a context
variable, so that a server can speak two languages at once. Codes and field names are never translated.
"""

import gettext as _gettext
import os.path  # not pathlib, which would double the time that this module takes to start
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final

LANGUAGES: Final = ("en", "nl")
_LOCALES: Final = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - see above
_current: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("briefgen", _LOCALES, languages=[language], fallback=language == "en")


def set_language(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from here on in this context; raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _current.set(language)


def current_language() -> str:
    return _current.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the `with` block."""
    before = _current.get()
    set_language(language)
    try:
        yield
    finally:
        _current.set(before)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Marks a text for the catalogue that is translated later, at display."""
    return message


def _(message: str) -> str:
    """The message in the current language; English is the message itself."""
    language = _current.get()
    return message if language == "en" else _catalogue(language).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for `count` things in the current language."""
    language = _current.get()
    if language == "en":
        return one if count == 1 else many
    return _catalogue(language).ngettext(one, many, count)
