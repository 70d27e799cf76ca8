"""What a user can set once: flags before BRIEFGEN_* variables before briefgen.toml before the defaults."""

from __future__ import annotations  # pathlib is for type checkers only: its import would slow `--help`

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import BriefgenError, Problem, Severity, Where
from briefgen.language import LANGUAGES, N_, _
from briefgen.values import dataclass, field, fields

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME: Final = "briefgen.toml"
FORMATS: Final = ("docx", "pdf", "html", "md", "txt", "json")
FINDING_FORMATS: Final = ("full", "concise", "json", "github")
COLORS: Final = ("auto", "always", "never")
MOST_JOBS: Final = 64
_LARGEST_FILE: Final = 100_000  # bytes; a settings file has a dozen lines

Raw = object  # text of a flag or variable, or a value of the TOML file
Reader = Callable[[Raw, "Path"], Any]


class SettingError(BriefgenError):
    """A setting that cannot be used; `problems` says where it stands."""


class _Refused(Exception):  # noqa: N818 - becomes a Problem or a SettingError, never leaves this module
    """Why a value cannot be used, in the language of the user."""


def _as(read: Reader, help_text: str) -> dict[str, Any]:
    """What a field of `Settings` declares beside its default: how text becomes its value, and what it is for."""
    return {"read": read, "help": help_text}


def _one_of(*choices: str) -> Reader:
    def read(raw: Raw, _folder: Path) -> str:
        if raw in choices:
            return str(raw)
        raise _Refused(_unknown(raw, choices))

    return read


def _unknown(raw: Raw, choices: tuple[str, ...]) -> str:
    message = _("{value} is not one of {choices}.").format(value=_quoted(raw), choices=", ".join(choices))
    return " ".join(filter(None, (message, did_you_mean(str(raw), choices))))


def _quoted(raw: Raw) -> str:
    return f"'{raw}'" if isinstance(raw, str) else str(raw)


def did_you_mean(word: str, choices: tuple[str, ...]) -> str:
    """`Did you mean 'topics'?` where one of the choices is like the word, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, choices, n=1)
    return _("Did you mean '{word}'?").format(word=close[0]) if close else ""


def _formats(raw: Raw, _folder: Path) -> tuple[str, ...]:
    """`docx,pdf`, a list of names, or `all`; each once, in the order given."""
    words = [word.strip() for text in _texts(raw) for word in text.split(",")]
    found: list[str] = []
    for word in filter(None, words):
        if word not in (*FORMATS, "all"):
            raise _Refused(_unknown(word, (*FORMATS, "all")))
        found.extend(FORMATS if word == "all" else (word,))
    if not found:
        raise _Refused(_("No format is named. There are {choices}.").format(choices=", ".join((*FORMATS, "all"))))
    return tuple(dict.fromkeys(found))


def _texts(raw: Raw) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw,)
    if isinstance(raw, list | tuple) and all(isinstance(each, str) for each in raw):
        return tuple(raw)
    raise _Refused(_("{value} is not text.").format(value=raw))


def _name(raw: Raw, _folder: Path) -> str:
    return "".join(_texts(raw))


def _folder(raw: Raw, folder: Path) -> Path | None:
    text = "".join(_texts(raw))
    return _place(text, folder) if text else None


def _place(text: str, folder: Path) -> Path:
    from pathlib import Path

    return folder / Path(text).expanduser()


def _folders(raw: Raw, folder: Path) -> tuple[Path, ...]:
    """Folders that are there; in a variable they are separated as in PATH."""
    texts = raw.split(os.pathsep) if isinstance(raw, str) else _texts(raw)
    found = tuple(_place(text, folder) for text in texts if text)
    for each in found:
        if not each.is_dir():
            raise _Refused(_("There is no folder {folder}.").format(folder=each))
    return found


def _switch(raw: Raw, _folder: Path) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.lower() in words:
        return words[raw.lower()]
    raise _Refused(_("{value} is neither true nor false.").format(value=_quoted(raw)))


def _jobs(raw: Raw, _folder: Path) -> int:
    text = str(raw)
    if not isinstance(raw, bool) and text.isascii() and text.isdigit() and int(text[:4]) <= MOST_JOBS:
        return int(text)
    raise _Refused(_("{value} is not a number from 0 to {most}.").format(value=_quoted(raw), most=MOST_JOBS))


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run; each field is a key of briefgen.toml and a variable BRIEFGEN_<KEY>."""

    lang: str = field(default="en", metadata=_as(_one_of(*LANGUAGES), N_("language of messages and help: en or nl")))
    color: str = field(default="auto", metadata=_as(_one_of(*COLORS), N_("colours in messages: auto, always or never")))
    templates: tuple[Path, ...] = field(
        default=(), metadata=_as(_folders, N_("folder with your own templates, asked before the packaged ones"))
    )
    to: tuple[str, ...] = field(
        default=("docx", "pdf"),
        metadata=_as(_formats, N_("formats to render: docx, pdf, html, md, txt, json, or all; several with commas")),
    )
    output: Path | None = field(
        default=None, metadata=_as(_folder, N_("folder for rendered letters; the working folder if not set"))
    )
    format: str = field(
        default="full",
        metadata=_as(_one_of(*FINDING_FORMATS), N_("how findings are shown: full, concise, json or github")),
    )
    strict: bool = field(default=False, metadata=_as(_switch, N_("let warnings too make the exit status 1")))
    ministry: str = field(default="jenv", metadata=_as(_name, N_("ministry of new records, by its code")))
    archive: Path | None = field(
        default=None, metadata=_as(_folder, N_("folder of the issued letters; letters/archive if not set"))
    )
    cache: Path | None = field(
        default=None, metadata=_as(_folder, N_("folder for compiled templates; your cache folder if not set"))
    )
    jobs: int = field(default=0, metadata=_as(_jobs, N_("how many processes work at once; 0: one per core")))


_DECLARED: Final = {each.name: each for each in fields(Settings)}
NAMES: Final = tuple(_DECLARED)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"BRIEFGEN_{name.upper()}"


def help_for(name: str) -> str:
    """What the setting is for, in the current language."""
    return _(_DECLARED[name].metadata["help"])


def is_there(folder: str) -> bool:
    """Whether a briefgen.toml holds in this folder, by its absolute path: quick, for the very start of a run."""
    while not os.path.isfile(os.path.join(folder, FILE_NAME)):  # noqa: PTH113, PTH118 - pathlib would slow `--help`
        folder, before = os.path.dirname(folder), folder  # noqa: PTH120 - as above
        if folder == before:
            return False
    return True


def find_file(folder: Path) -> Path | None:
    """The briefgen.toml that holds in `folder`: there or in the nearest folder above it."""
    return next((each / FILE_NAME for each in (folder, *folder.parents) if (each / FILE_NAME).is_file()), None)


def read_settings(*, flags: Mapping[str, Raw], environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings that hold for a run started in `folder`; a flag that is None was not given.

    Raises SettingError with all that is wrong in the file, or for the first flag or variable that cannot be used.
    """
    values: dict[str, Any] = {}
    if file := find_file(folder):
        values |= _from_file(file)
    for name in NAMES:
        if variable(name) in environment:
            values[name] = _read(name, environment[variable(name)], folder, shown=variable(name))
        if flags.get(name) is not None:
            values[name] = _read(name, flags[name], folder, shown=f"--{name}")
    return Settings(**values)


def _read(name: str, raw: Raw, folder: Path, *, shown: str) -> object:
    try:
        return _DECLARED[name].metadata["read"](raw, folder)
    except _Refused as refused:
        raise SettingError(f"{shown}: {refused}") from None


def _from_file(file: Path) -> dict[str, Any]:
    text = _text_of(file)
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, raw in _toml(file, text).items():
        if key not in _DECLARED:
            message = _("There is no setting '{key}'.").format(key=key)
            problems.append(_problem(file, text, key, message, did_you_mean(key, NAMES)))
            continue
        try:
            found[key] = _DECLARED[key].metadata["read"](raw, file.parent)
        except _Refused as refused:
            problems.append(_problem(file, text, key, f"{key}: {refused}", ""))
    if problems:
        raise SettingError(_("The settings in {file} cannot be used.").format(file=file), problems=tuple(problems))
    return found


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST_FILE + 1)
        if len(data) <= _LARGEST_FILE:
            return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        pass  # said below, in words
    raise SettingError(_("{file} cannot be read as a text file of at most 100 kB.").format(file=file))


def _toml(file: Path, text: str) -> dict[str, Any]:
    import re
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 0)
    where = Where(str(file), line, column)
    hint = _('A line reads: key = "text", key = ["one", "two"], key = 1 or key = true.')
    problem = Problem("toml", _("This is not TOML."), where, Severity.ERROR, hint, (), _line(text, line))
    raise SettingError(_("The settings in {file} cannot be used.").format(file=file), problems=(problem,))


def _problem(file: Path, text: str, key: str, message: str, hint: str) -> Problem:
    for number, line in enumerate(text.splitlines(), start=1):
        name = line.split("=")[0].strip().strip("[]\"' ")
        if name == key or name.startswith(f"{key}."):
            column = line.index(key) + 1
            where = Where(str(file), number, column, key, number, column + len(key))
            return Problem("setting", message, where, Severity.ERROR, hint, (), line)
    return Problem("setting", message, Where(str(file), field=key), Severity.ERROR, hint)


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if number <= len(lines) else ""
