"""What is kept of each letter: what is known of it and what the analyser made of it, packed with its text as the key.

The text itself is kept only where nobody else has it. The words of the full text are read from here by FTS5 when it is
asked whether it still has them all (`search_content` in the schema), and by whoever takes a letter out again.
"""

import datetime
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final

from briefgen.search.analyser import Analysed
from briefgen.search.documents import Document
from briefgen.search.sqlite.schema import COLUMNS
from briefgen.values import dataclass

TextOf = Callable[[str], str]  # the text of the letter with this key; empty where it cannot be had
_LARGEST: Final = 1 << 28  # bytes of one letter
_RAW: Final = -15  # deflate without a head: the text is all that a reader needs
SUMS: Final = 1 << 256
_NAMES: Final = tuple(each.name for each in fields(Document) if each.name not in ("key", "text"))
_LINES: Final = ("dossiers", "signatories")


class KeptDamagedError(sqlite3.DatabaseError):
    """What is kept of a letter cannot be read, or not with the text that the letter has now."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter as the index has it: `plain` is what is known of it, without key and text; then its columns in the order
    of COLUMNS, a sum that stands for its words with their tokens (`sum_of`), and each abbreviation with its words."""

    plain: list[Any]
    columns: list[str]
    forms: int
    abbreviations: list[list[str]]

    def document(self, key: str, text: str) -> Document:
        values = dict(zip(_NAMES, self.plain, strict=True))
        for name in _LINES:
            values[name] = tuple(values[name])
        values["date"] = datetime.date.fromisoformat(values["date"]) if values["date"] else None
        return Document(key=key, text=text, **values)


def kept_of(document: Document, analysed: Analysed) -> Kept:
    plain = [getattr(document, name) for name in _NAMES]
    plain[_NAMES.index("date")] = document.date.isoformat() if document.date else ""
    abbreviations = [[each.short, " ".join(each.words)] for each in analysed.abbreviations]
    return Kept(plain, [getattr(analysed, name) for name in COLUMNS], sum_of(analysed.forms.items()), abbreviations)


def sum_of(forms: Iterable[tuple[str, str]]) -> int:
    """Words with their tokens as one number, so that the numbers of letters add up to that of all their words together:
    the sum of hashes, modulo SUMS (the additive hash of a multiset of Bellare and Micciancio, 1997)."""
    return sum(hash_of(word, token) for word, token in forms) % SUMS


@lru_cache(maxsize=200_000)
def hash_of(word: str, token: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{word} {token}".encode("utf-8", "replace")).digest(), "big")


def to_bytes(kept: Kept) -> bytes:
    """The one way to write it, over which the digest is."""
    values = [kept.plain, kept.columns, f"{kept.forms:x}", kept.abbreviations]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def from_bytes(data: bytes) -> Kept:
    """Raises KeptDamagedError."""
    try:
        plain, columns, forms, abbreviations = json.loads(data)
        return Kept(plain, columns, int(forms, 16), abbreviations)
    except (ValueError, TypeError) as error:
        raise KeptDamagedError from error


def digest_of(kept: Kept) -> str:
    """SHA-256 over all that is kept of a letter, in hexadecimal digits; key and text are no part of it."""
    return hashlib.sha256(to_bytes(kept)).hexdigest()


def packed(data: bytes, text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, _key(text))
    return packer.compress(data) + packer.flush()


def unpacked(data: bytes, text: str) -> bytes:
    """Raises KeptDamagedError where it was not packed with this text; with another text it may also give nonsense."""
    try:
        return zlib.decompressobj(_RAW, _key(text)).decompress(data, _LARGEST)
    except zlib.error as error:
        raise KeptDamagedError from error


def text_packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "replace"), 9)


def text_from(data: bytes | None) -> str:
    """Raises KeptDamagedError."""
    try:
        return zlib.decompressobj().decompress(data or b"", _LARGEST).decode()
    except (zlib.error, ValueError) as error:
        raise KeptDamagedError from error


def _key(text: str) -> bytes:
    return text.encode("utf-8", "replace") or b"\n"


def give_columns(connection: sqlite3.Connection, kept: Callable[[str, bytes, bytes | None], Kept]) -> None:
    """Lets SQL ask for the columns of a letter, as the view `search_content` does: letter by letter, one by one."""
    last: tuple[str, list[str]] = ("", [])

    def column(key: str, data: bytes, text: bytes | None, number: int) -> str:
        nonlocal last
        if number == 0 or last[0] != key:
            last = (key, kept(key, data, text).columns)
        return last[1][number]

    connection.create_function("search_column", 4, column)
