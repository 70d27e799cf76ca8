"""Where the same words look different: bold, italic, a link, the mark of a note."""

from bisect import bisect_right
from collections.abc import Iterator

from briefgen.letter.model import Line, Run
from briefgen.review.tokens import Tokens, tokens
from briefgen.review.words import Piece

Look = tuple[bool, bool, str, bool]


def is_plain(runs: Line) -> bool:
    return not any(run.bold or run.italic or run.link or run.note for run in runs)


def differences(old: Line, new: Line, pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int, int]]:
    """Stretches of the new text whose words stayed but look different, with the number of the piece they are in."""
    if is_plain(old) and is_plain(new):
        return
    looks_old, looks_new = _Looks(old), _Looks(new)
    for number, piece in enumerate(pieces):
        if piece.kind != "same":
            continue
        before = looks_old.between(piece.old_start, piece.old_end)
        after = looks_new.between(piece.new_start, piece.new_end)
        start = end = -1
        for (_a, _b, look), (first, last, other) in zip(before, after, strict=False):
            if look == other:
                if start >= 0:
                    yield number, start, end
                start = end = -1
            else:
                start, end = (first if start < 0 else start), last
        if start >= 0:
            yield number, start, end


class _Looks:
    """The look of each token of a line."""

    def __init__(self, runs: Line) -> None:
        self._text: Tokens = tokens("".join(run.text for run in runs))
        self._ends: list[int] = []
        self._runs: list[Run] = []
        self._notes: set[int] = set()  # the tokens after which the mark of a note stands
        end = 0
        for run in runs:
            end += len(run.text)
            self._ends.append(end)
            self._runs.append(run)
            if run.note:
                self._notes.add(bisect_right(self._text.starts, end - 1) - 1)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        for place, (first, last) in enumerate(zip(self._text.starts, self._text.ends, strict=True)):
            if start <= first < end:
                run = self._runs[bisect_right(self._ends, first)]
                yield first, last, (run.bold, run.italic, run.link, place in self._notes)
