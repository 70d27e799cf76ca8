"""Issuing as a whole: what is sealed is what was checked, from the very files that are kept."""

import datetime
import re
from pathlib import Path

import pytest
from command_line import SEED
from secretariat import LONG, of_ienw, without
from unprivileged import unprivileged

from briefgen.archive import contents
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, create_archive, open_archive
from briefgen.archive.letters import letter, numbers
from briefgen.archive.verify import verify
from briefgen.errors import FindingsError, Problem, Severity, Where
from briefgen.folders import TemplateFolders, packaged_folder
from briefgen.letter.json_format import letter_from_json
from briefgen.letter.templates import forget_templates
from briefgen.record.reading import reading_of
from briefgen.workflow.examine import examine
from briefgen.workflow.issuing import Report, Request, issue
from briefgen.workflow.made_with import TemplatesChangedError, check_unchanged, made_with
from briefgen.workflow.numbered_record import numbered, write_numbered
from briefgen.workflow.rebuilding import rebuild
from briefgen.workflow.rendered import NotWritableError

AT = datetime.datetime(2020, 11, 17, 9, 0, tzinfo=datetime.UTC)
FOLDERS = TemplateFolders.standard()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return create_archive(
        tmp_path / "archive", identity="tried-out", program="briefgen 0", at=AT, files=Files(durable=False)
    )


def record_in(folder: Path, text: str, name: str = "brief.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def issued(archive: Archive, path: Path, **wanted: str) -> Report:
    return issue(archive, Request(path, **wanted), folders=FOLDERS, at=AT)


@pytest.mark.parametrize("record", [SEED, LONG], ids=["short", "long"])
def test_every_letter_is_made_again_byte_for_byte(archive, tmp_path, record):
    text = record.read_text(encoding="utf-8")
    report = issued(archive, record_in(tmp_path, text))
    found = rebuild(archive, letter(archive, report.reference))
    assert found.differing == ()
    assert set(found.same) == {name for name in report.files if name != "manifest.json"}
    assert verify(archive.root).unchanged


def test_the_sealed_letter_says_number_and_date_and_is_no_draft(archive, tmp_path):
    report = issued(archive, record_in(tmp_path, of_ienw("brief")(SEED.read_text(encoding="utf-8"))))
    data = (archive.root / report.path / "letter.json").read_text(encoding="utf-8")
    sealed = letter_from_json(data)
    assert (sealed.about.reference, sealed.about.date) == ("IENW/BSK-2020/000001", datetime.date(2020, 11, 17))
    assert sealed.pages.draft == ""
    assert str(tmp_path) not in data


def test_today_is_the_date_of_a_letter_that_has_none(archive, tmp_path):
    path = record_in(tmp_path, without("date")(SEED.read_text(encoding="utf-8")))
    assert issued(archive, path).date == AT.date()
    assert "\ndate: 2020-11-17\n" in path.read_text(encoding="utf-8")


def test_a_record_that_is_refused_takes_no_number(archive, tmp_path):
    text = of_ienw("brief")(SEED.read_text(encoding="utf-8")).replace("office: minister", "office: koning")
    with pytest.raises(FindingsError):
        issued(archive, record_in(tmp_path, text))
    assert numbers(archive) == ()


def test_a_record_that_could_not_get_its_number_is_refused_before_anything(archive, tmp_path):
    path = record_in(tmp_path, without("reference")(SEED.read_text(encoding="utf-8")))
    path.chmod(0o444)

    def act() -> None:
        with pytest.raises(NotWritableError):
            issued(open_archive(archive.root), path, reference="3090253")

    unprivileged(act)
    assert numbers(archive) == ()


def test_the_files_that_are_kept_are_those_that_were_read(tmp_path):
    forget_templates()
    found = examine(SEED, folders=FOLDERS, on=AT.date())
    assert found.profile is not None
    kept = made_with("meeting-report", found.profile, folders=FOLDERS)
    assert all((packaged_folder() / name).read_bytes() == data for name, data in kept.items())
    assert not [name for name in kept if name.startswith("kinds/covering-letter")]


def test_a_template_that_is_edited_while_the_letter_is_made_stops_it(tmp_path):
    own = tmp_path / "own"
    file = own / "shared" / "people.md"
    file.parent.mkdir(parents=True)
    file.write_bytes((packaged_folder() / "shared" / "people.md").read_bytes())
    folders = TemplateFolders.standard(own)
    forget_templates()
    found = examine(SEED, folders=folders, on=AT.date())
    assert found.profile is not None
    kept = made_with("meeting-report", found.profile, folders=folders)
    check_unchanged(kept, folders=folders)
    file.write_text("{# anders #}")
    with pytest.raises(TemplatesChangedError, match=r"shared/people\.md was edited"):
        check_unchanged(kept, folders=folders)
    with pytest.raises(TemplatesChangedError, match=r"shared/people\.md was edited"):
        made_with("meeting-report", found.profile, folders=folders)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_templates_are_kept_as_they_are_whatever_their_line_ends(archive, tmp_path, end):
    own = tmp_path / "own" / "shared" / "people.md"
    own.parent.mkdir(parents=True)
    own.write_bytes((packaged_folder() / "shared" / "people.md").read_bytes().replace(b"\n", end.encode()))
    path = record_in(tmp_path, SEED.read_text(encoding="utf-8"))
    report = issue(archive, Request(path), folders=TemplateFolders.standard(tmp_path / "own"), at=AT)
    found = letter(archive, report.reference)
    assert contents.made_with(archive, found)["shared/people.md"] == own.read_bytes()
    assert rebuild(archive, found).differing == ()


def test_findings_stand_where_they_are_in_the_file_without_number_and_date():
    text = without("reference", "date")(SEED.read_text(encoding="utf-8"))
    reading = reading_of(text, source="brief.yaml")
    assert reading.record is not None
    found = numbered(reading, reading.record, reference="3090253", date=datetime.date(2020, 11, 17))
    for line, words in enumerate(found.text.splitlines(), start=1):
        (moved,) = found.as_typed([Problem("X", "", Where("brief.yaml", line, 1), Severity.ERROR)], "brief.yaml")
        if not re.match("reference|date", words):
            assert text.splitlines()[moved.where.line - 1] == words


def test_a_record_that_was_edited_meanwhile_is_not_overwritten(tmp_path):
    path = record_in(tmp_path, without("reference")(SEED.read_text(encoding="utf-8")))
    text = path.read_text(encoding="utf-8")
    reading = reading_of(text, source=str(path))
    assert reading.record is not None
    found = numbered(reading, reading.record, reference="3090253", date=None)
    path.write_text("iemand was eerder\n", encoding="utf-8")
    assert write_numbered(path, found, read=text) == "it was edited meanwhile"
    assert path.read_text(encoding="utf-8") == "iemand was eerder\n"


def test_a_record_that_is_gone_is_told(tmp_path):
    text = SEED.read_text(encoding="utf-8")
    reading = reading_of(text, source="brief.yaml")
    assert reading.record is not None
    found = numbered(reading, reading.record, reference="3090254", date=None)
    assert write_numbered(tmp_path / "weg.yaml", found, read=text) == "no such file or directory"
