"""What a word is kept under, and so by which other words it is found."""

import datetime

import pytest

from briefgen.search.abbreviations import Abbreviation, abbreviations_in
from briefgen.search.analyser import analyse
from briefgen.search.documents import Document
from briefgen.search.marks import marks_asked, marks_in
from briefgen.search.words import fold, folded_words


def analysed(text: str, *, on: datetime.date | None = None):
    return analyse(Document("1", "IENW/BSK-2020/236124", on, "ienw", "answers", "", text))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Coördinator", "coordinator"), ("coo\u0308rdinator", "coordinator"), ("LVV's", "lvv"), ("LVV’s", "lvv"),
        ("scenario’s", "scenario"), ("ĳsberg", "ijsberg"), ("Yıldız", "yildiz"), ("Straße", "strasse"), ("O'Brien",
        "obrien"),
        ("ge\u00adheim", "geheim"), ("ﬁets", "fiets"), ("２０２０", "2020"), ("'s", "s"),
    ],
)  # fmt: skip
def test_case_accents_and_quotes_do_not_count(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_words_are_cut_at_hyphens_slashes_and_quotes() -> None:
    text = "«LVV-pilots» en/of “’s-Gravenhage” … e-mail"
    assert folded_words(text) == ["lvv", "pilots", "en", "of", "s", "gravenhage", "e", "mail"]


@pytest.mark.parametrize(
    ("texts", "token"),
    [
        (("19637, nr. 2677", "19 637, nr. 2677", "kst-19637-2677", "Kamerstuk 19\u00a0637, nr.\u00a02677",
        "(19637-2677)",
          "Kamerstukken II 2020/21, 19637, nr. 2677"), "§kst19637n2677"),
        (("36600-VII, nr. 5", "36 600 VII, nr. 5", "kst-36600-VII-5"), "§kst36600viin5"),
        (("21 501-02, nr. 9", "21501-02, nr. 9", "kst-21501-02-9"), "§kst2150102n9"),
        (("31700 VI, D", "EK 31 700 VI, D"), "§kst31700vind"),
        (("27 484 (R 1669), nr. 289", "27484 (R1669), nr. 289"), "§kst27484r1669n289"),
        (("dossier 19 637 en", "dossier 19637 en", "kst-19637-1"), "§kst19637"),
        (("4 november 2020", "4-11-2020", "04-11-2020", "04/11/2020", "4.11.2020", "2020-11-04", "d.d. 4 nov. 2020",
          "4\u00a0november\u00a02020", "4 November 2020"), "§20201104"),
        (("november 2020", "4 november 2020", "12-11-2020"), "§m202011"),
        (("4 november", "4 november jl.", "4-11-2019"), "§x1104"),
        (("Stb. 2021, 499", "Stb. 2021, nr. 499"), "§stb2021499"),
    ],
)  # fmt: skip
def test_one_thing_in_many_notations_is_one_token(texts: tuple[str, ...], token: str) -> None:
    for text in texts:
        assert token in [each for mark in marks_in(text) for each in mark.tokens], text


@pytest.mark.parametrize(
    "text", ["€ 36 600", "€ 36.600", "€36 600", "2500 EH Den Haag", "06-12345678", "070-3123456", "NL91ABNA0417164300",
             "36 600 euro", "IENW/BSK-2020/236124", "99-99-2020", "31-2-2020", "12345%"],
)  # fmt: skip
def test_amounts_and_other_numbers_are_no_papers_or_dates(text: str) -> None:
    assert marks_in(text) == ()


def test_a_day_without_its_year_is_the_last_one_before_the_letter() -> None:
    marks = marks_in("24 september jongstleden", on=datetime.date(2020, 11, 17))
    assert "§20200924" in marks[0].tokens
    assert "§20191224" in marks_in("24 december jl.", on=datetime.date(2020, 11, 17))[0].tokens


def test_somebody_who_asks_does_not_care_about_capitals() -> None:
    assert marks_asked("kst-36600-vii-5")[0].asked == ("§kst36600viin5",)
    assert marks_asked("31839-46")[0].asked == ("§kst3183946", "§kst31839n46")


@pytest.mark.parametrize(
    ("text", "short", "words"),
    [
        ("de Landelijke Vreemdelingen Voorzieningen (LVV's)", "lvv", "landelijke vreemdelingen voorzieningen"),
        ("het Wetenschappelijk Onderzoek- en Documentatiecentrum (WODC)", "wodc",
         "wetenschappelijk onderzoek en documentatiecentrum"),
        ("de Vereniging van Nederlandse Gemeenten (hierna: VNG)", "vng", "vereniging van nederlandse gemeenten"),
        ("de Immigratie- en Naturalisatiedienst (IND)", "ind", "immigratie en naturalisatiedienst"),
        ("de Wet langdurige zorg (Wlz)", "wlz", "wet langdurige zorg"),
        ("de Dienst Terugkeer en Vertrek (DT&V)", "dtv", "dienst terugkeer en vertrek"),
        ("het Centraal Orgaan opvang asielzoekers (COA)", "coa", "centraal orgaan opvang asielzoekers"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_learned_where_it_is_introduced(text: str, short: str, words: str) -> None:
    assert abbreviations_in(text) == (Abbreviation(short, tuple(words.split())),)


@pytest.mark.parametrize(
    "text", ["de minister (VVD)", "in Tilburg (NB)", "zie (A)", "het overleg (LVV)", "(LVV)", "x" * 9000 + " (LVV)"]
)
def test_what_stands_in_brackets_is_not_always_an_abbreviation(text: str) -> None:
    assert abbreviations_in(text) == ()


def test_a_word_cut_off_by_a_hyphen_is_completed() -> None:
    parts = analysed("de vreemdelingen- en migratieketen, jeugd- of gehandicaptenzorg").parts.split()
    assert "vreemdelingenketen" in parts
    assert "jeugdzorg" in parts


def test_a_compound_is_found_by_its_parts_and_words_with_a_hyphen_as_one() -> None:
    parts = analysed("vreemdelingenvoorzieningen; de co-operatie; pilot-LVV’s").parts.split()
    assert {"vreemdeling", "voorziening", "cooperatie", "§lvv"} <= set(parts)


def test_fragments_of_numbers_are_kept() -> None:
    made = analysed("zaak 2020Z21833")
    assert {"z21833", "21833"} <= set(made.parts.split())
    assert {"ienw", "bsk", "236124"} <= set(made.marks.split())
