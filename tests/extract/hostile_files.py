"""Files that are broken or made to do harm, by name: what a folder of letters may hold, whoever put it there."""

# ruff: noqa: E501 - tables and templates read better on their long lines

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from extract.layouts_word import MAIN, NAMES, TYPE, package, paragraph

GOOD_WORDS = "Hierbij ontvangt u de toegezegde informatie over de voortgang van het overleg in deze brief."


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdf_of(objects: dict[int, bytes], *, root: int = 1) -> bytes:
    """A PDF of these objects with a right table of their places."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def page_of(content: bytes, *, more: bytes = b"", others: dict[int, bytes] | None = None) -> bytes:
    """One page with this content stream object."""
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> >>"
            % more,
            4: content,
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **(others or {}),
        }
    )


def _text(words: str) -> bytes:
    return b"BT /F 9 Tf 60 700 Td (" + words.encode("latin-1") + b") Tj ET"


def bomb_pdf(size: int = 150_000_000, *, layers: int = 3) -> bytes:
    """A content stream that unpacks to so many spaces, packed several times over."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return page_of(stream(data, b"/Filter [" + b"/FlateDecode " * layers + b"]"))


def busy_pdf() -> bytes:
    """A few kilobytes that draw for a very long time: forms that draw forms ten times over, twelve deep."""
    others = {}
    for depth in range(10, 22):
        inner = b"/X << /XObject << /N %d 0 R >> >>" % (depth + 1)
        calls = b"/N Do " * 10 if depth < 21 else _text("x")
        others[depth] = stream(
            calls,
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N %d 0 R >> /Font << /F 5 0 R >> >>"
            % (depth + 1),
        )
        assert inner
    return page_of(stream(b"/N Do"), more=b"/XObject << /N 10 0 R >>", others=others)


def own_parent_pdf() -> bytes:
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 /Parent 2 0 R >>",
        }
    )


def drawing_itself_pdf() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N 10 0 R >> >>"
    return page_of(stream(b"/N Do"), more=b"/XObject << /N 10 0 R >>", others={10: stream(b"/N Do /N Do", form)})


def deep_pdf() -> bytes:
    return page_of(stream(b"[" * 2_000_000 + b"]" * 2_000_000 + b" TJ"))


def many_pages_pdf(count: int = 30_000) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            4: stream(_text(GOOD_WORDS)),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    )


def long_text_pdf(lines: int = 120_000) -> bytes:
    """One page with millions of characters, among them a label at the start of each line."""
    line = b"(Ons kenmerk De Minister van Justitie,) Tj 0 -0.006 Td "
    return page_of(stream(zlib.compress(b"BT /F 9 Tf 60 800 Td " + line * lines + b"ET"), b"/Filter /FlateDecode"))


def huge_sheet_pdf() -> bytes:
    good = page_of(stream(_text(GOOD_WORDS)))
    return good.replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")


def scanned_pdf() -> bytes:
    picture = stream(
        zlib.compress(bytes(100 * 140)),
        b"/Type /XObject /Subtype /Image /Width 100 /Height 140 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
    )
    return page_of(stream(b"595 0 0 842 0 0 cm /P Do"), more=b"/XObject << /P 10 0 R >>", others={10: picture})


def locked_pdf(password: str) -> bytes:
    """Locked for reading with a password; empty: open for reading, locked for changes."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(page_of(stream(_text(GOOD_WORDS))))))
    writer.encrypt(password, "geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# --- Word ------------------------------------------------------------------------------------------------------------


def zipped(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name) if "\\" in name else name, data, compress_type=method)
    return out.getvalue()


def word_of(document: str | bytes, more: dict[str, bytes] | None = None) -> bytes:
    """A Word document with this text as its main part."""
    data = document.encode() if isinstance(document, str) else document
    kinds = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{MAIN}document.main+xml"/></Types>'
    related = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="m" Type="{TYPE}officeDocument" Target="word/document.xml"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": kinds.encode(),
            "_rels/.rels": related.encode(),
            "word/document.xml": data,
            **(more or {}),
        }
    )


def document(body: str, *, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>'


def bomb_docx(size: int = 100_000_000) -> bytes:
    """A main part of so many spaces."""
    packer, crc, packed = zlib.compressobj(9, zlib.DEFLATED, -15), 0, []
    for _ in range(size // 1_000_000):
        block = b" " * 1_000_000
        crc = zlib.crc32(block, crc)
        packed.append(packer.compress(block))
    return _forged(b"".join(packed) + packer.flush(), crc, size)


def lying_bomb_docx(size: int = 100_000_000) -> bytes:
    """The same, which says that it is small."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    return _forged(packed, 0, 1_000)


def _forged(packed: bytes, crc: int, says: int) -> bytes:
    """A package whose main part has these packed bytes and says these sums."""
    good = word_of(document(paragraph(GOOD_WORDS)))
    with zipfile.ZipFile(io.BytesIO(good)) as file:
        others = [(name, file.read(name)) for name in file.namelist() if name != "word/document.xml"]
    entries, out = [], bytearray()
    for name, raw, total, check in [
        ("word/document.xml", packed, says, crc),
        *((n, _deflated(d), len(d), zlib.crc32(d)) for n, d in others),
    ]:
        entries.append((name.encode(), raw, total, check, len(out)))
        out += (
            struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, check, len(raw), total, len(name), 0)
            + name.encode()
            + raw
        )
    start = len(out)
    for name_, raw, total, check, at in entries:
        out += (
            struct.pack(
                "<IHHHHHHIIIHHHHHII",
                0x02014B50,
                20,
                20,
                0,
                8,
                0,
                33,
                check,
                len(raw),
                total,
                len(name_),
                0,
                0,
                0,
                0,
                0,
                at,
            )
            + name_
        )
    return bytes(out) + struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(out) - start, start, 0
    )


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def laughing_docx() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    return word_of(document("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", before=f"<!DOCTYPE w [{entities}]>"))


def reaching_out_docx() -> bytes:
    return word_of(
        document(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        )
    )


def outside_dtd_docx() -> bytes:
    return word_of(document(paragraph(GOOD_WORDS), before='<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'))


def deep_docx() -> bytes:
    return word_of(document("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000))


def wide_docx() -> bytes:
    return word_of(document("<w:p/>" * 450_000))


def many_parts_docx() -> bytes:
    return word_of(document(paragraph(GOOD_WORDS)), {f"word/x{n}.xml": b"<x/>" for n in range(6_000)})


def wandering_names_docx() -> bytes:
    """A good letter beside entries whose names lead out of any folder."""
    names = (
        "../../../../tmp/briefgen-wandered",
        "/tmp/briefgen-wandered",  # noqa: S108 - it must not be written
        "C:\\briefgen-wandered",
        "word/../../x",
        "CON",
        "a\nb",
    )
    return word_of(document(paragraph(GOOD_WORDS)), dict.fromkeys(names, b"x"))


def leading_out_docx() -> bytes:
    """Relationships that point outside the package, and at each other."""
    targets = [
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:9/header.xml",
        "document.xml",
        "_rels/document.xml.rels",
    ]
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{TYPE}header" Target="{target}"/>' for n, target in enumerate(targets)
    )
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
    return word_of(document(paragraph(GOOD_WORDS)), {"word/_rels/document.xml.rels": rels.encode()})


def numbers_docx() -> bytes:
    """Numbers where Word has small ones: spans, and frames."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="99999999999999999999"/></w:tcPr>{paragraph(GOOD_WORDS)}</w:tc>'
    other = f'<w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr>{paragraph("²")}</w:tc>'
    return word_of(document(f"<w:tbl><w:tr>{cell}{other}</w:tr></w:tbl>"))


def _swap(data: bytes, at: int, by: bytes) -> bytes:
    return data[:at] + by + data[at + len(by) :]


def good_docx() -> bytes:
    return package(paragraph(GOOD_WORDS))


def good_pdf() -> bytes:
    return page_of(stream(_text(GOOD_WORDS)))


# What becomes of each: "read", or the code of the rule under which it is refused; several where it may be either.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pdf": (lambda: b"", "E101"),
    "noise.pdf": (lambda: bytes(range(256)) * 40, "E101"),
    "text.docx": (GOOD_WORDS.encode, "E101"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "E101"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "E102"),
    "letter.rtf": (lambda: b"{\\rtf1 brief}", "E101"),
    "page.html": (lambda: b"<!DOCTYPE html><p>brief", "E101"),
    "picture.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "E101"),
    "letter.odt": (lambda: zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "E101"),
    "sheet.xlsx": (lambda: zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "E101"),
    "folder.docx": (lambda: zipped({"brief.txt": b"x"}), "E101"),
    "package.docx": (lambda: zipped({"[Content_Types].xml": b"<x/>"}), "E101"),
    "word-as.pdf": (good_docx, "read"),
    "pdf-as.docx": (good_pdf, "read"),
    "no-suffix": (good_pdf, "read"),
    "scan.pdf": (scanned_pdf, "read"),
    "locked.pdf": (partial(locked_pdf, "sesam"), "E102"),
    "locked-for-changes.pdf": (partial(locked_pdf, ""), "read"),
    "only-a-start.pdf": (lambda: b"%PDF-1.7\n", "E103"),
    "half.pdf": (lambda: good_pdf()[:300], "E103 read"),
    "cut.pdf": (lambda: good_pdf()[:-60], "E103 read"),
    "wrong-places.pdf": (lambda: good_pdf().replace(b"00000 n", b"00009 n"), "E103 read"),
    "own-parent.pdf": (own_parent_pdf, "E103 E104 read"),
    "drawing-itself.pdf": (drawing_itself_pdf, "E103 E104 read"),
    "deep.pdf": (deep_pdf, "E103 E104 read"),
    "busy.pdf": (busy_pdf, "E104 E103 read"),
    "bomb.pdf": (bomb_pdf, "E103 E104 read"),
    "many-pages.pdf": (many_pages_pdf, "E104 read"),
    "long-text.pdf": (long_text_pdf, "E104 read"),
    "huge-sheet.pdf": (huge_sheet_pdf, "E103 read"),
    "bomb.docx": (bomb_docx, "E104"),
    "lying-bomb.docx": (lying_bomb_docx, "E103 E104"),
    "laughing.docx": (laughing_docx, "E103"),
    "reaching-out.docx": (reaching_out_docx, "E103"),
    "outside-dtd.docx": (outside_dtd_docx, "E103"),
    "deep.docx": (deep_docx, "E104"),
    "wide.docx": (wide_docx, "E104"),
    "many-parts.docx": (many_parts_docx, "E104"),
    "wandering-names.docx": (wandering_names_docx, "read"),
    "leading-out.docx": (leading_out_docx, "read"),
    "numbers.docx": (numbers_docx, "read"),
    "no-body.docx": (lambda: word_of("<x/>"), "E103"),
    "no-xml.docx": (lambda: word_of("brief"), "E103"),
    "half.docx": (lambda: good_docx()[: len(good_docx()) // 2], "E103"),
    "wrong-sum.docx": (lambda: _swap(good_docx(), good_docx().find(b"PK\x01\x02") + 16, b"\0\0\0\0"), "E103 read"),
    "unknown-packing.docx": (lambda: good_docx().replace(b"\x08\x00", b"\x63\x00"), "E103"),
    "utf-16.docx": (lambda: word_of(b"\xff\xfe" + document(paragraph(GOOD_WORDS)).replace('<?xml version="1.0"?>', "").encode("utf-16-le")), "read"),
    "nul.docx": (lambda: word_of(document(paragraph("a\x00b"))), "E103"),
}  # fmt: skip


def hostile_files() -> Iterator[tuple[str, bytes, set[str]]]:
    """Each file with its name and what may become of it."""
    for name, (make, becomes) in FILES.items():
        yield name, make(), set(becomes.split())
