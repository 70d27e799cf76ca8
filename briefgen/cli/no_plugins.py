"""Keeps pydantic from looking for plugins: code of others in our process, and a twentieth of the time of a start."""

import os
import sys
from types import ModuleType
from typing import Final

_LOADER: Final = "pydantic.plugin._loader"


def for_pydantic() -> None:
    """Put a loader that finds nothing in the place of the one that reads the metadata of every installed package.

    The variable alone keeps plugins out, but the loader would still import all that reading metadata needs.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if _LOADER not in sys.modules:
        loader = ModuleType(_LOADER)
        vars(loader)["get_plugins"] = tuple
        sys.modules[_LOADER] = loader
