"""Looks up in an archive the promises of earlier letters that a record names."""

from collections.abc import Iterator

from briefgen.archive.keeping import Archive
from briefgen.archive.promises.letters import promises_of
from briefgen.errors import Problem
from briefgen.language import _
from briefgen.record.checks.fulfilments import names_in
from briefgen.record.promise_names import PromiseName
from briefgen.record.reading import Reading
from briefgen.workflow.rules import PROMISE_IS_KNOWN


def unknown_promises(reading: Reading, archive: Archive) -> tuple[Problem, ...]:
    """A finding for each name that no issued letter has made; raises ChangedLetterError."""
    return tuple(_unknown(reading, archive))


def _unknown(reading: Reading, archive: Archive) -> Iterator[Problem]:
    for field, name in names_in(reading.record) if reading.record else ():
        known = promises_of(archive, name.ministry, name.reference)
        if known is None:
            message = _("There is no letter {ministry}/{reference} in the archive.").format(
                ministry=name.ministry, reference=name.reference
            )
            hint = _("Correct the name; 'briefgen agreements' lists all of them.")
            yield reading.problem(PROMISE_IS_KNOWN, field, message, hint=hint)
        elif name.id not in known:
            message = _("{reference} has no promise '{id}'.").format(reference=name.reference, id=name.id)
            yield reading.problem(PROMISE_IS_KNOWN, field, message, hint=_hint(name, known))


def _hint(name: PromiseName, known: tuple[str, ...]) -> str:
    from briefgen.yamlfile.suggestions import nearest

    meant = nearest(name.id, list(known))
    if meant:
        return _("Did you mean '{name}'?").format(name=meant.name)
    return _("Known: {known}.").format(known=", ".join(known) or "-")
