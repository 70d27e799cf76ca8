"""Reads the House's calendar (`templates/calendar/nl.yaml`) from the template folders."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from briefgen.dutch.calendar import Calendar, Recess
from briefgen.errors import Problem
from briefgen.folders import NotInFoldersError, TemplateFolders
from briefgen.language import current_language
from briefgen.record.model import Date
from briefgen.yamlfile import read_yaml
from briefgen.yamlfile.models import build
from briefgen.yamlfile.sorts import CALENDAR

FILE = "calendar/nl.yaml"


class RecessEntry(BaseModel):
    """One recess: the first and the last day, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    first: Date
    last: Date


class CalendarFile(BaseModel):
    """The file as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    recesses: tuple[RecessEntry, ...] = ()


def read_calendar(folders: TemplateFolders) -> tuple[Calendar, tuple[Problem, ...]]:
    """The calendar that is used, with the findings in its file; empty where there is no such file."""
    try:
        path = folders.find(FILE)
    except NotInFoldersError:
        return Calendar(), ()
    state = path.stat()
    return _parsed(path, (state.st_mtime_ns, state.st_size), current_language())


@lru_cache(maxsize=8)
def _parsed(path: Path, _state: tuple[int, int], _language: str) -> tuple[Calendar, tuple[Problem, ...]]:
    """Kept for as long as the file stays as it is: every record of a folder asks for it."""
    document = read_yaml(path, sort=CALENDAR)
    file, problems = build(document, CalendarFile)
    recesses = [Recess(each.name, each.first, each.last) for each in file.recesses] if file else []
    return Calendar.of(recesses), (*document.problems, *problems)
