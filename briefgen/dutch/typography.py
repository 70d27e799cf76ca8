"""No-break spaces as paper wants them: a number keeps its unit, a day its month."""

import re
from functools import lru_cache
from typing import Final

_MONTH: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_UNIT: Final = f"{_MONTH}|miljoen|miljard|procent|%|euro|km|m²|ha|jaar"
_SHORT_BEFORE_NUMBER: Final = ["nr.", "nrs.", "art.", "p.", "blz.", "d.d.", "Stb.", "Stcrt."]
_BEFORE_NUMBER: Final = ["artikel", "artikelen", "lid", "€", "hoofdstuk", "paragraaf", "bijlage", "§", "nummer"]
_TITLE: Final = ["mr.", "drs.", "dr.", "ir.", "ing.", "prof.", "dhr.", "mw."]


def _after(words: list[str]) -> str:
    """Just after the space behind one of these whole words."""
    return "|".join(rf"(?<={re.escape(word)} )(?<![\w.]{re.escape(word)} )" for word in words)


# Every match is one space: a pattern that starts with a letter of its own is searched for many times faster.
_TOGETHER: Final = re.compile(
    r" (?:(?=\d)(?:"
    r"(?<=\d\d )(?<!\d\d\d )(?<!\d[ \u00a0]\d\d )(?=\d{3}(?!\d)(?![ \u00a0]\d))"
    rf"|(?<=\. )(?:{_after(_SHORT_BEFORE_NUMBER)})|(?<=[€§ldkfenr] )(?:{_after(_BEFORE_NUMBER)}))"
    rf"|(?<=[\d.] )(?:(?<=\d )(?=(?:{_UNIT})(?!\w))|(?<=\. )(?=\w)(?:{_after(_TITLE)})))"
)


@lru_cache(maxsize=256)  # one paragraph is asked for twice: where it is written and where its lines are counted
def keep_together(text: str) -> str:
    """The text with U+00A0 for the spaces in `nr. 5`, `€ 5`, `20 mei`, `artikel 68`, `d.d. 4`, `19 637`, `mr. X`.

    Nothing else changes, so the words stay the same; a year may stand on the next line.
    """
    return _TOGETHER.sub("\u00a0", text)
