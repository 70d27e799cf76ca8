"""Formats of files are those that PRONOM's own identification finds, or are said to be unknown."""

import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import needs
import pytest
from archive_export.letters_to_export import FIRST

from briefgen.archive.export.formats import BLOCK, format_of

Folder = Callable[[str], Path]


def code(name: str, data: bytes) -> str:
    return format_of(name, io.BytesIO(data)).code


def test_the_files_of_a_real_letter_have_the_formats_that_pronom_finds(folder_of: Folder):
    identify = needs.need_module("pygfried").identify
    data = folder_of(FIRST) / "data"
    found = {}
    for sidecar in sorted(data.glob("*.bestand.mdto.xml")):
        name = sidecar.name.removesuffix(".bestand.mdto.xml")
        given = ElementTree.parse(sidecar).getroot().findtext(".//{*}bestandsformaat/{*}begripCode")
        assert given == identify(str(data / name)), name
        found[name] = given
    assert found == {
        "letter.docx": "fmt/412",
        "letter.html": "fmt/471",
        "letter.json": "fmt/817",
        "letter.md": "fmt/1149",
        "letter.pdf": "fmt/476",
        "letter.txt": "x-fmt/111",
        "record.yaml": "fmt/818",
        "words.txt": "x-fmt/111",
    }


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"])
def test_a_pdf_has_the_version_of_its_header(tmp_path: Path, version: str):
    path = tmp_path / "a.pdf"
    path.write_bytes(f"%PDF-{version}\n%\n1 0 obj\n<<>>\nendobj\n%%EOF\n".encode())
    assert code(path.name, path.read_bytes()) == needs.need_module("pygfried").identify(str(path))


@pytest.mark.parametrize(
    "mark",
    [
        "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>",
        "<x pdfaid:part='{part}' pdfaid:conformance=\"{level}\"/>",
    ],
)
@pytest.mark.parametrize(
    ("level", "expected"), [("1B", "fmt/354"), ("2A", "fmt/476"), ("2U", "fmt/478"), ("3b", "fmt/480")]
)
def test_a_pdf_for_archives_has_its_level(mark: str, level: str, expected: str):
    text = b"%PDF-1.7\n" + mark.format(part=level[0], level=level[1]).encode()
    assert code("a.pdf", text) == expected


@pytest.mark.parametrize("shift", range(-60, 60, 7))
def test_a_mark_between_two_blocks_is_seen(shift: int):
    mark = b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    assert code("a.pdf", b"%PDF-1.7\n".ljust(16 + BLOCK - 35 + shift) + mark) == "fmt/476"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"geen pdf"),
        ("a.pdf", b"%PDF-9.9\n"),
        ("a.pdf", b"%PDF-1.7\n<pdfaid:part>4</pdfaid:part>"),
        ("a.docx", b"geen zip"),
        ("a.xml", b"geen xml"),
        ("a.qqq", b"PK\x03\x04"),
        ("zonder", b""),
    ],
)
def test_what_is_not_recognised_is_said_to_be_unknown(name: str, data: bytes):
    found = format_of(name, io.BytesIO(data))
    assert found.code == ""
    assert found.label.startswith("onbekend")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.CSV", b"a,b\n"), ("a.txt", b"a"), ("a.yml", b"a: b\n"), ("a.xml", b"<?xml version='1.0'?><a/>")],
)
def test_a_name_in_capitals_is_the_same_name(tmp_path: Path, name: str, data: bytes):
    path = tmp_path / name
    path.write_bytes(data)
    assert code(name, data) == needs.need_module("pygfried").identify(str(path))
