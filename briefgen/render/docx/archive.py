"""The ZIP container: entries deflated once, put together in the same bytes every time."""

import struct
import zlib
from collections.abc import Iterable
from typing import Final

from briefgen.values import dataclass

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_STORED: Final = struct.Struct("<BHH")  # of a deflate block without compression: last or not, length, its complement
_BLOCK: Final = 0xFFFF
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
    return _entry(name.encode(), packed, size=len(data), checksum=zlib.crc32(data))


class Started:
    """An entry whose start many packages share: deflated once, the end of each is added as it is."""

    def __init__(self, name: str, start: bytes) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self._name = name.encode()
        self._packed = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
        self._size, self._checksum = len(start), zlib.crc32(start)

    def ended(self, end: bytes) -> Entry:
        """The entry for the start and this end."""
        packed = [self._packed]
        for place in range(0, len(end), _BLOCK):
            block = end[place : place + _BLOCK]
            packed += (_STORED.pack(place + _BLOCK >= len(end), len(block), len(block) ^ 0xFFFF), block)
        return _entry(
            self._name, b"".join(packed), size=self._size + len(end), checksum=zlib.crc32(end, self._checksum)
        )


def _entry(name: bytes, packed: bytes, *, size: int, checksum: int) -> Entry:
    sums = (checksum, len(packed), size)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sums, len(name), 0)
    central = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sums, len(name), 0, 0, 0, 0, 0, 0
    )
    return Entry(local + name + packed, central[:-4], name)


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
