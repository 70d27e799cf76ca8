"""The proof of a marked document: refusing all changes gives the old one, accepting all the new one."""

from briefgen.extract.docx.document import Document
from briefgen.extract.docx.names import W
from briefgen.extract.docx.package import Package
from briefgen.extract.docx.revisions import Keep, first_change, settle
from briefgen.extract.docx.summary import Story, summary
from briefgen.values import dataclass

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a marked document does not give back what it should."""

    keep: Keep
    story: str
    text: str


def story_parts(package: Package) -> list[str]:
    """The parts of a package that hold paragraphs."""
    found = [package.document]
    for relation in package.relations(package.document).values():
        if relation.kind in _STORIES and relation.target in package.parts and relation.target not in found:
            found.append(relation.target)
    return found


def settled(package: Package, keep: Keep) -> list[str]:
    """Takes or refuses all changes of a package; gives the names of the parts that had some."""
    found = []
    for part in story_parts(package):
        root = package.root(part)
        if first_change(root) is not None:
            settle(root, keep)
            found.append(part)
    return found


def fault_of(document: bytes, old: dict[str, Story], new: dict[str, Story]) -> Fault | None:
    """The first place where a marked document is not both the old and the new one; None where it is."""
    for keep, expected in (("accept", new), ("reject", old)):
        package = Package(document, source="")
        settled(package, "accept" if keep == "accept" else "reject")
        found = summary(Document(package))
        fault = _difference(found, expected) or _open_field(package)
        if fault is not None:
            return Fault("accept" if keep == "accept" else "reject", *fault)
    return None


def _difference(found: dict[str, Story], expected: dict[str, Story]) -> tuple[str, str] | None:
    if found == expected:
        return None
    for name in (*expected, *found):
        left, right = expected.get(name), found.get(name)
        if left != right:
            return name, _first_words(left, right)
    return None


def _first_words(left: Story | None, right: Story | None) -> str:
    """Words of the first block that differs."""
    if left is None or right is None:
        story = left or right
        return "" if story is None else _words(story.flow or story.floats)
    for a, b in ((left.flow, right.flow), (left.floats, right.floats)):
        for place in range(max(len(a), len(b))):
            one, other = a[place : place + 1], b[place : place + 1]
            if one != other:
                return _words(one or other)
    return ""


def _words(value: object) -> str:
    texts: list[str] = []
    waiting: list[object] = [value]
    while waiting and len(texts) < 3:
        each = waiting.pop(0)
        if isinstance(each, tuple):
            waiting[:0] = each
        elif isinstance(each, str) and each not in ("", "paragraph", "table"):
            texts.append(each)
    return " ".join(texts)[:80]


def _open_field(package: Package) -> tuple[str, str] | None:
    for part in story_parts(package):
        depth = 0
        for mark in package.root(part).iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if depth < 0:
                return part, ""
        if depth:
            return part, ""
    return None
