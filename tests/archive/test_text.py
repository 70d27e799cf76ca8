"""What is searched are the letter's own words, in their order."""

from pathlib import Path

import sample_letters
from campaigns.making import NOW, contents, new_archive, sealing, wanted

from briefgen.archive.issuing import take
from briefgen.archive.search import search
from briefgen.archive.store import TEXT, Contents
from briefgen.archive.text import words_of


def test_the_text_that_is_searched_has_the_words_of_the_letter():
    letter = sample_letters.seed_letter()
    assert words_of(letter).decode().split() == letter.words()


def test_a_real_letter_is_found_by_a_phrase_of_its_last_paragraph(tmp_path: Path):
    archive = new_archive(tmp_path / "archive")
    letter = sample_letters.seed_letter()
    files = {**contents("seed").files, TEXT: words_of(letter)}
    with take(archive, wanted("seed", reference="3090253"), at=NOW) as taken:
        taken.issue(Contents(files), sealing(subject=letter.about.subject), at=NOW)
    phrase = " ".join(letter.words()[-30:-26])
    assert [hit.letter.reference for hit in search(archive, f'"{phrase}"').hits] == ["3090253"]
    assert search(archive, '"deze woorden staan er niet"').hits == ()
