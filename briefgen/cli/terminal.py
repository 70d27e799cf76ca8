"""What a terminal needs: colours where they are wanted, widths, and text that cannot play tricks on it."""

import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.workflow.mistakes import Refusal

_ANSI: Final = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36, "bold": 1, "dim": 2}


def wants_colour(stream: TextIO, choice: str) -> bool:
    """Whether to write colours: `always`, `never`, or `auto`: on a terminal, unless NO_COLOR or a dumb one says no."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, *looks: str, on: bool) -> str:
    """The text in the looks named (a colour, `bold`, `dim`), if colours are on."""
    if not on or not text:
        return text
    return f"\x1b[{';'.join(str(_ANSI[look]) for look in looks)}m{text}\x1b[0m"


def visible(text: str) -> str:
    """The text without characters that steer a terminal or turn its direction; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isprintable() or character in "\n\u00a0\u202f":
        return character
    return "\N{REPLACEMENT CHARACTER}"


def width(text: str) -> int:
    """How many columns the text takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def columns(stream: TextIO) -> int:
    """How wide lines may be: the terminal's width, 100 where there is none."""
    if not stream.isatty():
        return 100
    from shutil import get_terminal_size

    return max(get_terminal_size((100, 24)).columns, 40)


def say(text: str) -> None:
    """Words about the work, on standard error."""
    sys.stderr.write(visible(text) + "\n")


def tell_refusal(refusal: "Refusal") -> None:
    """Why the work on a record stopped, on standard error; with BRIEFGEN_DEBUG=1 also where."""
    if refusal.trace and os.environ.get("BRIEFGEN_DEBUG") == "1":
        say(refusal.trace)
    say(_("Error: {message}").format(message=refusal.message))
    if refusal.hint:
        say(f"  {refusal.hint}")
