"""click's own texts in the language of briefgen: its modules get our catalogue in place of the system's."""

import sys
from typing import Final

from briefgen.language import _, ngettext

MODULES: Final = tuple(
    f"click.{name}"
    for name in (
        "core",
        "decorators",
        "exceptions",
        "formatting",
        "parser",
        "shell_completion",
        "termui",
        "types",
        "utils",
    )
)


def speak_our_language() -> None:
    """Give each loaded module of click our functions under the names by which it imported gettext's.

    click looks texts up in the catalogue `messages` of the system's locale; it offers no other way to be told.
    """
    for name in MODULES:
        names = vars(sys.modules[name]) if name in sys.modules else {}
        if "_" in names:
            names["_"] = _
        if "ngettext" in names:
            names["ngettext"] = ngettext
