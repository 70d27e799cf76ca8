"""Where `render` writes: standard output, one file whose suffix names the format, or a folder."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from briefgen.language import _
from briefgen.settings import FORMATS, did_you_mean
from briefgen.values import dataclass

BINARY: Final = frozenset({"docx", "pdf"})


@dataclass(frozen=True, slots=True)
class ToStandardOutput:
    format: str


@dataclass(frozen=True, slots=True)
class ToFile:
    path: Path
    format: str


@dataclass(frozen=True, slots=True)
class ToFolder:
    path: Path
    formats: tuple[str, ...]


Destination = ToStandardOutput | ToFile | ToFolder


def destination(
    output: str | None, *, asked: Sequence[str], formats: tuple[str, ...], folder: Path, records: int
) -> Destination:
    """What `-o` means: `asked` are the formats of the flag `--to`, `formats` those that hold without a suffix.

    Raises click.UsageError where the parts do not go together.
    """
    if output is None:
        return ToFolder(folder, formats)
    if output == "-":
        return _standard_output(formats if len(formats) == 1 else tuple(asked), records)
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)) or not path.suffix:
        return ToFolder(path, formats)
    return _file(path, asked, records)


def _standard_output(formats: tuple[str, ...], records: int) -> ToStandardOutput:
    if len(formats) != 1:
        raise click.UsageError(_("Say with --to which one format goes to standard output."))
    if records != 1:
        raise click.UsageError(_("Only one letter can go to standard output; there are {count}.").format(count=records))
    if formats[0] in BINARY and sys.stdout.isatty():
        message = _("A {format} file would garble the terminal. Send it to a file with -o FILE, or use '| program'.")
        raise click.UsageError(message.format(format=formats[0]))
    return ToStandardOutput(formats[0])


def _file(path: Path, asked: Sequence[str], records: int) -> ToFile:
    named = path.suffix[1:].lower()
    if named not in FORMATS:
        message = _("-o {path}: '{suffix}' is no format that can be rendered. There are {choices}.").format(
            path=path, suffix=path.suffix, choices=", ".join(FORMATS)
        )
        hint = did_you_mean(named, FORMATS) or _("For a folder of that name, end it with '/'.")
        raise click.UsageError(f"{message} {hint}")
    if records != 1:
        message = _("-o {path} is one file, but there are {count} letters. Name a folder.")
        raise click.UsageError(message.format(path=path, count=records))
    if asked and tuple(asked) != (named,):
        message = _("-o {path} asks for {format}, but --to for {asked}.")
        raise click.UsageError(message.format(path=path, format=named, asked=", ".join(asked)))
    return ToFile(path, named)
