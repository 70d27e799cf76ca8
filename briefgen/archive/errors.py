"""What the archive refuses, one class per refusal, each saying what was and was not written."""

from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _


class ArchiveRefusedError(BriefgenError):
    """The archive did not do what was asked."""

    exit_status = ExitStatus.REFUSED


class NotAnArchiveError(ArchiveRefusedError):
    """A folder that is not an archive."""

    def __init__(self, folder: str, *, why: str = "") -> None:
        super().__init__(
            _("{folder} is not an archive of letters. Nothing was written.").format(folder=folder)
            + (f" {why}" if why else ""),
            hint=_("Make one with `briefgen archive init {folder}`, or name another with --archive.").format(
                folder=folder
            ),
        )


class NotEmptyError(ArchiveRefusedError):
    """A folder that holds something already."""

    def __init__(self, folder: str) -> None:
        super().__init__(_("{folder} is not an empty folder. Nothing was written.").format(folder=folder))


class NewerFormatError(ArchiveRefusedError):
    """An archive of a later program."""

    def __init__(self, folder: str, found: object, known: int) -> None:
        super().__init__(
            _("{folder} has archive format {found}; this briefgen knows {known}. Nothing was written.").format(
                folder=folder, found=found, known=known
            ),
            hint=_("Use a newer briefgen."),
        )


class LineEndingsError(ArchiveRefusedError):
    """An archive that went through a program that rewrites line endings."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} has Windows line endings: a program rewrote the archive. Nothing was written.").format(path=path),
            hint=_(
                "In git, keep the archive's .gitattributes (`* -text`) and check it out again, or restore a backup."
            ),
        )


class CannotWriteError(ArchiveRefusedError):
    """A folder or disk that does not take what is to be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("{path} cannot be written: {reason}. No letter was issued.").format(path=path, reason=reason),
            hint=_("What was begun is undone; issue the record again when this is mended."),
        )
        self.path: Final = path
        self.reason: Final = reason


class LogDamagedError(BriefgenError):
    """A log whose acknowledged end is gone or changed: nothing may be added to it."""

    exit_status = ExitStatus.ARCHIVE_CHANGED

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            _("{path} was changed after it was written: {why} Nothing was written.").format(path=path, why=why),
            hint=_("Run `briefgen archive verify` to see what was changed, and restore a backup."),
        )


class IndexDamagedError(ArchiveRefusedError):
    """An index that cannot be read; the letters are not touched by that."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("The index {path} is damaged. The letters are not; nothing was written.").format(path=path),
            hint=_("Make it again with `briefgen archive rebuild`."),
        )


class LockedError(ArchiveRefusedError):
    """Another process has held the archive for longer than we wait."""

    def __init__(self, folder: str, holder: str, seconds: float) -> None:
        super().__init__(
            _("{folder} has been in use by {holder} for {seconds:.0f} seconds. Nothing was written.").format(
                folder=folder, holder=holder, seconds=seconds
            ),
            hint=_("Try again when it has finished. A process that no longer exists holds nothing."),
        )


class ReferenceInUseError(ArchiveRefusedError):
    """A reference number that was taken before."""

    def __init__(self, reference: str, *, taken: str, state: str, when: str) -> None:
        texts = {
            "issued": _("{reference} is already in the archive ({when}).").format(reference=taken, when=when),
            "added": _("{reference} is already in the archive, added from before briefgen.").format(reference=taken),
            "reserved": _("{reference} is reserved for another letter.").format(reference=taken),
            "issuing": _("{reference} is being issued at this moment.").format(reference=taken),
            "released": _("{reference} was taken and given back, and is not handed out again.").format(reference=taken),
        }
        same = (
            "" if reference == taken else " " + _("{reference} counts as the same number.").format(reference=reference)
        )
        hint = _("To correct a sent letter, issue a new one that replaces it.") if state in ("issued", "added") else ""
        super().__init__(texts[state] + same + " " + _("Nothing was written."), hint=hint)
        self.state: Final = state


class AlreadyIssuedError(ArchiveRefusedError):
    """The record was issued before; `reference` says as what."""

    def __init__(self, record: str, *, ministry: str, reference: str, when: str) -> None:
        super().__init__(
            _("{record} was issued before, as {reference} ({when}). Nothing was written.").format(
                record=record, reference=reference, when=when
            ),
            hint=_("To correct it, issue a new record that replaces it."),
        )
        self.ministry: Final = ministry
        self.reference: Final = reference


class BeingIssuedError(ArchiveRefusedError):
    """The record is being issued by another process at this moment."""

    def __init__(self, record: str, reference: str) -> None:
        super().__init__(
            _("{record} is being issued at this moment as {reference}. Nothing was written.").format(
                record=record, reference=reference
            )
        )


class NoSuchLetterError(ArchiveRefusedError):
    """No issued letter, or no reservation, has this reference."""

    def __init__(self, reference: str, *, near: tuple[str, ...] = ()) -> None:
        hint = _("Did you mean {near}?").format(near=", ".join(near)) if near else ""
        super().__init__(_("{reference} is not in the archive.").format(reference=reference), hint=hint)


class SeveralLettersError(ArchiveRefusedError):
    """Several letters have this reference: of several ministries, or `added` from before briefgen, by their hashes."""

    def __init__(self, reference: str, ministries: tuple[str, ...], added: tuple[str, ...] = ()) -> None:
        if added:
            message = _("Several letters in the archive are called {reference}.").format(reference=reference)
            super().__init__(message, hint=_("Name one by its digits: {digits}.").format(digits=", ".join(added)))
            return
        super().__init__(
            _("{reference} is in the archive of {ministries}: say which ministry.").format(
                reference=reference, ministries=", ".join(ministries)
            )
        )


class PackageRefusedError(ArchiveRefusedError):
    """What was to be sealed cannot be: a file missing, changed, or with a name that cannot be kept."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(_("{what}: {why} Nothing was issued.").format(what=what, why=why))


class FactRefusedError(ArchiveRefusedError):
    """A later fact that contradicts what the log says of a letter."""

    def __init__(self, reference: str, why: str) -> None:
        super().__init__(_("{reference}: {why} Nothing was written.").format(reference=reference, why=why))
