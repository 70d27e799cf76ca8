"""Profiles are read from data, with findings that point into their file."""

import datetime
import shutil
from pathlib import Path

import pytest

from briefgen.errors import Problem, Severity, UnreadableError
from briefgen.folders import TemplateFolders
from briefgen.ministry.model import Profile
from briefgen.ministry.profile import UnknownMinistryError, known_ministries, read_profile

PACKAGED = TemplateFolders.standard()
SEED_DAY = datetime.date(2020, 11, 17)

VALID = """\
code: weno
tooi: mnre9999
names:
  - name: Ministerie van Oevers
    until: 2019-12-31
  - name: Ministerie van Waterbeheer en Oevers
    since: 2020-01-01
return_address: "> Retouradres Postbus 99999 2500 ZZ Den Haag"
addresses:
  - lines: [Kadestraat 1, 2511 ZZ Den Haag]
addressees:
  tweede-kamer:
    running: de voorzitter van de Tweede Kamer
    lines: [De voorzitter van de Tweede Kamer]
  eerste-kamer:
    running: de voorzitter van de Eerste Kamer
    lines: [De voorzitter van de Eerste Kamer]
    salutation: Geachte senaatsvoorzitter,
units:
  kaden:
    name: Directie Kaden
    addresses:
      - lines: [Steigerweg 2, 1234 AB Hoek]
        until: 2022-06-30
offices:
  minister:
    title: De Minister van Waterbeheer en Oevers
    earlier:
      - title: De Minister van Oevers
        running: de Minister van Oevers
        until: 2019-12-31
    holders:
      - full: Anna de Vries
        initials: A. de Vries
        since: 2018-01-01
        until: 2021-03-01
      - full: Bram Jansen
        since: 2021-03-01
references:
  pattern: 'WENO/\\d{4}/\\d{6}'
  example: WENO/2020/000123
  series: WENO/{year}/{number:06}
"""


def read(tmp_path: Path, text: str, code: str = "weno") -> tuple[Profile | None, tuple[Problem, ...]]:
    path = tmp_path / "ministries" / code / "profile.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_profile(code, folders=TemplateFolders.standard(tmp_path))


def valid(tmp_path: Path) -> Profile:
    profile, problems = read(tmp_path, VALID)
    assert problems == ()
    assert profile is not None
    return profile


@pytest.mark.parametrize("code", known_ministries(PACKAGED))
def test_packaged_profiles_have_no_findings(code: str) -> None:
    profile, problems = read_profile(code, folders=PACKAGED)
    assert profile is not None
    assert problems == ()


def test_both_packaged_ministries_are_known() -> None:
    assert {"jenv", "ienw"} <= set(known_ministries(PACKAGED))


def test_a_ministry_has_the_name_in_force_on_the_day() -> None:
    profile, _ = read_profile("jenv", folders=PACKAGED)
    assert profile is not None
    names = {
        day: profile.name_on(datetime.date.fromisoformat(day))
        for day in ("2009-01-01", "2010-10-14", "2017-10-25", "2017-10-26")
    }
    assert names == {
        "2009-01-01": "Ministerie van Justitie",
        "2010-10-14": "Ministerie van Veiligheid en Justitie",
        "2017-10-25": "Ministerie van Veiligheid en Justitie",
        "2017-10-26": "Ministerie van Justitie en Veiligheid",
    }


def test_the_state_secretary_of_the_first_letter_was_in_office() -> None:
    profile, _ = read_profile("jenv", folders=PACKAGED)
    assert profile is not None
    office = profile.offices["staatssecretaris"]
    holder = office.holder_on(SEED_DAY)
    assert holder is not None
    assert profile.printed_name(holder) == "Ankie Broekers-Knol"
    assert office.title_on(SEED_DAY) == "De Staatssecretaris van Justitie en Veiligheid"


def test_the_second_ministry_prints_initials_below_a_title_in_capitals() -> None:
    profile, _ = read_profile("ienw", folders=PACKAGED)
    assert profile is not None
    office = profile.offices["minister"]
    holder = office.holder_on(SEED_DAY)
    assert holder is not None
    assert profile.printed_name(holder) == "drs. C. van Nieuwenhuizen Wijbenga"
    assert office.title_on(SEED_DAY) == "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT"
    assert office.running_on(datetime.date(2015, 1, 1)) == "de Minister van Infrastructuur en Milieu"


def test_the_new_holder_signs_on_the_day_of_the_handover(tmp_path: Path) -> None:
    office = valid(tmp_path).offices["minister"]
    day = datetime.date(2021, 3, 1)
    assert [holder.full for holder in office.holders_on(day)] == ["Anna de Vries", "Bram Jansen"]
    holder = office.holder_on(day)
    assert holder is not None
    assert holder.full == "Bram Jansen"


def test_nobody_signs_before_the_first_holder(tmp_path: Path) -> None:
    assert valid(tmp_path).offices["minister"].holder_on(datetime.date(2017, 12, 31)) is None


def test_a_title_without_running_text_is_used_as_it_stands(tmp_path: Path) -> None:
    office = valid(tmp_path).offices["minister"]
    assert office.running_on(datetime.date(2019, 12, 31)) == "de Minister van Oevers"
    assert office.running_on(datetime.date(2020, 1, 1)) == "De Minister van Waterbeheer en Oevers"


def test_a_unit_has_its_own_address_or_the_ministrys(tmp_path: Path) -> None:
    profile = valid(tmp_path)
    before, after = datetime.date(2022, 6, 30), datetime.date(2022, 7, 1)
    assert profile.address_on("kaden", before) == ("Steigerweg 2", "1234 AB Hoek")
    assert profile.address_on("kaden", after) == ()
    assert profile.address_on(None, after) == ("Kadestraat 1", "2511 ZZ Den Haag")


def test_a_house_may_have_a_salutation_of_its_own(tmp_path: Path) -> None:
    profile = valid(tmp_path)
    assert profile.salutation_for("eerste-kamer") == "Geachte senaatsvoorzitter,"
    assert profile.salutation_for("tweede-kamer") == ""


def test_numbers_of_the_series_fit_the_pattern(tmp_path: Path) -> None:
    references = valid(tmp_path).references
    assert references.numbered(42, year=2026) == "WENO/2026/000042"
    assert references.fits("WENO/2026/000042")
    assert not references.fits("WENO/2026/000042 ")
    assert not references.fits("WENO/２０２６/000042")
    assert not references.fits("1" * 5000)


def test_an_unknown_ministry_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownMinistryError) as refusal:
        read_profile("jemv", folders=PACKAGED)
    assert "'jemv'" in refusal.value.message
    assert "Did you mean 'jenv'?" in refusal.value.hint
    assert "ienw" in refusal.value.hint


@pytest.mark.parametrize("code", ["../jenv", "", "a/b/../../c", "JENV\n", "x" * 5000])
def test_a_ministry_that_is_no_name_is_unknown(code: str) -> None:
    with pytest.raises(UnknownMinistryError):
        read_profile(code, folders=PACKAGED)


def test_a_users_profile_comes_before_the_packaged_one(tmp_path: Path) -> None:
    packaged = PACKAGED.find("ministries/jenv/profile.yaml").read_text(encoding="utf-8")
    profile, problems = read(tmp_path, packaged.replace("Postbus 20301 2500", "Postbus 1 2500"), code="jenv")
    assert problems == ()
    assert profile is not None
    assert profile.return_address == "> Retouradres Postbus 1 2500 EH Den Haag"


def test_a_profile_is_read_again_when_its_file_changes(tmp_path: Path) -> None:
    valid(tmp_path)
    profile, _ = read(tmp_path, VALID.replace("Directie Kaden", "Directie Kades en Oevers"))
    assert profile is not None
    assert profile.units["kaden"].name == "Directie Kades en Oevers"


FINDINGS = [
    ("P101", "    since: 2020-01-01", "    since: 2020-02-01", 7),
    ("P101", "    since: 2020-01-01", "    since: 2019-12-31", 7),
    ("P101", "    since: 2020-01-01\n", "", 6),
    ("P102", "        since: 2018-01-01", "        since: 2022-01-01", 36),
    ("P103", "        since: 2021-03-01", "        since: 2021-02-01", 37),
    ("P103", "  - lines: [Kadestraat 1,", "  - lines: [Oud 1]\n  - lines: [Kadestraat 1,", 11),
    ("P104", VALID[VALID.index("    holders:") : VALID.index("references:")], "", 26),
    (
        "P105",
        "        until: 2019-12-31\n    holders",
        "        until: 2019-12-31\n      - title: De Minister\n        until: 2011-01-01\n    holders",
        33,
    ),
    ("P106", "'WENO/", "'(WENO/", 40),
    ("P106", r"\d{6}'", r"(\d+)+'", 40),
    ("P107", "example: WENO/2020/000123", "example: WENO/2020/123", 41),
    ("P107", "  example: WENO/2020/000123\n", "", 39),
    ("P108", "{number:06}", "{number.__class__}", 42),
    ("P108", "WENO/{year}/{number:06}", "B{year}-{number:06}", 42),
    ("P108", "WENO/{year}/{number:06}", "WENO/{year}/000000", 42),
    ("P109", "references:\n", "pages:\n  number: Pagina {n}\nreferences:\n", 40),
    ("P110", "references:\n", "logo: {path: logo.png, alt: Logo}\nreferences:\n", 39),
    ("P110", "references:\n", "logo: {path: ../../logo.png, alt: Logo}\nreferences:\n", 39),
    ("P111", "code: weno", "code: wno", 1),
    ("P112", VALID[VALID.index("  eerste-kamer:") : VALID.index("units:")], "", 11),
    ("P113", "references:\n", "house_style: rijksoverhead\nreferences:\n", 39),
    ("P114", "De Minister van Waterbeheer en Oevers", "De Minister van Waterbeheer en Oevers,", 27),
]


@pytest.mark.parametrize(("code", "old", "new", "line"), FINDINGS)
def test_each_finding_of_a_profile_names_its_line(tmp_path: Path, code: str, old: str, new: str, line: int) -> None:
    assert VALID.count(old) == 1
    profile, problems = read(tmp_path, VALID.replace(old, new))
    assert (profile is None) == (problems[0].severity is Severity.ERROR)
    assert [(problem.code, problem.where.line) for problem in problems] == [(code, line)]
    assert problems[0].where.source.endswith("profile.yaml")
    assert problems[0].source_line


def test_every_rule_for_profiles_has_a_profile_that_breaks_it() -> None:
    from briefgen.ministry.rules import RULES

    assert {rule.code for rule in RULES} == {code for code, *_ in FINDINGS}


def test_the_comma_of_a_title_is_taken_away_by_the_fix(tmp_path: Path) -> None:
    from briefgen.yamlfile import apply_fixes

    broken = VALID.replace("De Minister van Waterbeheer en Oevers", "De Minister van Waterbeheer en Oevers,")
    _, problems = read(tmp_path, broken)
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert apply_fixes(broken, problems[0].fixes) == VALID


def test_a_field_that_profiles_do_not_have_is_a_finding(tmp_path: Path) -> None:
    profile, problems = read(tmp_path, VALID.replace("return_address:", "return_adress:"))
    assert profile is None
    assert 8 in {problem.where.line for problem in problems}


def test_a_profile_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ministries/weno/profile.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError):
        read_profile("weno", folders=TemplateFolders.standard(tmp_path))


def test_a_logo_beside_the_profile_is_found(tmp_path: Path) -> None:
    from briefgen.ministry.logo import read_logo

    logo = tmp_path / "ministries/weno/logo.svg"
    logo.parent.mkdir(parents=True)
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="13" height="37"/>', encoding="utf-8")
    profile, problems = read(tmp_path, VALID + "logo: {path: logo.svg, alt: Het logo}\n")
    assert problems == ()
    assert profile is not None
    found = read_logo(profile, folders=TemplateFolders.standard(tmp_path))
    assert found is not None
    assert (found.suffix, found.alt, found.data) == ("svg", "Het logo", logo.read_bytes())
    shutil.rmtree(logo.parent)


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a", "neither a PNG nor an SVG"),
        (b"", "neither a PNG nor an SVG"),
        (PNG, "at most 8000 pixels"),
        (PNG + b"\0\0\xff\xff\0\0\0\x01", "at most 8000 pixels"),
        (b"<svg><script/></svg>", "scripts or entities"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "scripts or entities"),
        (b"<svg>" + b" " * 1_000_000, "larger than 1 MB"),
    ],
)
def test_a_logo_that_cannot_stand_in_a_letter_is_a_finding(tmp_path: Path, data: bytes, reason: str) -> None:
    logo = tmp_path / "ministries/weno/logo"
    logo.parent.mkdir(parents=True)
    logo.write_bytes(data)
    _, problems = read(tmp_path, VALID + "logo: {path: logo, alt: Het logo}\n")
    assert [problem.code for problem in problems] == ["P110"]
    assert reason in problems[0].message
