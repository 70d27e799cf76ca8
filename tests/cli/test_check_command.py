"""`briefgen check`, as a user runs it."""

import json
import shutil

import pytest
from command_line import RECORDS, SEED, briefgen

from briefgen.errors import ExitStatus


@pytest.fixture
def folder(tmp_path):
    """A working folder with the seed record, and one with a misspelled field."""
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(SEED, work / "good.yaml")
    text = SEED.read_text(encoding="utf-8")
    (work / "bad.yaml").write_text(text.replace("\nsubject:", "\nsubjct:"), encoding="utf-8")
    return work


def test_a_record_without_findings_says_so_on_standard_error(folder):
    ran = briefgen("check", "good.yaml", folder=folder)
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing found in 1 record.\n")


def test_a_finding_is_shown_with_its_line_and_what_to_do(folder):
    ran = briefgen("check", "bad.yaml", folder=folder)
    assert ran.status == ExitStatus.FINDINGS
    line = next(n for n, text in enumerate((folder / "bad.yaml").read_text().splitlines(), 1) if "subjct" in text)
    assert f"bad.yaml:{line}:1: error " in ran.out
    assert f"    {line:>2} | subjct: Bestuurlijk overleg" in ran.out
    assert "       | ^^^^^^\n" in ran.out
    assert "`subject`" in ran.out or "'subject'" in ran.out


def test_concise_has_a_line_for_each_finding(folder):
    ran = briefgen("check", "bad.yaml", "--format", "concise", folder=folder)
    assert ran.out
    assert all(line.startswith("bad.yaml:") for line in ran.out.splitlines())


def test_github_has_an_annotation_for_each_finding(folder):
    ran = briefgen("check", "bad.yaml", "--format", "github", folder=folder)
    assert ran.out
    assert all(line.startswith("::error file=bad.yaml,line=") for line in ran.out.splitlines())


def test_json_is_never_translated(folder):
    english = briefgen("check", "bad.yaml", "--format", "json", folder=folder)
    dutch = briefgen("--lang", "nl", "check", "bad.yaml", "--format", "json", folder=folder)
    assert english.out == dutch.out
    assert english.err != dutch.err


def test_json_names_what_could_not_be_read(folder):
    ran = briefgen("check", "nowhere.yaml", "good.yaml", "--format", "json", folder=folder)
    found = json.loads(ran.out)
    assert ran.status == ExitStatus.USAGE
    assert [each["file"] for each in found["unreadable"]] == ["nowhere.yaml"]
    assert found["problems"] == []


def test_the_others_are_checked_when_one_cannot_be_read(folder):
    ran = briefgen("check", "nowhere.yaml", "bad.yaml", folder=folder)
    assert ran.status == ExitStatus.USAGE
    assert "bad.yaml:" in ran.out
    assert "nowhere.yaml" in ran.err


def test_nothing_is_said_of_what_was_found_where_nothing_was_read(folder):
    ran = briefgen("check", "absent.yaml", folder=folder)
    assert (ran.status, ran.out) == (ExitStatus.USAGE, "")
    assert "found" not in ran.err


def test_fix_mends_the_file_and_shows_what_it_did(folder):
    ran = briefgen("check", "bad.yaml", "--fix", folder=folder)
    assert ran.status == 0, ran.out
    assert (folder / "bad.yaml").read_bytes() == SEED.read_bytes()
    assert "  - subjct: Bestuurlijk overleg" in ran.err
    assert "  + subject: Bestuurlijk overleg" in ran.err
    assert ran.out == ""


def test_fix_leaves_a_good_record_alone(folder):
    before = (folder / "good.yaml").stat()
    briefgen("check", "good.yaml", "--fix", folder=folder)
    assert (folder / "good.yaml").stat().st_ino == before.st_ino


def test_fix_keeps_comments_line_ends_and_mode(folder):
    path = folder / "bad.yaml"
    text = path.read_text(encoding="utf-8").replace("schema: 1", "schema: 1  # hier begint het")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    briefgen("check", "bad.yaml", "--fix", folder=folder)
    assert path.read_bytes() == text.replace("\nsubjct:", "\nsubject:").replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_fix_asks_for_files(folder):
    ran = briefgen("check", "-", "--fix", folder=folder, stdin=SEED.read_bytes())
    assert ran.status == ExitStatus.USAGE


def test_a_record_on_standard_input_is_checked(folder):
    ran = briefgen("check", "-", folder=folder, stdin=(folder / "bad.yaml").read_bytes())
    assert ran.status == ExitStatus.FINDINGS
    assert ran.out.startswith("<stdin>:")


def with_a_warning(folder) -> None:
    text = SEED.read_text(encoding="utf-8").replace("date: 2020-11-17", "date: 2020-11-15")  # a Sunday
    (folder / "sunday.yaml").write_text(text, encoding="utf-8")


def test_a_warning_is_no_failure(folder):
    with_a_warning(folder)
    ran = briefgen("check", "sunday.yaml", folder=folder)
    assert ran.status == 0
    assert "warning" in ran.out
    assert "1 warning in 1 record." in ran.err


@pytest.mark.parametrize("how", ["flag", "variable", "file"])
def test_strict_makes_a_warning_a_failure(folder, how):
    with_a_warning(folder)
    if how == "file":
        (folder / "briefgen.toml").write_text("strict = true\n", encoding="utf-8")
    args = ["--strict"] if how == "flag" else []
    environment = {"BRIEFGEN_STRICT": "1"} if how == "variable" else {}
    assert briefgen("check", "sunday.yaml", *args, folder=folder, environment=environment).status == ExitStatus.FINDINGS


def test_for_issue_asks_more(folder):
    text = SEED.read_text(encoding="utf-8").replace("date: 2020-11-17\nsubject", "subject")
    (folder / "undated.yaml").write_text(text, encoding="utf-8")
    assert briefgen("check", "undated.yaml", "--date", "2020-11-17", folder=folder).status == 0
    asked = briefgen("check", "undated.yaml", "--date", "2020-11-17", "--for", "issue", folder=folder)
    assert asked.status == ExitStatus.FINDINGS


def test_findings_speak_dutch(folder):
    ran = briefgen("check", "bad.yaml", folder=folder, environment={"LANG": "nl_NL.UTF-8"})
    assert "fout" in ran.out
    assert "in 1 verslag." in ran.err


@pytest.mark.parametrize(
    ("args", "environment", "terminal", "coloured"),
    [
        ([], {}, False, False),
        ([], {"TERM": "xterm"}, True, True),
        ([], {"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ([], {"TERM": "dumb"}, True, False),
        (["--color", "always"], {}, False, True),
        (["--color", "never"], {"TERM": "xterm"}, True, False),
    ],
)
def test_colours_are_there_when_wanted(folder, args, environment, terminal, coloured):
    ran = briefgen("check", "bad.yaml", *args, folder=folder, environment=environment, terminal=terminal)
    assert ("\x1b[31;1m" in ran.out) == coloured


def test_many_records_are_checked_by_several_processes(folder):
    records = folder / "records"
    records.mkdir()
    for number in range(90):
        shutil.copy(SEED, records / f"{number}.yaml")
    shutil.copy(folder / "bad.yaml", records / "bad.yaml")
    ran = briefgen("check", "records", "--jobs", "2", folder=folder)
    assert ran.status == ExitStatus.FINDINGS
    assert "in 91 records." in ran.err


def test_every_example_is_without_errors(folder):
    assert briefgen("check", RECORDS, folder=folder).status == 0
