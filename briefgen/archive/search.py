"""Finds letters by words, phrases and beginnings of words; whatever is typed is a question, never an error."""

import re
from dataclasses import dataclass
from typing import Final

from briefgen.archive.keeping import Archive
from briefgen.archive.letters import LETTER, ArchivedLetter
from briefgen.issue.numbers import reference_key

_LONGEST: Final = 1000  # characters of a question that are looked at
_MOST: Final = 40  # words or phrases
_PART: Final = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_FOUND: Final = (
    "SELECT rowid, snippet(words, -1, ?, ?, '…', 16) FROM words WHERE words MATCH ?"
    " ORDER BY bm25(words, 4.0, 1.0), rowid DESC LIMIT ?"
)
START: Final = "\x02"  # marks around found words in an excerpt
END: Final = "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found, with an excerpt in which `START` and `END` stand around the words that were found."""

    letter: ArchivedLetter
    excerpt: str


def search(archive: Archive, question: str, *, limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
    """Letters that hold all words and "phrases" (`word*` for a beginning), best first; a reference in any spelling
    comes before all."""
    with archive.reading() as connection:
        by_reference = connection.execute(
            f"{LETTER} WHERE key = ? ORDER BY id", (reference_key(question[:_LONGEST]),)
        ).fetchall()
        expression = match_expression(question)
        found = connection.execute(_FOUND, (START, END, expression, offset + limit)).fetchall() if expression else []
        hits = [Hit(ArchivedLetter(*row), "") for row in by_reference]
        for number, excerpt in found:
            if all(hit.letter.entry != number for hit in hits[: len(by_reference)]):
                row = connection.execute(f"{LETTER} WHERE id = ?", (number,)).fetchone()
                hits.append(Hit(ArchivedLetter(*row), excerpt))
    return tuple(hits[offset : offset + limit])


def match_expression(question: str) -> str:
    """The question in the notation of the index: every word and phrase quoted, so that nothing in it is an operator."""
    parts: list[str] = []
    for found in _PART.finditer(question[:_LONGEST]):
        phrase, word = found["phrase"], found["word"] or ""
        text = word if phrase is None else phrase
        words = re.findall(r"\w+", text)
        if words and len(parts) < _MOST:
            quoted = '"' + " ".join(words) + '"'
            parts.append(quoted + ("*" if phrase is None and word.endswith("*") else ""))
    return " AND ".join(parts)
