"""`briefgen archive add`: letters from before briefgen come into the archive, each once, with what is not sure told."""

import json
import shutil
from pathlib import Path

import pytest
from command_line import briefgen
from extract.hostile_files import scanned_pdf
from letters_from_before import Before, written
from secretariat import Desk, desk

__all__ = ["desk"]

OTHER = Before(reference="", words=("Een brief over wolven.",))


def test_a_letter_is_added_shown_listed_found_and_verified(desk: Desk):
    path = written(desk.folder, "oud/brief.pdf", Before())
    ran = desk("archive", "add", path)
    assert ran.status == 0, ran.err
    assert ran.out.startswith(f"{path}: added as 5712345\n")
    assert "1 letter added." in ran.err
    assert "2009-03-17  5712345  (from before)  Voortgang opvang" in desk("archive", "list").out
    shown = desk("archive", "show", "5712345").out
    assert "reference number  5712345 (certain, page 1: “Ons kenmerk 5712345”)" in shown
    assert "kind of letter    progress-letter (likely" in shown
    assert "5712345" in desk("search", "vreemdelingenopvang").out + desk("search", "vreemdeling").out
    assert desk("archive", "verify").status == 0
    place = Path(desk("archive", "open", "5712345").out.strip())
    assert (desk.folder / place).read_bytes() == Before().pdf()


def test_what_is_lacking_is_told_and_waits(desk: Desk):
    ran = desk("archive", "add", written(desk.folder, "brief.pdf", OTHER))
    assert ran.status == 1
    assert "    reference number: not found\n" in ran.out
    assert "1 letter waits to be completed" in ran.err
    waiting = desk("archive", "list", "--incomplete")
    assert waiting.status == 1
    assert "brief.pdf" in waiting.out
    assert "    reference number: not found" in waiting.out


def test_a_folder_is_walked_in_order_and_no_link_is_followed(desk: Desk, tmp_path: Path):
    outside = written(tmp_path, "outside/geheim.pdf", Before(reference="9999999"))
    for number, name in enumerate(("b/2.pdf", "a/1.pdf", "b/1.pdf", "c.pdf")):
        written(desk.folder, f"oud/{name}", Before(reference=f"571234{number}"))
    (desk.folder / "oud/z.pdf").symlink_to(outside)
    (desk.folder / "oud/zz").symlink_to(outside.parent)
    (desk.folder / "oud/.hidden.pdf").write_bytes(b"x")
    ran = desk("archive", "add", "oud")
    assert [line.split(":")[0] for line in ran.out.splitlines() if "added as" in line] == [
        "oud/a/1.pdf",
        "oud/b/1.pdf",
        "oud/b/2.pdf",
        "oud/c.pdf",
    ]
    assert "3 links and hidden files were left out." in ran.err
    assert len(desk.json("archive", "list")["letters"]) == 4


def test_a_file_that_is_there_already_is_recognised_by_its_content(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    assert "een.pdf: added as 5712345" in desk("archive", "add", "een.pdf").out
    shutil.copy(desk.folder / "een.pdf", desk.folder / "twee.pdf")
    before = desk.stand()
    ran = desk("archive", "add", "twee.pdf", "een.pdf")
    assert ran.status == 0
    assert ran.out.startswith("twee.pdf: already in the archive as 5712345\n")
    assert "een.pdf: already in the archive as 5712345\n" in ran.out
    assert "2 files were there already." in ran.err
    assert desk.stand() == before


def test_the_same_bytes_twice_in_one_run_are_one_letter(desk: Desk):
    for name in ("een.pdf", "twee.pdf"):
        written(desk.folder, name, Before())
    assert "twee.pdf: the same file as een.pdf\n" in desk("archive", "add", "een.pdf", "twee.pdf").out
    assert len(desk.json("archive", "list")["letters"]) == 1


def test_two_letters_with_one_reference_are_kept_and_told(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    written(desk.folder, "twee.pdf", Before(words=("Iets anders.",)))
    ran = desk("archive", "add", "een.pdf", "twee.pdf")
    assert ran.out.count("has the same reference as") == 2
    shown = desk("archive", "show", "5712345")
    assert shown.status == 0
    first = shown.out.splitlines()[0].split()[0]
    assert desk("archive", "show", first).status == 0
    assert len(desk.json("archive", "show", "5712345")["letters"]) == 2
    assert "Name one by its digits" in desk.refused(3, "withdraw", "5712345", "--reason", "fout")
    assert desk("withdraw", first, "--reason", "fout").status == 0
    assert [each["state"] for each in desk.json("archive", "show", "5712345")["letters"]].count("withdrawn") == 1


def test_a_dry_run_reads_and_writes_nothing(desk: Desk):
    written(desk.folder, "brief.pdf", OTHER)
    before = desk.stand()
    ran = desk("archive", "add", "brief.pdf", "--dry-run")
    assert ran.status == 1
    assert "brief.pdf: would be added as" in ran.out
    assert "reference number: not found" in ran.out
    assert "1 letter would be added." in ran.err
    assert desk.stand() == before
    assert desk.json("archive", "list")["letters"] == []


def test_a_scan_is_archived_and_told(desk: Desk):
    (desk.folder / "scan.pdf").write_bytes(scanned_pdf())
    ran = desk("archive", "add", "scan.pdf")
    assert ran.status == 1
    assert "has no text: its pages are pictures, as of a scan. [E201]" in ran.out
    assert "scan.pdf" in desk("archive", "list", "--incomplete").out
    assert desk("archive", "verify").status == 0


def test_json_has_every_file_with_its_fields(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    (desk.folder / "geen.txt").write_text("geen brief")
    desk("archive", "add", "een.pdf")
    written(desk.folder, "twee.pdf", OTHER)
    ran = desk("archive", "add", "een.pdf", "geen.txt", "twee.pdf", "--json")
    told = json.loads(ran.out)
    assert ran.status == 1
    assert [each["file"] for each in told["added"]] == ["twee.pdf"]
    assert [each["reference"] for each in told["already"]] == ["5712345"]
    assert [each["problems"][0]["code"] for each in told["refused"]] == ["E101"]
    assert told["added"][0]["missing"] == ["reference"]
    assert told["added"][0]["fields"]["date"] == {
        "value": "2009-03-17",
        "sure": "certain",
        "page": 1,
        "line": "Datum 17 maart 2009",
    }
    assert told["already"][0]["fields"]["reference"]["value"] == "5712345"


def test_a_path_that_is_not_there_stops_before_anything_is_read(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    assert "There is no file or folder weg.pdf" in desk.refused(2, "archive", "add", "een.pdf", "weg.pdf")


def test_without_an_archive_nothing_is_added(tmp_path: Path):
    desk = Desk(tmp_path / "empty", archive=False)
    written(desk.folder, "een.pdf", Before())
    assert "is not an archive" in desk.refused(3, "archive", "add", "een.pdf")


# The file of --meta, and completing.


def test_meta_counts_for_more_than_what_was_read(desk: Desk):
    written(desk.folder, "brief.pdf", OTHER)
    (desk.folder / "meta.yaml").write_text("subject: Wolven\nletters:\n  brief.pdf:\n    reference: '0042'\n")
    ran = desk("archive", "add", "brief.pdf", "--meta", "meta.yaml")
    assert ran.status == 0, ran.out
    letter = desk.json("archive", "show", "0042")
    assert letter["letter"]["subject"] == "Wolven"
    assert letter["fields"]["subject"]["sure"] == "completed"
    size = letter["letter"]["entry"]
    before = desk.stand()
    assert desk("archive", "add", "brief.pdf", "--meta", "meta.yaml").status == 0
    assert desk.stand() == before, size


def test_meta_of_a_file_that_is_there_already_completes_it(desk: Desk):
    written(desk.folder, "brief.pdf", OTHER)
    desk("archive", "add", "brief.pdf")
    (desk.folder / "meta.yaml").write_text("reference: '0042'\n")
    ran = desk("archive", "add", "brief.pdf", "--meta", "meta.yaml")
    assert ran.status == 0
    assert "    filled in: reference number\n" in ran.out
    assert desk.json("archive", "show", "0042")["letter"]["missing"] == []
    assert desk("archive", "list", "--incomplete").status == 0


def test_a_broken_meta_file_is_refused_with_its_place(desk: Desk):
    written(desk.folder, "brief.pdf", OTHER)
    (desk.folder / "meta.yaml").write_text("letters:\n  brief.pdf:\n    ministry: nergens\n    datum: gisteren\n")
    told = desk.refused(2, "archive", "add", "brief.pdf", "--meta", "meta.yaml")
    assert "meta.yaml:" in told
    assert desk.refused(2, "archive", "add", "brief.pdf", "--meta", "weg.yaml")


def test_the_list_as_yaml_is_filled_in_and_completes(desk: Desk):
    written(desk.folder, "brief: #1.pdf", OTHER)
    (desk.folder / "scan.pdf").write_bytes(scanned_pdf())
    desk("archive", "add", "brief: #1.pdf", "scan.pdf")
    form = desk("archive", "list", "--incomplete", "--yaml").out
    assert "# brief: #1.pdf" in form
    (desk.folder / "leeg.yaml").write_text(form)
    before = desk.stand()
    empty = desk("archive", "complete", "leeg.yaml")
    assert (empty.status, desk.stand()) == (1, before), empty.err
    filled = form.replace("reference:\n", "reference: '42'\n", 1)
    (desk.folder / "vol.yaml").write_text(filled)
    ran = desk("archive", "complete", "vol.yaml")
    assert ran.status == 1, ran.err
    assert "1 letter completed or corrected." in ran.err
    assert "1 letter still lacks something." in ran.err
    assert desk.json("archive", "show", "42")["letter"]["missing"] == []
    assert desk("archive", "verify").status == 0
    assert "filled in: reference = 42" in desk("archive", "show", "42").out


def test_completing_names_letters_by_digits_reference_or_file(desk: Desk):
    for number in range(3):
        written(desk.folder, f"{number}.pdf", Before(reference=f"571234{number}", words=(f"Brief {number}.",)))
    desk("archive", "add", "0.pdf", "1.pdf", "2.pdf")
    digits = next(each["sha256"] for each in desk.json("archive", "list")["letters"] if each["name"] == "0.pdf")[:12]
    (desk.folder / "m.yaml").write_text(
        f'letters:\n  "{digits}":\n    subject: Nul\n  "5712341":\n    subject: Een\n  2.pdf:\n    subject: Twee\n'
    )
    assert desk("archive", "complete", "m.yaml").status == 0
    assert {each["subject"] for each in desk.json("archive", "list")["letters"]} == {"Nul", "Een", "Twee"}
    told = desk.json("archive", "complete", "m.yaml")
    assert [each["fields"] for each in told["completed"]] == [[], [], []]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("letters:\n  5712345:\n    subject: Een\n  '0000000':\n    subject: Nul\n", "m.yaml:4:3"),
        ("letters:\n  5712345:\n    onderwep: Een\n", "m.yaml:3:5"),
        ("subject: Een\n", "names no letters"),
        ("", "There is nothing in this file"),
        ("letters:\n  5712345:\n    date: gisteren\n", "m.yaml:3:"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place_and_nothing_is_written(desk: Desk, text: str, says: str):
    written(desk.folder, "een.pdf", Before())
    desk("archive", "add", "een.pdf")
    (desk.folder / "m.yaml").write_text(text)
    assert says in desk.refused(2, "archive", "complete", "m.yaml")


def test_an_issued_letter_is_not_completed(desk: Desk):
    reference = desk.issued()
    (desk.folder / "m.yaml").write_text(f"letters:\n  '{reference}':\n    subject: Anders\n")
    assert "was issued here" in desk.refused(2, "archive", "complete", "m.yaml")


# Beside letters that were issued.


def test_a_reference_of_an_added_letter_is_not_issued_again(desk: Desk):
    written(desk.folder, "een.pdf", Before(reference="3090253"))
    desk("archive", "add", "een.pdf")
    assert "already in the archive, added from before" in desk.refused(3, "issue", desk.record())
    assert desk.refused(3, "reserve", "--ministry", "jenv", "--reference", "3090253")
    assert "3090253" in desk("archive", "list", "--numbers").out


def test_an_added_letter_is_replaced_annotated_and_withdrawn(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    (desk.folder / "scan.pdf").write_bytes(scanned_pdf())
    desk("archive", "add", "een.pdf", "scan.pdf")
    new = desk.issued()
    digits = next(each["sha256"] for each in desk.json("archive", "list")["letters"] if not each["reference"])[:8]
    assert desk("annotate", digits, "zaak=2009Z00001").status == 0
    assert desk("withdraw", digits, "--reason", "dubbel").status == 0
    assert desk("replace", "5712345", "--by", new, "--reason", "fout").status == 0
    assert f"REPLACED by {new}" in desk("archive", "list").out
    assert "zaak = 2009Z00001" in desk("archive", "show", digits).out
    assert desk("archive", "verify").status == 0


def test_a_copy_of_an_issued_letter_is_told_and_does_not_stand_in_its_way(desk: Desk):
    reference = desk.issued()
    written(desk.folder, "kopie.pdf", Before(reference=reference))
    assert f"has the same reference as jenv {reference}" in desk("archive", "add", "kopie.pdf").out
    shown = desk("archive", "show", reference)
    assert "has the same reference as" in shown.out
    assert desk.json("archive", "show", reference)["letter"]["record"]
    assert desk("withdraw", reference, "--reason", "fout").status == 0
    assert desk("archive", "verify").status == 0


def test_what_an_added_letter_does_not_have_is_said(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    desk("archive", "add", "een.pdf")
    assert "is from before briefgen" in desk.refused(2, "archive", "show", "5712345", "--rebuild-check")
    assert "is from before briefgen" in desk.refused(2, "diff", "5712345", desk.record())
    assert desk("agreements").status == 0


def test_an_index_that_is_made_again_has_added_letters_too(desk: Desk):
    written(desk.folder, "een.pdf", OTHER)
    (desk.folder / "m.yaml").write_text("letters:\n  een.pdf:\n    reference: '42'\n")
    desk("archive", "add", "een.pdf")
    desk("archive", "complete", "m.yaml")
    assert desk("archive", "rebuild").status == 0
    assert desk("archive", "verify").status == 0
    assert "42" in desk("search", "wolf").out


def test_texts_are_in_dutch_too(desk: Desk):
    written(desk.folder, "een.pdf", OTHER)
    assert "toegevoegd" in desk("--lang", "nl", "archive", "add", "een.pdf").out
    assert "kenmerk" in desk("--lang", "nl", "archive", "list", "--incomplete").out


def test_the_archive_itself_is_not_added_to_itself(desk: Desk):
    reference = desk.issued()
    written(desk.folder, "letters/oud.pdf", Before())
    assert desk("archive", "add", "letters").status == 0
    assert {each["reference"] for each in desk.json("archive", "list")["letters"]} == {reference, "5712345"}


def test_a_bar_shows_how_far_a_run_is_and_leaves_the_lines_alone(desk: Desk):
    for number in range(9):
        written(desk.folder, f"oud/{number}.pdf", Before(reference=f"571234{number}", words=(f"Brief {number}.",)))
    ran = briefgen("archive", "add", "oud", folder=desk.folder, terminal=True)
    assert ran.status == 0
    assert "9 of 9" in ran.err
    assert ran.out.count("added as") == 9
    assert "\r" not in ran.out


def test_meta_names_a_letter_by_its_reference_too(desk: Desk):
    written(desk.folder, "brief.pdf", Before())
    (desk.folder / "meta.yaml").write_text("letters:\n  5712345:\n    subject: Wolven\n")
    desk("archive", "add", "brief.pdf", "--meta", "meta.yaml")
    assert desk.json("archive", "show", "5712345")["letter"]["subject"] == "Wolven"
