"""The version of the analyser, apart so that asking for it loads nothing."""

from typing import Final

ANALYSER: Final = 2  # raise it with every change of what a word is kept under
