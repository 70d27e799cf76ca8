"""Finds letters by words, phrases and beginnings of words; whatever is typed is a question, never an error."""

import re
from dataclasses import dataclass
from typing import Final

from briefgen.archive.keeping import Archive
from briefgen.archive.letters import COLUMNS, ArchivedLetter
from briefgen.issue.numbers import reference_key

_LONGEST: Final = 1000  # characters of a question that are looked at
_MOST: Final = 40  # words or phrases
_PART: Final = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
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
            f"SELECT {COLUMNS}, '' FROM letters WHERE key = ? ORDER BY id", (reference_key(question[:_LONGEST]),)
        ).fetchall()
        expression = match_expression(question)
        by_words = []
        if expression:
            by_words = connection.execute(
                f"SELECT {COLUMNS}, snippet(words, -1, ?, ?, '…', 16) FROM words JOIN letters ON letters.id = words.rowid"
                " WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0), letters.id DESC LIMIT ?",
                (START, END, expression, offset + limit),
            ).fetchall()
    first = {row[0] for row in by_reference}
    rows = [*by_reference, *(row for row in by_words if row[0] not in first)]
    return tuple(Hit(ArchivedLetter(*row[:-1]), row[-1]) for row in rows[offset : offset + limit])


def match_expression(question: str) -> str:
    """The question in the notation of the index: every word and phrase quoted, so that nothing in it is an operator."""
    parts = []
    for found in _PART.finditer(question[:_LONGEST]):
        phrase, word = found["phrase"], found["word"] or ""
        text = word if phrase is None else phrase
        words = re.findall(r"\w+", text)
        if words and len(parts) < _MOST:
            quoted = '"' + " ".join(words) + '"'
            parts.append(quoted + ("*" if phrase is None and word.endswith("*") else ""))
    return " AND ".join(parts)
