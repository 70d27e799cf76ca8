"""The questions by hand are well-formed: they are of the known classes and letters answer them."""

from collections import Counter

import pytest
from letters_to_find import made_letters
from search_questions import CLASSES, HERE, Answers, questions_by_hand, sentences_by_hand

LETTERS = 1200  # as many as are measured


@pytest.mark.parametrize("name", ["by_hand.tsv", "by_hand_later.tsv"])
def test_each_line_has_a_class_a_query_and_the_letters_to_be_found(name: str) -> None:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert [row for row in rows if len(row) != 3 or not all(row) or row[0] not in CLASSES] == []


@pytest.mark.parametrize("later", [False, True])
def test_no_question_by_hand_is_asked_twice(later: bool) -> None:
    queries = Counter(question.query for question in questions_by_hand(later=later))
    assert [query for query, times in queries.items() if times > 1] == []


def test_the_later_sentences_and_questions_are_others_than_the_first() -> None:
    assert not set(sentences_by_hand()).intersection(sentences_by_hand(later=True))
    first = {question.query for question in questions_by_hand()}
    assert not first.intersection(question.query for question in questions_by_hand(later=True))


def test_every_later_question_has_a_letter_that_answers_it() -> None:
    answers = Answers(list(made_letters(LETTERS, words=sentences_by_hand(later=True))))
    assert [each.query for each in questions_by_hand(later=True) if not answers.of(each.must)] == []


def test_every_later_sentence_is_in_a_letter() -> None:
    texts = "\n".join(letter.text for letter in made_letters(LETTERS, words=sentences_by_hand(later=True)))
    assert [line for line in sentences_by_hand(later=True) if line not in texts] == []
