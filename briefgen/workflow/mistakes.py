"""Why the work on one record stopped, where findings do not say it: a refusal, or a mistake of our own."""

from briefgen.errors import ExitStatus
from briefgen.language import _
from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stopped the work on a record; `trace` is for those who maintain briefgen, where it is our mistake."""

    message: str
    hint: str = ""
    status: ExitStatus = ExitStatus.USAGE
    trace: str = ""


def our_mistake(error: Exception, name: str = "") -> Refusal:
    """The refusal for an error that nobody foresaw, while working on the record of this name, if it was on one."""
    from traceback import format_exception

    message = _("briefgen has made a mistake ({error}). That is our fault, not yours.")
    place = f"{name}: " if name else ""
    return Refusal(
        place + message.format(error=type(error).__name__),
        _("Please tell those who maintain briefgen what you did; BRIEFGEN_DEBUG=1 shows where it happened."),
        ExitStatus.OUR_MISTAKE,
        "".join(format_exception(error)),
    )
