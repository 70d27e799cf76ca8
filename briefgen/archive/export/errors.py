"""What an export refuses; nothing of it is left then."""

from briefgen.archive.errors import ArchiveRefusedError
from briefgen.language import _


class TargetExistsError(ArchiveRefusedError):
    """Something lies already where a package would come."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is there already. Nothing was exported.").format(path=path),
            hint=_("Name another folder with -o, or move the earlier export away."),
        )


class CannotExportError(ArchiveRefusedError):
    """The folder or disk does not take the packages."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("{path} cannot be written: {reason}. Nothing was exported.").format(path=path, reason=reason)
        )


class NoSenderError(ArchiveRefusedError):
    """A letter whose ministry's name and identifier are not known."""

    def __init__(self, reference: str, ministry: str) -> None:
        super().__init__(
            _("{reference}: it was sealed without a readable profile of {ministry}. Nothing was exported.").format(
                reference=reference, ministry=ministry
            ),
            hint=_("Add ministries/{ministry}/profile.yaml to the template folders.").format(ministry=ministry),
        )


class NotCompleteError(ArchiveRefusedError):
    """A letter from before briefgen of which nobody knows yet who sent it."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("{reference}: its ministry is not known. Nothing was exported.").format(reference=reference),
            hint=_("Fill it in with 'briefgen archive complete'."),
        )


class NameTakenError(ArchiveRefusedError):
    """An enclosure that has the name of a file that the export itself makes."""

    def __init__(self, reference: str, name: str) -> None:
        super().__init__(
            _(
                "{reference}: its enclosure {name} has the name of a file that an export adds. Nothing was exported."
            ).format(reference=reference, name=name)
        )


class SiteRefusedError(ArchiveRefusedError):
    """An address that documents cannot have on the web."""

    def __init__(self, site: str) -> None:
        super().__init__(
            _("{site} is no address of a web site. Nothing was exported.").format(site=ascii(site[:200])),
            hint=_("Write it like https://open.example.nl/brieven."),
        )
