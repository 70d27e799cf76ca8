"""Issuing looks up the promises of earlier letters that a record names; what nobody promised wants a reason."""

import datetime
from pathlib import Path

import pytest
from command_line import SEED

from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, create_archive
from briefgen.errors import FindingsError
from briefgen.folders import TemplateFolders
from briefgen.workflow.agreements import Question, agreements
from briefgen.workflow.examine import Typed, examine
from briefgen.workflow.issuing import Report, Request, issue

AT = datetime.datetime(2020, 11, 17, 9, 0, tzinfo=datetime.UTC)
LATER = datetime.datetime(2021, 3, 9, 9, 0, tzinfo=datetime.UTC)
FOLDERS = TemplateFolders.standard()
REASON = "acknowledgements:\n  - code: L101\n    reason: De brief is van voor het archief.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = create_archive(
        tmp_path / "archive", identity="tried-out", program="briefgen 0", at=AT, files=Files(durable=False)
    )
    path = tmp_path / "first.yaml"
    path.write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    issue(made, Request(path), folders=FOLDERS, at=AT)
    return made


def later(promise: str, more: str = "") -> str:
    """The first letter's record as that of a later letter, which settles this promise."""
    text = SEED.read_text(encoding="utf-8").replace("id: 2020-11-17-bestuurlijk", "id: 2021-03-09-bestuurlijk")
    text = text.replace("reference: 3090253", "reference: 3100001").replace("date: 2020-11-17", "date: 2021-03-09")
    text = text.replace("date: 2020-11-04", "date: 2021-03-02").replace("4 november 2020", "2 maart 2021")
    text = text.replace("due: februari 2021", "due: juni 2021")
    return f"{text}fulfils:\n  - promise: {promise}\n    name: de afspraak over het besluit\n{more}"


def issued(archive: Archive, text: str) -> Report:
    path = archive.root.parent / "later.yaml"
    path.write_text(text, encoding="utf-8")
    return issue(archive, Request(path), folders=FOLDERS, at=LATER)


def test_a_letter_that_settles_a_promise_closes_it_in_the_register(archive: Archive) -> None:
    question = Question(LATER.date(), overdue_only=True)
    (late,) = agreements(archive, question, folders=FOLDERS).promises
    assert str(late.name) == "jenv/3090253#besluit"
    report = issued(archive, later("jenv/3090253#besluit"))
    assert agreements(archive, question, folders=FOLDERS).promises == ()
    words = (archive.root / report.path / "letter.txt").read_text(encoding="utf-8")
    assert "Hiermee is de afspraak over het besluit uit de brief met kenmerk 3090253 nagekomen." in " ".join(
        words.split()
    )


@pytest.mark.parametrize(
    ("promise", "hint"),
    [
        ("jenv/3090253#beslut", "Did you mean 'besluit'?"),
        ("jenv/3090253#iets-anders", "Known: vervolgstappen, besluit, scenarios, rode-draden."),
        ("jenv/3090299#besluit", "Correct the name; 'briefgen agreements' lists all of them."),
        ("ienw/3090253#besluit", "Correct the name; 'briefgen agreements' lists all of them."),
    ],
)
def test_a_promise_that_nobody_made_is_a_warning_when_the_letter_is_issued(
    archive: Archive, promise: str, hint: str
) -> None:
    with pytest.raises(FindingsError) as refusal:
        issued(archive, later(promise))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where.field, problem.hint) == ("L101", "fulfils.0.promise", hint)


def test_it_can_be_acknowledged_and_means_the_same_for_a_draft(archive: Archive) -> None:
    text = later("jenv/3081234#planning", REASON)
    draft = {each.code for each in examine(Typed(text, "later.yaml"), folders=FOLDERS, on=LATER.date()).problems}
    assert not draft & {"L101", "A101"}
    assert issued(archive, text).state == "issued"
    (stray,) = agreements(archive, Question(LATER.date()), folders=FOLDERS).strays
    assert str(stray.promise) == "jenv/3081234#planning"


def test_an_acknowledgement_of_a_promise_that_is_known_is_one_too_many(archive: Archive) -> None:
    with pytest.raises(FindingsError) as refusal:
        issued(archive, later("jenv/3090253#besluit", REASON))
    assert [each.code for each in refusal.value.problems] == ["A101"]
