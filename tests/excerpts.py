"""Excerpts of records, spliced over the record of the first letter."""

import re
from pathlib import Path

SEED = Path(__file__).parent.parent / "letters" / "records" / "2020-11-17-bestuurlijk-overleg-lvv.yaml"
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def spliced(excerpt: str) -> str:
    """The seed record's text with the top-level fields of the excerpt in the place of its own."""
    own = {match[1] for match in _KEY.finditer(excerpt)}
    kept: list[str] = []
    taking = True
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if match := _KEY.match(line):
            taking = match[1] not in own
        if taking:
            kept.append(line)
    return "\n".join(kept) + "\n" + excerpt.rstrip("\n") + "\n"
