"""The known causes of Word's dialog "unreadable content" in a package and its lists, each as a check.

A check yields what is wrong; `CHECKS` has them all by name.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit
from xml.etree import ElementTree

from docx_parts import RELATIONS, Element, R, W, parts_of

Parts = dict[str, Element]
Check = Callable[[bytes, Parts], Iterator[str]]
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHECKS: dict[str, Check] = {}
_CHARACTER = r"(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_CHARACTER}+(?:#{_CHARACTER}*)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check(function: Check) -> Check:
    CHECKS[function.__name__] = function
    return function


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def value_of(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def values(parts: Parts, tag: str) -> Iterator[tuple[str, str]]:
    for name, root in parts.items():
        for element in root.iter(f"{W}{tag}"):
            yield name, value_of(element)


def twice(things: Iterable[str]) -> list[str]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def stories(parts: Parts) -> Iterator[tuple[str, Element]]:
    """The parts that hold paragraphs."""
    for name, root in parts.items():
        if re.fullmatch(r"word/(document|footnotes|header\d|footer\d)\.xml", name):
            yield name, root


@check
def well_formed(document: bytes, _parts: Parts) -> Iterator[str]:
    for name, data in parts_of(document).items():
        if not is_xml(name):
            continue
        try:
            ElementTree.fromstring(data)
        except ElementTree.ParseError as error:
            yield f"{name}: {error}"
        if b"<!DOCTYPE" in data:
            yield f"{name} has a document type"


@check
def package_names(document: bytes, _parts: Parts) -> Iterator[str]:
    names = [entry.filename for entry in zipfile.ZipFile(io.BytesIO(document)).infolist()]
    yield from (f"{name} is there twice" for name in twice(name.lower() for name in names))
    if names[0] != "[Content_Types].xml":
        yield "the content types do not come first"


@check
def content_types(document: bytes, parts: Parts) -> Iterator[str]:
    root = parts["[Content_Types].xml"]
    overrides = [each.get("PartName", "") for each in root.iter(f"{TYPES}Override")]
    defaults = {each.get("Extension", "") for each in root.iter(f"{TYPES}Default")}
    names = {f"/{name}" for name in parts_of(document)} - {"/[Content_Types].xml"}
    yield from (f"{name} is overridden twice" for name in twice(overrides))
    yield from (f"{name} is not there" for name in set(overrides) - names)
    for name in names - set(overrides):
        if name.rpartition(".")[2] not in defaults or (name.startswith("/word/") and name.endswith(".xml")):
            yield f"{name} has no type of its own"


def _relations(parts: Parts) -> Iterator[tuple[str, Element]]:
    """The part that a relationship belongs to, and the relationship."""
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("_rels/")
            for relation in root.iter(f"{RELATIONS}Relationship"):
                yield folder + file.removesuffix(".rels"), relation


@check
def relationship_targets(document: bytes, parts: Parts) -> Iterator[str]:
    names = set(parts_of(document))
    for owner, relation in _relations(parts):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            if not _ADDRESS.fullmatch(target) or (target.startswith("http") and not urlsplit(target).hostname):
                yield f"{owner}: {target} is no address"
        elif normpath(join(dirname(owner), target)) not in names:
            yield f"{owner}: {target} is not there"


@check
def relationship_ids(_document: bytes, parts: Parts) -> Iterator[str]:
    known: dict[str, list[str]] = {}
    for owner, relation in _relations(parts):
        known.setdefault(owner, []).append(relation.get("Id", ""))
    for owner, identities in known.items():
        yield from (f"{owner}: {identity} is there twice" for identity in twice(identities))
        yield from (f"{owner}: {each} is no id" for each in identities if not re.fullmatch(r"[A-Za-z_][\w.-]*", each))
    for name, root in parts.items():
        for element in root.iter():
            for attribute, value in element.attrib.items():
                if attribute.startswith(R) and value not in known.get(name, []):
                    yield f"{name}: {value} leads nowhere"


@check
def numbering(_document: bytes, parts: Parts) -> Iterator[str]:
    root = parts["word/numbering.xml"]
    abstract = [value_of(each, "abstractNumId") for each in root.iter(f"{W}abstractNum")]
    numbers = [value_of(each, "numId") for each in root.iter(f"{W}num")]
    yield from (f"numbering {identity} is there twice" for identity in (*twice(abstract), *twice(numbers)))
    tags = [child.tag for child in root]
    if tags != sorted(tags):  # abstractNum before num
        yield "the numberings are not in order"
    for number in root.iter(f"{W}num"):
        if value_of(number.find(f"{W}abstractNumId")) not in abstract:
            yield f"numbering {value_of(number, 'numId')} has no look"
        if len(number.findall(f"{W}lvlOverride")) > 9:
            yield f"numbering {value_of(number, 'numId')} has too many levels"
    yield from (f"{name}: there is no numbering {used}" for name, used in values(parts, "numId") if used not in numbers)
    yield from (
        f"{name}: there is no level {level}" for name, level in values(parts, "ilvl") if level not in "012345678"
    )


@check
def styles(_document: bytes, parts: Parts) -> Iterator[str]:
    known = {value_of(each, "styleId"): each for each in parts["word/styles.xml"].iter(f"{W}style")}
    identities = [value_of(each, "styleId") for each in parts["word/styles.xml"].iter(f"{W}style")]
    names = [value_of(each.find(f"{W}name")) for each in known.values()]
    yield from (f"style {each} is there twice" for each in (*twice(identities), *twice(map(str.lower, names))))
    yield from (f"{name} is no name for a style" for name in names if not 0 < len(name) < 254 or "," in name)
    for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        for name, used in values(parts, tag):
            if used not in known or value_of(known[used], "type") != kind:
                yield f"{name}: there is no {kind} style {used}"
    for identity in known:
        yield from _style_family(identity, known)


def _style_family(identity: str, known: dict[str, Element]) -> Iterator[str]:
    seen = [identity]
    while base := value_of(known[seen[-1]].find(f"{W}basedOn")):
        if base in seen or base not in known:
            yield f"style {identity} is based on {base}"
            return
        seen.append(base)


@check
def drawing_ids(_document: bytes, parts: Parts) -> Iterator[str]:
    identities = [each.get("id", "") for root in parts.values() for each in root.iter(f"{DRAWING}docPr")]
    yield from (f"drawing {identity} is there twice" for identity in twice(identities))
    shapes = [each for root in parts.values() for each in root.iter(f"{VML}shape")]
    office = "{urn:schemas-microsoft-com:office:office}spid"
    names = [each.get(key, "") for each in shapes for key in ("id", office)]
    yield from (f"shape {name} is there twice" for name in twice(names))
    for name, root in parts.items():
        types = {f"#{each.get('id')}" for each in root.iter(f"{VML}shapetype")}
        yield from (f"{name}: no shape type" for each in root.iter(f"{VML}shape") if each.get("type") not in types)


@check
def alternatives(document: bytes, parts: Parts) -> Iterator[str]:
    """What only newer programs understand must name a namespace that is declared."""
    for name, data in parts_of(document).items():
        if name in parts:
            declared = set(re.findall(r'xmlns:(\w+)="', data.decode()))
            used = re.findall(r'(?:Requires|mc:Ignorable)="([^"]*)"', data.decode())
            yield from (f"{name}: {each} is not declared" for each in " ".join(used).split() if each not in declared)
            for alternative in parts[name].iter(f"{MC}AlternateContent"):
                if [child.tag for child in alternative] != [f"{MC}Choice", f"{MC}Fallback"]:
                    yield f"{name}: an alternative without a choice or another"


@check
def properties(_document: bytes, parts: Parts) -> Iterator[str]:
    core = parts["docProps/core.xml"]
    yield from (f"{tag} is there twice" for tag in twice(child.tag for child in core))
    for child in core:
        if child.tag.endswith(("}created", "}modified")) and not _MOMENT.fullmatch(child.text or ""):
            yield f"{child.tag} is no moment"
