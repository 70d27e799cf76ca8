"""`briefgen issue`, as a secretariat runs it."""

import hashlib
import json
import re
import subprocess
import sys

import pytest
from campaigns.making import NOW
from command_line import ROOT, SEED
from secretariat import Desk, desk, of_ienw, renamed, with_line, without

from briefgen.archive.entries import RESERVED
from briefgen.archive.keeping import open_archive
from briefgen.errors import ExitStatus
from briefgen.render import FORMATS, renderer

__all__ = ["desk"]
REFERENCE = "3090253"


def test_the_number_the_folder_and_the_tree_head_are_printed(desk):
    ran = desk("issue", desk.record())
    assert ran.status == 0, ran.err
    assert re.fullmatch(
        r"Reference  3090253\nDate       2020-11-17\nFolder     letters/archive/jenv/2020/3090253\n"
        r"Tree head  3:[0-9a-f]{64}\n",
        ran.out,
    )
    assert ran.err == "Issued. Keep the tree head somewhere else.\n"


def test_the_letter_lies_in_its_folder_in_every_format_with_its_record(desk):
    desk.issued()
    names = {path.name for path in desk.letter(REFERENCE).iterdir()}
    assert names == {f"letter.{name}" for name in FORMATS} | {"record.yaml", "words.txt", "manifest.json"}
    assert (desk.letter(REFERENCE) / "record.yaml").read_bytes() == SEED.read_bytes()


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_an_issued_letter_has_no_draft_mark_and_the_same_words(desk, name):
    desk.issued()
    assert desk("render", "brief.yaml", "--to", name).status == 0
    issued, draft = (
        path.read_bytes() for path in (desk.letter(REFERENCE) / f"letter.{name}", desk.folder / f"brief.{name}")
    )
    words = renderer(name).read_words(issued)
    assert words == renderer(name).read_words(draft)
    assert issued != draft
    if name == "html":
        assert b"CONCEPT" in draft
        assert b"CONCEPT" not in issued


def test_what_the_letter_was_made_with_is_kept_by_its_hash(desk):
    desk.issued()
    manifest = json.loads((desk.letter(REFERENCE) / "manifest.json").read_text())
    assert {
        "calendar/nl.yaml",
        "fonts/BriefgenSans-Regular.ttf",
        "house-style/rijksoverheid.yaml",
        "kinds/meeting-report/kind.yaml",
        "kinds/meeting-report/letter.md",
        "ministries/jenv/profile.yaml",
        "shared/people.md",
    } <= manifest["made_with"].keys()
    for sha256 in manifest["made_with"].values():
        assert hashlib.sha256((desk.archive / "objects" / sha256).read_bytes()).hexdigest() == sha256


# Number and date come into the record.


def odd(text: str) -> str:
    """Comments, a byte order mark, and the line ends of Windows."""
    return "\ufeff" + text.replace("unit: dgm\n", "unit: dgm   # onze directie\n").replace("\n", "\r\n")


@pytest.mark.parametrize("change", [str, odd])
def test_only_the_characters_of_number_and_date_change(desk, change):
    path = desk.record(without("reference", "date"), change)
    before = path.read_bytes().decode().splitlines(keepends=True)
    end = "\r\n" if change is odd else "\n"
    assert desk("issue", path, "--reference", REFERENCE, "--date", "2020-11-17").status == 0
    after = path.read_bytes().decode().splitlines(keepends=True)
    assert [line for line in after if line not in before] == [f"reference: 3090253{end}", f"date: 2020-11-17{end}"]
    assert [line for line in after if line in before] == before
    assert (desk.letter(REFERENCE) / "record.yaml").read_bytes() == path.read_bytes()


def test_empty_fields_are_filled_in_where_they_stand(desk):
    path = desk.record(lambda text: text.replace("reference: 3090253", "reference:   # komt nog"))
    assert desk("issue", path, "--reference", REFERENCE).status == 0
    assert path.read_text() == SEED.read_text().replace("reference: 3090253", "reference: 3090253   # komt nog")


def test_a_record_that_has_number_and_date_is_not_touched(desk):
    path = desk.record()
    before = path.stat().st_mtime_ns
    desk("issue", path)
    assert path.stat().st_mtime_ns == before


def test_the_date_of_the_flag_goes_before_the_records(desk):
    path = desk.record()
    ran = desk("issue", path, "--date", "2020-11-18", "--json")
    assert json.loads(ran.out)["date"] == "2020-11-18"
    assert path.read_text() == SEED.read_text().replace("date: 2020-11-17\nsubject", "date: 2020-11-18\nsubject")


def test_another_number_than_the_records_is_refused(desk):
    said = desk.refused(ExitStatus.USAGE, "issue", desk.record(), "--reference", "3090254")
    assert "The record says 3090253, --reference 3090254." in said


# Once.


def test_a_record_that_was_issued_is_only_said_to_be(desk):
    first = json.loads(desk("issue", desk.record(), "--json").out)
    again = desk("issue", "brief.yaml", "--json")
    assert again.status == 0
    assert again.err == "brief.yaml was issued already, and has not changed since.\n"
    told = json.loads(again.out)
    assert told == first | {"state": "already issued", "files": told["files"]}
    assert len(desk.json("archive", "list")["letters"]) == 1


def test_a_record_that_changed_since_is_refused(desk):
    desk.issued()
    desk.record(lambda text: text.replace("constructief", "open"))
    said = desk.refused(ExitStatus.REFUSED, "issue", "brief.yaml")
    assert said.startswith("Error: 3090253 is already in the archive (17 november 2020). Nothing was written.\n")
    assert "To correct a sent letter, issue a new one that replaces it" in said


@pytest.mark.parametrize("flags", [("--date", "2020-11-18"), ("--reference", "3090254")])
def test_an_issued_record_is_not_issued_under_another_number_or_date(desk, flags):
    desk.issued()
    desk.record(without("reference"))
    said = desk.refused(ExitStatus.REFUSED, "issue", "brief.yaml", *flags)
    assert "3090253 is already in the archive" in said


def test_an_issue_that_was_cut_off_before_the_record_was_written_is_completed(desk):
    path = desk.record(without("reference", "date"))
    before = path.read_bytes()
    desk("issue", path, "--reference", REFERENCE, "--date", "2020-11-17")
    after = path.read_bytes()
    path.write_bytes(before)  # as it is when the power goes after the letter came into the archive
    ran = desk("issue", path)
    assert ran.status == 0
    assert ran.err.splitlines() == [
        f"{path} was issued already, and has not changed since.",
        f"Number and date were written into {path}.",
    ]
    assert path.read_bytes() == after
    assert len(desk.json("archive", "list")["letters"]) == 1


def test_the_next_issue_says_which_one_was_interrupted(desk):
    archive = open_archive(desk.archive)
    fields = {"ministry": "jenv", "record": "weggevallen", "reference": "3090111", "for": "issue"}
    with archive.writing(at=NOW):
        archive.append(RESERVED, fields, at=NOW)  # and then the process dies
    archive.close()
    ran = desk("issue", desk.record())
    assert ran.status == 0
    assert (
        "An earlier issue of weggevallen was interrupted: there is no letter, 3090111 waits for it."
        in ran.err.splitlines()
    )
    assert "being issued" not in desk("archive", "list", "--numbers").out


def test_a_number_is_used_for_one_letter_whatever_its_spelling(desk):
    desk.issued()
    path = desk.record(renamed("andere", reference="3O90253"), name="andere.yaml")
    acknowledged = path.read_text() + "acknowledgements:\n  - {code: F119, reason: zo staat het in het systeem}\n"
    path.write_text(acknowledged)
    said = desk.refused(ExitStatus.REFUSED, "issue", path)
    assert "3090253 is already in the archive" in said


# All or nothing.


def test_errors_refuse_and_are_shown_with_their_place(desk):
    path = desk.record(lambda text: text.replace("date: 2020-11-04", "date: 2020-12-04"), without("reference"))
    said = desk.refused(ExitStatus.FINDINGS, "issue", path, "--reference", REFERENCE)
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "2020-12-04" in text)
    assert f"{path}:{line}:11: error D101" in said
    assert "is not ready to be issued: 1 error" in said


def test_a_warning_refuses_until_it_is_acknowledged(desk):
    path = desk.record(lambda text: text.replace("due: februari 2021", "due: 10 november 2020"))
    said = desk.refused(ExitStatus.FINDINGS, "issue", path)
    assert "is not ready to be issued: 1 warning." in said
    code = re.search(r"warning (\w+)", said[said.index("\n") :])[1]
    path.write_text(path.read_text() + f"acknowledgements:\n  - {{code: {code}, reason: het besluit is genomen}}\n")
    assert desk("issue", path).status == 0


def test_without_number_and_series_the_finding_says_what_to_do(desk):
    said = desk.refused(ExitStatus.FINDINGS, "issue", desk.record(without("reference")))
    assert "error F107" in said


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"- een\n- twee\n", b"schema: 1\n", b"{" * 5000, b"PK\x03\x04" + bytes(400)]
)
def test_what_is_no_record_is_refused_in_words(desk, data):
    (desk.folder / "brief.yaml").write_bytes(data)
    before = desk.stand()
    ran = desk("issue", "brief.yaml")
    assert ran.status in (ExitStatus.FINDINGS, ExitStatus.USAGE)
    assert (ran.out, desk.stand()) == ("", before)


@pytest.mark.parametrize(
    "reference",
    [
        "../../etc/passwd",
        "..",
        "3090253\n",
        "309\u202e0253",
        "\u0417090253",
        "3" * 10_000,
        " ",
        "CON/..",
        "3090253\x00",
    ],
)
def test_a_reference_with_tricks_is_refused(desk, reference):
    said = desk.refused(ExitStatus.REFUSED, "issue", desk.record(without("reference")), "--reference", reference)
    assert "cannot be a reference number" in said
    assert len(said) < 1000


def test_a_dry_run_writes_nothing_and_tells_the_number(desk):
    path = desk.record(of_ienw("eerste"))
    before = desk.stand()
    ran = desk("issue", path, "--dry-run")
    assert ran.status == 0, ran.err
    assert "Reference  IENW/BSK-2020/000001\n" in ran.out
    assert ran.err == "Nothing was issued or written: this was a dry run.\n"
    assert desk.stand() == before
    assert desk.json("issue", path, "--dry-run")["state"] == "not issued"


def test_a_refusal_is_told_in_json_too(desk):
    ran = desk("issue", desk.record(without("reference")), "--json")
    assert ran.status == ExitStatus.FINDINGS
    told = json.loads(ran.out)
    assert told["state"] == "refused"
    assert [each["code"] for each in told["problems"]] == ["F107"]


# Numbers of the ministry's own series.


def test_numbers_of_a_series_follow_each_other(desk):
    numbers = [desk.issued(of_ienw(name), name=f"{name}.yaml") for name in ("een", "twee", "drie")]
    assert numbers == [f"IENW/BSK-2020/00000{n}" for n in (1, 2, 3)]
    assert "reference: IENW/BSK-2020/000002\n" in (desk.folder / "twee.yaml").read_text()


def test_processes_that_issue_at_once_get_different_numbers(desk):
    paths = [desk.record(of_ienw(f"brief-{n}"), name=f"{n}.yaml") for n in range(4)]
    command = [sys.executable, "-m", "briefgen", "issue", "--json"]
    started = [
        subprocess.Popen([*command, path], cwd=desk.folder, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
        for path in paths
    ]
    numbers = [json.loads(process.communicate()[0])["reference"] for process in started]
    assert sorted(numbers) == [f"IENW/BSK-2020/00000{n}" for n in (1, 2, 3, 4)]
    for number, path in zip(numbers, paths, strict=True):
        assert f"reference: {number}\n" in path.read_text()
        folder = desk.letter(number.replace("/", "%2F"), ministry="ienw")
        assert (folder / "record.yaml").read_bytes() == path.read_bytes()
        assert number in (folder / "letter.md").read_text()


def test_a_number_that_was_given_up_waits_for_its_record(desk):
    path = desk.record(of_ienw("eerste"), with_line("replaces: IENW/BSK-2019/1"))
    desk.refused(ExitStatus.REFUSED, "issue", path)
    assert desk.issued(of_ienw("eerste")) == "IENW/BSK-2020/000001"


# The folder of the archive.


def test_the_archive_is_where_flag_variable_or_file_say(desk, tmp_path):
    for place in ("of-file", "of-variable", "of-flag"):
        desk("archive", "init", tmp_path / place)
    (desk.folder / "briefgen.toml").write_text(f'archive = "{tmp_path / "of-file"}"\n')
    desk("issue", desk.record(renamed("a", reference="3090001")))
    desk("issue", desk.record(renamed("b", reference="3090002")), BRIEFGEN_ARCHIVE=str(tmp_path / "of-variable"))
    desk("issue", desk.record(renamed("c", reference="3090003")), "--archive", tmp_path / "of-flag")
    for place, reference in (("of-file", "3090001"), ("of-variable", "3090002"), ("of-flag", "3090003")):
        assert (tmp_path / place / "jenv" / "2020" / reference / "letter.pdf").exists()


def test_without_an_archive_nothing_is_made(tmp_path):
    bare = Desk(tmp_path / "bare", archive=False)
    said = bare.refused(ExitStatus.REFUSED, "issue", bare.record())
    assert "letters/archive is not an archive of letters" in said
    assert "briefgen archive init letters/archive" in said


def test_dutch_is_spoken(desk):
    ran = desk("issue", desk.record(), "--lang", "nl")
    assert re.match(r"Kenmerk +3090253\n", ran.out)
    assert "Uitgegeven" in ran.err
