"""Measures the reader: `python tests/extract/measure.py` makes all letters, reads them, and writes measured.md.

`--misses` shows as well what was read wrongly. What the sets gave when they were read for the first time is kept in
FIRST_SIGHT, because a set that was seen once is no longer unseen.
"""

import datetime
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from extract.made_letters import all_letters  # noqa: E402 - found through the path set above
from extract.measuring import Measured, senders  # noqa: E402 - as above

from briefgen.extract.fields import FIELDS  # noqa: E402 - as above
from briefgen.extract.letters import read_letter  # noqa: E402 - as above
from briefgen.extract.limits_pool import read_many  # noqa: E402 - as above

# Precision, recall and wrong values given as certain, of each set at its very first reading.
FIRST_SIGHT = {
    "others": {"subject": (0.978, 0.978, 2), "ministry": (1.0, 0.933, 0), "unit": (0.831, 0.812, 8),
               "signatories": (1.0, 0.989, 0), "dossiers": (0.976, 0.976, 2)},
    "last": {"signatories": (0.991, 0.991, 0), "dossiers": (0.956, 0.956, 4)},
    "after": {"subject": (1.0, 0.992, 0), "dossiers": (0.991, 0.991, 1), "kind": (1.0, 0.992, 0)},
}  # fmt: skip
HEAD = """# How well letters from before briefgen are read

Made by `python tests/extract/measure.py`. Precision: how many of the values that were given are right. Recall: of how
many letters that have the field it was read rightly. Wrong as certain: wrong values that were given as certain, of all
letters. Values are compared as wholes; a subject that lacks one word is wrong.
"""


def measured(letters: Iterable) -> tuple[Measured, list[float]]:
    known, result, times = senders(), Measured(), []
    for each in letters:
        start = time.process_time()
        read = read_letter(each.data, name=each.name, senders=known)
        if each.name.endswith("pdf"):
            times.append(time.process_time() - start)
        result.add(each.name, each.truth, each.words, read)
    return result, sorted(times)


def table(result: Measured, first: dict[str, tuple[float, float, int]] | None) -> str:
    """The figures of a set; beside them those of its first reading, where it was unseen then."""
    if first is None:
        return result.table()
    lines = ["| | at first sight: precision | recall | wrong as certain | now: precision | recall | wrong as certain |"]
    lines.append("|---|---|---|---|---|---|---|")
    for name in FIELDS:
        before, now = first.get(name, (1.0, 1.0, 0)), result.fields[name]
        lines.append(
            f"| {name} | {before[0]:.3f} | {before[1]:.3f} | {before[2]} "
            f"| {now.precision:.3f} | {now.recall:.3f} | {now.wrong_as_certain} |"
        )
    return "\n".join(lines)


def speed(letters: list) -> str:
    """How many letters of at most three pages a second the processes with limits read, on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for each in letters:
            if each.name.endswith("pdf") and len(each.words) < 1500:
                paths.append(Path(folder, each.name))
                paths[-1].write_bytes(each.data)
        start, before = time.perf_counter(), _computed_by_children()
        count = sum(outcome.letter is not None for outcome in read_many(paths, senders=senders()))
        pace = count / (time.perf_counter() - start)
        each_ms = 1000 * (_computed_by_children() - before) / count
    return (
        f"{pace:.0f} PDFs a second by the clock, in two processes with limits ({count} letters of at most three "
        f"pages); each took {each_ms:.1f} ms of computing there: {2000 / each_ms:.0f} a second on two free cores"
    )


def _computed_by_children() -> float:
    """Seconds of computing of the processes that have ended."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str]) -> None:
    from extract.letters_after_all import letters_after_all
    from extract.letters_written_last import letters_written_last
    from extract.unseen_letters import unseen_letters

    others, last, after = FIRST_SIGHT["others"], FIRST_SIGHT["last"], FIRST_SIGHT["after"]
    sets = (
        ("Letters the reader was made with", list(all_letters()), None),
        ("Letters of other makers, unseen until the reader did those", list(unseen_letters()), others),
        ("Letters written last, unseen until the reader did those", list(letters_written_last()), last),
        ("Letters after all, unseen until the reader did the last as well", list(letters_after_all()), after),
    )
    parts, misses = [HEAD], []
    for title, letters, first in sets:
        result, times = measured(letters)
        engines = ", ".join(f"{name} {count}" for name, count in sorted(_counts(letters).items()))
        median, slowest = 1000 * times[len(times) // 2], 1000 * times[-1]
        pace = f"A PDF takes {median:.1f} ms of computing (median; {slowest:.0f} the slowest)."
        parts.append(f"## {title}: {len(letters)}\n\n{engines}. {pace}\n\n{table(result, first)}\n")
        misses += result.misses
    parts.append(f"{speed(sets[0][1])}, on {os.cpu_count()} cores, {datetime.date.today():%B %Y}.\n")
    text = "\n".join(parts)
    (HERE / "measured.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    if "--misses" in arguments:
        sys.stdout.write("\n".join(misses) + "\n")


def _counts(letters: list) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in letters:
        counts[each.engine] = counts.get(each.engine, 0) + 1
    return counts


if __name__ == "__main__":
    main(sys.argv[1:])
