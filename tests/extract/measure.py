"""Measures the reader: `python tests/extract/measure.py` makes all letters, reads them, writes measured.md beside it."""

import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from extract.made_letters import Made, all_letters  # noqa: E402 - found through the path set above
from extract.measuring import Measured, senders  # noqa: E402 - as above

from briefgen.extract.letters import read_letter  # noqa: E402 - as above


def measured(letters: list[Made]) -> tuple[Measured, list[float]]:
    known, result, times = senders(), Measured(), []
    for each in letters:
        start = time.process_time()
        read = read_letter(each.data, name=each.name, senders=known)
        if each.name.endswith("pdf"):
            times.append(time.process_time() - start)
        result.add(each.name, each.truth, each.words, read)
    return result, sorted(times)


def main() -> None:
    made = list(all_letters())
    result, times = measured(made)
    print(result.table())
    print(f"PDF median {1000 * times[len(times) // 2]:.1f} ms, slowest {1000 * times[-1]:.0f} ms")
    print("\n".join(result.misses))


if __name__ == "__main__":
    main()
