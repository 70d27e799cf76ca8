"""What a file is by its first bytes, whatever its name says, and the refusals of what is no letter."""

from enum import StrEnum
from typing import Final

from briefgen.errors import Problem, UnreadableError, Where
from briefgen.extract import rules
from briefgen.language import _
from briefgen.rules import Rule, problem


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


def refusal(rule: Rule, name: str, message: str, *, hint: str = "") -> UnreadableError:
    """A refusal that carries its finding: the same words as an exception and as a value."""
    found: Problem = problem(rule, Where(name), message, hint=hint)
    return UnreadableError(message, hint=hint, problems=(found,))


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
    (b"<!DOCTYPE html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-zip"),
    (b"Rar!", "RAR"),
)


def format_of(data: bytes, *, name: str) -> Format:
    """PDF or DOCX by content; raises UnreadableError, which says what the file is instead."""
    start = data[:1024]
    if b"%PDF-" in start:
        return Format.PDF
    if start.startswith(b"PK\x03\x04"):
        return Format.DOCX
    if not data:
        raise refusal(rules.IS_A_LETTER, name, _("{name} is empty.").format(name=name))
    if start.startswith(_OLE):
        raise _old_word(data, name)
    kind = next((kind for mark, kind in _OTHERS if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(mark)), "")
    hint = _("Save it as PDF or as DOCX and add that.")
    if kind:
        message = _("{name} is a file of the kind {kind}, not a PDF or Word document.").format(name=name, kind=kind)
        raise refusal(rules.IS_A_LETTER, name, message, hint=hint)
    message = _("{name} is neither a PDF nor a Word document.").format(name=name)
    raise refusal(rules.IS_A_LETTER, name, message, hint=hint)


def _old_word(data: bytes, name: str) -> UnreadableError:
    if _ENCRYPTED in data:
        message = _("{name} is protected with a password.").format(name=name)
        hint = _("Save a copy without the password and add that.")
        return refusal(rules.IS_OPEN, name, message, hint=hint)
    message = _("{name} is a Word document of before 2007 (.doc) or another old Office file.").format(name=name)
    return refusal(rules.IS_A_LETTER, name, message, hint=_("Save it as PDF or as DOCX and add that."))
