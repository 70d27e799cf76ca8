"""What the checks of a composed letter find; every record is an excerpt over the record of the first letter."""

from pathlib import Path

import pytest
from excerpts import spliced
from letter_findings import codes, found, says

from briefgen.errors import Severity
from briefgen.folders import TemplateFolders
from briefgen.record.reading import reading_of
from briefgen.yamlfile import apply_fixes


def test_the_first_letter_is_clean() -> None:
    assert found("", purpose="issue") == []


def test_a_finding_in_a_sentence_leads_to_the_words_in_the_record() -> None:
    (problem,) = found(says("De kosten zijn € ?? miljoen."))
    assert (problem.code, problem.where.field, problem.severity) == ("X108", "conclusion", Severity.ERROR)
    assert problem.source_line == "  De kosten zijn € ?? miljoen."
    assert problem.source_line[problem.where.column - 1 : problem.where.end_column - 1] == "??"


def test_a_finding_in_the_templates_own_words_leads_to_the_template(tmp_path: Path) -> None:
    (tmp_path / "kinds" / "meeting-report").mkdir(parents=True)
    letter = tmp_path / "kinds" / "meeting-report" / "letter.md"
    letter.write_text("{{ basis.requested }}\n\nDe kosten zijn XX.\n", encoding="utf-8")
    (problem,) = [each for each in found("", folders=TemplateFolders.standard(tmp_path)) if each.code == "X108"]
    assert (problem.where.source, problem.where.line) == (str(letter), 3)


def test_two_spaces_are_taken_out() -> None:
    text = spliced(says("Ik dank u  voor alles.  Tot ziens."))
    problems = [each for each in found(says("Ik dank u  voor alles.  Tot ziens.")) if each.code == "X101"]
    assert apply_fixes(text, [fix for each in problems for fix in each.fixes]).endswith(
        "Ik dank u voor alles. Tot ziens.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "De heer [naam] was er.",
        "Hier moet nog iets @@ bij.",
        "Dat is op … november.",
        "Wat doen we hier??",
        "De datum is n.t.b.",
    ],
)
def test_what_was_left_to_fill_in_is_an_error(text: str) -> None:
    assert codes(says(text)) == ["X108"]


@pytest.mark.parametrize(
    "text",
    [
        "Hij zei: “[de minister] moet (…) iets doen”.",
        "De wet van 5 < 6 geldt.",
        "Om 14.00 uur begint de APM-bijeenkomst (hierna: APM).",
        "De XXL-maat (XXL) past.",
    ],
)
def test_what_only_looks_left_open_is_none(text: str) -> None:
    assert "X108" not in codes(says(text))


@pytest.mark.parametrize("text", ["Het is [..].", "De heer <naam> was er.", "De kosten zijn PM.", "Op XX november."])
def test_a_marked_place_of_the_record_is_told_once(text: str) -> None:
    assert [each.code for each in reading_of(spliced(says(text)), source="record.yaml").problems] == ["F101"]
    assert "X108" not in codes(says(text))


def test_a_placeholder_in_the_subject_is_found() -> None:
    assert [each.where.field for each in found("subject: Overleg van [datum]")] == ["subject"]


LONG = "Ik zal " + "heel " * 40 + "kort zijn."


def test_a_long_sentence_is_a_hint() -> None:
    (problem,) = found(says(LONG))
    assert (problem.code, problem.severity) == ("X102", Severity.HINT)
    assert "44" in problem.message


def test_a_point_of_an_abbreviation_ends_no_sentence() -> None:
    assert codes(says("Ik zal " + "heel " * 18 + "kort zijn over art. 5 en " + "heel " * 18 + "precies.")) == ["X102"]
    assert codes(says("Ik zal " + "heel " * 18 + "kort zijn. " + "Heel " * 18 + "precies.")) == []


@pytest.mark.parametrize(
    ("text", "signatories", "finds"),
    [
        ("Ik dank u.", 1, False),
        ("Wij danken u.", 1, True),
        ("Ik dank u.", 2, True),
        ("Dat waarderen wij zeer.", 2, False),
        ("Hij zei: “wij komen”.", 1, False),
        ("Op die wijze gaat het.", 1, False),
    ],
)
def test_who_signs_is_who_speaks(text: str, signatories: int, finds: bool) -> None:
    offices = "".join(f"\n  - office: {office}" for office in ("staatssecretaris", "minister")[:signatories])
    assert ("X104" in codes(f"signatories:{offices}\n{says(text)}")) == finds


def test_one_who_also_signs_for_others_may_say_wij() -> None:
    assert "X104" not in codes(f"on_behalf_of: [de Minister van Financiën]\n{says('Dat doen wij samen.')}")


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Ik stuur dit, zodat de Kamer oordeelt.", True),
        ("Ik stuur dit aan de Tweede Kamer.", False),
        ("De Kamer van Koophandel doet mee.", False),
        ("Het lid vroeg: “weet de Kamer dit?”", False),
        ("Ik dank u.\ncommitments:\n  - text: De Kamer jaarlijks inlichten", False),
    ],
)
def test_the_house_is_addressed_in_one_way(text: str, finds: bool) -> None:
    assert ("X105" in codes(says(text))) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Het kost € 5 of € 7 miljoen.", False),
        ("Het kost € 5 of €7.", True),
        ("Het kost € 5 of 7 miljoen euro.", True),
        ("Het kost EUR 5 of € 7.", True),
        ("Het kost 5 euro of 7 miljoen euro.", False),
    ],
)
def test_amounts_are_written_alike(text: str, finds: bool) -> None:
    assert ("X106" in codes(says(text))) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Het is op 15-02-2021.", True),
        ("Het is op 2021-02-15.", True),
        ("Het is op 15 feb. 2021.", True),
        ("Het is op 05 februari 2021.", True),
        ("Het was op 4 november jl. zo.", True),
        ("Het is op 15 februari 2021.", False),
        ("Het gaat om 10-20 gevallen.", False),
    ],
)
def test_dates_are_written_alike(text: str, finds: bool) -> None:
    assert ("X107" in codes(says(text))) == finds


def test_a_table_may_have_dates_in_figures() -> None:
    table = "      | Wat | Wanneer |\n      |---|---|\n      | Brief | 15-02-2021 |"
    assert "X107" not in codes(f"sections:\n  - title: Planning\n    text: |\n{table}")


PEOPLE = """
meetings:
  - id: overleg
    name: het overleg
    date: 2020-11-04
    remark: {remark}
    participants:
      - {{id: een, role: adviseur, name: De Wit-Jansen, publish: {publish}}}
"""


def test_a_name_that_may_not_be_published_is_not_in_the_letter() -> None:
    private = PEOPLE.format(remark="Mevrouw De Wit-Jansen sprak.", publish="no")
    fields = [each.where.field for each in found(private) if each.code == "X109"]
    assert "meetings.0.remark" in fields
    assert "X109" not in codes(PEOPLE.format(remark="Mevrouw De Wit-Jansen sprak.", publish="yes"))
    assert "X109" not in codes("publish: no\n" + private)


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Mail j.jansen@minjenv.nl.", True),
        ("Bel 06-12345678.", True),
        ("Bel 070 370 79 11.", True),
        ("Bel +31 70 370 79 11.", True),
        ("Zie Kamerstuk 19 637, nr. 2677.", False),
        ("Er zijn 12 345 678 mensen.", False),
    ],
)
def test_mail_addresses_and_telephone_numbers_are_pointed_out(text: str, finds: bool) -> None:
    assert ("X110" in codes(says(text))) == finds


@pytest.mark.parametrize(
    ("text", "abbreviations"),
    [
        ("De RMO-partners spreken.", ["RMO"]),
        ("Het overleg (hierna: RMO) telt. Het RMO werkt.", []),
        ("Het overleg (RMO) telt. Het RMO werkt.", []),
        ("De VNG, het WODC en de EU doen mee.", []),
        ("Artikel XIV van 2500 EH.", []),
        ("Zie ECLI:NL:HR:2020:123 en 2020Z12345.", []),
        ("De LVV's en het RMO en het RMO.", ["RMO"]),
    ],
)
def test_abbreviations_are_introduced(text: str, abbreviations: list[str]) -> None:
    hints = [each for each in found(says(text)) if each.code == "X111"]
    assert [each.message.split("'")[1] for each in hints] == abbreviations


def test_the_main_message_stands_first() -> None:
    hidden = "introduction: |\n  Het was mooi weer.\n\n  De zaal was vol.\n\n  Er was koffie."
    assert codes(hidden) == ["X103"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie Kamerstuk 19 637, nr. 2677.", []),
        ("Zie Kamerstuk 19637, nr. 2677.", []),
        ("Zie Kamerstuk 19.637, nr. 2677.", ["C101"]),
        ("Zie Kamerstuk 19 637 nr 2677.", ["C102"]),
        ("Zie Kamerstukken II 2020/21, 19637, nr. 2677.", ["C102"]),
        ("Zie Kamerstukken II 2021/22, 19637, nr. 2677.", ["C102", "C104"]),
        ("Zie Kamerstuk 19 637, nr. 1 en Kamerstukken II 2020/21, 19637, nr. 2.", ["C102", "C103"]),
        ("Zie Handelingen II 2020/21, nr. 30, item 7.", []),
        ("Zie Stb. 2020, 499.", []),
    ],
)
def test_citations_are_readable_of_one_style_and_of_a_year_that_can_be(text: str, expected: list[str]) -> None:
    assert codes(says(text)) == expected


def test_a_citation_is_rewritten_as_the_ministry_cites() -> None:
    excerpt = says("Zie Kamerstukken II 2020/21, 19637, nr. 2677.")
    (problem,) = found(excerpt)
    assert apply_fixes(spliced(excerpt), problem.fixes).endswith("  Zie Kamerstuk 19 637, nr. 2677.\n")


def test_the_occasion_is_cited_with_a_year_that_can_be() -> None:
    basis = "basis:\n  type: motion\n  name: motie\n  date: 2020-09-24\n  requested: een verslag\n  citation: {}"
    right, wrong = "Kamerstukken II 2020/21, 19637, nr. 1", "Kamerstukken II 2019/20, 19637, nr. 1"
    assert "C104" not in codes(basis.format(right))
    assert [each.where.field for each in found(basis.format(wrong)) if each.code == "C104"] == ["basis.citation"]
