"""What a person knows of a letter that was issued before briefgen: a small YAML file that completes what was read."""

import datetime
import fnmatch
from pathlib import Path, PurePath
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from briefgen.dutch.parliament import read_dossier
from briefgen.errors import Problem, Severity
from briefgen.extract import rules
from briefgen.extract.fields import Extracted, SignedBy, Spot, Sure
from briefgen.extract.fields import Field as Read
from briefgen.extract.fields_about import canonical
from briefgen.language import _
from briefgen.record.scalars import to_date
from briefgen.values import dataclass, replace
from briefgen.yamlfile import Document, read_yaml
from briefgen.yamlfile.models import build
from briefgen.yamlfile.refusals import Refusal, explain
from briefgen.yamlfile.sorts import META

FEWEST_DIGITS: Final = 6  # of a hash, for a key that names a letter by it
Words = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
House = Literal["tweede-kamer", "eerste-kamer"]
Day = Annotated[datetime.date, BeforeValidator(to_date)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _to_dossier(value: object) -> object:
    if not isinstance(value, str):
        return value
    dossier = read_dossier(value.replace("\u00a0", " "))
    if dossier is None:
        raise PydanticCustomError("not_a_dossier", "{text}", {"text": value})
    return canonical(dossier)


DossierNumber = Annotated[str, BeforeValidator(_to_dossier)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Signed(_Data):
    """One who signed: the office as printed above the signature, and the name below it."""

    office: Words
    name: Words


class LetterMeta(_Data):
    """The fields of one letter; what is left out stays as it was read."""

    reference: Words | None = None
    date: Day | None = None
    subject: Words | None = None
    ministry: Code | None = None
    unit: Words | None = None
    addressee: Annotated[tuple[House, ...], BeforeValidator(_as_list)] = ()
    signatories: tuple[Signed, ...] = ()
    dossiers: Annotated[tuple[DossierNumber, ...], BeforeValidator(_as_list)] = ()
    kind: Code | None = None
    your_reference: Words | None = None


class MetaFile(LetterMeta):
    """The file of `--meta`: fields for all letters that are added, and under `letters` those of single files."""

    letters: dict[str, LetterMeta] = Field(default={}, max_length=100_000)


NAMES: Final = {
    "kenmerk": "reference",
    "ons kenmerk": "reference",
    "datum": "date",
    "onderwerp": "subject",
    "betreft": "subject",
    "ministerie": "ministry",
    "directie": "unit",
    "geadresseerde": "addressee",
    "ondertekenaars": "signatories",
    "dossier": "dossiers",
    "briefsoort": "kind",
    "uw kenmerk": "your_reference",
}
_WORDS: Final = {
    "tweede kamer": "tweede-kamer",
    "eerste kamer": "eerste-kamer",
    "tk": "tweede-kamer",
    "ek": "eerste-kamer",
}


@dataclass(frozen=True, slots=True)
class MetaReading:
    """A file of `--meta` as read: None with errors among the problems, else what it says."""

    document: Document
    meta: MetaFile | None
    problems: tuple[Problem, ...]

    def of(self, path: PurePath, *, sha256: str = "", reference: str = "") -> LetterMeta:
        """What is said of the letter in that file: under the first digits of its SHA-256, its name, its reference or
        a pattern that fits the name, else at the top level."""
        meta = self.meta or MetaFile()
        common = LetterMeta.model_construct(**{name: getattr(meta, name) for name in LetterMeta.model_fields})
        own = self._by_digits(sha256) or meta.letters.get(path.name) or meta.letters.get(reference or path.name)
        own = own or _fitting(meta, path.name)
        if own is None:
            return common
        said = {name: getattr(own, name) for name in own.model_fields_set}
        return common.model_copy(update=said)

    def _by_digits(self, sha256: str) -> LetterMeta | None:
        letters = self.meta.letters if self.meta else {}
        known = (key for key in letters if len(key) >= FEWEST_DIGITS and sha256.startswith(key.lower()))
        return next((letters[key] for key in known), None)


def _fitting(meta: MetaFile, name: str) -> LetterMeta | None:
    return next((each for pattern, each in meta.letters.items() if fnmatch.fnmatchcase(name, pattern)), None)


def read_meta(path: Path, *, ministries: frozenset[str] = frozenset()) -> MetaReading:
    """The file with the findings in it; `ministries` are the codes that are known, any code where it is empty.

    Raises UnreadableError where there is no such file or it is no text.
    """
    document = read_yaml(path, sort=META)
    meta, problems = build(document, MetaFile, names=NAMES, words=_WORDS, special=lambda: _SPECIAL)
    found = (*document.problems, *problems)
    if meta is not None and ministries:
        found = (*found, *_unknown_ministries(document, meta, ministries))
    if any(problem.severity is Severity.ERROR for problem in found):
        return MetaReading(document, None, found)
    return MetaReading(document, meta, found)


def _as_typed(refusal: Refusal) -> Refusal:
    """Of a list's only value that is typed without a dash: that value."""
    if refusal.node is None and isinstance(refusal.path[-1], int):
        return replace(refusal, path=refusal.path[:-1])
    return refusal


def _not_a_house(refusal: Refusal) -> Problem:
    return explain(_as_typed(refusal))


def _not_a_dossier(refusal: Refusal) -> Problem:
    refusal = _as_typed(refusal)
    message = _("`{text}` is not the number of a dossier.").format(text=refusal.typed)
    return refusal.problem(rules.META_IS_KNOWN, message, hint=_("Write it as 19637, 36600-VII or 21501-02."))


_SPECIAL: Final = {"not_a_dossier": _not_a_dossier, "literal_error": _not_a_house}


def _unknown_ministries(document: Document, meta: MetaFile, known: frozenset[str]) -> list[Problem]:
    places: list[tuple[tuple[str, ...], LetterMeta]] = [((), meta)]
    places += [(("letters", name), each) for name, each in meta.letters.items()]
    found = []
    for path, each in places:
        if each.ministry is not None and each.ministry not in known:
            refusal = Refusal(document, MetaFile, (*path, "ministry"), "unknown_ministry")
            message = _("There is no ministry '{code}'.").format(code=each.ministry)
            hint = _("Known ministries: {known}.").format(known=", ".join(sorted(known)))
            found.append(refusal.problem(rules.META_IS_KNOWN, message, hint=hint))
    return found


def plain_values(meta: LetterMeta) -> dict[str, Any]:
    """What is given, as plain JSON values by the name of the field."""
    given = ((name, getattr(meta, name)) for name in LetterMeta.model_fields)
    return {name: _plain(value) for name, value in given if value is not None and value != ()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - the values of fields differ
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Signed):
        return {"office": value.office, "name": value.name}
    return value.isoformat() if isinstance(value, datetime.date) else value


def completed(read: Extracted, meta: LetterMeta) -> Extracted:
    """The letter with what the file says in the place of what was read, as certain; those fields have no problems."""
    where = Spot(0, _("given with `--meta`"))
    changes: dict[str, Any] = {}
    for name in LetterMeta.model_fields:
        value = getattr(meta, name)
        if value is None or value == ():
            continue
        if name == "signatories":
            value = tuple(SignedBy(each.office, each.name) for each in value)
        changes[name] = Read(value, Sure.CERTAIN, where)
    if not changes:
        return read
    left = tuple(problem for problem in read.problems if problem.where.field not in changes)
    return replace(read, **changes, problems=left)
