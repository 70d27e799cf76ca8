"""Measures how well search finds, class by class, beside other engines, and writes `measured.json`.

The questions by hand of the class "by hand, later" were written when the analyser was finished, by somebody who had not
seen it; they are asked about letters of their own and count in no other class. What their first run gave is kept in
`measured.json` as "first sight".

python tests/search/measure.py [--misses] [--letters 1200] [--only-ours] [--write]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Final

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from letters_to_find import MadeLetter, made_letters  # noqa: E402
from search_engines import Engine, Ours, SqliteTokenizer, postgresql  # noqa: E402 - after the path to it
from search_questions import CLASSES, Answers, Question, questions_by_hand, questions_made, sentences_by_hand  # noqa: E402

RESULT: Final = HERE / "measured.json"
LATER: Final = "by hand, later"
FIRST_SIGHT: Final = "first sight"
TOKENIZERS: Final = ("unicode61 remove_diacritics 2", "porter unicode61 remove_diacritics 2", "trigram")


@dataclass(frozen=True)
class Outcome:
    """Of one question: the part of the letters to be found that was found, of those found that was right, and one
    divided by the place of the first right one."""

    question: Question
    recall: float
    precision: float
    reciprocal: float
    missed: tuple[int, ...]


def asked_of_all(
    letters: Sequence[MadeLetter], questions: Sequence[Question], *, only_ours: bool
) -> dict[str, list[Outcome]]:
    """What each engine makes of the questions about these letters."""
    answers = Answers(letters)
    found = {Ours.name: outcomes(Ours(letters), questions, answers)}
    if only_ours:
        return found
    for tokenizer in TOKENIZERS:
        engine = SqliteTokenizer(letters, tokenizer)
        found[engine.name] = outcomes(engine, questions, answers)
    with postgresql(letters) as server:
        if server:
            found[server.name] = outcomes(server, questions, answers)
        else:
            print("PostgreSQL left out: it is not installed (Debian: postgresql).")  # noqa: T201
    return found


def outcomes(engine: Engine, questions: Sequence[Question], answers: Answers) -> list[Outcome]:
    return [made for question in questions if (made := _outcome(engine, question, answers))]


def _outcome(engine: Engine, question: Question, answers: Answers) -> Outcome | None:
    must = answers.of(question.must)
    if not must:
        return None  # this corpus has no such letter
    right = must | answers.of(question.may)
    found = engine.answer(question.query)
    good = [key in right for key in found]
    return Outcome(
        question,
        recall=len(must.intersection(found)) / len(must),
        precision=sum(good) / len(found) if found else 0.0,
        reciprocal=1 / (good.index(True) + 1) if any(good) else 0.0,
        missed=tuple(sorted(must.difference(found))),
    )


def summary(found: Sequence[Outcome], later: Sequence[Outcome] = ()) -> dict[str, dict[str, float]]:
    """Per class and over all of them: the number of questions, mean recall, precision and reciprocal rank.

    `later` are of the questions by hand that are a class of their own.
    """
    groups = _by_class(found)
    groups["by hand"] = [each for each in found if each.question.by_hand]
    groups[LATER] = list(later)
    groups["all"] = list(found)
    return _all_means(groups)


def first_sight(later: dict[str, list[Outcome]], answers: Answers) -> dict[str, Any]:
    """The figures of each engine per class for the later questions alone, and what we missed of them."""
    return {
        "engines": {name: _all_means(_by_class(found) | {LATER: found}) for name, found in later.items()},
        "missed": [_missed(each, answers) for each in later[Ours.name] if each.recall < 1],
    }


def _by_class(found: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    return {name: [each for each in found if each.question.group == name] for name in CLASSES}


def _all_means(groups: dict[str, list[Outcome]]) -> dict[str, dict[str, float]]:
    return {name: _means(group) for name, group in groups.items() if group}


def _missed(outcome: Outcome, answers: Answers) -> dict[str, Any]:
    question = outcome.question
    forms = [form.strip() for part in question.must.split(" & ") for form in part.split(" | ")]
    return {
        "class": question.group,
        "query": question.query,
        "recall": round(outcome.recall, 4),
        "precision": round(outcome.precision, 4),
        "forms in the letters missed": [form for form in forms if answers.of(form).intersection(outcome.missed)],
    }


def _means(group: Sequence[Outcome]) -> dict[str, float]:
    return {
        "questions": len(group),
        "recall": round(mean(each.recall for each in group), 4),
        "precision": round(mean(each.precision for each in group), 4),
        "mrr": round(mean(each.reciprocal for each in group), 4),
    }


def table(measured: dict[str, dict[str, dict[str, float]]]) -> str:
    """As Markdown: recall / precision / MRR of each engine for each class."""
    engines = list(measured)
    lines = [f"| class | questions | {' | '.join(engines)} |", f"|---|---|{'---|' * len(engines)}"]
    for name, ours in measured[engines[0]].items():
        cells = (
            " / ".join(f"{measured[engine][name][each]:.2f}" for each in ("recall", "precision", "mrr"))
            for engine in engines
        )
        lines.append(f"| {name} | {ours['questions']} | {' | '.join(cells)} |")
    return "\n".join(lines)


def show_misses(found: Sequence[Outcome]) -> None:
    for each in found:
        if each.recall < 1 or each.precision < 0.8:
            row = (
                each.question.group,
                each.question.query,
                f"{each.recall:.2f}",
                f"{each.precision:.2f}",
                each.missed[:3],
            )
            print(*row, "BY HAND" if each.question.by_hand else "", sep="\t")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1200)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only-ours", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    letters = list(made_letters(asked.letters, words=sentences_by_hand()))
    found = asked_of_all(letters, questions_by_hand() + questions_made(letters), only_ours=asked.only_ours)
    of_later = list(made_letters(asked.letters, words=sentences_by_hand(later=True)))
    later = asked_of_all(of_later, questions_by_hand(later=True), only_ours=asked.only_ours)
    measured = {name: summary(found[name], later[name]) for name in found}
    if asked.misses:
        show_misses([*found[Ours.name], *later[Ours.name]])
    print(table(measured))  # noqa: T201
    if asked.write:
        kept = json.loads(RESULT.read_text(encoding="utf-8")).get(FIRST_SIGHT)
        result = {
            "letters": asked.letters,
            "engines": measured,
            FIRST_SIGHT: kept or first_sight(later, Answers(of_later)),
        }
        RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
