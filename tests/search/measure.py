"""Measures how well search finds, class by class, beside other engines, and writes `measured.json`.

python tests/search/measure.py [--misses] [--letters 1200] [--only briefgen] [--write]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from letters_to_find import made_letters  # noqa: E402
from search_engines import Engine, Ours, SqliteTokenizer, postgresql  # noqa: E402 - after the path to it
from search_questions import CLASSES, Answers, Question, questions_by_hand, questions_made, sentences_by_hand  # noqa: E402

RESULT: Final = HERE / "measured.json"
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


def summary(found: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Per class and over all of them: the number of questions, mean recall, precision and reciprocal rank."""
    groups = {name: [each for each in found if each.question.group == name] for name in CLASSES}
    groups["by hand"] = [each for each in found if each.question.by_hand]
    groups["all"] = list(found)
    return {name: _means(group) for name, group in groups.items() if group}


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
    questions = questions_by_hand() + questions_made(letters)
    answers = Answers(letters)
    ours = outcomes(Ours(letters), questions, answers)
    measured = {"briefgen": summary(ours)}
    if asked.misses:
        show_misses(ours)
    if not asked.only_ours:
        for tokenizer in TOKENIZERS:
            engine = SqliteTokenizer(letters, tokenizer)
            measured[engine.name] = summary(outcomes(engine, questions, answers))
        with postgresql(letters) as server:
            if server:
                measured[server.name] = summary(outcomes(server, questions, answers))
            else:
                print("PostgreSQL left out: it is not installed (Debian: postgresql).")  # noqa: T201
    print(table(measured))  # noqa: T201
    if asked.write:
        RESULT.write_text(
            json.dumps({"letters": asked.letters, "engines": measured}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
