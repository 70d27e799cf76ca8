"""Finds an issued letter by its reference, for whoever compares it."""

from collections.abc import Callable
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.language import _
from briefgen.letter.model import Letter


class NotMadeHereError(BriefgenError):
    """A letter that was added from before briefgen: there is a document, and nothing that it was made of."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("{reference} is from before briefgen: the archive has its document alone.").format(reference=reference),
            hint=_("'briefgen archive open {reference}' says where that lies.").format(reference=reference),
        )


def finder(folder: Path) -> Callable[[str], Letter | None]:
    """What finds a letter in the archive in this folder: none for a reference that it does not have.

    Where the folder is not there, nothing is found. Raises what opening an archive and reading a sealed file raise.
    """

    def find(reference: str) -> Letter | None:
        from briefgen.archive.contents import file_of
        from briefgen.archive.errors import NoSuchLetterError
        from briefgen.archive.keeping import open_archive
        from briefgen.archive.letters import letter
        from briefgen.letter.json_format import letter_from_json

        if not folder.is_dir():
            return None
        archive = open_archive(folder)
        try:
            found = letter(archive, reference)
            if found.is_added:
                raise NotMadeHereError(found.called)
            return letter_from_json(file_of(archive, found, "letter.json").decode("utf-8"))
        except NoSuchLetterError:
            return None
        finally:
            archive.close()

    return find
