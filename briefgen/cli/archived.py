"""What the commands on an archive share: opening it, its letters as people and programs read them, and the moment."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from briefgen import __version__
from briefgen.cli.terminal import visible
from briefgen.errors import BriefgenError
from briefgen.language import _

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter, Fact, Number
    from briefgen.settings import Settings

JSON_FORMAT: Final = 1
_STANDARD: Final = "letters/archive"
_LONGEST: Final = 100  # characters of what was typed that a message repeats


def folder_of(chosen: "Settings") -> "Path":
    """The folder of the archive of this run."""
    from pathlib import Path

    return chosen.archive or Path(_STANDARD)


@contextmanager
def opened(chosen: "Settings") -> "Iterator[Archive]":
    """The archive of this run; raises what `open_archive` raises."""
    from briefgen.archive.keeping import open_archive

    archive = open_archive(folder_of(chosen))
    try:
        yield archive
    finally:
        archive.close()


def now() -> "datetime.datetime":
    import datetime

    return datetime.datetime.now().astimezone()


def find(archive: "Archive", reference: str, ministry: str | None) -> "ArchivedLetter":
    """The letter with this reference, or digits of its hash; raises NoSuchLetterError, SeveralLettersError."""
    from briefgen.archive.errors import NoSuchLetterError
    from briefgen.archive.letters import letter

    if len(reference) > _LONGEST:
        raise NoSuchLetterError(f"{reference[:_LONGEST]}…")
    return letter(archive, reference, ministry=ministry)


def echo_json(content: Mapping[str, Any]) -> None:
    """The result of a command as one JSON object; a raised `format` means a changed shape."""
    click.echo(json.dumps({"format": JSON_FORMAT, "briefgen": __version__, **content}, ensure_ascii=False, indent=2))


@contextmanager
def refusal_as_json(*, wanted: bool) -> Iterator[None]:
    """Where JSON is wanted, a refusal is told in it as well, besides its words and exit status."""
    try:
        yield
    except BriefgenError as refusal:
        if wanted:
            from briefgen.cli.findings import as_data

            problems = [as_data(each) for each in refusal.problems]
            refused = {"state": "refused", "message": refusal.message, "hint": refusal.hint, "problems": problems}
            echo_json(refused)
        raise


def as_data(letter: "ArchivedLetter") -> dict[str, object]:
    """A letter for programs: what is never translated."""
    names = ("ministry", "reference", "date", "state", "subject", "kind", "record", "replaces", "replaced_by", "path")
    found = {name: getattr(letter, name) for name in names} | {"entry": letter.entry, "seal": letter.seal}
    if not letter.is_added:
        return found
    lacks = {"missing": list(letter.missing), "guessed": list(letter.guessed)}
    return found | {"sha256": letter.sha256, "name": letter.name, **lacks}


def fact_as_data(fact: "Fact") -> dict[str, object]:
    return {"entry": fact.entry, "what": fact.what, "at": fact.at, **fact.fields}


def line(letter: "ArchivedLetter", *, wide: int = 0) -> str:
    """A letter on one line: date, reference, how it stands where it is not valid, subject; of one from before briefgen
    that it is, and its file's name for a subject that is not known."""
    added = _("(from before)") if letter.is_added else ""
    subject = letter.subject or letter.name
    parts = [letter.date or " " * 10, f"{letter.called:<{wide}}", standing(letter), added, subject]
    return visible("  ".join(filter(None, parts)))


def standing(letter: "ArchivedLetter") -> str:
    """How a letter stands, in capitals so that nobody overlooks it; nothing where it is valid."""
    if letter.state == "valid":
        return ""
    if letter.state == "replaced" and letter.replaced_by:
        return _("REPLACED by {reference}").format(reference=letter.replaced_by)
    return _("WITHDRAWN")


def echo_pairs(pairs: "list[tuple[str, str]]") -> None:
    """Names with their values, one under the other."""
    pairs = [(name, value) for name, value in pairs if value]
    wide = max((len(name) for name, _value in pairs), default=0)
    for name, value in pairs:
        click.echo(visible(f"{name:<{wide}}  {value}"))


class NoSuchFileError(BriefgenError):
    """A letter that has no file of this name."""

    def __init__(self, reference: str, name: str, names: tuple[str, ...]) -> None:
        super().__init__(
            _("{reference} has no file {name}.").format(reference=reference, name=ascii(name[:_LONGEST])),
            hint=_("There are {names}.").format(names=", ".join(names)),
        )


def find_number(archive: "Archive", reference: str, ministry: str | None) -> "Number":
    """The number that was taken with this reference in any spelling; raises NoSuchNumberError, SeveralLettersError."""
    from briefgen.archive.errors import SeveralLettersError
    from briefgen.archive.letters import numbers
    from briefgen.issue.numbers import reference_key

    key = reference_key(reference[:_LONGEST])
    found = [
        each for each in numbers(archive) if ministry in (None, each.ministry) and reference_key(each.reference) == key
    ]
    if not found:
        raise NoSuchNumberError(reference[:_LONGEST])
    if len(found) > 1:
        raise SeveralLettersError(found[0].reference, tuple(each.ministry for each in found))
    return found[0]


class NoSuchNumberError(BriefgenError):
    """A number that nobody has taken."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("{reference} was not taken. Nothing was written.").format(reference=reference),
            hint=_("'briefgen archive list --numbers' lists the numbers that were."),
        )


def number_state(state: str) -> str:
    """How a number stands, in words."""
    return {
        "issuing": _("being issued"),
        "reserved": _("reserved"),
        "released": _("given back"),
        "issued": _("issued"),
        "added": _("of a letter from before briefgen"),
    }[state]
