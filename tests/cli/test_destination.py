"""What `-o` means."""

from pathlib import Path

import click
import pytest

from briefgen.cli.destination import ToFile, ToFolder, ToStandardOutput, destination

BOTH = ("docx", "pdf")


def meant(output, *, asked=(), formats=BOTH, records=1):
    return destination(output, asked=asked, formats=asked or formats, folder=Path("here"), records=records)


def test_without_it_the_working_folder_is_meant():
    assert meant(None) == ToFolder(Path("here"), BOTH)


def test_a_suffix_names_the_format():
    assert meant("brief.PDF") == ToFile(Path("brief.PDF"), "pdf")


def test_a_name_without_suffix_is_a_folder():
    assert meant("out", asked=("md",)) == ToFolder(Path("out"), ("md",))


def test_a_slash_at_the_end_says_folder():
    assert meant("out.md/") == ToFolder(Path("out.md/"), BOTH)


def test_a_folder_that_is_there_is_a_folder(tmp_path):
    (tmp_path / "v1.2").mkdir()
    assert meant(str(tmp_path / "v1.2")) == ToFolder(tmp_path / "v1.2", BOTH)


def test_a_dash_is_standard_output():
    assert meant("-", asked=("md",)) == ToStandardOutput("md")


def test_one_format_of_the_settings_is_enough_for_standard_output():
    assert meant("-", formats=("txt",)) == ToStandardOutput("txt")


@pytest.mark.parametrize(
    ("output", "rest", "words"),
    [
        ("-", {}, "Say with --to"),
        ("-", {"asked": ("md",), "records": 2}, "Only one letter"),
        ("brief.doc", {}, "Did you mean 'docx'"),
        ("brief.odt", {}, "end it with '/'"),
        ("brief.pdf", {"records": 2}, "Name a folder"),
        ("brief.pdf", {"asked": ("md",)}, "but --to for md"),
        ("brief.pdf", {"asked": BOTH}, "but --to for docx, pdf"),
    ],
)
def test_what_does_not_go_together_is_refused(output, rest, words):
    with pytest.raises(click.UsageError, match=words):
        meant(output, **rest)
