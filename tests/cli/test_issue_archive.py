"""What a secretariat does with letters that were issued: list, show, open, search, note, verify, export, back up."""

import json
import shutil
import sqlite3
import subprocess
import sys

import pytest
from secretariat import ARCHIVE, desk, of_ienw, renamed

from briefgen.archive.lock import hold
from briefgen.errors import ExitStatus

__all__ = ["desk"]
REFERENCE = "3090253"
LINE = "2020-11-17  3090253  {standing}Bestuurlijk overleg LVV d.d. 4 november 2020\n"


def test_an_issued_letter_is_found_in_the_same_moment(desk):
    desk.issued()
    ran = desk("search", "rode draden", "casuïst*")
    assert ran.out.startswith(LINE.format(standing=""))
    assert desk.json("search", '"bestuurlijk overleg"')["hits"][0]["letter"]["reference"] == REFERENCE


@pytest.mark.parametrize("query", ["3090253", "3O90253", " 309 0253", "\uff13\uff10\uff19\uff10\uff12\uff15\uff13"])
def test_a_reference_finds_its_letter_in_any_spelling(desk, query):
    desk.issued()
    assert [each["letter"]["reference"] for each in desk.json("search", query)["hits"]] == [REFERENCE]


@pytest.mark.parametrize("query", ["onvindbaar", "a" * 1900, "x-y-z-"])
def test_what_is_not_found_is_said_and_is_exit_status_one(desk, query):
    desk.issued()
    ran = desk("search", query)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "No issued letter answers this.\n"


def test_an_empty_archive_has_no_letters(desk):
    assert desk.json("archive", "list")["letters"] == []
    assert desk("archive", "list").err == "0 letters.\n"


# Later facts.


def standing(desk) -> tuple[str, str, str]:
    """What list, show and search say of the letter."""
    return (
        desk("archive", "list").out,
        desk("archive", "show", REFERENCE).out.splitlines()[1],
        desk("search", REFERENCE).out.splitlines(keepends=True)[0],
    )


def test_a_withdrawal_is_said_at_once_everywhere(desk):
    desk.issued()
    before = {path: path.read_bytes() for path in desk.letter(REFERENCE).iterdir()}
    ran = desk("withdraw", REFERENCE, "--reason", "verkeerd verzonden")
    assert ran.status == 0
    assert ran.out.startswith(LINE.format(standing="WITHDRAWN  "))
    line = LINE.format(standing="WITHDRAWN  ")
    assert standing(desk) == (line, "State      WITHDRAWN", line)
    assert "withdrawn: verkeerd verzonden" in desk("archive", "show", REFERENCE).out
    assert {path: path.read_bytes() for path in desk.letter(REFERENCE).iterdir()} == before


def test_a_replacement_is_said_at_once_everywhere(desk):
    desk.issued()
    desk.issued(renamed("beter", reference="3090300"), name="beter.yaml")
    assert desk("replace", REFERENCE, "--by", "3090300", "--reason", "verkeerde datum").status == 0
    line = LINE.format(standing="REPLACED by 3090300  ")
    assert line in desk("archive", "list").out
    assert desk("search", REFERENCE).out.startswith(line)
    assert desk.json("archive", "show", "3090300")["letter"]["replaces"] == REFERENCE


def test_the_numbers_of_the_house_are_noted(desk):
    desk.issued()
    told = desk.json("annotate", REFERENCE, "document=2020D46511", "zaak = 2020Z21833")
    assert told["facts"][0]["facts"] == {"document": "2020D46511", "zaak": "2020Z21833"}
    assert "document = 2020D46511, zaak = 2020Z21833" in desk("archive", "show", REFERENCE).out


@pytest.mark.parametrize("fact", ["document", "=2020D46511", "document=", "document= "])
def test_what_is_no_fact_is_refused(desk, fact):
    desk.issued()
    assert "is no fact" in desk.refused(ExitStatus.USAGE, "annotate", REFERENCE, fact)


@pytest.mark.parametrize(
    "args",
    [
        ("withdraw", "3090999", "--reason", "x"),
        ("replace", "3090999", "--by", REFERENCE, "--reason", "x"),
        ("replace", REFERENCE, "--by", REFERENCE, "--reason", "x"),
        ("withdraw", REFERENCE, "--reason", " "),
        ("annotate", "3" * 10_000, "a=b"),
        ("withdraw", "../../x", "--reason", "x"),
        ("archive", "show", "3\x1b[31m"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_nothing_changes(desk, args):
    desk.issued()
    said = desk.refused(ExitStatus.REFUSED, *args)
    assert len(said) < 400
    assert "\x1b" not in said


def test_a_mistyped_reference_is_answered_with_the_likely_one(desk):
    desk.issued()
    assert "Did you mean 3090253?" in desk.refused(ExitStatus.REFUSED, "archive", "show", "253")


# Numbers.


def test_a_reserved_number_is_written_into_the_record_and_used_for_it(desk):
    path = desk.record(of_ienw("later"))
    assert desk("reserve", path).out == "IENW/BSK-2020/000001\n"
    assert "reference: IENW/BSK-2020/000001\n" in path.read_text()
    assert desk.issued(of_ienw("eerder"), name="eerder.yaml") == "IENW/BSK-2020/000002"
    assert desk.json("issue", path)["reference"] == "IENW/BSK-2020/000001"


def test_reserving_twice_gives_the_same_number(desk):
    path = desk.record(of_ienw("later"))
    assert desk("reserve", path).out == desk("reserve", path).out


def test_a_number_without_a_record_is_reserved_for_a_ministry(desk):
    number = desk("reserve", "-m", "ienw", "--date", "2020-11-17").out.strip()
    assert number == "IENW/BSK-2020/000001"
    assert desk.json("issue", desk.record(of_ienw("brief")), "--reference", number)["reference"] == number


def test_a_number_that_is_given_back_is_never_used_again(desk):
    number = desk("reserve", "-m", "ienw", "--date", "2020-11-17").out.strip()
    assert desk("archive", "release", number, "--reason", "brief vervallen").status == 0
    said = desk.refused(ExitStatus.REFUSED, "issue", desk.record(of_ienw("brief")), "--reference", number)
    assert "was taken and given back" in said
    assert desk.issued(of_ienw("brief")) == "IENW/BSK-2020/000002"
    states = {each["reference"]: each["state"] for each in desk.json("archive", "list", "--numbers")["numbers"]}
    assert states == {number: "released", "IENW/BSK-2020/000002": "issued"}


def test_an_issued_number_or_one_that_nobody_took_is_not_given_back(desk):
    desk.issued()
    assert "not reserved" in desk.refused(3, "archive", "release", REFERENCE, "--reason", "x")
    assert "was not taken" in desk.refused(2, "archive", "release", "1", "--reason", "x")


def test_numbers_that_were_handed_out_elsewhere_are_left_out(desk):
    assert desk("archive", "skip", "41", "-m", "ienw", "--year", "2020", "--reason", "oud systeem").status == 0
    assert desk.issued(of_ienw("brief")) == "IENW/BSK-2020/000042"
    assert "no series" in desk.refused(3, "archive", "skip", "41", "-m", "jenv", "--reason", "x")


# Looking at a letter.


def test_show_lists_the_files_as_sha256sum_would_check_them(desk):
    desk.issued()
    lines = [line.split() for line in desk("archive", "show", REFERENCE).out.splitlines() if line.startswith("  ")]
    text = "".join(f"{sha256}  {name}\n" for sha256, _size, name in lines)
    subprocess.run(["sha256sum", "--check", "--quiet"], input=text.encode(), cwd=desk.letter(REFERENCE), check=True)


def test_a_letter_comes_out_the_same_from_what_is_kept_although_the_templates_changed(desk):
    desk("templates", "copy", "meeting-report")
    template = desk.folder / "briefgen-templates" / "kinds" / "meeting-report" / "letter.md"
    template.write_text(template.read_text() + "\nHet was een goed gesprek.\n")
    desk.issued()
    assert "Het was een goed gesprek." in (desk.letter(REFERENCE) / "letter.md").read_text()
    shutil.rmtree(desk.folder / "briefgen-templates")
    ran = desk("archive", "show", REFERENCE, "--rebuild-check")
    assert ran.status == 0
    assert ran.err == "Made again, every file comes out the same, byte for byte.\n"
    told = desk.json("archive", "show", REFERENCE, "--rebuild-check")["rebuild"]
    assert told["differing"] == []
    assert {"letter.docx", "letter.pdf", "letter.json", "letter.md", "words.txt"} <= set(told["same"])


def test_open_prints_where_a_file_lies(desk):
    desk.issued()
    assert desk("archive", "open", REFERENCE).out == f"{ARCHIVE}/jenv/2020/3090253/letter.pdf\n"
    assert desk("archive", "open", REFERENCE, "record.yaml", "--path").out.endswith("/record.yaml\n")


@pytest.mark.parametrize("name", ["../manifest.json", "brief.docx", "/etc/passwd", "manifest.json"])
def test_open_knows_only_files_of_the_letter(desk, name):
    desk.issued()
    assert "has no file" in desk.refused(ExitStatus.USAGE, "archive", "open", REFERENCE, name)


# Tampering.


def tamper(desk, name: str = "letter.md") -> None:
    path = desk.letter(REFERENCE) / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Amsterdam", b"Rotterdam", 1))


def test_verify_finds_nothing_in_an_archive_as_it_was_written(desk):
    desk.issued()
    ran = desk("archive", "verify")
    assert ran.status == 0
    assert ran.out.startswith("Tree head: 3:")
    assert ran.err == "1 letter verified: everything is as it was written.\n"


@pytest.mark.parametrize("name", ["letter.md", "record.yaml", "letter.json", "letter.html", "words.txt"])
def test_a_changed_file_is_named_with_its_letter(desk, name):
    desk.issued()
    tamper(desk, name)
    ran = desk("archive", "verify")
    assert ran.status == ExitStatus.ARCHIVE_CHANGED
    assert f"jenv/2020/3090253/{name} (3090253): changed." in ran.out
    told = json.loads(desk("archive", "verify", "--json").out)
    assert told["unchanged"] is False
    assert {"kind": "changed", "path": f"jenv/2020/3090253/{name}", "letter": REFERENCE} in [
        {key: each[key] for key in ("kind", "path", "letter")} for each in told["findings"]
    ]


def test_a_changed_file_is_neither_opened_exported_nor_made_again(desk):
    desk.issued()
    tamper(desk, "record.yaml")
    for args in (
        ("archive", "open", REFERENCE, "record.yaml"),
        ("archive", "show", REFERENCE, "--rebuild-check"),
        ("archive", "export", REFERENCE, "-o", "out"),
        ("archive", "backup", "copy"),
    ):
        ran = desk(*args)
        assert ran.status == ExitStatus.ARCHIVE_CHANGED, args
        assert REFERENCE in ran.err
    assert not (desk.folder / "out").exists()


def test_a_tail_that_was_cut_off_is_seen_with_a_head_that_was_kept(desk):
    desk.issued()
    shutil.copytree(desk.archive, desk.folder / "earlier")
    head = desk.json("withdraw", REFERENCE, "--reason", "x")["head"]
    assert desk("archive", "verify", "--against", head).status == 0
    desk.lose_archive()
    (desk.folder / "earlier").rename(desk.archive)
    assert desk("archive", "verify").status == 0
    assert desk("archive", "verify", "--against", head).status == ExitStatus.ARCHIVE_CHANGED


@pytest.mark.parametrize("head", ["", "3", "3:abc", "x" * 10_000, "-1:" + "0" * 64])
def test_what_is_no_tree_head_is_refused(desk, head):
    assert "is no tree head" in desk.refused(ExitStatus.USAGE, "archive", "verify", "--against", head)


# Export, backup, rebuild.


def test_a_package_is_verified_by_its_own_verifier_with_the_head_that_was_printed(desk):
    desk.issued()
    told = desk.json("archive", "export", REFERENCE, "-o", "out")
    folder = desk.folder / told["packages"][0]["folder"]
    done = subprocess.run([sys.executable, "verify.py", told["head"]], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"WHOLE" in done.stdout
    assert "Its record names no dossier" in desk("archive", "export", "--all", "-o", "out2").err


def test_an_export_says_what_it_wants(desk):
    desk.issued()
    for args in (("-o", "out"), ("--all", REFERENCE, "-o", "out"), (REFERENCE, "--site", "https://x.nl", "-o", "out")):
        desk.refused(ExitStatus.USAGE, "archive", "export", *args)
    desk.refused(ExitStatus.REFUSED, "archive", "export", "3090999", "-o", "out")


def test_a_backup_is_restored_with_all_letters(desk):
    desk.issued()
    assert desk("archive", "backup", "copy").status == 0
    desk.issued(renamed("later", reference="3090300"), name="later.yaml")
    desk.lose_archive()
    ran = desk("archive", "restore", "copy")
    assert ran.status == 0, ran.err
    assert [each["reference"] for each in desk.json("archive", "list")["letters"]] == [REFERENCE]
    assert desk("archive", "verify").status == 0


def test_a_backup_never_comes_over_something(desk):
    desk.issued()
    assert "not an empty folder" in desk.refused(3, "archive", "backup", ".")
    assert "not an empty folder" in desk.refused(3, "archive", "init")
    assert desk("archive", "backup", "copy").status == 0
    assert "not an empty folder" in desk.refused(3, "archive", "restore", "copy")
    assert "is not an archive" in desk.refused(3, "archive", "restore", "absent", "--archive", "new")


# Archives that cannot be used.

EVERY_COMMAND = [
    ("issue", "brief.yaml"),
    ("archive", "list"),
    ("archive", "show", REFERENCE),
    ("archive", "open", REFERENCE),
    ("archive", "verify"),
    ("archive", "rebuild"),
    ("archive", "export", "--all", "-o", "out"),
    ("archive", "backup", "copy"),
    ("archive", "release", REFERENCE, "--reason", "x"),
    ("archive", "skip", "5", "-m", "ienw", "--reason", "x"),
    ("reserve", "-m", "ienw"),
    ("withdraw", REFERENCE, "--reason", "x"),
    ("replace", REFERENCE, "--by", "1", "--reason", "x"),
    ("annotate", REFERENCE, "a=b"),
    ("search", "overleg"),
]
each_command = pytest.mark.parametrize("args", EVERY_COMMAND, ids=lambda args: " ".join(args[:2]))


@each_command
def test_a_folder_that_is_no_archive_is_refused(desk, args):
    desk.record()
    desk.lose_archive()
    desk.archive.mkdir()
    (desk.archive / "notities.txt").write_text("van iemand anders")
    assert "is not an archive of letters" in desk.refused(ExitStatus.REFUSED, *args)


@each_command
def test_an_archive_of_a_later_briefgen_is_refused(desk, args):
    desk.issued()
    about = desk.archive / "archive.json"
    about.chmod(0o644)
    about.write_text(about.read_text().replace('"format": 1', '"format": 2'))
    if args == ("archive", "verify"):
        ran = desk(*args)
        assert ran.status == ExitStatus.ARCHIVE_CHANGED
        assert "archive.json: changed." in ran.out
    else:
        assert "has archive format 2; this briefgen knows 1" in desk.refused(ExitStatus.REFUSED, *args)


@each_command
def test_line_ends_that_git_rewrote_are_told(desk, args):
    desk.issued()
    for path in (desk.archive / "archive.json", desk.archive / "log" / "000000000.jsonl"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    if args == ("archive", "verify"):
        assert desk(*args).status == ExitStatus.ARCHIVE_CHANGED
    else:
        said = desk.refused(ExitStatus.REFUSED, *args)
        assert "has Windows line endings" in said
        assert "* -text" in said


@each_command
def test_a_name_that_no_folder_can_have_is_refused(desk, args):
    desk.record()
    desk.refused(ExitStatus.REFUSED, *args, "--archive", "a" * 5000)


def test_a_damaged_index_is_told_and_made_again(desk):
    desk.issued()
    for path in (desk.archive / "index").iterdir():
        path.unlink()
    (desk.archive / "index" / "letters.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    desk.record(renamed("later", reference="3090300"), name="later.yaml")
    for args in (("issue", "later.yaml"), ("archive", "list"), ("search", "overleg")):
        said = desk.refused(ExitStatus.REFUSED, *args)
        assert "is damaged. The letters are not" in said
        assert "briefgen archive rebuild" in said
    assert desk("archive", "rebuild").status == 0
    assert desk("issue", "later.yaml").status == 0
    assert desk("archive", "verify").status == 0


def test_a_rebuilt_index_is_the_same_row_by_row(desk):
    desk.issued()
    desk("annotate", REFERENCE, "document=2020D46511")

    def rows() -> list[str]:
        with sqlite3.connect(desk.archive / "index" / "letters.sqlite") as connection:
            connection.create_function("search_column", 4, lambda *_given: "")  # a view of what `kept` has
            # How an index that was made again is told from the one before.
            return [line for line in connection.iterdump() if "'generation'" not in line]

    before = rows()
    assert desk("archive", "rebuild").status == 0
    assert rows() == before


def test_a_lock_that_was_left_behind_holds_nobody_up(desk):
    (desk.archive / ".lock" / "t1").write_text("process 1 on elsewhere\n")
    (desk.archive / ".tmp" / "99.lock").write_text("")
    desk.issued()
    assert not (desk.archive / ".lock" / "t1").exists()
    assert not (desk.archive / ".tmp" / "99.lock").exists()


def test_a_record_that_another_process_issues_at_this_moment_is_refused(desk):
    from campaigns.making import NOW

    from briefgen.archive.entries import RESERVED
    from briefgen.archive.keeping import open_archive

    path = desk.record()
    archive = open_archive(desk.archive)
    fields = {"ministry": "jenv", "record": "2020-11-17-bestuurlijk-overleg-lvv", "reference": REFERENCE}
    with archive.writing(at=NOW):
        entry, _indexed = archive.append(RESERVED, {**fields, "for": "issue"}, at=NOW)
    held = hold(desk.archive / ".tmp" / f"{entry.number}.lock")
    assert "being issued at this moment as 3090253" in desk.refused(ExitStatus.REFUSED, "issue", path)
    assert held
    archive.close()
