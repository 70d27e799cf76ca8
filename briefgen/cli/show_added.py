"""What `briefgen archive show` tells of letters from before briefgen: each field with how sure it is."""

from typing import TYPE_CHECKING

import click

from briefgen.cli.terminal import say, visible
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter


def show_several(archive: "Archive", reference: str, ministry: str | None, *, as_json: bool) -> bool:
    """Lists letters from before briefgen that have one reference, with the digits that name each; False for others.

    Raises NoSuchLetterError.
    """
    from briefgen.archive.letters import letters_called
    from briefgen.cli.archived import as_data, echo_json, line

    found = letters_called(archive, reference[:100], ministry=ministry)
    if len(found) < 2 or not all(each.is_added for each in found):
        return False
    if as_json:
        echo_json({"letters": [as_data(each) for each in found]})
        return True
    for each in found:
        click.echo(f"{each.sha256[:12]}  {line(each)}")
    say(_("Several letters are called {reference}; show one by its digits.").format(reference=visible(reference)))
    return True


def show_added(archive: "Archive", letter: "ArchivedLetter") -> None:
    """Each field of an added letter, what is lacking, and others with its reference; of an issued one only those."""
    from briefgen.archive.adding.fields import fields_of
    from briefgen.archive.letters import same_reference
    from briefgen.cli.added_fields import with_sureness
    from briefgen.cli.archived import echo_pairs
    from briefgen.extract.fields import FIELDS

    if letter.is_added:
        pairs = [(_("Added file"), letter.name), ("SHA-256", letter.sha256)]
        pairs += [(_(FIELDS[each.name]), with_sureness(each)) for each in fields_of(archive, letter)]
        pairs += [(_(FIELDS[name]), _("not found")) for name in letter.missing]
        echo_pairs([(f"  {name}", value) for name, value in pairs])
    for other in same_reference(archive, letter):
        called = other.sha256[:12] if other.is_added else f"{other.ministry} {other.reference}"
        click.echo(visible("  " + _("has the same reference as {other}").format(other=called)))


def added_as_data(archive: "Archive", letter: "ArchivedLetter") -> dict[str, object]:
    """The same for programs; nothing for an issued letter."""
    from briefgen.archive.adding.fields import fields_of
    from briefgen.archive.letters import same_reference
    from briefgen.cli.added_fields import fields_as_data

    if not letter.is_added:
        return {}
    same = [
        {"ministry": each.ministry, "sha256": each.sha256, "entry": each.entry}
        for each in same_reference(archive, letter)
    ]
    return {"fields": fields_as_data(fields_of(archive, letter)), "same_reference": same}
