"""A side of a comparison may be a letter in the archive, by its reference."""

import shutil

from command_line import SEED, briefgen


def test_a_record_is_compared_with_the_letter_that_was_issued(tmp_path):
    shutil.copy(SEED, tmp_path / "letter.yaml")
    briefgen("archive", "init", folder=tmp_path)
    assert briefgen("issue", "letter.yaml", folder=tmp_path).status == 0
    same = briefgen("diff", "3090253", "letter.yaml", folder=tmp_path)  # but that the record makes a draft
    assert [line for line in same.out.splitlines() if line.startswith(("+ ", "- "))] == ["+ {+CONCEPT+}"]
    text = (tmp_path / "letter.yaml").read_text(encoding="utf-8").replace("februari 2021", "maart 2021")
    (tmp_path / "new.yaml").write_text(text, encoding="utf-8")
    ran = briefgen("diff", "3090253", "new.yaml", folder=tmp_path)
    assert ran.status == 1
    assert "maart" in ran.out


def test_a_reference_that_no_archive_has_is_refused(tmp_path):
    shutil.copy(SEED, tmp_path / "letter.yaml")
    assert briefgen("diff", "3090254", "letter.yaml", folder=tmp_path).status == 2
    briefgen("archive", "init", folder=tmp_path)
    assert briefgen("diff", "3090254", "letter.yaml", folder=tmp_path).status == 2
