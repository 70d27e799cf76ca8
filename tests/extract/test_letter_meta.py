"""The file of `--meta` completes and corrects what was read, and its mistakes are told with their lines."""

import datetime
from pathlib import Path, PurePath

import pytest

from briefgen.errors import Severity, UnreadableError
from briefgen.extract.fields import Extracted, Field, SignedBy, Spot, Sure
from briefgen.extract.letters import read_letter
from briefgen.extract.meta import MetaReading, completed, read_meta
from briefgen.extract.senders import senders_of


def reading(folder: Path, text: str, **known: frozenset[str]) -> MetaReading:
    path = folder / "meta.yaml"
    path.write_text(text, encoding="utf-8")
    return read_meta(path, **known)


def a_letter() -> Extracted:
    wrong = Field("Ons kenmerk", Sure.GUESS, Spot(1, "Kenmerk"))
    return Extracted("brief.pdf", "pdf", 1, "Hierbij.", reference=wrong)


def test_every_field_can_be_given(tmp_path: Path) -> None:
    meta = reading(
        tmp_path,
        """\
reference: 0123456
date: 17 maart 2009
subject: Stand van zaken
ministry: jenv
unit: Directie Wetgeving
addressee: eerste-kamer
signatories:
  - office: De Minister van Justitie
    name: E.M.H. Hirsch Ballin
dossiers: [19 637, 36600-VII]
kind: progress-letter
your_reference: 2009Z00001
""",
    )
    assert meta.problems == ()
    letter = completed(a_letter(), meta.of(PurePath("brief.pdf")))
    assert letter.reference == Field("0123456", Sure.CERTAIN, Spot(0, "given with `--meta`"))
    assert letter.date is not None
    assert letter.date.value == datetime.date(2009, 3, 17)
    assert letter.addressee is not None
    assert letter.addressee.value == ("eerste-kamer",)
    assert letter.signatories is not None
    assert letter.signatories.value == (SignedBy("De Minister van Justitie", "E.M.H. Hirsch Ballin"),)
    assert letter.dossiers is not None
    assert letter.dossiers.value == ("19637", "36600-VII")
    assert letter.missing == ()
    assert letter.is_complete


def test_what_is_left_out_stays_as_it_was_read(tmp_path: Path) -> None:
    letter = completed(a_letter(), reading(tmp_path, "subject: Stand van zaken\n").of(PurePath("brief.pdf")))
    assert letter.reference == a_letter().reference
    assert letter.subject is not None


def test_problems_of_given_fields_are_gone() -> None:
    read = read_letter(b"%PDF-1.4\n" + _one_line_pdf()[9:], name="brief.pdf", senders=senders_of())
    told = {problem.where.field for problem in read.problems}
    assert "date" in told
    from briefgen.extract.meta import LetterMeta

    letter = completed(read, LetterMeta(date="2009-03-17"))
    assert {problem.where.field for problem in letter.problems} == told - {"date"}


def _one_line_pdf() -> bytes:
    from sample_letters import seed_letter
    from styles import STYLE

    from briefgen.letter.model import Labelled
    from briefgen.render import renderer
    from briefgen.values import replace

    letter = seed_letter()
    head = replace(letter.head, date=Labelled((), ()))
    return renderer("pdf").render(replace(letter, head=head), STYLE)


def test_single_letters_are_named_by_their_file_or_a_pattern(tmp_path: Path) -> None:
    meta = reading(
        tmp_path,
        """\
ministry: jenv
letters:
  brief-1.pdf:
    reference: "1"
  oud-*.pdf:
    ministry: vrom
""",
    )
    assert meta.of(PurePath("map/brief-1.pdf")).reference == "1"
    assert meta.of(PurePath("map/brief-1.pdf")).ministry == "jenv"
    assert meta.of(PurePath("oud-7.pdf")).ministry == "vrom"
    assert meta.of(PurePath("ander.pdf")).reference is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("reference: 1\nonderwerp: iets\n", 2, "Did you mean `subject`?"),
        ("date: gisteren\n", 1, "`gisteren` is not a date."),
        ("date: 2009-03-17\naddressee: Raad van State\n", 2, "Raad van State"),
        ("dossiers: [19637, abc]\n", 1, "`abc` is not the number of a dossier."),
        ("ministry: jenv\nletters:\n  a.pdf:\n    ministry: xyz\n", 4, "There is no ministry 'xyz'."),
        ("signatories:\n  - office: De Minister van Justitie\n", 2, "`name`"),
        ("- reference: 1\n", 1, "no fields at its top level"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    meta = reading(tmp_path, text, ministries=frozenset({"jenv"}))
    assert meta.meta is None
    told = [problem for problem in meta.problems if problem.severity is Severity.ERROR]
    assert [problem.where.line for problem in told] == [line]
    assert said in f"{told[0].message} {told[0].hint}"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="There is no file"):
        read_meta(tmp_path / "meta.yaml")
