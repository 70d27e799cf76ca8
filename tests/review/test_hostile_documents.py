"""Documents that were made to do harm, or are no documents, are refused in words; nothing else happens."""
# ruff: noqa: E501 - XML is easier to read in one piece

import io
import zipfile
from pathlib import Path

import pytest
from docx_parts import package_of, parts_of
from review.drafts import Draft, Raw, par, written
from review.gallery import DATE, TRACKED

import briefgen
from briefgen.errors import BriefgenError, ExitStatus, UnreadableError
from briefgen.review.docx.changes import CannotCompareError
from briefgen.review.docx.compare import compare_docx

GOOD = written(Draft([par("Een gewone alinea."), par("Nog een.")]))
DOCUMENT = "word/document.xml"


def with_part(name: str, data: bytes | str) -> bytes:
    return package_of({**parts_of(GOOD), name: data if isinstance(data, bytes) else data.encode()})


def with_text(old: str, new: str) -> bytes:
    return with_part(DOCUMENT, parts_of(GOOD)[DOCUMENT].decode().replace(old, new))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts_of(GOOD).items():
            package.writestr(name, data)
        package.writestr("word/media/groot.bin", bytes(80 * 1024 * 1024))
    return out.getvalue()


def many_small_bombs() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts_of(GOOD).items():
            package.writestr(name, data)
        for number in range(3200):
            package.writestr(f"word/media/{number}.bin", b"")
    return out.getvalue()


def lying_size() -> bytes:
    """The directory says that a part is small, and it is not."""
    data = bytearray(bomb())
    size = (80 * 1024 * 1024).to_bytes(4, "little")
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


HOSTILE = {
    "nothing at all": b"",
    "no archive": b"Dit is gewoon tekst.",
    "half an archive": GOOD[: len(GOOD) // 2],
    "an archive of something else": package_of({"a.txt": b"a"}),
    "a part that unpacks to much": bomb(),
    "very many parts": many_small_bombs(),
    "a size that lies": lying_size(),
    "a name that leads up": with_part("../../etc/passwd", "x"),
    "a name from the root": with_part("/word/x.xml", "<a/>"),
    "a name with other slashes": with_part("word\\x.xml", "<a/>"),
    "two names that are one": with_part("WORD/document.xml", "<a/>"),
    "an entity": with_part(DOCUMENT, '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'),
    "a billion laughs": with_part(
        DOCUMENT,
        "<!DOCTYPE a ["
        + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        + '<!ENTITY l0 "ha">]><a>&l9;</a>',
    ),
    "an outside entity": with_part(DOCUMENT, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
    "an entity in another encoding": with_part(DOCUMENT, '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'.encode("utf-16")),
    "an encoding of a shell": with_part(DOCUMENT, b'<?xml version="1.0" encoding="utf-7"?><a/>'),
    "a depth without end": with_text("<w:body>", "<w:body>" + "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
    "no body": with_part(DOCUMENT, '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
    "no document": package_of({name: data for name, data in parts_of(GOOD).items() if name != DOCUMENT}),
    "a wrong content type": with_part("[Content_Types].xml", parts_of(GOOD)["[Content_Types].xml"].replace(b"document.main+xml", b"other+xml")),
    "no content types": package_of({name: data for name, data in parts_of(GOOD).items() if name != "[Content_Types].xml"}),
    "broken relationships": with_part("word/_rels/document.xml.rels", "<Relationships"),
    "broken XML": with_text("</w:body>", ""),
    "Strict Open XML": with_text("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
}  # fmt: skip


@pytest.mark.parametrize("side", ["old", "new"])
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_and_the_text_says_which_document(name: str, side: str) -> None:
    pair = (HOSTILE[name], GOOD) if side == "old" else (GOOD, HOSTILE[name])
    with pytest.raises(UnreadableError) as refusal:
        compare_docx(*pair, author="A", date=DATE, old_name="oud.docx", new_name="nieuw.docx")
    assert ("oud.docx" if side == "old" else "nieuw.docx") in refusal.value.message
    assert refusal.value.exit_status is ExitStatus.USAGE


STRANGE = {
    "a part that nobody names": with_part("word/other.xml", "<broken"),
    "a very long attribute": with_text("<w:p>", f'<w:p w:rsidR="{"9" * 500_000}">'),
    "a very long word": written(Draft([par("x" * 400_000)])),
    "very many paragraphs": written(Draft([par(f"alinea {number}") for number in range(5000)])),
    "the same paragraph over and over": written(Draft([par("steeds hetzelfde")] * 4000)),
    "very many words": written(Draft([par(" ".join(str(number) for number in range(20_000)))])),
    "tables in tables": with_text("<w:body>", "<w:body>" + "<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl><w:p/>" * 40),
    "numbers that are none": with_text("<w:p>", '<w:p><w:pPr><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="99999999999"/></w:pPr>'),
    "an element of another world": with_text("<w:body>", '<w:body><x:y xmlns:x="urn:x">tekst</x:y>'),
    "a field that does not end": with_text("<w:p>", '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'),
    "a note that is not there": with_text("<w:p>", '<w:p><w:r><w:footnoteReference w:id="77"/></w:r>'),
    "a link that leads nowhere": with_text("<w:p>", '<w:p><w:hyperlink r:id="nergens"><w:r><w:t>link</w:t></w:r></w:hyperlink>'),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_strange_is_compared_or_refused_in_words(name: str) -> None:
    for old, new in ((STRANGE[name], GOOD), (GOOD, STRANGE[name]), (STRANGE[name], STRANGE[name])):
        try:
            marked = compare_docx(old, new, author="A\x00B\n", date=DATE)
        except BriefgenError as refusal:
            assert refusal.message
        else:
            assert set(parts_of(new)) <= set(parts_of(marked.document))


def test_a_document_with_tracked_changes_is_refused_until_somebody_says_how_to_take_them() -> None:
    tracked = written(Draft([par("Een gewone alinea.", Raw(TRACKED)), par("Nog een.")]))
    for pair in ((tracked, GOOD), (GOOD, tracked)):
        with pytest.raises(CannotCompareError) as refusal:
            compare_docx(*pair, author="A", date=DATE)
        assert "toegevoegd" in refusal.value.message
        assert "--tracked" in refusal.value.hint
    assert compare_docx(GOOD, tracked, author="A", date=DATE, tracked="accept").changes[0].new == "toegevoegd"
    assert compare_docx(GOOD, tracked, author="A", date=DATE, tracked="reject").changes[0].new == "geschrapt"


def test_what_cannot_be_compared_is_named() -> None:
    shape = '<w:r><w:pict><v:rect id="r" style="width:9pt;height:9pt"/></w:pict></w:r>'
    with_shape = written(Draft([par("Een gewone alinea.", Raw(shape)), par("Nog een.")]))
    found = compare_docx(GOOD, with_shape, author="A", date=DATE)
    assert [each.part for each in found.not_compared] == ["body"]
    commented = written(Draft([par("Een gewone alinea."), par("Nog een.")], comment="Klopt dit?"))
    assert [each.part for each in compare_docx(GOOD, commented, author="A", date=DATE).not_compared] == ["comments"]


def test_what_cannot_hold_is_refused_with_its_place() -> None:
    """Two sections have headers of their own; in the new document they have one header, which cannot be both."""
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:pPr>'
    new = written(Draft([par("Deel een."), par("Deel twee.")], header=[par("Eerste kop")]))
    text = parts_of(new)[DOCUMENT].decode().replace("<w:p>", section, 1)
    new = package_of({**parts_of(new), DOCUMENT: text.encode()})
    parts = parts_of(new)
    relations = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="other" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>',
    )
    old = package_of(
        {
            **parts,
            DOCUMENT: text[: text.rindex('r:id="header"')].encode()
            + b'r:id="other"'
            + text[text.rindex('r:id="header"') + 13 :].encode(),
            "word/header2.xml": parts["word/header1.xml"].replace(b"Eerste", b"Tweede"),
            "word/_rels/document.xml.rels": relations,
            "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                b"</Types>",
                b'<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
            ),
        }
    )
    with pytest.raises(CannotCompareError) as refusal:
        compare_docx(old, new, author="A", date=DATE)
    assert "header 1 default" in refusal.value.message
    assert "Tweede kop" in refusal.value.message
    assert refusal.value.exit_status is ExitStatus.USAGE


def test_only_lxml_and_rapidfuzz_are_loaded(tmp_path) -> None:
    import subprocess
    import sys

    (tmp_path / "a.docx").write_bytes(GOOD)
    (tmp_path / "b.docx").write_bytes(written(Draft([par("Een andere alinea."), par("Nog een.")])))
    code = (
        "import datetime, pathlib, sys\n"
        "from briefgen.review.docx.compare import compare_docx\n"
        "old, new = (pathlib.Path(name).read_bytes() for name in ('a.docx', 'b.docx'))\n"
        "compare_docx(old, new, author='A', date=datetime.datetime(2021, 3, 1))\n"
        "print(*sorted({name.split('.')[0] for name, module in sys.modules.items() if 'site-packages' in str(getattr(module, '__file__', ''))}))\n"
    )
    root = Path(briefgen.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) - {"_distutils_hack"} == {"lxml", "rapidfuzz"}
