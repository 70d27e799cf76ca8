"""What a careful secretariat checks in a composed letter, and in a record against the ministry's profile."""

from typing import Final, Literal

from briefgen.errors import Problem
from briefgen.folders import TemplateFolders
from briefgen.letter.checks import abbreviations, citations, papers, prose, sender, wording
from briefgen.letter.checks.texts import Contents
from briefgen.letter.kinds import Kind
from briefgen.letter.model import Letter
from briefgen.ministry.model import Profile
from briefgen.record.reading import Reading

Purpose = Literal["draft", "issue"]

_CHECKS: Final = (
    *sender.CHECKS,
    *prose.CHECKS,
    *wording.CHECKS,
    *abbreviations.CHECKS,
    *citations.CHECKS,
    *papers.CHECKS,
)
_AT_ISSUE: Final = sender.AT_ISSUE


def check_letter(
    letter: Letter,
    reading: Reading,
    profile: Profile,
    *,
    kind: Kind,
    folders: TemplateFolders,
    purpose: Purpose = "draft",
) -> tuple[Problem, ...]:
    """Every finding that needs the letter's text or the profile; `letter` is the one composed from this reading.

    A finding in a sentence leads to the record field that its words came from, else to the template's line. What
    `purpose="issue"` adds is never a warning.
    """
    if reading.record is None:
        return ()
    contents = Contents(letter, reading, reading.record, profile, kind, folders)
    checks = (*_CHECKS, *_AT_ISSUE) if purpose == "issue" else _CHECKS
    return tuple(problem for each in checks for problem in each(contents))
