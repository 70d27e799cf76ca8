"""A record is read with everything that is wrong with it at once, in our own words, at its place."""

from pathlib import Path

from briefgen.record.reading import read_record, reading_of

SEED = Path(__file__).parents[2] / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml"


def test_the_record_of_the_first_letter_is_a_record() -> None:
    reading = read_record(SEED)
    assert reading.problems == ()
    assert reading.record is not None
    assert reading.record.reference == "3090253"
    assert reading.where("meetings.0.topics.1.title").line == 72


def test_all_findings_come_at_once_and_in_the_order_of_the_file() -> None:
    text = SEED.read_text(encoding="utf-8")
    for right, wrong in (
        ("date: 2020-11-04", "date: 2020-11-31"),
        ("outcome: agreed", "outcome: agred"),
        ("name: Algemeen Overleg", "nam: Algemeen Overleg"),
        ("subject: Bestuurlijk overleg LVV d.d. 4 november 2020", "subject:"),
    ):
        text = text.replace(right, wrong)
    problems = reading_of(text, source="r.yaml").problems
    assert [(found.code, found.where.line) for found in problems] == [
        ("R103", 8),
        ("R101", 14),
        ("R107", 24),
        ("R110", 60),
        ("R110", 74),
        ("R110", 85),
    ]
