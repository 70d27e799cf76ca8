"""What someone probably meant: the known name nearest to the one typed, and the short name nearest to a text."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Suggestion(NamedTuple):
    """A known name, and whether it is so near that nothing else can be meant."""

    name: str
    certain: bool


def nearest(typed: str, known: Iterable[str], *, synonyms: Mapping[str, str] | None = None) -> Suggestion | None:
    """The known name that was probably meant, if any; `synonyms` are other words for known names, in small letters."""
    names = {_bare(name): name for name in known}
    bare = _bare(typed)
    for word in (bare, _bare((synonyms or {}).get(typed.strip().lower().replace("_", " "), ""))):
        if word in names:
            return Suggestion(names[word], certain=True)
    if len(typed) > 60:
        return None
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(bare, names, n=2, cutoff=0.7)
    if not close:
        return None
    alone = len(close) == 1 or SequenceMatcher(None, bare, close[1]).ratio() < 0.8
    return Suggestion(names[close[0]], alone and SequenceMatcher(None, bare, close[0]).ratio() >= 0.8)


def _bare(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def slug(text: str) -> str:
    """The text as a short name: small letters, figures and single hyphens; empty where it has neither."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(
        c if c.isascii() and c.isalnum() else "" if unicodedata.combining(c) or c in "'’" else " " for c in plain
    )
    return "-".join(kept.split())[:120].strip("-")
