"""`briefgen render`, as a user runs it."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from command_line import RECORDS, ROOT, SEED, briefgen

from briefgen.errors import ExitStatus
from briefgen.render import FORMATS

NAME = SEED.stem


@pytest.fixture
def folder(tmp_path):
    """A working folder with the seed record in it."""
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(SEED, work / "letter.yaml")
    return work


def names(folder) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_without_options_docx_and_pdf_come_into_the_working_folder(folder):
    ran = briefgen("render", "letter.yaml", folder=folder)
    assert ran.status == 0, ran.err
    assert names(folder) == {"letter.yaml", "letter.docx", "letter.pdf"}
    assert ran.out == ""
    assert ran.err == "Written: letter.docx\nWritten: letter.pdf\n"


def test_all_means_every_format(folder):
    briefgen("render", "letter.yaml", "--to", "all", "-o", "out/", folder=folder)
    assert names(folder / "out") == {f"letter.{name}" for name in FORMATS}


def test_standard_output_gets_the_letter_and_nothing_else(folder):
    ran = briefgen("render", "letter.yaml", "--to", "md", "-o", "-", folder=folder)
    assert ran.status == 0
    assert ran.out.startswith("Ministerie van Justitie en Veiligheid\n")
    assert ran.err == ""
    assert names(folder) == {"letter.yaml"}


def test_a_record_on_standard_input_gives_the_same_letter(folder):
    ran = briefgen("render", "-", "--to", "md", "-o", "-", folder=folder, stdin=SEED.read_bytes())
    assert ran.data == briefgen("render", "letter.yaml", "--to", "md", "-o", "-", folder=folder).data


def test_standard_input_becomes_a_file_called_letter(folder):
    briefgen("render", "-", "--to", "txt", "-o", "out/", folder=folder, stdin=SEED.read_bytes())
    assert names(folder / "out") == {"letter.txt"}


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 1_000_001])
def test_what_is_no_record_on_standard_input_is_refused_in_words(folder, data):
    ran = briefgen("render", "-", "--to", "md", "-o", "-", folder=folder, stdin=data)
    assert ran.status == ExitStatus.USAGE
    assert ran.err.startswith("Error: What comes on standard input is ")


def test_a_binary_format_never_goes_to_a_terminal(folder):
    ran = briefgen("render", "letter.yaml", "--to", "pdf", "-o", "-", folder=folder, terminal=True)
    assert ran.status == ExitStatus.USAGE
    assert "would garble the terminal" in ran.err
    assert ran.out == ""


def test_a_binary_format_goes_through_a_pipe(folder):
    ran = briefgen("render", "letter.yaml", "--to", "pdf", "-o", "-", folder=folder)
    assert ran.data.startswith(b"%PDF-")


def test_a_suffix_names_the_format(folder):
    assert briefgen("render", "letter.yaml", "-o", "brief.html", folder=folder).status == 0
    assert "<html" in (folder / "brief.html").read_text(encoding="utf-8")


def test_an_edited_letter_stays_as_it_is(folder):
    briefgen("render", "letter.yaml", "-o", "brief.md", folder=folder)
    (folder / "brief.md").write_text("edited", encoding="utf-8")
    ran = briefgen("render", "letter.yaml", "-o", "brief.md", folder=folder)
    assert ran.status == ExitStatus.REFUSED
    assert "brief.md is not as briefgen made it" in ran.err
    assert "--force" in ran.err
    assert (folder / "brief.md").read_text(encoding="utf-8") == "edited"
    assert briefgen("render", "letter.yaml", "-o", "brief.md", "--force", folder=folder).status == 0
    assert (folder / "brief.md").read_text(encoding="utf-8") != "edited"


def test_rendering_again_changes_nothing_and_says_so(folder):
    briefgen("render", "letter.yaml", "--to", "all", folder=folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    ran = briefgen("render", "letter.yaml", "--to", "all", folder=folder)
    assert (ran.status, ran.err) == (0, f"{len(FORMATS)} files were up to date.\n")
    assert before == {path: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_changed_record_replaces_its_letter(folder):
    briefgen("render", "letter.yaml", "--to", "md", folder=folder)
    text = (folder / "letter.yaml").read_text(encoding="utf-8")
    (folder / "letter.yaml").write_text(text.replace("constructief", "open"), encoding="utf-8")
    assert briefgen("render", "letter.yaml", "--to", "md", folder=folder).status == 0
    assert "verliep open" in (folder / "letter.md").read_text(encoding="utf-8")


def test_a_record_with_an_error_gives_no_file(folder):
    (folder / "letter.yaml").write_text("schema: 1\nsubjct: x\n", encoding="utf-8")
    ran = briefgen("render", "letter.yaml", folder=folder)
    assert ran.status == ExitStatus.FINDINGS
    assert names(folder) == {"letter.yaml"}
    assert "letter.yaml:2:1: error" in ran.err
    assert ran.err.endswith("1 record gave no letter.\n")


def test_one_bad_record_does_not_stop_the_others(folder):
    (folder / "bad.yaml").write_text("schema: 1\n", encoding="utf-8")
    ran = briefgen("render", ".", "--to", "md", "-o", "out/", folder=folder)
    assert ran.status == ExitStatus.FINDINGS
    assert names(folder / "out") == {"letter.md"}


def test_an_unreadable_record_does_not_stop_the_others(folder):
    ran = briefgen("render", "nowhere.yaml", "letter.yaml", "--to", "md", folder=folder)
    assert ran.status == ExitStatus.USAGE
    assert "nowhere.yaml" in ran.err
    assert (folder / "letter.md").exists()


def test_two_records_of_one_name_are_refused_before_anything_is_written(folder):
    (folder / "other").mkdir()
    shutil.copy(SEED, folder / "other" / "letter.yml")
    ran = briefgen("render", ".", "--to", "md", "-o", "out/", folder=folder)
    assert ran.status == ExitStatus.REFUSED
    assert "would both become" in ran.err
    assert not (folder / "out").exists()


def test_a_folder_without_records_is_refused(folder):
    (folder / "empty").mkdir()
    ran = briefgen("render", "empty", folder=folder)
    assert ran.status == ExitStatus.USAGE
    assert "There is no record in empty." in ran.err


def test_hidden_files_and_folders_are_no_records(folder):
    (folder / ".briefgen").mkdir()
    shutil.copy(SEED, folder / ".briefgen" / "a.yaml")
    shutil.copy(SEED, folder / ".b.yaml")
    briefgen("render", ".", "--to", "md", "-o", "out/", folder=folder)
    assert names(folder / "out") == {"letter.md"}


def many(folder, count: int) -> None:
    text = SEED.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"letter-{number:03}.yaml").write_text(
            text.replace("3090253", f"{3090000 + number}"), encoding="utf-8"
        )


def test_many_records_are_rendered_by_several_processes_and_remembered(folder):
    records = folder / "records"
    records.mkdir()
    many(records, 60)
    (records / "letter-030.yaml").write_text("schema: 1\n", encoding="utf-8")
    ran = briefgen("render", "records", "--to", "md", "-o", "out/", "--jobs", "2", folder=folder)
    assert ran.status == ExitStatus.FINDINGS
    assert len(names(folder / "out")) == 59
    assert "59 files written." in ran.err
    assert "3090059" in (folder / "out" / "letter-059.md").read_text(encoding="utf-8")
    again = briefgen("render", "records", "--to", "md", "-o", "out/", "--jobs", "1", folder=folder)
    assert "59 files were up to date." in again.err


def test_many_pdfs_are_rendered_by_several_processes(folder):
    records = folder / "records"
    records.mkdir()
    many(records, 8)
    command = [sys.executable, "-m", "briefgen", "render", "records", "--to", "pdf", "-o", "out/", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=100, check=False)
    assert ran.returncode == 0
    assert len(names(folder / "out")) == 8


def test_a_terminal_sees_how_far_the_work_is(folder):
    records = folder / "records"
    records.mkdir()
    many(records, 12)
    ran = briefgen("render", "records", "--to", "md", "-o", "out/", folder=folder, terminal=True)
    assert "6 of 12" in ran.err
    quiet = briefgen("render", "records", "--to", "md", "-o", "out2/", folder=folder)
    assert "6 of 12" not in quiet.err


def test_settings_hold_for_render(folder):
    (folder / "briefgen.toml").write_text('to = ["txt", "json"]\noutput = "letters"\n', encoding="utf-8")
    assert briefgen("render", "letter.yaml", folder=folder).status == 0
    assert names(folder / "letters") == {"letter.txt", "letter.json"}
    assert json.loads((folder / "letters" / "letter.json").read_text(encoding="utf-8"))["format"] == 1


def test_a_faulty_settings_file_is_told_with_its_line(folder):
    (folder / "briefgen.toml").write_text('too = "txt"\n', encoding="utf-8")
    ran = briefgen("render", "letter.yaml", folder=folder)
    assert ran.status == ExitStatus.USAGE
    assert "briefgen.toml:1:1: error setting: There is no setting 'too'." in ran.err
    assert "Did you mean 'to'?" in ran.err


def test_own_templates_are_used(folder):
    own = folder / "own"
    briefgen("templates", "copy", "meeting-report", "--into", str(own), folder=folder)
    letter = own / "kinds" / "meeting-report" / "letter.md"
    letter.write_text(letter.read_text(encoding="utf-8") + "\nOnze eigen slotzin.\n", encoding="utf-8")
    ran = briefgen("render", "letter.yaml", "--to", "md", "-o", "-", "--templates", str(own), folder=folder)
    assert "Onze eigen slotzin." in ran.out


@pytest.mark.parametrize("args", [["-", "--to", "md"], ["letter.yaml", "--to", "md", "-o", "-"]])
def test_only_files_are_watched(folder, args):
    ran = briefgen("render", *args, "--watch", folder=folder)
    assert ran.status == ExitStatus.USAGE
    assert "--watch needs files" in ran.err


def test_every_example_is_rendered_without_an_error(folder):
    ran = briefgen("render", RECORDS, "--to", "md,txt", "-o", "out/", folder=folder)
    assert ran.status == 0, ran.err


@pytest.mark.parametrize("place", ["new/folders/letter.pdf", "new/folders/"])
def test_folders_that_are_not_there_are_made(folder, place):
    assert briefgen("render", "letter.yaml", "-o", place, folder=folder).status == 0
    assert "letter.pdf" in names(folder / "new" / "folders")


@pytest.mark.parametrize("place", ["letter.yaml/letter.pdf", "letter.yaml/"])
def test_a_file_in_the_place_of_a_folder_is_refused(folder, place):
    ran = briefgen("render", "letter.yaml", "-o", place, folder=folder)
    assert ran.status == ExitStatus.REFUSED
    assert "a file is in the place of a folder" in ran.err
