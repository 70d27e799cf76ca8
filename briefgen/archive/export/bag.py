"""Lays files out as a BagIt 1.0 package (RFC 8493), the same bytes for the same files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.archive.files import Files
from briefgen.issue.manifest import Digest

DATA: Final = "data"
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

Chunks = Iterable[bytes]


class Bag:
    """A package that is being written into a new folder; `close` writes what speaks of the other files."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder: Final = folder
        self._files: Final = files
        self._payload: Final[dict[str, Digest]] = {}
        self._folders: Final[list[Path]] = []
        self._make(folder)
        self._make(folder / DATA)

    @property
    def names(self) -> frozenset[str]:
        """What the payload holds so far."""
        return frozenset(self._payload)

    def add(self, name: str, chunks: Chunks) -> Digest:
        """Adds a file to the payload; raises FileExistsError where two names are one to the file system."""
        path = self.folder / DATA / name
        if path.parent not in self._folders:
            self._make(path.parent)
        self._payload[name] = self._create(path, chunks)
        return self._payload[name]

    def close(self, *, info: Mapping[str, str], beside: Mapping[str, bytes]) -> str:
        """Writes the tag files and makes all durable; the SHA-256 of the last, which covers the whole package.

        `info` are lines of bag-info.txt, `beside` further files outside the payload.
        """
        size = sum(each.size for each in self._payload.values())
        lines = {**info, "Payload-Oxum": f"{size}.{len(self._payload)}"}
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(f"{name}: {_one_line(value)}\n" for name, value in lines.items()).encode(),
            "manifest-sha256.txt": manifest_text({f"{DATA}/{name}": each for name, each in self._payload.items()}),
            **beside,
        }
        digests = {name: self._create(self.folder / name, [data]) for name, data in sorted(tags.items())}
        last = self._create(self.folder / "tagmanifest-sha256.txt", [manifest_text(digests)])
        for folder in reversed(self._folders):
            self._files.sync_folder(folder)
        return last.sha256

    def _make(self, folder: Path) -> None:
        self._files.make_folder(folder)
        self._folders.append(folder)

    def _create(self, path: Path, chunks: Chunks) -> Digest:
        digest, watched = counting(chunks)
        self._files.create(path, watched)
        return digest()


def counting(chunks: Chunks) -> tuple[Callable[[], Digest], Iterator[bytes]]:
    """The chunks as they pass by, and what to call for the digest of those that have passed."""
    sha256, size = hashlib.sha256(), 0

    def watched() -> Iterator[bytes]:
        nonlocal size
        for chunk in chunks:
            sha256.update(chunk)
            size += len(chunk)
            yield chunk

    return lambda: Digest(size, sha256.hexdigest()), watched()


def manifest_text(digests: Mapping[str, Digest]) -> bytes:
    """A manifest with a line for each file, sorted by name."""
    lines = (f"{digest.sha256}  {_encoded(name)}\n" for name, digest in sorted(digests.items()))
    return "".join(lines).encode()


def _encoded(name: str) -> str:
    """A path as a manifest writes it: RFC 8493 escapes these three, and no others."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _one_line(value: str) -> str:
    return " ".join(value.split())
