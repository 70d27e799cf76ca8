"""`briefgen agreements` over an archive of three dozen letters."""

import csv
import io
import json
from pathlib import Path

import pytest
from agreements.calendars import read_calendar
from agreements.promising import FAST, generated, meeting, record, seal
from campaigns.making import new_archive
from command_line import Ran, briefgen

from briefgen.errors import ExitStatus

ON = ("--on", "2022-06-01")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("work") / "here"
    made.mkdir()
    generated(made / "archive")
    return made


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An archive with one letter, which promises something for March 2021."""
    archive = new_archive(tmp_path / "archive", files=FAST)
    promised = {"id": "plan", "that": "een plan komt", "owner": "de gemeente Utrecht", "due": "1 maart 2021"}
    seal(archive, "3090253", record("3090253", meetings=[meeting(promised)]))
    return tmp_path


def agreements(folder: Path, *args: str, **rest: object) -> Ran:
    return briefgen("agreements", "-a", "archive", *args, folder=folder, **rest)


def promises(folder: Path, *args: str) -> list[dict[str, object]]:
    return list(json.loads(agreements(folder, *ON, "--to", "json", *args).out)["promises"])


def test_a_table_has_a_line_for_each_promise_and_is_told_without_colour(small: Path) -> None:
    ran = agreements(small, "--on", "2021-03-02")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "UNTIL       STATE    OWNER                NAME               WHAT",
        "2021-03-01  OVERDUE  de gemeente Utrecht  jenv/3090253#plan  het vervolg: dat een plan komt",
    ]
    assert ran.err == "1 promise, 1 overdue on 2021-03-02.\n"


def test_a_terminal_gets_lines_that_fit_and_colours_that_add_nothing(folder: Path) -> None:
    plain = agreements(folder, *ON, "--color", "never", terminal=True).out.splitlines()
    assert len(plain) > 40
    assert max(map(len, plain)) <= 100
    painted = agreements(folder, *ON, "--color", "always", terminal=True).out
    assert "\x1b[31m" in painted
    for code in ("\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        painted = painted.replace(code, "")
    assert painted.splitlines() == plain


def test_overdue_gives_status_1_only_where_there_is_something(small: Path) -> None:
    assert agreements(small, "--overdue", "--on", "2021-03-01").status == ExitStatus.DONE
    late = agreements(small, "--overdue", "--on", "2 maart 2021")
    assert late.status == ExitStatus.FINDINGS
    assert "jenv/3090253#plan" in late.out
    assert agreements(small, "--on", "2021-03-02").status == ExitStatus.DONE


def test_nothing_is_no_finding(small: Path) -> None:
    ran = agreements(small, "--owner", "niemand", "--on", "2021-01-01")
    assert (ran.status, ran.out, ran.err) == (0, "", "0 promises, 0 overdue on 2021-01-01.\n")


def test_a_promise_settled_by_a_later_letter_is_no_longer_overdue(small: Path) -> None:
    from briefgen.archive.keeping import open_archive

    fulfils = [{"promise": "jenv/3090253#plan", "how": "Het plan is er."}]
    seal(open_archive(small / "archive", files=FAST), "3090300", record("3090300", fulfils=fulfils))
    assert agreements(small, "--overdue", "--on", "2021-03-02").status == 0
    assert "fulfilled by 3090300" in agreements(small).out


def test_questions_narrow_the_list(folder: Path) -> None:
    every = promises(folder)
    assert promises(folder, "--open") == [each for each in every if each["status"] in ("open", "partly")]
    assert promises(folder, "--overdue") == [each for each in every if each["overdue"]]
    assert 0 < len(promises(folder, "--overdue")) < len(promises(folder, "--open")) < len(every)
    assert promises(folder, "--owner", "UTRECHT") == [each for each in every if each["owner"] == "gemeente Utrecht"]
    assert promises(folder, "--ministry", "jenv") == every
    assert promises(folder, "--ministry", "ienw") == []


def test_json_counts_what_it_lists(folder: Path) -> None:
    data = json.loads(agreements(folder, *ON, "--to", "json").out)
    count = data["count"]
    assert (data["format"], data["on"]) == (1, "2022-06-01")
    assert count["open"] + count["settled"] + count["withdrawn"] == len(data["promises"])
    assert count["overdue"] == sum(each["overdue"] for each in data["promises"])


@pytest.mark.parametrize("form", ["table", "csv", "json", "ical"])
def test_the_same_archive_gives_the_same_bytes_in_either_language(folder: Path, form: str) -> None:
    first = agreements(folder, *ON, "--to", form)
    assert first.data == agreements(folder, *ON, "--to", form).data
    if form in ("csv", "json"):
        assert first.data == agreements(folder, *ON, "--to", form, "--lang", "nl").data


@pytest.mark.parametrize(
    ("name", "form"), [("r.csv", "csv"), ("r.json", "json"), ("r.ics", "ical"), ("r.txt", "table")]
)
def test_the_suffix_of_a_file_names_the_format(folder: Path, tmp_path: Path, name: str, form: str) -> None:
    ran = agreements(folder, *ON, "-o", str(tmp_path / "new" / name))
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "new" / name).read_bytes() == agreements(folder, *ON, "--to", form).data


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("-o", "register.xlsx"), ".csv, .json, .ics, .txt"),
        (("-o", "register.csv", "--to", "json"), "asks for csv, but --to for json"),
        (("--on", "gisteren"), "write it as 2020-11-17"),
        (("--to", "xlsx"), "'ical'"),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_written(
    folder: Path, args: tuple[str, ...], words: str
) -> None:
    ran = agreements(folder, *args)
    assert (ran.status, ran.out) == (ExitStatus.USAGE, "")
    assert words in ran.err
    assert not list(folder.glob("register.*"))


def test_calendar_and_spreadsheet_hold_what_the_list_does(folder: Path) -> None:
    every = promises(folder)
    calendar = read_calendar(agreements(folder, *ON, "--to", "ical").data)
    with_day = [each for each in every if each["due"] and each["due"]["latest"]]
    assert [task.text("UID") for task in calendar.inside] == [each["names"][0] for each in with_day]
    table = csv.DictReader(io.StringIO(agreements(folder, *ON, "--to", "csv").data.decode(), newline=""))
    assert [row["promise"] for row in table] == [each["promise"] for each in every]


def test_a_calendar_of_ones_own_says_when_a_recess_is(small: Path) -> None:
    from briefgen.archive.keeping import open_archive

    promised = {"id": "zomer", "that": "een plan komt", "owner": "VNG", "due": "voor het zomerreces"}
    seal(open_archive(small / "archive", files=FAST), "3090300", record("3090300", meetings=[meeting(promised)]))
    own = small / "own" / "calendar" / "nl.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("recesses:\n  - {name: zomerreces, first: 2021-06-02, last: 2021-08-30}\n", encoding="utf-8")
    assert "2021-06-01  open" in agreements(small, "-t", "own", "--on", "2021-01-01").out
    assert "2021-07-08  open" in agreements(small, "--on", "2021-01-01").out


def test_a_letter_whose_record_is_none_is_told_and_the_others_are_listed(small: Path) -> None:
    from briefgen.archive.keeping import open_archive

    seal(open_archive(small / "archive", files=FAST), "3090300", "\u00ff: [geen verslag")
    ran = agreements(small, "--to", "json")
    data = json.loads(ran.out)
    assert ran.status == 0
    assert data["unread"] == [{"ministry": "jenv", "reference": "3090300", "changed": False}]
    assert [each["promise"] for each in data["promises"]] == ["jenv/3090253#plan"]
    assert "3090300" in ran.err


def test_a_changed_record_is_never_read(small: Path) -> None:
    path = small / "archive" / "jenv" / "2020" / "3090253" / "record.yaml"
    path.parent.chmod(0o755)
    path.chmod(0o644)
    path.write_text(path.read_text(encoding="utf-8").replace("plan", "niets"), encoding="utf-8")
    ran = agreements(small)
    assert ran.status == ExitStatus.ARCHIVE_CHANGED
    assert (ran.out, "3090253" in ran.err) == ("", True)


def test_a_statement_about_an_unknown_promise_is_told(small: Path) -> None:
    from briefgen.archive.keeping import open_archive

    fulfils = [{"promise": "jenv/3090253#paln"}]
    seal(open_archive(small / "archive", files=FAST), "3090300", record("3090300", fulfils=fulfils))
    ran = agreements(small, "--to", "json")
    assert [each["promise"] for each in json.loads(ran.out)["unknown"]] == ["jenv/3090253#paln"]
    assert "jenv/3090253#paln, which no earlier letter of the archive has" in ran.err


def test_without_an_archive_it_says_so_in_json_too(tmp_path: Path) -> None:
    ran = agreements(tmp_path, "--to", "json")
    assert ran.status == ExitStatus.REFUSED
    assert json.loads(ran.out)["state"] == "refused"
