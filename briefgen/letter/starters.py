"""The commented record to fill in for a new letter of a kind, and the schema by which editors help to fill it in."""

from pathlib import Path
from typing import Any

from briefgen.folders import TemplateFolders
from briefgen.language import LANGUAGES
from briefgen.letter.kinds import UnknownKindError, detail_text, known_kinds, read_kind
from briefgen.ministry.model import Profile
from briefgen.ministry.profile import known_ministries
from briefgen.record.schema import record_schema
from briefgen.yamlfile.suggestions import slug


def starter(
    kind: str, *, identity: str, profile: Profile, language: str, folders: TemplateFolders, schema: str = ""
) -> str:
    """The text of a new record: what the kind needs with places to fill in, and what it can have behind a `#`.

    The text is the kind's `new.<language>.yaml` (of another language where it has none in this one), with the record's
    `identity` and what the ministry's profile knows filled in. `schema` is the path of the schema file as seen from the
    record; with it, the first line tells editors where it is. Raises UnknownKindError, or NotInFoldersError for a kind
    without such a file.
    """
    if kind not in known_kinds(folders):
        raise UnknownKindError(kind, known=known_kinds(folders))
    names = [f"kinds/{kind}/new.{each}.yaml" for each in (language, *LANGUAGES)]
    text = folders.find(next(filter(folders.has, names), names[0])).read_text(encoding="utf-8")
    for place, value in _values(identity, profile, folders).items():
        text = text.replace(place, value)
    return f"# yaml-language-server: $schema={schema}\n{text}" if schema else text


def _values(identity: str, profile: Profile, folders: TemplateFolders) -> dict[str, str]:
    return {
        "{id}": identity,
        "{ministry}": profile.code,
        "{ministries}": ", ".join(known_ministries(folders)),
        "{unit}": next(iter(profile.units), "-"),
        "{units}": ", ".join(profile.units) or "-",
        "{office}": next(iter(profile.offices)),
        "{offices}": ", ".join(profile.offices),
    }


def identity_of(*words: str) -> str:
    """The id of a new record, from the name of its file, or from its date and subject: `2020-11-17-overleg-lvv`."""
    return slug(" ".join(words)) or "record"


def schema_path(kind: str) -> Path:
    """Where the schema file of a kind lies, as seen from the folder of the records."""
    return Path(".briefgen") / f"{kind}.schema.json"


def editor_schema(kind: str | None, *, folders: TemplateFolders) -> dict[str, Any]:
    """The JSON Schema of records: of one kind with its own details and requirements, or of any kind.

    Raises UnknownKindError. A kind whose file has errors gets the schema of any kind.
    """
    found = read_kind(kind, folders=folders)[0] if kind else None
    return record_schema(
        kinds=known_kinds(folders),
        ministries=known_ministries(folders),
        details={name: detail_text(found, name) for name in found.details} if found else {},
        requires=found.requires if found else (),
    )
