"""What is read back of a Word document, or refused where it is none of ours."""

import io
import zipfile
import zlib

import pytest
from docx_parts import changed, package_of
from sample_letters import seed_letter
from styles import STYLE

from briefgen.errors import UnreadableError
from briefgen.render.docx import RENDERER

DOCUMENT = "word/document.xml"
BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"PK\3\4",
        b"%PDF-1.7",
        package_of({"a.txt": b"a"}),
        package_of({DOCUMENT: b"<a>"}),
        package_of({DOCUMENT: f"{BOMB}<d>&b;</d>".encode()}),
        package_of({DOCUMENT: b"<a>" * 300 + b"</a>" * 300}),
        package_of({DOCUMENT: b"<a/>", **{f"{number}.xml": b"" for number in range(1001)}}),
        RENDERER.render(seed_letter(), STYLE)[:4000],
    ],
    ids=["empty", "zip cut off", "pdf", "other zip", "no xml", "entities", "deep", "many", "cut off"],
)
def test_what_is_no_letter_is_refused_in_our_words(document: bytes) -> None:
    with pytest.raises(UnreadableError):
        RENDERER.read_words(document)


def test_a_part_that_unpacks_to_more_than_a_letter_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(DOCUMENT, b" " * (65 * 1024 * 1024))
    with pytest.raises(UnreadableError, match="larger"):
        RENDERER.read_words(out.getvalue())


def test_a_damaged_part_is_refused_in_our_words() -> None:
    document = bytearray(RENDERER.render(seed_letter(), STYLE))
    packed = zlib.compress(b"x")  # any bytes that are not the part's own
    start = document.index(DOCUMENT.encode()) + len(DOCUMENT) + 20
    document[start : start + len(packed)] = packed
    with pytest.raises(UnreadableError):
        RENDERER.read_words(bytes(document))


def test_deleted_text_of_tracked_changes_is_no_words() -> None:
    deleted = '<w:p><w:del w:id="9" w:author=""><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>'
    document = changed(
        RENDERER.render(seed_letter(), STYLE), DOCUMENT, lambda text: text.replace("<w:sectPr>", f"{deleted}<w:sectPr>")
    )
    assert RENDERER.read_words(document) == seed_letter().words()
