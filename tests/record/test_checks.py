"""What the checks of a record find; every record is an excerpt over the record of the first letter."""

import pytest
from excerpts import SEED, spliced
from record_findings import found, places

from briefgen.folders import TemplateFolders
from briefgen.record.calendar import read_calendar
from briefgen.record.checks import check
from briefgen.record.reading import read_record, reading_of
from briefgen.yamlfile import apply_fixes


def test_the_record_of_the_first_letter_is_clean() -> None:
    folders = TemplateFolders.standard()
    calendar, problems = read_calendar(folders)
    assert problems == ()
    assert check(read_record(SEED), purpose="issue", calendar=calendar) == ()


def test_a_finding_points_to_the_line_and_the_field() -> None:
    text = spliced("date: 2020-11-03")
    reading = reading_of(text, source="record.yaml")
    (problem,) = [each for each in check(reading) if each.code == "D101"]
    assert problem.where.field == "meetings.0.date"
    assert problem.source_line.strip() == "date: 2020-11-04"
    assert text.splitlines()[problem.where.line - 1] == problem.source_line
    assert problem.hint


def meeting(*lines: str) -> str:
    return "\n".join(["meetings:", "  - id: overleg", "    name: het overleg", "    date: 2020-11-04", *lines])


def topic(*lines: str) -> str:
    return meeting("    topics:", "      - id: kosten", "        title: de kosten", *lines)


def agreement(*lines: str) -> str:
    return topic("        agreements:", "          - id: een", "            that: het zo blijft", *lines)


@pytest.mark.parametrize(
    ("excerpt", "code", "fields"),
    [
        ("date: 2020-11-04", "D101", []),
        ("date: 2020-11-03", "D101", ["meetings.0.date"]),
        ("date:", "D101", []),
        ("date: 2020-09-01", "D102", ["basis.date"]),
        ("commitments:\n  - {text: iets, made_on: 2020-12-01, due: 2021}", "D102", ["commitments.0.made_on"]),
        ("date: 2020-09-24", "D102", []),
        ("subject: Overleg van 5-11-2020", "D107", ["subject"]),
        ("subject: Overleg 2020 over 3 onderwerpen", "D107", []),
        ("subject: Debat d.d. 24 september 2020", "D107", []),
        ("date: 2020-11-22", "D108", ["date"]),
        ("date: 2020-12-25", "D108", ["date"]),
        ("date: 2020-11-20", "D108", []),
        (meeting().replace("2020-11-04", "2020-05-21"), "D109", ["meetings.0.date"]),
        ("date: 2021-01-11", "D110", ["date"]),
        ("date: 2021-01-12", "D110", []),
        ("date: 2021-11-04", "D111", []),
        ("date: 2021-11-08", "D111", ["meetings.0.date"]),
    ],
)
def test_dates_are_held_against_each_other(excerpt: str, code: str, fields: list[str]) -> None:
    assert places(excerpt, code) == fields


DUE = "meetings.0.topics.0.agreements.0.due"


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("3 november 2020", "D103"),
        ("oktober 2020", "D103"),
        ("november 2020", ""),
        ("5 november 2020", "D104"),
        ("16 november 2020", "D104"),
        ("17 november 2020", ""),
        ("begin november 2020", "D105"),
        ("in februari", ""),
        ("volgende week", ""),
        ("voor het kerstreces", ""),
        ("na de evaluatie", "D106"),
        ("zo snel mogelijk", "D106"),
    ],
)
def test_moments_are_held_against_meeting_and_letter(due: str, code: str) -> None:
    problems = found(agreement("            owner: collective", f"            due: {due}"))
    moments = {each.code: each.where.field for each in problems if each.code in ("D103", "D104", "D105", "D106")}
    assert moments == ({code: DUE} if code else {})


def test_a_moment_of_a_fulfilled_commitment_may_be_past() -> None:
    commitment = "commitments:\n  - text: iets\n    due: mei 2020\n    status: {}\n    fulfilled_by: een brief"
    assert places(commitment.format("fulfilled"), "D105") == []
    assert places(commitment.format("open"), "D105") == ["commitments.0.due"]


def test_a_relative_moment_without_any_date_is_not_judged() -> None:
    assert places("date:\nmeetings: []\ncommitments:\n  - {text: iets, due: volgende week}", "D106") == []


@pytest.mark.parametrize(
    ("excerpt", "code", "fields"),
    [
        (meeting(), "M101", ["meetings.0"]),
        (meeting("    no_participants_reason: besloten"), "M101", []),
        (meeting("    participants: [{organisation: het WODC}]"), "M101", []),
        (topic(), "M102", ["meetings.0.topics.0.title"]),
        (topic("        outcome: refused"), "M102", []),
        (agreement(), "M102", []),
        (topic("        outcome: agreed"), "M103", ["meetings.0.topics.0.outcome"]),
        (agreement(), "M104", ["meetings.0.topics.0.agreements.0"]),
        (agreement("            owner: collective"), "M104", []),
        (agreement("            owner: VNG"), "M105", ["meetings.0.topics.0.agreements.0"]),
        (agreement("            owner: collective"), "M105", []),
        (agreement("            owner: VNG", "            due: mei 2021"), "M105", []),
        (agreement("            owner: VNG", "        follow_up: {due: mei 2021}"), "M105", []),
        (
            meeting("    participants: [{role: Wethouder, place: Ede}, {role: wethouder, place: ede}]"),
            "M106",
            ["meetings.0.participants.1"],
        ),
        (
            meeting("    participants: [{role: wethouder, place: Ede}, {role: wethouder, place: Epe}]"),
            "M106",
            [],
        ),
        (topic("        agreements: [{owner: collective}]"), "M108", ["meetings.0.topics.0.agreements.0"]),
        (
            topic("        agreements: [{enclosure: lijst, owner: collective}]"),
            "M109",
            ["meetings.0.topics.0.agreements.0.enclosure"],
        ),
        (meeting("    participants: [{place: Ede}, {count: 3}]"), "M110", ["meetings.0.participants.0"]),
        (
            topic("        outcome: informed", "    announced: [Kosten, het weer]"),
            "M113",
            ["meetings.0.announced.1"],
        ),
        (topic("        outcome: informed", "    announced: [de kosten]"), "M113", []),
        (meeting(), "M114", ["meetings.0.name"]),
        (meeting("    remark: Het was kort."), "M114", []),
        (agreement("        outcome: deferred"), "M115", ["meetings.0.topics.0.outcome"]),
        (agreement("        outcome: agreed"), "M115", []),
        (agreement("        follow_up: {basis: iets}"), "M116", ["meetings.0.topics.0.follow_up"]),
    ],
)
def test_meetings_are_complete(excerpt: str, code: str, fields: list[str]) -> None:
    assert places(excerpt, code) == fields


@pytest.mark.parametrize(
    ("owner", "is_there"),
    [
        ("de wethouder van Ede", True),
        ("wethouders", True),
        ("gemeente Ede", True),
        ("de gemeenten", True),
        ("de gemeenten Ede en Epe", True),
        ("de provincies", False),
        ("de dijkgraaf", False),
        ("VNG", True),
        ("de Staatssecretaris", True),
        ("het ministerie", True),
        ("jenv", True),
        ("gemeente Epe", False),
        ("het WODC", False),
    ],
)
def test_the_owner_of_an_agreement_took_part(owner: str, is_there: bool) -> None:
    people = "    participants: [{role: wethouder, place: Ede}, {role: burgemeester, capacity: VNG-bestuurder}]"
    excerpt = f"{agreement(f'            owner: {owner}')}\n{people}"
    assert places(excerpt, "M107") == ([] if is_there else ["meetings.0.topics.0.agreements.0.owner"])


def test_an_id_means_one_thing_in_the_register() -> None:
    excerpt = agreement("            owner: VNG") + "\ncommitments:\n  - {id: een, text: iets}"
    assert places(excerpt, "M111") == ["commitments.0.id"]


def test_a_topic_may_have_the_id_of_its_agreement() -> None:
    assert places(agreement().replace("id: een", "id: kosten"), "M111") == []


def test_two_meetings_may_have_the_same_participant() -> None:
    one = "  - {id: %s, name: het overleg, date: 2020-11-04, participants: [{id: ede, role: wethouder}]}"
    assert places("meetings:\n" + "\n".join(one % name for name in ("een", "twee")), "M111") == []


def test_missing_ids_are_one_hint_with_the_edits_that_add_them() -> None:
    excerpt = """\
meetings:
  - name: het bestuurlijk overleg  # met de gemeenten
    date: 2020-11-04
    participants:
      - role: wethouder
        place: Ede
      - {role: burgemeester, place: Ede}
    topics:
      - title: "het vervolg: de kosten"
        agreements:
          - that: scenario's worden uitgewerkt
            owner: collective
            follow_up:
              due: mei 2021
      - id: vervolg-de-kosten
        title: de casuïstiek
        outcome: informed
"""
    text = spliced(excerpt)
    (hint,) = [each for each in check(reading_of(text, source="record.yaml")) if each.code == "M112"]
    assert hint.where.line == text.splitlines().index("  - name: het bestuurlijk overleg  # met de gemeenten") + 1
    mended = apply_fixes(text, hint.fixes)
    assert (
        mended[mended.index("meetings:") :]
        == """\
meetings:
  - name: het bestuurlijk overleg  # met de gemeenten
    id: bestuurlijk-overleg
    date: 2020-11-04
    participants:
      - role: wethouder
        id: ede
        place: Ede
      - {role: burgemeester, place: Ede, id: ede-2}
    topics:
      - title: "het vervolg: de kosten"
        id: vervolg-de-kosten-2
        agreements:
          - that: scenario's worden uitgewerkt
            id: scenarios-worden-uitgewerkt
            owner: collective
            follow_up:
              due: mei 2021
              id: vervolg
      - id: vervolg-de-kosten
        title: de casuïstiek
        outcome: informed
"""
    )
    assert [each.code for each in check(reading_of(mended, source="record.yaml")) if each.code == "M112"] == []


@pytest.mark.parametrize(
    ("excerpt", "code", "fields"),
    [
        ("conclusion: Zie hier.[^nergens]", "C105", ["conclusion"]),
        ("sections:\n  - {title: A, text: 'Zie [^a].'}\nfootnotes: {b: tekst}", "C105", ["sections.0.text"]),
        ("conclusion: Zie hier.\nfootnotes: {b: tekst}", "C106", ["footnotes.b"]),
        ("conclusion: Zie hier.[^b]\nfootnotes: {b: tekst}", "C106", []),
        ("dossiers: [19 637, 36600-VII, '19.637', twee]", "C107", ["dossiers.2", "dossiers.3"]),
    ],
)
def test_notes_and_dossiers_are_known(excerpt: str, code: str, fields: list[str]) -> None:
    assert places(excerpt, code) == fields


def test_a_dossier_that_went_through_a_number_formatter_is_mended() -> None:
    text = spliced("dossiers:\n  - 19.637  # asiel")
    (problem,) = check(reading_of(text, source="record.yaml"))
    assert apply_fixes(text, problem.fixes).endswith("dossiers:\n  - 19 637  # asiel\n")


@pytest.mark.parametrize(
    ("excerpt", "code", "fields"),
    [
        ("questions:\n  - {question: Waarom?}", "Q103", ["questions.0"]),
        ("questions:\n  - {id: a, question: Zo?, see: a}", "Q104", ["questions.0.see"]),
        ("questions:\n  - {id: a, question: Zo?, answer: Ja.}\n  - {question: En?, see: a}", "Q104", []),
        ("questions:\n  - {id: a, question: Zo?, answer: Ja., see: a}", "Q106", ["questions.0.see"]),
        ("commitments:\n  - {text: iets, status: fulfilled}", "Q108", ["commitments.0.status"]),
        ("commitments:\n  - {text: iets}", "Q109", ["commitments.0"]),
        ("commitments:\n  - {text: iets, status: lapsed}", "Q109", []),
    ],
)
def test_questions_are_answered_and_commitments_followed(excerpt: str, code: str, fields: list[str]) -> None:
    assert places(excerpt, code) == fields


@pytest.mark.parametrize("file", ["/map/a.pdf", "C:/a.pdf", "map\\a.pdf", "~/a.pdf"])
def test_a_path_holds_on_every_computer(file: str) -> None:
    assert places(f"enclosures:\n  - title: A\n    file: {file}", "F106") == ["enclosures.0.file"]


def test_a_file_that_is_no_record_has_no_such_findings() -> None:
    assert check(reading_of("schema: 1\n", source="record.yaml"), purpose="issue") == ()
