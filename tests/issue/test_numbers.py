"""Reference numbers: what one may be, when two are the same, and how a series is written."""

import pytest

from briefgen.issue.numbers import ReferenceRefusedError, Series, SeriesRefusedError, checked_reference, reference_key


@pytest.mark.parametrize("reference", ["3090253", "IENW/BSK-2020/236124", "F/2020000123", "2020-0000 12", "VWS (a)"])
def test_references_of_ministries_stay_as_typed(reference: str):
    assert checked_reference(reference) == reference


@pytest.mark.parametrize(
    "same",
    [
        "ienw/bsk-2020/236124",
        "IENW / BSK-2020 / 236124",
        "IENW/BSK‑2020/236124",
        "IENW∕BSK–2020⁄236124",
        "ＩＥＮＷ／ＢＳＫ－２０２０／２３６１２４",
        "IENW/BSK-2O2O/236l24",
        "ІЕNW/ВЅK-2020/236124",
        "IENW/BSK-2020\u00a0/\u200b236124",
    ],
)
def test_width_case_spaces_and_look_alikes_make_one_key(same: str):
    assert reference_key(same) == reference_key("IENW/BSK-2020/236124")


def test_other_numbers_have_other_keys():
    others = ["3090253", "3090254", "309025", "30902530", "3090-253", "309/0253"]
    assert len({reference_key(each) for each in others}) == len(others)


@pytest.mark.parametrize(
    "refused",
    [
        "",
        "x" * 65,
        "9" * 10_000,
        "../3090253",
        "a/../../etc",
        "..",
        ".",
        "/3090253",
        "3090253/",
        "a//b",
        "a/. /b",
        "30\\90253",
        "3090\x00253",
        "3090\n253",
        "3090253\u202e",
        "3090253\u200b",
        "3090253\ud800",
        "С090253",
        "３０９０２５３",
        " 3090253",
        "3090253 ",
        "30  90253",
        "3090253%2F",
        "C:3090253",
        "~root",
        "$(id)",
    ],
)
def test_a_reference_that_hides_confuses_or_leads_elsewhere_is_refused(refused: str):
    with pytest.raises(ReferenceRefusedError) as caught:
        checked_reference(refused)
    assert len(caught.value.message) < 300
    assert caught.value.message.isprintable()


def test_the_refusal_offers_the_plain_spelling():
    with pytest.raises(ReferenceRefusedError) as caught:
        checked_reference("IENW/BSK‑2020/1")
    assert "NON-BREAKING HYPHEN" in caught.value.message
    assert caught.value.hint == "Write it as IENW/BSK-2020/1."


def test_a_series_reads_back_what_it_writes():
    series = Series("IENW/BSK-{year}/{number:06}")
    assert series.write(year=2020, number=42) == "IENW/BSK-2020/000042"
    assert series.read("IENW/BSK-2020/000042") == (2020, 42)
    assert series.read("IENW/BSK-2020/1000000") == (2020, 1_000_000)
    assert series.yearly


@pytest.mark.parametrize("other", ["IENW/BSK-2020/42", "IENW/BSK-2020/0000042", "XIENW/BSK-2020/000042", "3090253"])
def test_a_series_does_not_claim_other_numbers(other: str):
    assert Series("IENW/BSK-{year}/{number:06}").read(other) is None


@pytest.mark.parametrize("same", ["IENW/BSK-2020/42", "IENW/BSK-2020/0000042", "ienw / bsk–2020 / 000042"])
def test_a_series_knows_its_number_however_it_is_padded_or_spelled(same: str):
    assert Series("IENW/BSK-{year}/{number:06}").number_of(same) == (2020, 42)


@pytest.mark.parametrize("other", ["XIENW/BSK-2020/42", "IENW/BSK-2020/", "IENW/BSK-20/42", "IENW/BSK-2020/42a", "42"])
def test_a_number_of_another_form_is_not_of_the_series(other: str):
    assert Series("IENW/BSK-{year}/{number:06}").number_of(other) is None


@pytest.mark.parametrize(
    "pattern", ["IENW/BSK-{year}/{number:06}", "{number}", "X{number:03}/{year}", "{{{number:02}}}"]
)
def test_each_padding_is_the_same_number_and_the_series_own_is_the_first(pattern: str):
    series = Series(pattern)
    made = series.paddings(year=2020, number=42)
    assert made[0] == series.write(year=2020, number=42)
    assert {series.number_of(each) for each in made} == {(2020 if series.yearly else 0, 42)}
    assert len(made) == len(set(made)) == 17


def test_a_series_without_a_year_counts_on():
    series = Series("{number:07}")
    assert not series.yearly
    assert series.read("3090253") == (0, 3_090_253)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "3090253",
        "{year}",
        "{number}{number}",
        "{number!r}",
        "{number:x}",
        "{number:>9}",
        "{0}",
        "{number.real}",
        "{",
        "{name}{number}",
    ],
)
def test_a_pattern_that_gives_no_series_is_refused(pattern: str):
    with pytest.raises(SeriesRefusedError):
        Series(pattern)
