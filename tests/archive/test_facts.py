"""What comes after issue stands in the log, and the letter stays as it was."""

import hashlib
from pathlib import Path

import pytest
from campaigns.making import NOW, issue, new_archive, wanted

from briefgen.archive.backup import NotWholeError, backup, restore
from briefgen.archive.errors import FactRefusedError, NoSuchLetterError, NotEmptyError, SeveralLettersError
from briefgen.archive.facts import annotate, release, replace, reserve, withdraw
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.layout import About, fixed_files, make_folders, write_fixed
from briefgen.archive.letters import facts, letter, letters
from briefgen.archive.log import Log
from briefgen.archive.search import Found, search
from briefgen.archive.verify import verify


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = new_archive(tmp_path / "archive")
    issue(made, "first", reference="3090253", subject="Élève naïef")
    issue(made, "second", reference="3090254")
    return made


def test_a_withdrawn_letter_says_so_and_stays(archive: Archive):
    withdraw(archive, "ienw", "3090253", reason="sent by mistake", at=NOW)
    found = letter(archive, "3090253")
    assert found.state == "withdrawn"
    assert [(fact.what, fact.fields) for fact in facts(archive, found)] == [
        ("withdrawn", {"reason": "sent by mistake"})
    ]
    assert verify(archive.root).findings == ()


def test_a_letter_is_withdrawn_once_and_with_a_reason(archive: Archive):
    with pytest.raises(FactRefusedError):
        withdraw(archive, "ienw", "3090253", reason=" ", at=NOW)
    withdraw(archive, "ienw", "3090253", reason="mistake", at=NOW)
    with pytest.raises(FactRefusedError):
        withdraw(archive, "ienw", "3090253", reason="mistake", at=NOW)


def test_a_later_letter_replaces_an_earlier_one(archive: Archive):
    replace(archive, "ienw", "3090253", by="3090254", reason="corrected amounts", at=NOW)
    assert (letter(archive, "3090253").state, letter(archive, "3090253").replaced_by) == ("replaced", "3090254")
    assert letter(archive, "3090254").replaces == "3090253"


@pytest.mark.parametrize(("old", "new"), [("3090254", "3090253"), ("3090253", "3090253")])
def test_an_earlier_letter_replaces_nothing(archive: Archive, old: str, new: str):
    with pytest.raises(FactRefusedError):
        replace(archive, "ienw", old, by=new, reason="turned round", at=NOW)


def test_the_houses_numbers_are_added_in_order(archive: Archive):
    annotate(archive, "ienw", "3090253", {"document": "2020D46511"}, at=NOW)
    annotate(archive, "ienw", "3090253", {"dossier": "19637, nr. 2677"}, at=NOW)
    found = [fact.fields["facts"] for fact in facts(archive, letter(archive, "3090253"))]
    assert found == [{"document": "2020D46511"}, {"dossier": "19637, nr. 2677"}]


def test_a_fact_without_name_or_value_is_refused(archive: Archive):
    for empty in ({}, {"": "x"}, {"x": " "}):
        with pytest.raises(FactRefusedError):
            annotate(archive, "ienw", "3090253", empty, at=NOW)


def test_facts_of_letters_that_are_not_there_are_refused(archive: Archive):
    before = archive.head()
    for act in (
        lambda: withdraw(archive, "ienw", "999", reason="x", at=NOW),
        lambda: annotate(archive, "jenv", "3090253", {"a": "b"}, at=NOW),
        lambda: replace(archive, "ienw", "3090253", by="999", reason="x", at=NOW),
        lambda: release(archive, "ienw", "999", reason="x", at=NOW),
    ):
        with pytest.raises(NoSuchLetterError):
            act()
    assert archive.head() == before


def test_the_number_of_an_issued_letter_is_not_given_back(archive: Archive):
    with pytest.raises(FactRefusedError):
        release(archive, "ienw", "3090253", reason="x", at=NOW)


def test_an_absent_letter_is_answered_with_near_ones(archive: Archive):
    with pytest.raises(NoSuchLetterError) as caught:
        letter(archive, "309025")
    assert "3090254" in caught.value.hint


def test_two_ministries_may_have_the_same_number(archive: Archive):
    issue(archive, "third", reference="3090253", ministry="jenv")
    with pytest.raises(SeveralLettersError):
        letter(archive, "3090253")
    assert letter(archive, "3090253", ministry="jenv").record == "third"
    assert [each.record for each in letters(archive, ministry="jenv")] == ["third"]


@pytest.mark.parametrize(
    ("question", "records"),
    [
        ("opvang", {"first", "second"}),
        ("OPVANG gemeente", {"first", "second"}),
        ('"gemeente first"', {"first"}),
        ('"first gemeente"', set()),
        ("gemeen*", {"first", "second"}),
        ("gemeenten", {"first", "second"}),
        ("first OR nergens", {"first"}),
        ("opvang NOT first", {"second"}),
        ("309025", {"first", "second"}),
        ("ministry:ienw from:2020-11-17 to:2020-11-17", {"first", "second"}),
        ("to:2019", set()),
        ("gemeen", set()),
        ("eleve naief", {"first"}),
        ("3090253", {"first"}),
        ("3O90 253", {"first"}),
        ("opvang first", {"first"}),
        ("nergens", set()),
        ("", {"first", "second"}),
    ],
)
def test_letters_are_found_by_words_phrases_beginnings_and_reference(
    archive: Archive, question: str, records: set[str]
):
    assert {hit.letter.record for hit in search(archive, question).hits} == records


HOSTILE = [
    *('"', '""', '"a', 'a"b', "*", "a**", "(", ")", "a OR", "NOT", "NEAR(a b)", "a AND AND b", "subject:a", "^a", "-a"),
    *("a-b", "a\x00b", "\ud800", "{a b}", "a:b", "'; DROP TABLE letters; --", "%", "_", "\\", "…", "«a»", "+", "a + b"),
    *("日本語", "\u202e", "a\nb", "a" * 100_000, "a " * 10_000, '"' * 5_000, "(" * 5_000, "é" * 2000, "1" * 2000),
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_is_an_error(archive: Archive, question: str):
    assert isinstance(search(archive, question), Found)


def test_an_excerpt_marks_what_was_found(archive: Archive):
    (hit,) = search(archive, '"gemeente first"').hits
    assert {piece.text for piece in hit.excerpt if piece.found} == {"gemeente", "first"}


def test_results_come_in_pages(archive: Archive):
    first, second = (search(archive, "opvang", page=page, size=1) for page in (1, 2))
    assert {first.hits[0].letter.record, second.hits[0].letter.record} == {"first", "second"}
    assert first.total == second.total == 2


def test_the_index_comes_out_the_same_row_by_row(archive: Archive):
    withdraw(archive, "ienw", "3090253", reason="mistake", at=NOW)
    reserve(archive, wanted("third"), at=NOW)
    before = rows(archive)
    archive.rebuild(at=NOW)
    assert rows(archive) == before
    archive.close()
    for path in (archive.root / "index").iterdir():
        path.unlink()
    assert rows(open_archive(archive.root)) == before


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with archive.reading() as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.every_word USING fts5vocab(main, search_text, instance)"
        )
        for question in (
            "SELECT * FROM state ORDER BY 1",
            "SELECT * FROM numbers ORDER BY 1, 2",
            "SELECT * FROM counters ORDER BY 1, 2, 3",
            "SELECT * FROM letters ORDER BY 1",
            "SELECT * FROM facts ORDER BY 1",
            "SELECT * FROM objects ORDER BY 1",
            "SELECT * FROM search_letters ORDER BY 1",
            "SELECT * FROM search_facets ORDER BY 1",
            "SELECT * FROM search_facet_values ORDER BY 1",
            "SELECT * FROM search_words ORDER BY 1",
            "SELECT * FROM search_abbreviations ORDER BY 1, 2",
            "SELECT * FROM search_text_docsize ORDER BY 1",
            "SELECT * FROM every_word ORDER BY 1, 2, 3, 4",
        ):
            found[question] = connection.execute(question).fetchall()
    return found


def test_a_backup_is_an_archive_and_goes_back_whole(archive: Archive, tmp_path: Path):
    copied = backup(archive, tmp_path / "backup")
    assert copied.head == archive.head()
    issue(archive, "later")
    restored = restore(tmp_path / "backup", tmp_path / "again", at=NOW)
    again = open_archive(tmp_path / "again")
    assert (restored.letters, [each.record for each in letters(again)]) == (2, ["second", "first"])
    assert verify(again.root, against=copied.head).findings == ()
    assert list(again.log.entries())[-1].what == "restored"


def test_a_backup_that_was_changed_does_not_go_back(archive: Archive, tmp_path: Path):
    backup(archive, tmp_path / "backup")
    path = tmp_path / "backup" / letter(archive, "3090253").path / "letter.pdf"
    path.chmod(0o644)
    path.write_bytes(b"other")
    with pytest.raises(NotWholeError) as caught:
        restore(tmp_path / "backup", tmp_path / "again", at=NOW)
    assert "3090253" in caught.value.message
    assert not (tmp_path / "again").exists()


def test_an_archive_that_was_changed_gives_no_backup_without_saying_so(archive: Archive, tmp_path: Path):
    path = archive.root / letter(archive, "3090253").path / "letter.pdf"
    path.chmod(0o644)
    path.write_bytes(b"other")
    with pytest.raises(NotWholeError):
        backup(archive, tmp_path / "backup")


def test_a_backup_keeps_an_explanation_in_other_words(tmp_path: Path):
    other = Files(durable=False)
    about = About("tried-out", "briefgen 9")
    files = {**fixed_files(about), "LEESMIJ.txt": b"in other words\n"}
    root = tmp_path / "archive"
    make_folders(root, other)
    log = Log(root / "log", other)
    log.create()
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    log.append("created", {"identity": "tried-out", "files": hashes}, at=NOW)
    write_fixed(root, files, other)
    backup(open_archive(root), tmp_path / "backup")
    assert (tmp_path / "backup" / "LEESMIJ.txt").read_bytes() == b"in other words\n"


def test_a_backup_needs_an_empty_place(archive: Archive, tmp_path: Path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    with pytest.raises(NotEmptyError):
        backup(archive, tmp_path / "full")
