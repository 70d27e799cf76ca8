"""`briefgen issue` with what goes with a letter, and with letters that take the place of others."""

import hashlib
import json

from secretariat import desk, renamed, with_line

from briefgen.errors import ExitStatus

__all__ = ["desk"]


def with_enclosures(*lines: str):
    text = "enclosures:\n" + "".join(f"  - {line}\n" for line in lines)
    return lambda record: record + text + "conclusion: De bijlagen treft u hierbij aan.\n"


def test_enclosures_and_the_decision_note_are_copied_and_sealed(desk):
    (desk.folder / "stukken").mkdir()
    report, note = desk.folder / "stukken" / "rapport.pdf", desk.folder / "beslisnota.pdf"
    report.write_bytes(b"%PDF-1.7 rapport")
    note.write_bytes(b"%PDF-1.7 nota")
    sha256 = hashlib.sha256(report.read_bytes()).hexdigest()
    path = desk.record(
        with_enclosures(f"{{title: Rapport, file: stukken/rapport.pdf, sha256: {sha256}}}"),
        with_line("decision_note: {file: beslisnota.pdf}"),
    )
    told = json.loads(desk("issue", path, "--json").out)
    assert {"enclosures/rapport.pdf", "enclosures/beslisnota.pdf"} <= set(told["files"])
    assert (desk.letter("3090253") / "enclosures" / "beslisnota.pdf").read_bytes() == note.read_bytes()
    shown = desk.json("archive", "show", "3090253")
    assert shown["files"]["enclosures/rapport.pdf"] == {"size": 16, "sha256": sha256}
    assert shown["details"]["enclosures/rapport.pdf"] == "Rapport"


def test_a_missing_enclosure_refuses(desk):
    path = desk.record(with_enclosures("{title: Rapport, file: rapport.pdf}"))
    assert "error F103" in desk.refused(ExitStatus.FINDINGS, "issue", path)


def test_a_missing_decision_note_refuses(desk):
    path = desk.record(with_line("decision_note: {file: nota.pdf}"))
    assert "error F103" in desk.refused(ExitStatus.FINDINGS, "issue", path)


def test_a_changed_enclosure_refuses(desk):
    (desk.folder / "rapport.pdf").write_bytes(b"andere versie")
    path = desk.record(with_enclosures(f"{{title: Rapport, file: rapport.pdf, sha256: {'0' * 64}}}"))
    assert "error F104" in desk.refused(ExitStatus.FINDINGS, "issue", path)


def test_two_enclosures_of_one_name_refuse(desk):
    for folder in ("a", "b"):
        (desk.folder / folder).mkdir()
        (desk.folder / folder / "rapport.pdf").write_bytes(folder.encode())
    path = desk.record(
        with_enclosures("{title: Rapport, file: a/rapport.pdf}", "{title: Rapport twee, file: b/Rapport.pdf}")
    )
    (desk.folder / "b" / "rapport.pdf").rename(desk.folder / "b" / "Rapport.pdf")
    said = desk("issue", path)
    assert said.status == ExitStatus.REFUSED
    assert "two files would have this name" in said.err


def test_an_enclosure_that_changed_after_issue_is_another_letter(desk):
    (desk.folder / "rapport.pdf").write_bytes(b"eerste versie")
    path = desk.record(with_enclosures("{title: Rapport, file: rapport.pdf}"))
    assert desk("issue", path).status == 0
    (desk.folder / "rapport.pdf").write_bytes(b"tweede versie")
    assert "is already in the archive" in desk.refused(ExitStatus.REFUSED, "issue", path)
    (desk.folder / "rapport.pdf").unlink()
    assert desk("issue", path).status == 0  # it was moved away: that is no change


# Replacing.


def test_a_record_that_replaces_a_letter_marks_it_at_once(desk):
    desk.issued()
    desk.issued(renamed("beter", reference="3090300"), with_line("replaces: 3090253"), name="beter.yaml")
    assert "3090253  REPLACED by 3090300" in desk("archive", "list").out
    assert desk.json("archive", "show", "3090300")["letter"]["replaces"] == "3090253"


def test_what_is_replaced_has_to_be_there_and_only_once(desk):
    desk.issued()
    first = desk.record(renamed("een", reference="3090300"), with_line("replaces: 3090999"), name="een.yaml")
    assert "3090999: the letter to be replaced is not in the archive." in desk.refused(3, "issue", first)
    desk.issued(renamed("twee", reference="3090301"), with_line("replaces: 3090253"), name="twee.yaml")
    third = desk.record(renamed("drie", reference="3090302"), with_line("replaces: 3090253"), name="drie.yaml")
    assert "it was replaced already, by 3090301" in desk.refused(3, "issue", third)
