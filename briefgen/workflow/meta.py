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


def meta_file(path: Path, *, ministries: frozenset[str]) -> MetaReading:
    """Raises UnreadableError, MetaRefusedError."""
    reading = read_meta(path, ministries=ministries)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise MetaRefusedError(reading)
    if reading.meta is None and reading.document.text.strip():
        raise BriefgenError(_("{file} names no fields. Nothing was written.").format(file=reading.document.source))
    return reading
