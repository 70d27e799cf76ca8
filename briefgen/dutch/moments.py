"""When something will be done, as a sentence says it: `in februari 2021`, `voor het zomerreces`, `op 1 maart 2021`."""

import re
from typing import Final

from briefgen.dutch.dates import MONTHS, long_date, read_date

_MONTH: Final = "|".join(MONTHS)
_PLAIN: Final = re.compile(
    r"(?:in|op|om|voor|vóór|na|bij|tot|rond|tijdens|gedurende|uiterlijk|begin|medio|half|halverwege|eind|vanaf|per"
    r"|deze|dit|volgend|volgende|komend|komende|binnen|zo|zodra|direct|nog|tegen|aanstaande|eerstvolgende|jaarlijks"
    r"|morgen|heden)\b",
    re.IGNORECASE,
)
_SEASON: Final = re.compile(r"(lente|zomer|herfst|winter|voorjaar|najaar)\s+(?:van\s+)?(\d{4}.*)")
_PART: Final = re.compile(
    r"(?:de\s+|het\s+)?((?:eerste|tweede|derde|vierde|laatste)\s+(helft|week|weken|kwartaal|maanden|dagen|trimester))"
    r"\s+(?:van\s+)?(.+)"
)
_QUARTER: Final = re.compile(r"(?:q([1-4])|([1-4])e\s+kwartaal)\s+(?:van\s+)?(\d{4})", re.IGNORECASE)
_NAMED: Final = re.compile(rf"(?:(?:{_MONTH}|voorjaar|najaar|week)\b|\d{{4}}$)", re.IGNORECASE)
_WITH_ARTICLE: Final = re.compile(r"(?:het|de) (?:voorjaar|najaar|lente|zomer|herfst|winter|maand|loop)\b")
_ORDINALS: Final = {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde"}


def moment(due: str) -> str:
    """The date or period with the preposition that a sentence wants; words that need none stay as they are."""
    text = due.strip()
    if day := read_date(text):
        return f"op {long_date(day)}"
    if _PLAIN.match(text):
        return text
    return _in_period(text)


def _in_period(text: str) -> str:
    if match := _QUARTER.fullmatch(text):
        return f"in het {_ORDINALS[match[1] or match[2]]} kwartaal van {match[3]}"
    if match := _PART.fullmatch(text):
        article = "het" if match[2] in ("kwartaal", "trimester") else "de"
        return f"in {article} {match[1]} van {match[3]}"
    if match := _SEASON.fullmatch(text):
        return f"in {'het' if match[1].endswith('jaar') else 'de'} {match[1]} van {match[2]}"
    return f"in {text}" if _NAMED.match(text) or _WITH_ARTICLE.match(text) else text


def deadline(due: str) -> str:
    """The moment as the last one: `uiterlijk op 1 maart 2021`, `uiterlijk in februari 2021`, `voor het zomerreces`."""
    text = moment(due)
    return f"uiterlijk {text}" if re.match(r"(?:op|in|begin|medio|half|eind) ", text) else text
