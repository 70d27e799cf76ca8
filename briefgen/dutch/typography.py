"""No-break spaces as paper wants them: a number keeps its unit, a day its month."""

import re
from typing import Final

_MONTH: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_UNIT: Final = f"{_MONTH}|miljoen|miljard|procent|%|euro|km|m²|ha|jaar"
_BEFORE_NUMBER: Final = (
    r"nrs?\.|art\.|artikel(?:en)?|lid|p\.|blz\.|d\.d\.|€|hoofdstuk|paragraaf|bijlage|§|nummer|Stb\.|Stcrt\."
)
_TITLE: Final = r"mr\.|drs\.|dr\.|ir\.|ing\.|prof\.|dhr\.|mw\."
_TOGETHER: Final = re.compile(
    rf"(?<![\w.])(?:{_BEFORE_NUMBER})(?: )(?=\d)"
    rf"|(?<=\d)(?: )(?=(?:{_UNIT})(?!\w))"
    rf"|(?<![\w.])(?:{_TITLE})(?: )(?=\w)"
    r"|(?<!\d)(?<!\d[ \u00a0])\d{2}(?: )(?=\d{3}(?!\d)(?![ \u00a0]\d))"
)
_MAY_MATCH: Final = re.compile(r"\d|r\. |s\. |f\. |g\. |w\. ")


def keep_together(text: str) -> str:
    """The text with U+00A0 for the spaces in `nr. 5`, `€ 5`, `20 mei`, `artikel 68`, `d.d. 4`, `19 637`, `mr. X`.

    Nothing else changes, so the words stay the same; a year may stand on the next line.
    """
    if not _MAY_MATCH.search(text):
        return text
    return _TOGETHER.sub(lambda match: match[0].replace(" ", "\u00a0"), text)
