"""Lines of a narrow column become the words that they were broken from."""

import pytest

from briefgen.extract.layout import joined_in_column


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("Dienst Terrorismebestrijdi", "ng en Veiligheid", "Dienst Terrorismebestrijding en Veiligheid"),
        ("DG Overheidsorganisa", "tie", "DG Overheidsorganisatie"),
        ("Directie Regulier", "verblijf en opvang", "Directie Regulier verblijf en opvang"),
        ("Directie Asiel", "en opvang", "Directie Asiel en opvang"),
        ("Directoraat-", "Generaal Migratie", "Directoraat-Generaal Migratie"),
        ("Programma Xyzzy", "qwrt", "Programma Xyzzy qwrt"),
        ("", "Directie", "Directie"),
    ],
)  # fmt: skip
def test_a_word_that_was_broken_is_whole_again(text: str, more: str, whole: str):
    assert joined_in_column(text, more) == whole
