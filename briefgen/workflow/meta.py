"""The file of `--meta`, which is used whole or not at all."""

from pathlib import Path

from briefgen.errors import BriefgenError, Severity
from briefgen.extract.meta import MetaReading, read_meta
from briefgen.language import _, ngettext


class MetaRefusedError(BriefgenError):
    """A file of `--meta` with mistakes in it; `problems` have their places."""

    def __init__(self, reading: MetaReading) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
        super().__init__(
            ngettext(
                "{file} has {count} mistake. Nothing was written.",
                "{file} has {count} mistakes. Nothing was written.",
                errors,
            ).format(file=reading.document.source, count=errors),
            problems=reading.problems,
        )


class NoLettersError(BriefgenError):
    """A file that is to complete letters, and names none."""

    def __init__(self, file: str) -> None:
        super().__init__(
            _("{file} names no letters. Nothing was written.").format(file=file),
            hint=_("'briefgen archive list --incomplete --yaml' writes one to fill in."),
        )


def meta_file(path: Path, *, ministries: frozenset[str]) -> MetaReading:
    """Raises UnreadableError, MetaRefusedError."""
    reading = read_meta(path, ministries=ministries)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise MetaRefusedError(reading)
    if reading.meta is None and reading.document.text.strip():
        raise BriefgenError(_("{file} names no fields. Nothing was written.").format(file=reading.document.source))
    return reading
