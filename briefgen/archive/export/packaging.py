"""Makes the package of one letter: its sealed files, its metadata, its proof, and what verifies them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.archive.contents import ChangedLetterError
from briefgen.archive.export import explanation
from briefgen.archive.export.bag import Bag
from briefgen.archive.export.diwoo import diwoo_bytes
from briefgen.archive.export.errors import NameTakenError
from briefgen.archive.export.known import Known
from briefgen.archive.export.mdto import file_mdto, letter_mdto
from briefgen.archive.export.terms import Terms
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive
from briefgen.archive.tree import TreeHead
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.language import N_, _

PROOF: Final = "proof.json"
DIWOO: Final = "letter.diwoo.xml"
VERIFIER: Final = "verify.py"
_BLOCK: Final = 1 << 20

NOT_PUBLIC: Final = N_("It is not public, so it has no metadata for publication.")
WITHDRAWN: Final = N_("It was withdrawn, so it has no metadata for publication.")
NOT_KNOWN: Final = N_("Whether it is public is not known, so it has no metadata for publication.")
NO_RECORD: Final = N_("Its record cannot be read, so its metadata say only what the seal says.")
NO_DOSSIER: Final = N_("Its record names no dossier, so it is part of none.")


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was made. `sha256` covers all of it; `left_out` says what the letter's record did not allow."""

    ministry: str
    reference: str
    folder: Path
    sha256: str
    files: int
    left_out: tuple[str, ...]


def make_package(
    archive: Archive, known: Known, folder: Path, *, proof: bytes, head: TreeHead, terms: Terms, files: Files
) -> tuple[str, int]:
    """Writes the package into a new folder; its SHA-256 and the number of files in its payload.

    Raises ChangedLetterError, NameTakenError, OSError.
    """
    bag = Bag(folder, files)
    _add_sealed(bag, archive, known)
    made = _made_files(known, proof=proof, terms=terms)
    for name, data in made.items():
        if name.casefold() in {each.casefold() for each in known.manifest.files}:
            raise NameTakenError(known.manifest.reference, name)
        bag.add(name, [data])
    beside = {explanation.NAME: explanation.TEXT, VERIFIER: verifier()}
    return bag.close(info=_info(known, head=head, terms=terms), beside=beside), len(bag.names)


def verifier() -> bytes:
    """The program that verifies a package, as it goes with each."""
    return Path(__file__).with_name(VERIFIER).read_bytes()


def left_out(known: Known) -> tuple[str, ...]:
    """What the package lacks because record or seal lack it, in the language of the user."""
    lacking = (
        (NO_RECORD, known.record is None and not known.is_added),
        (WITHDRAWN, known.told.withdrawn is not None),
        (NOT_KNOWN, known.told.withdrawn is None and known.is_added),
        (NOT_PUBLIC, known.told.withdrawn is None and not known.is_public and not known.is_added),
        (NO_DOSSIER, known.record is not None and not known.record.dossiers),
    )
    return tuple(_(text) for text, lacks in lacking if lacks)


def _add_sealed(bag: Bag, archive: Archive, known: Known) -> None:
    place = archive.root / known.told.issued.fields["path"]
    for name, digest in sorted(known.manifest.files.items()):
        if bag.add(name, _chunks(place / name, known.manifest.reference, name)) != digest:
            raise ChangedLetterError(known.manifest.reference, name)


def _chunks(path: Path, reference: str, name: str) -> Iterator[bytes]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise ChangedLetterError(reference, name) from error
    with file:
        while chunk := file.read(_BLOCK):
            yield chunk


def _made_files(known: Known, *, proof: bytes, terms: Terms) -> dict[str, bytes]:
    extra = (*((DIWOO,) if known.is_public else ()), MANIFEST, PROOF)
    made = {MANIFEST: known.seal, PROOF: proof}
    if known.is_public:
        made[DIWOO] = diwoo_bytes(known)
    made[f"{known.package}.mdto.xml"] = letter_mdto(known, terms=terms, extra=extra)
    made |= {f"{name}.bestand.mdto.xml": file_mdto(known, name) for name in sorted(known.manifest.files)}
    return made


def _info(known: Known, *, head: TreeHead, terms: Terms) -> dict[str, str]:
    manifest = known.manifest
    return {
        "Source-Organization": known.sender.name,
        "Bagging-Date": terms.at.date().isoformat(),
        "Bag-Software-Agent": terms.program,
        "External-Identifier": manifest.reference,
        "External-Description": manifest.subject,
        "Internal-Sender-Identifier": manifest.record,
        "Tree-Head": str(head),
    }
