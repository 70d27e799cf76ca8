"""A new record to fill in, and the schema beside it that helps an editor to do so."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, ExitStatus, FindingsError
from briefgen.language import _
from briefgen.workflow.rendered import NotWritableError, reason, write_whole

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders


class AlreadyThereError(BriefgenError):
    """A new record would take the place of a file."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is already there. Nothing was written.").format(path=path),
            hint=_("Choose another name with -o."),
        )


def new_record(
    kind: str, *, identity: str, ministry: str, language: str, folders: "TemplateFolders", schema: str = ""
) -> str:
    """The text of the record; raises UnknownKindError, UnknownMinistryError, or FindingsError for a faulty profile."""
    from briefgen.letter.starters import identity_of, starter
    from briefgen.ministry.profile import read_profile

    profile, problems = read_profile(ministry, folders=folders)
    if profile is None:
        message = _("The profile of ministry '{code}' cannot be used.").format(code=ministry)
        raise FindingsError(message, problems=problems)
    return starter(
        kind, identity=identity_of(identity), profile=profile, language=language, folders=folders, schema=schema
    )


def write_new_record(
    path: Path, kind: str, *, identity: str, ministry: str, language: str, folders: "TemplateFolders"
) -> None:
    """Write the record, never over a file, and the schema of its kind into `.briefgen/` beside it."""
    from briefgen.letter.starters import editor_schema, schema_path

    schema = schema_path(kind)
    text = new_record(
        kind, identity=identity, ministry=ministry, language=language, folders=folders, schema=schema.as_posix()
    )
    try:
        (path.parent / schema).parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise AlreadyThereError(path) from None
    except OSError as error:
        raise NotWritableError(path, reason(error)) from error
    write_whole(path.parent / schema, schema_text(editor_schema(kind, folders=folders)).encode())


def schema_text(schema: dict[str, object]) -> str:
    """The schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
