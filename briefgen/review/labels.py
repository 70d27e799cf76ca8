"""What the things of a record are called, and which of them one is."""

from typing import Any, Final

from briefgen.language import N_, _

# The name of a list or field of the record → what one of it is.
THINGS: Final = {
    "participants": N_("participant"),
    "topics": N_("topic"),
    "agreements": N_("agreement"),
    "meetings": N_("meeting"),
    "sections": N_("section"),
    "sections_before": N_("section before the meetings"),
    "questions": N_("question"),
    "commitments": N_("commitment"),
    "enclosures": N_("enclosure"),
    "copies": N_("copy"),
    "signatories": N_("signatory"),
    "acknowledgements": N_("acknowledgement"),
    "footnotes": N_("footnote"),
    "details": N_("detail"),
    "follow_up": N_("follow-up"),
    "basis": N_("basis"),
    "decision_note": N_("decision note"),
}
_LONGEST: Final = 70
_SAYS: Final = (
    "name",
    "title",
    "that",
    "to",
    "question",
    "text",
    "decision",
    "offered",
    "office",
    "type",
    "code",
    "file",
    "reason",
)


def thing_name(name: str) -> str:
    """What a thing is called, in the language of the user."""
    known = THINGS.get(name, name)
    return _(known)


def label_of(entry: Any) -> str:  # noqa: ANN401 - any entry of the record
    """Which one it is, in the record's own words: `wethouder van Utrecht`, a title, the start of a text."""
    if type(entry).__name__ == "Participant":
        return _participant(entry)
    if type(entry).__name__ == "Meeting":
        return f"{entry.name} ({entry.date.isoformat()})"
    values = (getattr(entry, name, None) for name in _SAYS)
    return shortened(next((str(value) for value in values if value), ""))


def _participant(entry: Any) -> str:  # noqa: ANN401 - a participant
    role = f"{entry.count} × {entry.role}" if entry.count and entry.role else entry.role or ""
    of = " van ".join(filter(None, (role, entry.place or entry.organisation)))
    return ", ".join(filter(None, (entry.name, of))) or str(entry.count or entry.id or "")


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text, whole words, on one line."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"
