"""What a Word document says and how it is built, as plain values: equal for documents that read the same."""

from lxml import etree

from briefgen.extract.docx.blocks import Block, Opaque, Paragraph, PartReader, Table
from briefgen.extract.docx.document import Document
from briefgen.extract.docx.leaves import ATOM, Leaf
from briefgen.values import dataclass

Value = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its running blocks, and what floats beside them, in an order of its own."""

    flow: Value
    floats: Value


def summary(document: Document) -> dict[str, Story]:
    """The stories of a document by name. Notes stand where their marks are; empty margins are left out."""
    notes: dict[tuple[str, str], Value] = {}
    for (kind, identity), note in document.notes.items():
        notes[kind, identity] = _blocks(note.blocks, {})
    found = {"body": _story(document.blocks, document.reader(document.package.document), notes)}
    for (kind, section, page), part in document.margins.items():
        if document.margins.get((kind, section - 1, page)) == part:
            continue  # taken over from the section before
        reader = document.reader(part)
        story = _story(margin_blocks(document, part), reader, {})
        if story.flow or story.floats:
            found[f"{kind} {section} {page}"] = story
    return found


def margin_blocks(document: Document, part: str) -> list[Block]:
    """The blocks of a header or footer, read once."""
    root = document.package.root(part)
    reader = document.reader(part)
    reader.notes.clear()
    reader.graphics.clear()
    return reader.blocks(root)


def without_lead(blocks: list[Block]) -> list[Block]:
    """The blocks without an empty paragraph before a table that comes first: LibreOffice puts one there."""
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and isinstance(blocks[1], Table):
        first = blocks[0]
        if first.shape.is_plain and not first.frame and not first.is_filled:
            return blocks[1:]
    return blocks


def _story(blocks: list[Block], reader: PartReader, notes: dict[tuple[str, str], Value]) -> Story:
    flow = _blocks([block for block in without_lead(blocks) if not block.frame], notes)
    floats = [_blocks(list(frame), notes) for frame in frames(blocks)]
    for leaf in list(reader.graphics):
        floats += _boxes(leaf, reader)
    return Story(() if flow == _EMPTY else flow, tuple(sorted(filter(None, floats), key=repr)))


def frames(blocks: list[Block]) -> list[list[Block]]:
    """The floating paragraphs; neighbours in one place are one frame."""
    found: list[list[Block]] = []
    last = ""
    for block in blocks:
        if block.frame and block.frame == last:
            found[-1].append(block)
        elif block.frame:
            found.append([block])
        last = block.frame
    return found


def _boxes(leaf: Leaf, reader: PartReader) -> list[Value]:
    """The text boxes of a graphic, and its images that float; a box that older programs see otherwise says so."""
    graphic = leaf.graphic
    if graphic is None or (graphic.kind == "image" and not graphic.floats):
        return []
    if graphic.kind == "image":
        return [(graphic.key,)]
    found, inner = _contents(graphic.boxes, reader)
    others, _inner = _contents(graphic.others, reader)
    return [*found, *inner] if not others or others == found else [("seen in two ways", tuple(found), tuple(others))]


def _contents(boxes: list[etree._Element], reader: PartReader) -> tuple[list[Value], list[Value]]:
    """What text boxes say, and what the text boxes in them say."""
    found, inner = [], []
    for box in boxes:
        own = reader.inside()
        found.append(_blocks(own.blocks(box), {}))
        for leaf in own.graphics:
            inner += _boxes(leaf, own)
    return found, inner


def _blocks(blocks: list[Block], notes: dict[tuple[str, str], Value]) -> Value:
    found = [_block(block, notes) for block in blocks]
    if len(found) > 1 and found[-1] == _EMPTY_PARAGRAPH and isinstance(blocks[-2], Table):
        found.pop()  # Word has an empty paragraph after a table that ends a cell or the body
    return tuple(found)


def _block(block: Block, notes: dict[tuple[str, str], Value]) -> Value:
    if isinstance(block, Paragraph):
        shape = block.shape
        atoms = tuple([_atom(leaf, notes) for leaf in block.leaves if leaf.text == ATOM and leaf.key is not None])
        return ("paragraph", shape.heading, shape.level, shape.sign, block.plain, atoms, block.links)
    if isinstance(block, Table):
        rows = [tuple([_blocks(cell.blocks, notes) for cell in row.cells]) for row in block.rows]
        return ("table", tuple(rows))
    return (block.key,) if isinstance(block, Opaque) else ()


def _atom(leaf: Leaf, notes: dict[tuple[str, str], Value]) -> object:
    key = leaf.key
    if isinstance(key, tuple) and key[0] == "note":
        return ("note", notes.get((key[1], key[2]), ()))
    return key


_EMPTY_PARAGRAPH: Value = ("paragraph", 0, 0, "", "", (), ())
_EMPTY: Value = (_EMPTY_PARAGRAPH,)
