"""The ZIP container: entries deflated once, put together in the same bytes every time."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_UTF8_NAMES: Final = 0x800
_DEFLATED: Final = 8
_TIME, _DATE = 0, 0x21  # midnight of 1 January 1980, the earliest that the format knows


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the package: its local header with the deflated bytes, and its line in the central directory."""

    local: bytes
    directory_start: bytes
    directory_name: bytes

    def directory(self, offset: int) -> bytes:
        return self.directory_start + struct.pack("<L", offset) + self.directory_name


def deflated(name: str, data: bytes, *, level: int = 9) -> Entry:
    """The entry for `data`; the same bytes for the same input and zlib."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    filename = name.encode()
    sums = (zlib.crc32(data), len(packed), len(data))
    local = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sums, len(filename), 0)
    central = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sums, len(filename), 0, 0, 0, 0, 0, 0
    )
    return Entry(local + filename + packed, central[:-4], filename)


def assembled(entries: Iterable[Entry]) -> bytes:
    """A ZIP file of the entries, in their order."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        parts.append(entry.local)
        directory.append(entry.directory(offset))
        offset += len(entry.local)
    index = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), len(index), offset, 0)
    return b"".join([*parts, index, end])
