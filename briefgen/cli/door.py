"""The one place where the command line meets the world: language, exit statuses, and what is said when work stops."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

import click

from briefgen.cli import click_texts
from briefgen.cli.program import program
from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import LANGUAGES, _, set_language

_READER_LEFT = 141  # what a shell reports for a program that was told so by SIGPIPE


def run(args: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status; the only place that catches everything."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a stream may be replaced by one that cannot
            stream.reconfigure(errors="backslashreplace")
    set_language(language_for(args, os.environ))
    try:
        status = _run(list(args))
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()  # the reader has seen enough
        return _READER_LEFT
    except KeyboardInterrupt:
        click.echo(_("Interrupted."), err=True)
        return ExitStatus.INTERRUPTED
    except OSError as error:
        return _unwritable(error) if _is_of_output(error) else _our_mistake(error)
    except Exception as error:  # noqa: BLE001 - the door: whatever went wrong, the user gets words
        return _our_mistake(error)
    return status


def _nowhere() -> TextIO:
    """A stream for what nobody reads: the shell has closed standard output or standard error."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - it stays open; pathlib would slow `--help`


def _write_no_more() -> None:
    """Let the interpreter, on its way out, not write again to standard output that takes nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_of_output(error: OSError) -> bool:
    """Whether standard output took no more: files that cannot be written are told of where they are written."""
    import errno

    return not error.filename and error.errno in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EBADF)


def _unwritable(error: OSError) -> int:
    from briefgen.workflow.rendered import reason

    _write_no_more()
    message = _("Standard output cannot be written: {reason}.").format(reason=reason(error))
    click.echo(_("Error: {message}").format(message=message), err=True)
    return ExitStatus.REFUSED


def _run(args: list[str]) -> int:
    click_texts.speak_our_language()
    try:
        command = program()
        if instruction := os.environ.get("_BRIEFGEN_COMPLETE"):
            return _complete(command, instruction)
        with command.make_context("briefgen", args) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except click.Abort:
        click.echo(_("Interrupted."), err=True)
        return ExitStatus.INTERRUPTED
    except BriefgenError as refusal:
        return _refused(refusal)


def _complete(command: click.Command, instruction: str) -> int:
    from click.shell_completion import shell_complete

    return shell_complete(command, {}, "briefgen", "_BRIEFGEN_COMPLETE", instruction)


def _refused(refusal: BriefgenError) -> int:
    from briefgen.cli import findings, terminal

    click.echo(_("Error: {message}").format(message=terminal.visible(refusal.message)), err=True)
    if refusal.problems:
        findings.show_full(refusal.problems, to=sys.stderr, colour=terminal.wants_colour(sys.stderr, "auto"))
    if refusal.hint:
        click.echo(terminal.visible(refusal.hint), err=True)
    return refusal.exit_status


def _our_mistake(error: Exception) -> int:
    from briefgen.cli.terminal import tell_refusal
    from briefgen.workflow.mistakes import our_mistake

    refusal = our_mistake(error)
    tell_refusal(refusal)
    return refusal.status


def language_for(args: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, BRIEFGEN_LANG, briefgen.toml or the locale; English where none says.

    It is found before the commands are made, because their help texts are in that language. A value that is no
    language is told about later, where options and settings are read.
    """
    asked = (_flag(args), environment.get("BRIEFGEN_LANG"), _from_file(), _from_locale(environment))
    return next((language for language in asked if language in LANGUAGES), "en")


def _flag(args: Sequence[str]) -> str | None:
    for position, arg in enumerate(args):
        if arg == "--":
            return None
        if arg == "--lang" and position + 1 < len(args):
            return args[position + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return None


def _from_file() -> str | None:
    """The language that briefgen.toml asks for; only where there is one does this cost time."""
    from briefgen import settings

    try:
        if not settings.is_there(os.getcwd()):  # noqa: PTH109 - pathlib would slow `--help`
            return None
        from pathlib import Path

        return settings.read_settings(flags={}, environment={}, folder=Path.cwd()).lang
    except (BriefgenError, OSError):
        return None  # said by the command that needs the settings


def _from_locale(environment: Mapping[str, str]) -> str | None:
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "nl" if named.split("_")[0].split(".")[0].lower() == "nl" else None
