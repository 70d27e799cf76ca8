"""Keeps the letters' files: each letter in a sealed folder of its own, and what letters were made with once by content.

A letter is written aside (`.tmp/<number>/`) with every file and folder synced, and later put in place by one rename.
Putting it in place is not what issues it: that is the log's entry (`briefgen.archive.keeping`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from briefgen.archive.errors import PackageRefusedError
from briefgen.archive.files import Files, remove_tree
from briefgen.archive.layout import OBJECTS, TEMPORARY, checked_file_name
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.manifest import Digest, Manifest
from briefgen.language import _

ENCLOSURES: Final = "enclosures"
TEXT: Final = "words.txt"  # what is searched: `briefgen.archive.text.words_of`
REQUIRED: Final = ("record.yaml", "letter.json", "letter.docx", "letter.pdf", "letter.md", TEXT)
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document that goes with the letter: its file name in the archive, where it is now, and its hash if known."""

    name: str
    path: Path
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be sealed: the letter's files by name, its enclosures, and what it was made with by name."""

    files: Mapping[str, bytes]
    enclosures: tuple[Enclosure, ...] = ()
    made_with: Mapping[str, bytes] = field(default_factory=dict)

    def check(self) -> None:
        """Raises PackageRefusedError for files that are missing or cannot be kept under their names."""
        for name in REQUIRED:
            if name not in self.files:
                raise PackageRefusedError(name, _("it is not among the letter's files."))
        names = [*self.files, *(f"{ENCLOSURES}/{each.name}" for each in self.enclosures), MANIFEST]
        for name in names:
            checked_file_name(name.removeprefix(f"{ENCLOSURES}/"))
        folded = [name.casefold() for name in (*names, ENCLOSURES)]
        for name, plain in zip(names, folded, strict=False):
            if folded.count(plain) > 1:
                raise PackageRefusedError(name, _("two files would have this name."))


class Store(Protocol):
    """Where letters are kept. Paths are relative, with `/`; a letter's path is `<ministry>/<year>/<reference>`."""

    def put_aside(self, token: str, contents: Contents) -> tuple[dict[str, Digest], dict[str, str]]:
        """Writes a letter's files aside, durably; digests by file name, and hashes of what it was made with."""

    def seal(self, token: str, manifest: Manifest) -> None:
        """Writes the manifest beside the files that were put aside, durably."""

    def place(self, token: str, path: str) -> None:
        """Puts what was put aside in place, durably and in one step; raises FileExistsError if the place is taken."""

    def keep_objects(self, token: str, wanted: Mapping[str, bytes]) -> None:
        """Puts objects (by SHA-256) where they are kept, durably; those that were put aside are moved."""

    def take_back(self, token: str, path: str) -> None:
        """Removes a letter that was put in place but never issued."""

    def discard(self, token: str) -> None:
        """Removes what was put aside."""

    def read(self, path: str, name: str) -> bytes:
        """A file of a letter, or an object under ("objects", sha256); raises FileNotFoundError."""

    def open(self, path: str, name: str) -> BinaryIO:
        """The same, to be read in pieces."""

    def names(self, path: str) -> tuple[str, ...]:
        """The names of a letter's files, those in enclosures/ with that prefix."""

    def unfinished(self) -> tuple[str, ...]:
        """Tokens of what was put aside and is there still."""


class FolderStore:
    """The store that is a folder."""

    def __init__(self, root: Path, files: Files) -> None:
        self.root = root
        self._files = files

    def put_aside(self, token: str, contents: Contents) -> tuple[dict[str, Digest], dict[str, str]]:
        aside = self._aside(token)
        self._files.make_folder(aside)
        digests = {}
        for name, data in contents.files.items():
            digests[name] = self._create(aside / name, [data])
        if contents.enclosures:
            self._files.make_folder(aside / ENCLOSURES)
            for each in contents.enclosures:
                digests[f"{ENCLOSURES}/{each.name}"] = self._copy(each, aside / ENCLOSURES / each.name)
            self._files.sync_folder(aside / ENCLOSURES)
        return digests, self._put_objects_aside(token, contents.made_with)

    def _put_objects_aside(self, token: str, made_with: Mapping[str, bytes]) -> dict[str, str]:
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in made_with.items()}
        by_hash = {hashes[name]: data for name, data in made_with.items()}
        missing = [each for each in sorted(by_hash) if not (self.root / OBJECTS / each).exists()]
        if missing:
            folder = self._objects_aside(token)
            self._files.make_folder(folder)
            for sha256 in missing:
                self._create(folder / sha256, [by_hash[sha256]])
        return hashes

    def seal(self, token: str, manifest: Manifest) -> None:
        aside = self._aside(token)
        self._create(aside / MANIFEST, [manifest.to_bytes()])
        self._files.sync_folder(aside)

    def place(self, token: str, path: str) -> None:
        place = self.root / path
        if place.exists() or place.is_symlink():
            raise FileExistsError(place)
        for folder in (place.parent.parent, place.parent):
            if folder.is_symlink():
                raise NotADirectoryError(folder)
            if not folder.exists():
                self._files.make_folder(folder)
                self._files.sync_folder(folder.parent)
        self._files.rename(self._aside(token), place)
        self._files.sync_folder(place.parent)
        if (place / ENCLOSURES).exists():
            self._files.protect(place / ENCLOSURES, 0o555)
        self._files.protect(place, 0o555)

    def keep_objects(self, token: str, wanted: Mapping[str, bytes]) -> None:
        folder = self._objects_aside(token)
        for sha256, data in wanted.items():
            # Another issue may have put it there and been interrupted, and the sweep after that taken it away again.
            if not (folder / sha256).exists():
                if not folder.exists():
                    self._files.make_folder(folder)
                self._create(folder / sha256, [data])
            self._files.rename(folder / sha256, self.root / OBJECTS / sha256)
        if wanted:
            self._files.sync_folder(self.root / OBJECTS)

    def object_names(self) -> tuple[str, ...]:
        return tuple(sorted(each.name for each in (self.root / OBJECTS).iterdir()))

    def remove_object(self, sha256: str) -> None:
        """Removes an object that no issued letter names; the log decides, not the store."""
        remove_tree(self._files, self.root / OBJECTS / sha256)

    def take_back(self, token: str, path: str) -> None:
        place = self.root / path
        self._files.protect(place, 0o755)
        gone = self.root / TEMPORARY / f"{token}.gone"
        if gone.exists():
            remove_tree(self._files, gone)
        self._files.rename(place, gone)
        self._files.sync_folder(place.parent)
        remove_tree(self._files, gone)
        self.remove_empty_folders(path.split("/", 1)[0])

    def remove_empty_folders(self, ministry: str) -> None:
        """Removes folders of years (and of the ministry) in which a crash left no letter."""
        folder = self.root / ministry
        if not folder.is_dir():
            return
        for year in [each for each in folder.iterdir() if each.is_dir()]:
            if not any(year.iterdir()):
                self._files.remove_folder(year)
        if not any(folder.iterdir()):
            self._files.remove_folder(folder)

    def places(self, ministry: str, name: str) -> tuple[str, ...]:
        """Where folders of this name lie, in any year of the ministry."""
        folder = self.root / ministry
        years = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
        return tuple(f"{ministry}/{year}/{name}" for year in years if (folder / year / name).exists())

    def discard(self, token: str) -> None:
        for name in (token, f"{token}.objects", f"{token}.gone"):
            if (self.root / TEMPORARY / name).exists():
                remove_tree(self._files, self.root / TEMPORARY / name)

    def read(self, path: str, name: str) -> bytes:
        with open(f"{self.root}/{path}/{name}", "rb") as file:  # noqa: PTH123 - asked very often; a Path takes longer
            return file.read()

    def open(self, path: str, name: str) -> BinaryIO:
        return (self.root / path / name).open("rb")

    def names(self, path: str) -> tuple[str, ...]:
        place = self.root / path
        return tuple(sorted(each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file()))

    def unfinished(self) -> tuple[str, ...]:
        return tuple(sorted({each.name.split(".")[0] for each in (self.root / TEMPORARY).iterdir()}))

    def _aside(self, token: str) -> Path:
        return self.root / TEMPORARY / token

    def _objects_aside(self, token: str) -> Path:
        return self.root / TEMPORARY / f"{token}.objects"

    def _create(self, path: Path, chunks: Iterable[bytes]) -> Digest:
        sha256, size = hashlib.sha256(), 0

        def watched() -> Iterator[bytes]:
            nonlocal size
            for chunk in chunks:
                sha256.update(chunk)
                size += len(chunk)
                yield chunk

        self._files.create(path, watched())
        self._files.protect(path, 0o444)
        return Digest(size, sha256.hexdigest())

    def _copy(self, enclosure: Enclosure, path: Path) -> Digest:
        try:
            source = enclosure.path.open("rb")
        except OSError as error:
            raise PackageRefusedError(str(enclosure.path), _("the enclosure cannot be read.")) from error
        with source:
            copied = self._create(path, iter(lambda: source.read(_CHUNK), b""))
        if enclosure.sha256 and copied.sha256 != enclosure.sha256.lower():
            raise PackageRefusedError(
                str(enclosure.path), _("the enclosure is not the one in the record: its SHA-256 differs.")
            )
        return copied
