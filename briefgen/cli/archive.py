"""`briefgen archive`: the commands on the archive as a whole, and on what lies in it."""

import click

from briefgen.cli import (
    archive_add,
    archive_complete,
    archive_export,
    archive_keeping,
    archive_letters,
    archive_numbers,
    options,
)
from briefgen.language import _


def command() -> click.Group:
    return options.Group(
        help=_(
            "Keep the archive: add, list, show, verify, export, back up.\n\n"
            "The archive is a folder of plain files: each letter in a folder of its own, and a log of what "
            "happened. It is letters/archive unless --archive, BRIEFGEN_ARCHIVE or briefgen.toml says otherwise."
        ),
        commands={
            "init": archive_keeping.init(),
            "add": archive_add.add(),
            "complete": archive_complete.complete(),
            "list": archive_letters.list_(),
            "show": archive_letters.show(),
            "open": archive_letters.open_(),
            "verify": archive_keeping.verify(),
            "export": archive_export.export(),
            "backup": archive_keeping.backup(),
            "restore": archive_keeping.restore(),
            "rebuild": archive_keeping.rebuild(),
            "release": archive_numbers.release(),
            "skip": archive_numbers.skip(),
        },
    )
