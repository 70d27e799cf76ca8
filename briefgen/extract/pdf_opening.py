"""Opens a PDF with its refusals in our words."""

from briefgen.extract import rules
from briefgen.extract.formats import refusal
from briefgen.extract.layout import Sheets
from briefgen.extract.pdf_words import PdfRefusedError, read_pdf
from briefgen.language import _


def open_pdf(data: bytes, *, name: str) -> Sheets:
    """The words of a PDF; raises UnreadableError where it is protected or damaged."""
    try:
        sheets = read_pdf(data)
    except PdfRefusedError as refused:
        if refused.needs_password:
            message = _("{name} is protected with a password.").format(name=name)
            hint = _("Save a copy without the password and add that.")
            raise refusal(rules.IS_OPEN, name, message, hint=hint) from refused
        raise _damaged(name) from refused
    if not sheets.pages:
        raise _damaged(name)
    return sheets


def _damaged(name: str) -> Exception:
    message = _("{name} is damaged: it begins as a PDF, but its pages cannot be read.").format(name=name)
    return refusal(rules.IS_UNDAMAGED, name, message, hint=_("Get the file again from where it came."))
