"""Where things lie in an archive, and whether a folder is one that this program can use.

archive.json            format number and identity
LEESMIJ.txt             what this is, for a person without briefgen
.gitattributes          keeps git from rewriting line endings
log/                    what happened, in order
objects/                templates, profiles, calendars, fonts: each once, named by its SHA-256
<ministry>/<year>/<reference>/    one sealed folder per letter
added/<first two digits>/<SHA-256>/    the same for a letter from before briefgen, named by the hash of its file
index/                  a database to search in; made again from the above at any time
.tmp/, .lock/           work in progress and who is writing; never part of the truth
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from briefgen.archive.added import ADDED, is_added_path
from briefgen.archive.errors import (
    ArchiveRefusedError,
    CannotWriteError,
    LineEndingsError,
    NewerFormatError,
    NotAnArchiveError,
    NotEmptyError,
    PackageRefusedError,
)
from briefgen.archive.files import Files, remove_tree
from briefgen.language import _

FORMAT: Final = 1
ABOUT: Final = "archive.json"
EXPLANATION: Final = "LEESMIJ.txt"
GIT: Final = ".gitattributes"
LOG: Final = "log"
OBJECTS: Final = "objects"
INDEX: Final = "index"
TEMPORARY: Final = ".tmp"
LOCK: Final = ".lock"
FOLDERS: Final = (LOG, OBJECTS, INDEX, TEMPORARY, LOCK)
_NO_MINISTRIES: Final = frozenset({*FOLDERS, ADDED})
WORKING: Final = frozenset({INDEX, TEMPORARY, LOCK})

_GIT_TEXT: Final = b"* -text\n"
_EXPLANATION_TEXT: Final = b"""\
Dit is een archief van uitgegane brieven. Elke brief ligt in een eigen map, <ministerie>/<jaar>/<kenmerk>, met het
verslag (record.yaml), de brief (letter.*), de bijlagen (enclosures/) en manifest.json: van elk bestand de lengte en de
SHA-256. In log/ staat per regel wat er gebeurde, ook wat na verzending kwam (vervangen, ingetrokken, aangevuld); elke
regel 'issued' of 'added' noemt de SHA-256 van het manifest van de brief. Brieven van voor briefgen liggen onder added/,
elk in een map die naar de SHA-256 van het bestand heet: het bestand zelf (original.*), wat eruit gelezen is (read.json)
en de woorden (words.txt). objects/ bevat waarmee de brieven zijn gemaakt, elk
bestand onder zijn SHA-256. De map index/ mag weg: zij wordt opnieuw gemaakt. Verander hier niets met de hand.

This is an archive of issued letters. Each letter lies in a folder of its own, <ministry>/<year>/<reference>, with the
record (record.yaml), the letter (letter.*), its enclosures (enclosures/) and manifest.json: size and SHA-256 of each
file. log/ holds, line by line, what happened, also what came after sending (replaced, withdrawn, annotated); each line
'issued' or 'added' names the SHA-256 of the letter's manifest. Letters from before briefgen lie in added/, each in a
folder named by the SHA-256 of its file: the file itself (original.*), what was read of it (read.json) and its words
(words.txt). objects/ holds what the letters were made with, each file under its
SHA-256. The folder index/ may be deleted: it is made again. Change nothing here by hand.

log/: leaf = SHA-256(0x00 + line), node = SHA-256(0x01 + left + right), as in RFC 6962.
"""


@dataclass(frozen=True, slots=True)
class About:
    """What `archive.json` says."""

    identity: str
    program: str

    def to_bytes(self) -> bytes:
        content = {"format": FORMAT, "identity": self.identity, "program": self.program}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def fixed_files(about: About) -> dict[str, bytes]:
    """The files in the archive's own folder, which never change."""
    return {GIT: _GIT_TEXT, EXPLANATION: _EXPLANATION_TEXT, ABOUT: about.to_bytes()}


def fixed_hashes(about: About) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in fixed_files(about).items()}


def make_folders(root: Path, files: Files) -> None:
    """Makes the folders of a new archive in an empty or absent folder; what a cut-off attempt left is removed first.

    Raises NotEmptyError, CannotWriteError.
    """
    try:
        if root.exists() and not root.is_dir():
            raise NotEmptyError(str(root))
        root.mkdir(parents=True, exist_ok=True)
        found = {each.name for each in root.iterdir()}
        if ABOUT in found or not found <= {*FOLDERS, GIT, EXPLANATION}:
            raise NotEmptyError(str(root))
        for name in sorted(found):
            remove_tree(files, root / name)
        for name in FOLDERS:
            files.make_folder(root / name)
    except OSError as error:
        raise CannotWriteError(str(root), reason_of(error)) from error


def write_fixed(root: Path, contents: Mapping[str, bytes], files: Files) -> None:
    """The last step of making an archive: `archive.json` comes last and whole, and with it the folder is an archive."""
    for name, data in contents.items():
        place = root / TEMPORARY / name if name == ABOUT else root / name
        files.create(place, [data])
        files.protect(place, 0o444)
    files.sync_folder(root)
    files.rename(root / TEMPORARY / ABOUT, root / ABOUT)
    files.sync_folder(root)
    files.sync_folder(root.parent)


def read_about(root: Path) -> About:
    """Raises NotAnArchiveError, NewerFormatError, LineEndingsError: nothing is written on the way."""
    path = root / ABOUT
    try:
        if path.is_symlink() or path.stat().st_size > 10_000:
            raise NotAnArchiveError(str(root))
        data = path.read_bytes()
    except OSError as error:
        raise NotAnArchiveError(str(root), why=_not_found(root, error)) from error
    about = _about_from(root, data)
    missing = [name for name in (LOG, OBJECTS) if not (root / name).is_dir()]
    if missing:
        raise NotAnArchiveError(str(root), why=_("It has no folder {name}.").format(name=missing[0]))
    return about


def _not_found(root: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("There is no {name} in it.").format(name=ABOUT) if root.is_dir() else _("There is no such folder.")
    return _("It cannot be read: {reason}.").format(reason=reason_of(error))


def _about_from(root: Path, data: bytes) -> About:
    try:
        content: Any = json.loads(data.decode())
        number, identity, program = content["format"], content["identity"], content["program"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAnArchiveError(str(root), why=_("Its {name} is not whole.").format(name=ABOUT)) from error
    if isinstance(number, int) and number > FORMAT:
        raise NewerFormatError(str(root), number, FORMAT)
    about = About(identity, program) if isinstance(identity, str) and isinstance(program, str) else None
    if b"\r\n" in data:
        raise LineEndingsError(str(root / ABOUT))
    if about is None or number != FORMAT or about.to_bytes() != data:
        raise NotAnArchiveError(str(root), why=_("Its {name} is not whole.").format(name=ABOUT))
    return about


def check_writable(root: Path) -> None:
    """Raises CannotWriteError where this user may not write; makes the working folders that a copy may have lost."""
    for path in (root, root / LOG, root / LOG / "heads.txt", root / OBJECTS):
        if not os.access(path, os.W_OK):
            raise CannotWriteError(str(path), _("it is read-only for you"))
    try:
        for name in sorted(WORKING):
            (root / name).mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWriteError(str(root), reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """What the operating system said, in the user's language where we know it."""
    known = {28: _("the disk is full"), 122: _("your quota is full"), 13: _("no permission"), 30: _("it is read-only")}
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())


def checked_ministry(code: str) -> str:
    """A ministry's code as a folder name; raises ArchiveRefusedError for one that cannot be."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) or code in _NO_MINISTRIES or len(code) > 40:
        raise ArchiveRefusedError(_("{code!r} cannot be a ministry's code. Nothing was written.").format(code=code))
    return code


def folder_name(reference: str) -> str:
    """The reference as one folder name: percent-encoded UTF-8, a dot only inside."""
    encoded = quote(reference, safe="")
    if encoded.startswith("."):
        encoded = "%2E" + encoded[1:]
    return encoded[:-1] + "%2E" if encoded.endswith(".") else encoded


def letter_path(ministry: str, year: int, reference: str) -> str:
    """Where a letter lies, relative to the archive, with `/`."""
    return f"{ministry}/{year:04}/{folder_name(reference)}"


def lies_right(fields: Mapping[str, Any]) -> bool:
    """Whether the letter that an entry of the log brought lies where it has to."""
    path = fields["path"]
    if "sha256" in fields:
        return is_added_path(path, sha256=fields["sha256"])
    facts = {name: fields[name] for name in ("ministry", "date", "reference")}
    return "\0" not in path and is_letter_path(path, **facts)


def is_letter_path(path: str, *, ministry: str, date: str, reference: str) -> bool:
    """Whether a letter with these facts lies there."""
    return path == f"{ministry}/{date[:4]}/{folder_name(reference)}" and date[:4].isdigit() and "/" not in ministry


_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def checked_file_name(name: str) -> str:
    """A file's name inside a letter's folder; raises PackageRefusedError for one that cannot be kept everywhere."""
    try:
        size = len(name.encode())
    except UnicodeEncodeError as error:
        raise PackageRefusedError(ascii(name), _("its name is not text.")) from error
    if not 0 < size <= 200 or _UNFIT.search(name) or _WINDOWS.fullmatch(name) or name[0] in ". " or name[-1] in ". ":
        raise PackageRefusedError(ascii(name), _("a file with this name cannot be kept everywhere. Rename it."))
    return name
