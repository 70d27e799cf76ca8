"""`briefgen archive list --incomplete`: letters from before briefgen that wait for someone who knows them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from briefgen.cli.terminal import say, visible
from briefgen.language import _, ngettext

if TYPE_CHECKING:
    from briefgen.archive.adding.fields import KnownField
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter


def list_incomplete(archive: "Archive", ministry: str | None, *, as_yaml: bool, as_json: bool) -> int:
    """Print them, or a file to fill in; 1 where there are any."""
    from briefgen.archive.adding.fields import fields_of
    from briefgen.archive.letters import incomplete
    from briefgen.cli.added_fields import fields_as_data
    from briefgen.cli.archived import as_data, echo_json

    found = [(each, fields_of(archive, each)) for each in incomplete(archive, ministry=ministry)]
    if as_json:
        echo_json({"letters": [{**as_data(each), "fields": fields_as_data(fields)} for each, fields in found]})
    elif as_yaml:
        click.echo("\n".join(form(found)))
    else:
        for each, fields in found:
            for text in _lines(each, fields):
                click.echo(visible(text))
    say(
        ngettext("{count} letter waits to be completed.", "{count} letters wait to be completed.", len(found)).format(
            count=len(found)
        )
    )
    return 1 if found else 0


def _lines(letter: "ArchivedLetter", fields: "Sequence[KnownField]") -> Iterator[str]:
    from briefgen.cli.added_fields import doubts
    from briefgen.extract.limits import shown_name

    reference = letter.reference and f"  {letter.reference}"
    yield f"{letter.sha256[:12]}{reference}  {shown_name(letter.name)}"
    guesses = [each for each in fields if each.name in letter.guessed]
    yield from (f"    {text}" for text in doubts(guesses, letter.missing))


def form(found: "Sequence[tuple[ArchivedLetter, Sequence[KnownField]]]") -> Iterator[str]:
    """The lines of a YAML file with these letters in which what is lacking has still to be typed."""
    yield "# " + _("Fill in what you know, take out the rest, and give this file to 'briefgen archive complete'.")
    if not found:
        yield "# " + _("No letter waits to be completed.")
        return
    yield "letters:"
    for letter, fields in found:
        yield from _form_of(letter, fields)


def _form_of(letter: "ArchivedLetter", fields: "Sequence[KnownField]") -> Iterator[str]:
    from briefgen.cli.added_fields import with_sureness
    from briefgen.extract.fields import EXPECTED
    from briefgen.extract.limits import shown_name

    guesses = {each.name: with_sureness(each) for each in fields if each.name in letter.guessed}
    yield f"  # {shown_name(letter.name)}{letter.reference and f', {shown_name(letter.reference)}'}"
    yield f'  "{letter.sha256[:12]}":'
    for name in EXPECTED:
        if name in guesses:
            yield f"    # {shown_name(guesses[name])}"
        if name in guesses or name in letter.missing:
            yield from _blank(name)


def _blank(name: str) -> Iterator[str]:
    """An empty field, with how it is filled in where that is not plain."""
    if name == "signatories":
        yield "    signatories:"
        yield "    # - office: De Minister van …"
        yield "    #   name: …"
        return
    hint = {"date": "2009-03-17", "ministry": "jenv", "addressee": "tweede-kamer"}.get(name)
    yield f"    {name}:" + (f"  # {hint}" if hint else "")
