"""The register for programs: field names and values that are never translated, days as 2021-03-01."""

import datetime
from typing import Any

from briefgen.archive.promises.values import Due, Promise, PromisingLetter, Statement, Stray


def promise_as_data(promise: Promise, *, on: datetime.date) -> dict[str, Any]:
    """A promise with all that is known of it; a text that is not known is empty, a day null."""
    made, letter = promise.made, promise.letter
    settled = promise.settled_by
    return {
        "promise": str(promise.name),
        "names": [str(name) for name in promise.names],
        "type": made.sort,
        "what": one_line(made.what),
        "about": one_line(made.about),
        "agreed_on": day(made.on),
        "owner": one_line(made.owner),
        "number": one_line(made.number),
        "due": _due(promise.due),
        "status": promise.status,
        "overdue": promise.is_overdue(on),
        "letter": _letter(letter) | {"subject": letter.subject},
        "settled_by": _statement(settled) if settled else None,
        "told": [_statement(each) for each in promise.told],
    }


def stray_as_data(stray: Stray) -> dict[str, Any]:
    return {"promise": str(stray.promise), **_statement(stray.statement)}


def day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def one_line(text: str) -> str:
    """The text with its line breaks as spaces."""
    return " ".join(text.split())


def _due(due: Due | None) -> dict[str, str | None] | None:
    return {"text": due.text, "earliest": day(due.earliest), "latest": day(due.latest)} if due else None


def _letter(letter: PromisingLetter) -> dict[str, str | None]:
    return {"ministry": letter.ministry, "reference": letter.reference, "date": day(letter.date)}


def _statement(statement: Statement) -> dict[str, Any]:
    said = {"status": statement.status, "due": one_line(statement.due), "how": one_line(statement.how)}
    return {"letter": _letter(statement.letter), **said}
