"""The last paragraph of a story: its end can be neither inserted nor deleted, so it is always one that stays."""

from collections.abc import Sequence

from briefgen.extract.docx.blocks import Block, Paragraph
from briefgen.review.docx.steps import Step

_STAYING = ("pair", "split", "merge")


def with_lasting_end(steps: list[Step], old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """The steps, changed where the last paragraphs would otherwise not be joined by any paragraph that stays."""
    if not (old and new and isinstance(old[-1], Paragraph) and isinstance(new[-1], Paragraph)):
        return steps
    at = max((place for place, step in enumerate(steps) if step.kind in _STAYING), default=-1)
    trailing = steps[at + 1 :]
    if not trailing or _is_chain(steps[at] if at >= 0 else None, trailing, old, new):
        return steps
    last_old, last_new = len(old) - 1, len(new) - 1
    dissolved: list[Step] = []
    for step in steps:
        if step.kind in _STAYING and (last_old in step.olds or last_new in step.news):
            dissolved += [Step("del", (i,)) for i in step.olds] + [Step("ins", (), (j,)) for j in step.news]
        else:
            dissolved.append(step)
    moves = {step.move for step in dissolved if step.move and (last_old in step.olds or last_new in step.news)}
    plain = [_unmoved(step) if step.move in moves else step for step in dissolved]
    before = [step for step in plain if not (step.kind in ("del", "from") and step.olds == (last_old,))]
    before = [step for step in before if not (step.kind in ("ins", "to") and step.news == (last_new,))]
    return [*before, Step("pair", (last_old,), (last_new,))]


def _is_chain(last: Step | None, trailing: list[Step], old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether the last steps are paragraphs right after one that stays: then their ends can be passed on."""
    if last is None:
        return False
    blocks: list[Block] = [new[last.news[-1]]]
    for step in trailing:
        blocks += [old[i] for i in step.olds] if step.kind in ("del", "from") else [new[j] for j in step.news]
    return all(isinstance(block, Paragraph) and not block.frame for block in blocks)


def _unmoved(step: Step) -> Step:
    return Step("del", step.olds) if step.kind == "from" else Step("ins", (), step.news)
