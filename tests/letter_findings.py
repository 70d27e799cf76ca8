"""What the checks of a composed letter find; every record is an excerpt over the record of the first letter."""

import datetime

from excerpts import SEED, spliced

from briefgen.errors import Problem
from briefgen.folders import TemplateFolders
from briefgen.letter.checks import check_letter
from briefgen.letter.compose import compose
from briefgen.letter.kinds import read_kind
from briefgen.ministry.profile import read_profile
from briefgen.record.reading import reading_of

FOLDERS = TemplateFolders.standard()


def found(excerpt: str, *, purpose: str = "draft", folders: TemplateFolders = FOLDERS) -> list[Problem]:
    reading = reading_of(spliced(excerpt) if excerpt else SEED.read_text("utf-8"), source="record.yaml")
    assert reading.record is not None
    profile, _ = read_profile(reading.record.ministry, folders=folders)
    kind, _ = read_kind(reading.record.kind, folders=folders)
    assert profile is not None
    assert kind is not None
    on = reading.record.date or datetime.date(2020, 11, 17)
    letter = compose(reading, profile, kind=kind, folders=folders, on=on).letter
    assert letter is not None
    return list(
        check_letter(
            letter, reading, profile, kind=kind, folders=folders, purpose="issue" if purpose == "issue" else "draft"
        )
    )


def codes(excerpt: str, *, purpose: str = "draft") -> list[str]:
    return [each.code for each in found(excerpt, purpose=purpose)]


def says(text: str) -> str:
    """A record whose letter ends with this text."""
    return f"conclusion: |\n  {text}"
