"""A forger who changes one thing and makes all manifests agree again is found by the head, or by the package's hash."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from archive_export.forging import bag_again, is_whole, package_sha256, verdict
from archive_export.letters_to_export import FIRST, PLAIN, SECOND, UNREADABLE

from briefgen.archive.export.exporting import Exported

Folder = Callable[[str], Path]


@pytest.fixture
def head(exported: Exported) -> str:
    return str(exported.head)


def changes_of(value: Any) -> Iterator[Any]:
    """The value with one thing in it changed, for each thing in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield {**{each: value[each] for each in value if each != name}}
            yield {**{each: value[each] for each in value if each != name}, f"{name}x": inner}
            yield from ({**value, name: changed} for changed in changes_of(inner))
        yield {**value, "more": "text"}
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield value[:place] + value[place + 1 :]
            yield from ([*value[:place], changed, *value[place + 1 :]] for changed in changes_of(inner))
        yield [*value, copy.deepcopy(value[0]) if value else "text"]
    else:
        yield from _other_values(value)


def _other_values(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield from (value + "x", value[:-1] if value else " ", value.upper() + " ", None, 0, [value])
    elif isinstance(value, int):
        yield from (value + 1, value - 1, -value - 1, str(value), None, float(value) + 0.5)
    else:
        yield "text"


@pytest.mark.parametrize("reference", [FIRST, UNREADABLE])
def test_every_field_of_the_seal_counts(copy_of: Folder, head: str, reference: str):
    folder = copy_of(reference)
    path = folder / "data" / "manifest.json"
    content = json.loads(path.read_text())
    found = list(changes_of(content))
    assert len(found) > 100
    for changed in found:
        path.write_text(json.dumps(changed, ensure_ascii=False, indent=1) + "\n")
        bag_again(folder)
        assert not is_whole(head, folder), changed


@pytest.mark.parametrize("reference", [FIRST, UNREADABLE, PLAIN])
def test_every_field_of_the_proof_counts(copy_of: Folder, head: str, reference: str):
    """Leaving out what was said later is the one thing that a proof of presence cannot show."""
    folder = copy_of(reference)
    path = folder / "data" / "proof.json"
    content = json.loads(path.read_text())
    shorter = [{**content, "entries": kept} for kept in _without_later(content["entries"])]
    found = [changed for changed in changes_of(content) if changed not in shorter]
    assert len(found) > 30
    for changed in found:
        path.write_text(json.dumps(changed, ensure_ascii=False, indent=1) + "\n")
        bag_again(folder)
        assert not is_whole(head, folder), changed


def _without_later(entries: list[Any]) -> Iterator[list[Any]]:
    for place in range(1, len(entries)):
        yield entries[:place] + entries[place + 1 :]


def test_every_field_of_the_log_entry_counts(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    path = folder / "data" / "proof.json"
    content = json.loads(path.read_text())
    for place, entry in enumerate(content["entries"]):
        for changed in changes_of(json.loads(entry["line"])):
            forged = copy.deepcopy(content)
            line = json.dumps(changed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            forged["entries"][place]["line"] = line
            path.write_text(json.dumps(forged, ensure_ascii=False, indent=1) + "\n")
            bag_again(folder)
            assert not is_whole(head, folder), changed


def test_the_proof_of_another_letter_does_not_serve(copy_of: Folder, head: str):
    folder, other = copy_of(FIRST), copy_of(PLAIN)
    for name in ("proof.json", "manifest.json"):
        (folder / "data" / name).write_bytes((other / "data" / name).read_bytes())
        bag_again(folder)
        assert not is_whole(head, folder)


def test_an_entry_about_another_letter_does_not_serve(copy_of: Folder, head: str):
    folder, other = copy_of(PLAIN), copy_of(UNREADABLE)
    paths = [each / "data" / "proof.json" for each in (folder, other)]
    ours, theirs = (json.loads(path.read_text()) for path in paths)
    for entry in theirs["entries"]:
        forged = {**ours, "entries": [*ours["entries"], entry]}
        paths[0].write_text(json.dumps(forged, ensure_ascii=False, indent=1) + "\n")
        bag_again(folder)
        assert "about another letter" in verdict(head, folder)[1]


@pytest.mark.parametrize("name", ["letter.pdf", "record.yaml", "enclosures/rapport.pdf", "words.txt"])
def test_a_sealed_file_cannot_be_changed_with_all_that_speaks_of_it(copy_of: Folder, head: str, name: str):
    folder = copy_of(FIRST)
    path = folder / "data" / name
    path.write_bytes(path.read_bytes() + b" ")
    bag_again(folder)
    assert f"data/{name} is not the file that was sealed" in verdict(head, folder)[1]


@pytest.mark.parametrize("name", ["letter.pdf", "letter.md.bestand.mdto.xml", "proof.json", f"jenv_{FIRST}.mdto.xml"])
def test_a_file_that_belongs_to_the_letter_cannot_be_left_out(copy_of: Folder, head: str, name: str):
    folder = copy_of(FIRST)
    (folder / "data" / name).unlink()
    bag_again(folder)
    assert not is_whole(head, folder)


def test_every_line_of_bag_info_that_repeats_the_seal_counts(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    path = folder / "bag-info.txt"
    lines = path.read_text().splitlines()
    assert [line.partition(":")[0] for line in lines[:3]] == [
        "Source-Organization",
        "Bagging-Date",
        "Bag-Software-Agent",
    ]
    for place in range(3, len(lines)):  # the first three say who exported it, and when
        for changed in (f"{lines[place]}x", f"X{lines[place]}", lines[place] + "\n" + lines[place], ""):
            forged = [*lines[:place], changed, *lines[place + 1 :]]
            path.write_text("\n".join(each for each in forged if each) + "\n")
            if not lines[place].startswith("Payload-Oxum: "):
                bag_again(folder)
            assert not is_whole(head, folder), changed


# Metadata are made when a letter is exported. Where they repeat what was sealed, the head covers them.

REPEATED = {
    "letter": ("identificatieKenmerk", "naam"),
    "file": ("identificatieKenmerk", "naam", "omvang", "checksumWaarde"),
    "diwoo": ("diwoo:identifier", "diwoo:officieleTitel", "diwoo:creatiedatum"),
}


def kind_of(path: Path) -> str:
    if path.name.endswith(".bestand.mdto.xml"):
        return "file"
    return "diwoo" if path.name == "letter.diwoo.xml" else "letter"


@pytest.mark.parametrize("reference", [FIRST, SECOND])
def test_metadata_cannot_contradict_the_seal(copy_of: Folder, head: str, reference: str):
    folder = copy_of(reference)
    for path in sorted(folder.rglob("*.xml")):
        text = path.read_bytes().decode()
        for name in REPEATED[kind_of(path)]:
            for changed in (rf"<{name}>x\g<1></{name}>", f"<{name}>1</{name}>", f"<{name}></{name}>", ""):
                forged = re.sub(f"<{name}>([^<]*)</{name}>", changed, text, count=1)
                assert forged != text
                path.write_bytes(forged.encode())
                bag_again(folder)
                assert not is_whole(head, folder), f"{path.name}: {name}"
        path.write_bytes(text.encode())
        bag_again(folder)
    assert is_whole(head, folder)


def test_any_other_change_of_metadata_changes_the_hash_that_the_export_told(
    copy_of: Folder, exported: Exported, head: str
):
    told = {package.reference: package.sha256 for package in exported.packages}
    folder = copy_of(FIRST)
    assert package_sha256(folder) == told[FIRST]
    changed = 0
    for path in sorted(folder.rglob("*.xml")):
        text = path.read_bytes().decode()
        for found in re.finditer(r">([^<\n]+)</", text):
            path.write_bytes((text[: found.start(1)] + "x" + text[found.start(1) :]).encode())
            bag_again(folder)
            status, shown = verdict(head, folder)
            assert status == 1 or (told[FIRST] not in shown and package_sha256(folder) in shown)
            changed += 1
        path.write_bytes(text.encode())
    bag_again(folder)
    assert changed > 200
    assert package_sha256(folder) == told[FIRST]
