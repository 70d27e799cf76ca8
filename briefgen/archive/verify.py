"""Verifies an archive: every byte of every file, every entry of the log, and every row of the index."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefgen.archive.added import called
from briefgen.archive.beside import Beside
from briefgen.archive.digests import hash_of, read_small
from briefgen.archive.documents import Sources
from briefgen.archive.entries import BROUGHT, COMPLETED, CREATED, Entry
from briefgen.archive.files import Files
from briefgen.archive.findings import ADDED, CHANGED, MISSING, Seen, Verification, with_moves
from briefgen.archive.layout import LOG, OBJECTS, lies_right
from briefgen.archive.store import ENCLOSURES, FolderStore
from briefgen.archive.strangers import kept_objects, verify_nothing_added
from briefgen.archive.tree import TreeHead
from briefgen.archive.verify_index import copy_of_index, verify_index
from briefgen.archive.verify_log import VerifiedLog, verify_log
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.manifest import Digest, files_from_bytes
from briefgen.language import _

_LARGE: Final = 1 << 18  # bytes: from here on another thread is worth its while; hashing does not hold the others up

_MANY: Final = 200  # entries of the log from which it is worth another process to verify the index


@dataclass(frozen=True, slots=True)
class _Letter:
    path: str
    reference: str
    seal: str


@dataclass(frozen=True, slots=True)
class _File:
    place: str
    path: str
    expected: Digest
    letter: str


def verify(root: Path, *, against: TreeHead | None = None, threads: int = 2) -> Verification:
    """Looks at everything, also in an archive that no longer opens; takes no lock while it reads.

    `against` is a head that was kept elsewhere: the log must begin with the entries under it.
    """
    seen = Seen()
    if not root.is_dir():
        seen.add(MISSING, str(root))
        return Verification(TreeHead(0, hashlib.sha256(b"").hexdigest()), 0, 0, 0, tuple(seen.findings))
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        indexed = copy_of_index(root, index)
        log = verify_log(root, seen, against=against)
        of_index = Beside(lambda: _verify_index(root, index, log), wanted=indexed and len(log.entries) > _MANY)
        letters, found = _verify_files(root, log, seen, threads=threads)
        remark = _("There is no index; it is made when it is needed.")
        if indexed:
            part, remark = of_index.result()
            seen.take_in(part)
    findings = with_moves(seen, found)
    return Verification(log.head, letters, seen.files, seen.size, findings, (remark,) if remark else ())


def _verify_index(root: Path, index: Path, log: VerifiedLog) -> tuple[Seen, str]:
    seen = Seen()
    sources = Sources(FolderStore(root, Files()).read)
    return seen, verify_index(index, log.entries, log.leaves, sources, seen)


def _verify_files(root: Path, log: VerifiedLog, seen: Seen, *, threads: int) -> tuple[int, dict[str, str]]:
    """How many letters there are, and the hashes of what nothing accounts for."""
    letters = {each.path: each for each in _brought(log.entries, seen)}
    large: list[_File] = []
    for letter in letters.values():
        _verify_letter(root, letter, seen, large)
    large += [_object(root, *each) for each in kept_objects(log.entries)]
    with ThreadPoolExecutor(threads) as pool:
        for part in pool.map(_verify_one, large):
            seen.take_in(part)
    _verify_fixed(root, log.entries, seen)
    return len(letters), verify_nothing_added(root, log, letters, seen)


def _brought(entries: Sequence[Entry], seen: Seen) -> Iterator[_Letter]:
    given = {entry.fields["sha256"]: entry.fields["fields"] for entry in entries if _gives_reference(entry)}
    for entry in entries:
        if entry.what in BROUGHT:
            reference = given.get(entry.fields.get("sha256", ""), entry.fields)["reference"]
            named = {**entry.fields, "reference": reference}
            letter = _Letter(entry.fields["path"], called(named), entry.fields["seal"])
            if lies_right(entry.fields):
                yield letter
            else:
                message = _("Entry {number} names a place where no letter lies.").format(number=entry.number)
                seen.add(CHANGED, LOG, message, letter=letter.reference)


def _gives_reference(entry: Entry) -> bool:
    return entry.what == COMPLETED and "reference" in entry.fields["fields"]


# Letters


def _verify_letter(root: Path, letter: _Letter, seen: Seen, large: list[_File]) -> None:
    """Verifies a letter but for its large files, which are added to `large`."""
    folder = f"{root}/{letter.path}"
    found = _files_in(folder)
    if found is None:
        seen.add(MISSING, letter.path, letter=letter.reference)
        seen.lost[letter.seal] = (letter.path, letter.reference)
        return
    manifest = read_small(f"{folder}/{MANIFEST}")
    expected = files_from_bytes(manifest or b"")
    _compare(seen, letter, MANIFEST, Digest(len(manifest or b""), letter.seal), manifest)
    for name, digest in expected.items():
        found.discard(name)
        file = _File(f"{folder}/{name}", f"{letter.path}/{name}", digest, letter.reference)
        if digest.size > _LARGE:
            large.append(file)
        else:
            _verify_file(file, seen)
    found.discard(MANIFEST)
    if expected or manifest is None:
        for name in sorted(found):
            seen.add(ADDED, f"{letter.path}/{name}", letter=letter.reference)


def _compare(seen: Seen, letter: _Letter, name: str, expected: Digest, data: bytes | None) -> None:
    path = f"{letter.path}/{name}"
    if data is None:
        seen.add(MISSING, path, letter=letter.reference)
        seen.lost[expected.sha256] = (path, letter.reference)
        return
    seen.files += 1
    seen.size += len(data)
    if hashlib.sha256(data).hexdigest() != expected.sha256:
        seen.add(CHANGED, path, _why(data, expected), letter=letter.reference)
        seen.lost[expected.sha256] = (path, letter.reference)


def _verify_one(file: _File) -> Seen:
    seen = Seen()
    _verify_file(file, seen)
    return seen


def _verify_file(file: _File, seen: Seen) -> None:
    size, sha256 = hash_of(file.place)
    seen.files += bool(sha256)
    seen.size += size
    if (size, sha256) == (file.expected.size, file.expected.sha256):
        return
    seen.lost[file.expected.sha256] = (file.path, file.letter)
    if not sha256:
        seen.add(MISSING, file.path, letter=file.letter)
        return
    data = read_small(file.place)
    seen.add(CHANGED, file.path, _why(data, file.expected) if data else "", letter=file.letter)


def _why(data: bytes, expected: Digest) -> str:
    if hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest() == expected.sha256:
        return _("Its line endings were rewritten.")
    return ""


def _files_in(folder: str, before: str = "") -> set[str] | None:
    """Names of all that lies in a letter's folder, folders other than that of the enclosures included."""
    names: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                inside = entry.is_dir(follow_symlinks=False) and not before and entry.name == ENCLOSURES
                within = _files_in(entry.path, f"{ENCLOSURES}/") if inside else None
                names |= within or {before + entry.name}
    except OSError:
        return None
    return None if stat.S_ISLNK(os.lstat(folder).st_mode) else names


# What lies around them


def _object(root: Path, sha256: str, letter: str) -> _File:
    place = f"{root}/{OBJECTS}/{sha256}"
    try:
        size = os.lstat(place).st_size  # the log names its hash alone
    except OSError:
        size = 0
    return _File(place, f"{OBJECTS}/{sha256}", Digest(size, sha256), letter)


def _verify_fixed(root: Path, entries: Sequence[Entry], seen: Seen) -> None:
    fixed: Mapping[str, Any] = entries[0].fields["files"] if entries and entries[0].what == CREATED else {}
    for name, sha256 in fixed.items():
        _size, found = hash_of(f"{root}/{name}")
        seen.files += 1
        if found != sha256:
            seen.add(CHANGED if found else MISSING, name)
