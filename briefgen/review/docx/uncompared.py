"""What differs between two documents, or may, and that no tracked change shows."""

from collections import Counter

from lxml import etree

from briefgen.extract.docx.blocks import Opaque
from briefgen.extract.docx.document import Document
from briefgen.extract.docx.names import SDT, VML, P, W
from briefgen.extract.docx.xml import text_inside
from briefgen.language import _
from briefgen.review.docx.changes import NotCompared


def left_aside(old: Document, new: Document) -> list[NotCompared]:
    """Everything of the kind, each by its name."""
    found: list[NotCompared] = []
    if _comments(old) != _comments(new):
        found.append(NotCompared("comments", _("comments: the new document's are kept")))
    if len(old.sections()) != len(new.sections()):
        found.append(NotCompared("body", _("sections: the new document's pages are kept")))
    if _fields(old) != _fields(new):
        found.append(NotCompared("body", _("fields over several paragraphs, such as a table of contents")))
    if any(isinstance(block, Opaque) for document in (old, new) for block in document.blocks):
        found.append(NotCompared("body", _("documents or blocks inside the document that are not known here")))
    if _controls(old) != _controls(new):
        found.append(
            NotCompared("body", _("content controls: their words are compared, the controls are the new ones"))
        )
    if _objects(old) != _objects(new):
        found.append(NotCompared("body", _("the contents of embedded objects: the new document's are kept")))
    drawn_old, drawn_new = _drawings(old), _drawings(new)
    for story in sorted({*drawn_old, *drawn_new}):
        if drawn_old.get(story) != drawn_new.get(story):
            what = _("drawings without words, such as a draft mark, and objects: the new document's are kept")
            found.append(NotCompared(story, what))
    return found


def lost_things(kinds: list[str]) -> list[NotCompared]:
    """What was removed and could not be taken over into the new document."""
    text = _("a removed {kind}, which cannot come back by refusing")
    return [NotCompared("body", text.format(kind=kind)) for kind in sorted(set(kinds))]


def _drawings(document: Document) -> dict[str, Counter[object]]:
    """The drawings and objects of each story, with the words that are drawn rather than written."""
    readers = {"body": document.reader(document.package.document)}
    readers |= {kind + page: document.reader(part) for (kind, _section, page), part in document.margins.items()}
    found: dict[str, Counter[object]] = {}
    for story, reader in readers.items():
        name = story if story == "body" else "header" if story.startswith("header") else "footer"
        for leaf in reader.graphics:
            if leaf.graphic is not None and leaf.graphic.kind in ("shape", "object"):
                drawn = next(leaf.graphic.element.iter(f"{VML}textpath"), None)
                words = "" if drawn is None else drawn.get("string", "")
                found.setdefault(name, Counter())[leaf.graphic.kind, words] += 1
    return found


def _comments(document: Document) -> list[str]:
    part = document.package.related("comments")
    if not part:
        return []
    return [text_inside(each).strip() for each in document.package.root(part).iter(f"{W}comment")]


def _fields(document: Document) -> list[str]:
    return document.reader(document.package.document).reading.loose_fields


def _controls(document: Document) -> int:
    return sum(1 for each in document.body.iter(SDT) if _holds_words(each))


def _holds_words(control: etree._Element) -> bool:
    return next(control.iter(P, f"{W}r"), None) is not None


def _objects(document: Document) -> list[bytes]:
    package = document.package
    return [
        package.parts[relation.target]
        for relation in package.relations(package.document).values()
        if relation.kind in ("oleObject", "package", "chart", "diagramData") and relation.target in package.parts
    ]
