"""A number of a ministry's series is one number, with however many zeros it is typed."""

from pathlib import Path

import pytest
from campaigns.making import NOW, issue, new_archive, wanted

from briefgen.archive.errors import ReferenceInUseError
from briefgen.archive.facts import reserve
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive
from briefgen.archive.taking import preview

PADDINGS = ("IENW/BSK-2020/1", "IENW/BSK-2020/01", "IENW/BSK-2020/000001", "IENW/BSK-2020/0000001", "ienw/bsk-2020/1")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive", files=Files(durable=False))


@pytest.mark.parametrize("typed", PADDINGS)
def test_a_number_that_the_series_gave_is_not_taken_again_in_another_padding(archive: Archive, typed: str):
    given = issue(archive, "first").reference
    before = archive.head()
    with pytest.raises(ReferenceInUseError) as caught:
        issue(archive, "second", reference=typed)
    assert f"{given} is already in the archive (2020-11-17)." in caught.value.message
    assert archive.head() == before


@pytest.mark.parametrize("again", PADDINGS)
@pytest.mark.parametrize("typed", PADDINGS[:3])
def test_a_number_that_was_typed_in_is_not_typed_in_again_in_another_padding(archive: Archive, typed: str, again: str):
    issue(archive, "first", reference=typed)
    with pytest.raises(ReferenceInUseError) as caught:
        preview(archive, wanted("second", reference=again))
    assert typed in caught.value.message


@pytest.mark.parametrize("typed", PADDINGS)
def test_the_series_leaves_out_a_number_that_was_typed_in_with_another_padding(archive: Archive, typed: str):
    issue(archive, "first", reference=typed)
    assert issue(archive, "second").reference == "IENW/BSK-2020/000002"


def test_a_reserved_number_is_given_to_no_other_record_in_another_padding(archive: Archive):
    reserve(archive, wanted("first"), at=NOW)
    with pytest.raises(ReferenceInUseError) as caught:
        reserve(archive, wanted("second", reference="IENW/BSK-2020/1"), at=NOW)
    assert "IENW/BSK-2020/000001 is reserved for another letter." in caught.value.message


def test_a_number_that_was_reserved_as_it_was_typed_stays_that_of_its_record(archive: Archive):
    reserve(archive, wanted("first", reference="IENW/BSK-2020/1"), at=NOW)
    assert issue(archive, "first", reference="IENW/BSK-2020/1").reference == "IENW/BSK-2020/1"


def test_zeros_count_where_a_ministry_has_no_series(archive: Archive):
    reserve(archive, wanted("first", reference="0042", series="", ministry="jenv"), at=NOW)
    assert preview(archive, wanted("second", reference="42", series="", ministry="jenv")) == "42"


def test_the_numbers_of_other_years_are_others(archive: Archive):
    issue(archive, "first")
    assert issue(archive, "second", reference="IENW/BSK-2021/1").reference == "IENW/BSK-2021/1"
