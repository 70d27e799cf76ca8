"""Checks of questions with their answers, and of commitments with their status."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.agreements import did_you_mean
from briefgen.record.checks.contents import Contents
from briefgen.rules import Rule

_QUESTION: Final = "questions:\n  - id: vraag-1\n    question: Klopt het bericht?\n"
NO_ANSWER: Final = Rule(
    "Q103",
    Severity.ERROR,
    N_("A question without answer"),
    N_("The House counts: as many answers as questions, in the same order."),
    _QUESTION,
    _QUESTION + "    answer: Ja.",
)
SEES_NOTHING: Final = Rule(
    "Q104",
    Severity.ERROR,
    N_("'See the answer to …' points to no answer"),
    N_("The answer referred to must stand in the letter itself, not in yet another reference."),
    _QUESTION + "    answer: Ja.\n  - id: vraag-2\n    question: Sinds wanneer?\n    see: vraag-11",
    _QUESTION + "    answer: Ja.\n  - id: vraag-2\n    question: Sinds wanneer?\n    see: vraag-1",
)
TWO_ANSWERS: Final = Rule(
    "Q106",
    Severity.WARNING,
    N_("A question with an answer and a reference to another"),
    N_("Only one of the two can be the answer; the other would be lost."),
    _QUESTION + "    answer: Ja.\n  - id: vraag-2\n    question: Echt?\n    answer: Ja.\n    see: vraag-1",
    _QUESTION + "    answer: Ja.\n  - id: vraag-2\n    question: Echt?\n    see: vraag-1",
)
NOT_SAID_HOW: Final = Rule(
    "Q108",
    Severity.WARNING,
    N_("A commitment is fulfilled, but not said how"),
    N_("The House strikes a commitment from its list when it can see how it was kept."),
    "commitments:\n  - text: Een overzicht van de kosten\n    status: fulfilled",
    "commitments:\n  - text: Een overzicht van de kosten\n    status: fulfilled\n    fulfilled_by: een brief",
)
NO_NEW_MOMENT: Final = Rule(
    "Q109",
    Severity.HINT,
    N_("A commitment is open, without a moment"),
    N_("What is promised without a day is the first to be lost sight of."),
    "commitments:\n  - text: Een overzicht van de kosten\n    status: open",
    "commitments:\n  - text: Een overzicht van de kosten\n    status: open\n    due: eerste helft van 2021",
)
RULES: Final[tuple[Rule, ...]] = (NO_ANSWER, SEES_NOTHING, TWO_ANSWERS, NOT_SAID_HOW, NO_NEW_MOMENT)


def no_answer(contents: Contents) -> Iterator[Problem]:
    for n, question in enumerate(contents.record.questions):
        if not question.answer and not question.see:
            yield contents.problem(
                NO_ANSWER,
                f"questions.{n}",
                _("Question {number} has no answer.").format(number=n + 1),
                hint=_("Add 'answer:', or 'see:' with the id of the question whose answer serves."),
            )


def sees_nothing(contents: Contents) -> Iterator[Problem]:
    questions = contents.record.questions
    answered = [each.id for each in questions if each.id and each.answer]
    for n, question in enumerate(questions):
        if question.see and (question.see not in answered or question.see == question.id):
            yield contents.problem(
                SEES_NOTHING,
                f"questions.{n}.see",
                _("There is no question '{id}' with an answer.").format(id=question.see),
                hint=did_you_mean(question.see, [id_ for id_ in answered if id_ != question.id]),
            )


def two_answers(contents: Contents) -> Iterator[Problem]:
    for n, question in enumerate(contents.record.questions):
        if question.see and question.answer:
            yield contents.problem(
                TWO_ANSWERS,
                f"questions.{n}.see",
                _("Question {number} has both 'answer' and 'see'.").format(number=n + 1),
                hint=_("Keep one of the two."),
            )


def not_said_how(contents: Contents) -> Iterator[Problem]:
    for n, commitment in enumerate(contents.record.commitments):
        if commitment.status == "fulfilled" and not commitment.fulfilled_by:
            yield contents.problem(
                NOT_SAID_HOW,
                f"commitments.{n}.status",
                _("This commitment is fulfilled, but 'fulfilled_by' is missing."),
                hint=_("Add 'fulfilled_by:', for example the letter in which it was done."),
            )


def no_new_moment(contents: Contents) -> Iterator[Problem]:
    for n, commitment in enumerate(contents.record.commitments):
        if commitment.status in ("open", "partly") and not commitment.due:
            yield contents.problem(
                NO_NEW_MOMENT,
                f"commitments.{n}",
                _("This commitment is still open and has no moment."),
                hint=_("Add 'due:' with a date or a period."),
            )


CHECKS: Final = (no_answer, sees_nothing, two_answers, not_said_how, no_new_moment)
