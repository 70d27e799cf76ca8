"""The verifier of a package refuses hostile ones, soon and in words."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_export.forging import VERIFIER, bag_again, is_whole, verdict
from archive_export.letters_to_export import FIRST, PLAIN

Folder = Callable[[str], Path]


@pytest.mark.parametrize("name", ["data/letter.pdf", "data/proof.json", "bagit.txt", "data", "data/enclosures"])
def test_a_link_is_no_part_of_a_package_even_to_the_same_content(copy_of: Folder, head: str, tmp_path: Path, name: str):
    folder = copy_of(FIRST)
    elsewhere = shutil.move(folder / name, tmp_path / "elsewhere")
    (folder / name).symlink_to(elsewhere)
    assert not is_whole(head, folder)


def test_a_link_that_goes_round_or_nowhere_ends_in_a_refusal(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    (folder / "data" / "round").symlink_to(folder)
    (folder / "data" / "nowhere").symlink_to("nowhere")
    assert not is_whole(head, folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_it_up(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    (folder / "data" / "letter.pdf").unlink()
    os.mkfifo(folder / "data" / "letter.pdf")
    assert not is_whole(head, folder)


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "data/../bagit.txt",
        "data/./letter.pdf",
        "data\\letter.pdf",
        "data/a\x00b",
        "\x1b[2J",
    ],
)
def test_a_path_that_leads_elsewhere_names_nothing(copy_of: Folder, head: str, path: str):
    folder = copy_of(FIRST)
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data + b"0" * 64 + f"  {path}\n".encode())
        assert not is_whole(head, folder)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    "name", ["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/manifest.json", "data/proof.json"]
)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\x00" * 100,
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"head": 1}',
        b"9" * 10_000,
        b"a  b  c\n\n  \n",
    ],
)
def test_nonsense_is_refused_without_a_traceback(copy_of: Folder, head: str, name: str, data: bytes):
    folder = copy_of(PLAIN)
    (folder / name).write_bytes(data)
    assert not is_whole(head, folder)
    bag_again(folder)
    if name in ("data/manifest.json", "data/proof.json", "bag-info.txt"):
        assert not is_whole(head, folder)


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<a',
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a []><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + b"<a>" * 200_000 + b"</a>" * 200_000,
    ],
)
def test_hostile_xml_is_refused(copy_of: Folder, head: str, data: bytes):
    for name in (f"jenv_{PLAIN}.mdto.xml", "letter.pdf.bestand.mdto.xml", "letter.diwoo.xml"):
        folder = copy_of(PLAIN)
        (folder / "data" / name).write_bytes(data)
        bag_again(folder)
        assert not is_whole(head, folder)
        shutil.rmtree(folder)


def test_a_file_of_a_terabyte_of_nothing_is_not_read_into_memory(copy_of: Folder, head: str):
    folder = copy_of(PLAIN)
    for name in ("tagmanifest-sha256.txt", "data/proof.json"):
        with (folder / name).open("r+b") as file:
            file.truncate((VERIFIER["MOST"] + 1) * 2)
        assert not is_whole(head, folder)


def test_a_file_name_that_is_not_text_is_shown_in_plain_characters(copy_of: Folder, head: str):
    folder = copy_of(PLAIN)
    (folder / "data" / os.fsdecode(b"\xff\x1b[31m")).touch()
    assert "\\udcff\\x1b[31m" in verdict(head, folder)[1]
