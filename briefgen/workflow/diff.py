"""Compares two drafts: reads both, reviews them, and writes the review in the form asked for."""

import datetime
from typing import TYPE_CHECKING, Final, Literal

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.workflow.drafts import CannotCompareError, Reader

if TYPE_CHECKING:
    from briefgen.review.docx.changes import Marked
    from briefgen.review.review import Draft, Review

Form = Literal["html", "json", "md"]
FORMS: Final = ("term", "html", "docx", "json", "md")
SUFFIXES: Final = {".html": "html", ".htm": "html", ".docx": "docx", ".json": "json", ".md": "md"}


def diff(old: str, new: str, *, reader: Reader) -> "Review":
    """What differs between the two sides of these names. Raises what `Reader.draft` raises."""
    from briefgen.review.review import review

    return review(reader.draft(old), reader.draft(new))


def written(found: "Review", form: Form) -> str:
    """The review as a page of HTML, as JSON or as Markdown."""
    if form == "html":
        from briefgen.review.pages.page import page

        return page(found)
    if form == "json":
        from briefgen.review.json_format import review_to_json

        return review_to_json(found)
    from briefgen.review.markdown import review_as_markdown

    return review_as_markdown(found)


def tracked_changes(old: str, new: str, *, reader: Reader, author: str, date: datetime.date) -> "Marked":
    """The new side as a Word document with its changes against the old one tracked; records and letters are rendered.

    Raises CannotCompareError for what is neither a Word document nor makes one, and where the changes would not hold.
    """
    from briefgen.review.docx.compare import compare_docx

    before, after = (_as_word(name, reader) for name in (old, new))
    moment = datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
    return compare_docx(
        before, after, author=author, date=moment, tracked=reader.tracked or "refuse", old_name=old, new_name=new
    )


def _as_word(name: str, reader: Reader) -> bytes:
    kind, data = reader.content(name)
    if kind == "docx":
        return data
    if kind not in ("record", "letter"):
        raise UnreadableError(
            _("{name} cannot be shown with tracked changes: it is no Word document.").format(name=name),
            hint=_("Records, letter.json and .docx files can; compare others with --to html."),
        )
    return _rendered(reader.read(name, kind, data), reader)


def _rendered(draft: "Draft", reader: Reader) -> bytes:
    from briefgen.ministry.profile import UnknownMinistryError
    from briefgen.render import renderer
    from briefgen.workflow.materials import materials

    if draft.letter is None:
        raise CannotCompareError("; ".join(f"{draft.name}: {what}" for what in draft.not_read))
    shared = materials(reader.folders)
    try:
        profile, problems = shared.profile(draft.letter.about.ministry, reader.folders)
    except UnknownMinistryError as error:
        raise CannotCompareError(f"{draft.name}: {error.message}", hint=error.hint) from None
    if profile is None:
        raise CannotCompareError(
            _("{name}: the profile of its ministry cannot be used.").format(name=draft.name), problems=problems
        )
    return renderer("docx").render(draft.letter, shared.style(profile, reader.folders))
