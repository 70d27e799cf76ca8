"""The letters the reader was made with, by engine and layout; each call gives the same letters."""

# ruff: noqa: E501 - tables and templates read better on their long lines

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.letter_facts import Facts, facts


@dataclass(frozen=True)
class Made:
    """One letter as a file, with what it says."""

    name: str
    engine: str
    data: bytes
    truth: dict[str, object]
    words: tuple[str, ...]


def _made(engine: str, suffix: str, said: Facts, data: bytes) -> Made:
    words = tuple(" ".join((*said.body, *said.notes)).split())
    return Made(f"{engine}-{said.number}.{suffix}", engine, data, said.truth, words)


def _pages(number: int) -> int:
    return 30 if number % 40 == 39 else 3 if number % 5 == 4 else 1


def quick_letters(count: int = 40) -> Iterator[Made]:
    """Those that need no more than the test extra: briefgen's own PDF and Word, raw Word, python-docx."""
    from extract.layouts_own import own_docx, own_pdf
    from extract.layouts_word import plain_letter, word_letter

    makers = (
        ("own", "pdf", own_pdf),
        ("own", "docx", own_docx),
        ("word", "docx", word_letter),
        ("plain", "docx", plain_letter),
    )
    for number in range(count):
        engine, suffix, make = makers[number % 4]
        said = facts(number, pages=min(_pages(number), 3))
        yield _made(engine, suffix, said, make(said))


def all_letters(count: int = 240) -> Iterator[Made]:
    """All engines in turn."""
    from extract.layouts_drawn import drawn_pdf
    from extract.layouts_html import html_pdf
    from extract.layouts_odd import odd_facts, odd_pdf
    from extract.layouts_own import own_docx, own_pdf
    from extract.layouts_word import plain_letter, word_letter

    makers = (
        ("own", "pdf", own_pdf), ("html", "pdf", html_pdf), ("drawn", "pdf", drawn_pdf), ("word", "docx", word_letter),
        ("office", "pdf", word_letter), ("html", "pdf", html_pdf), ("plain", "docx", plain_letter), ("drawn", "pdf", drawn_pdf),
        ("office-plain", "pdf", plain_letter), ("own", "docx", own_docx), ("office-own", "pdf", own_docx), ("word", "docx", word_letter),
    )  # fmt: skip
    made, waiting = [], {}
    for number in range(1000, 1000 + count):
        engine, suffix, make = makers[number % len(makers)]
        said = facts(number, pages=_pages(number))
        data = make(said)
        if engine.startswith("office"):
            waiting[f"{engine}-{number}"] = (engine, said, data)
        else:
            made.append(_made(engine, suffix, said, data))
    pdfs = by_office({name: data for name, (_, _, data) in waiting.items()})
    made += [_made(engine, "pdf", said, pdfs[name]) for name, (engine, said, _) in waiting.items()]
    for number in range(2000, 2000 + count // 3):
        said = odd_facts(facts(number, pages=2 if number % 3 else 1))
        made.append(_made("odd", "pdf", said, odd_pdf(said)))
    yield from made


def by_office(documents: dict[str, bytes]) -> dict[str, bytes]:
    """Word documents as PDF by LibreOffice; kept between runs, by their content."""
    from libreoffice import pdfs_by_libreoffice

    kept = Path(tempfile.gettempdir()) / "briefgen-measured"
    kept.mkdir(exist_ok=True)
    keys = {name: kept / (hashlib.sha256(data).hexdigest()[:32] + ".pdf") for name, data in documents.items()}
    new = {name: data for name, data in documents.items() if not keys[name].exists()}
    if new:
        with tempfile.TemporaryDirectory() as folder:
            for name, data in pdfs_by_libreoffice(new, Path(folder)).items():
                keys[name].write_bytes(data)
    return {name: path.read_bytes() for name, path in keys.items()}
