"""The template language: Jinja in its sandbox, strict about names, with the line that placed each word."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from briefgen.errors import BriefgenError
from briefgen.folders import TemplateFolders
from briefgen.letter.filters import FILTERS, is_date
from briefgen.letter.words import NOTHING, Piece, Place, Words, as_words, place_mark, without_empty_lines

LONGEST_TEMPLATE: Final = 200_000  # characters
_BLANK: Final = f" \t\n{NOTHING}"
_LINE: Final = re.compile(r"[^\n]*\n?")
_ENDS_IN_TAG: Final = re.compile(r"^.*%\}$", re.MULTILINE)
_ONLY_TAGS: Final = re.compile(r"[ \t]*(?:\{%(?:(?!%\}).)*%\}[ \t]*)+")
_RULER: Final = re.compile(r"[\s|:-]*")  # the line between a table's header and its rows


class Unknown(StrictUndefined):
    """A name that nothing has; its message is the name and the kind of thing that was to have it, for our own words."""

    @property
    def _undefined_message(self) -> str:
        owner = "" if self._undefined_obj is _MISSING else type(self._undefined_obj).__name__
        return f"{self._undefined_name}\0{owner}"


_MISSING: Final = StrictUndefined()._undefined_obj


class LineMarks(Extension):
    """Marks in the output which template line the words after it stand on, and prints fields through `placed`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Lines that end in a tag keep their line break, except lines of nothing but tags."""
        return _ENDS_IN_TAG.sub(_kept_break, source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = stream.name or ""
        places = self.environment.places  # type: ignore[attr-defined]  # set by Templates, the only environment
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token.value, name, token.lineno, places))
            elif token.type == "variable_begin":
                yield token
                yield Token(token.lineno, "lparen", "(")
            elif token.type == "variable_end":
                place_mark(places, Place(name, token.lineno))
                yield from _through_placed(token.lineno, len(places) - 1)
                yield token
            else:
                yield token


def _kept_break(match: re.Match[str]) -> str:
    line = match[0]
    return line if _ONLY_TAGS.fullmatch(line) else f"{line}{NOTHING}"


def _through_placed(line: int, place: int) -> Iterator[Token]:
    for kind, value in (("rparen", ")"), ("pipe", "|"), ("name", "placed"), ("lparen", "(")):
        yield Token(line, kind, value)
    yield Token(line, "integer", place)  # type: ignore[arg-type]  # the lexer itself puts an int here
    yield Token(line, "rparen", ")")


def _marked(text: str, name: str, first_line: int, places: list[Place]) -> str:
    marked: list[str] = []
    for number, match in enumerate(_LINE.finditer(text)):
        line = match[0]
        start = len(line) - len(line.lstrip())
        if line.strip(_BLANK) and not _RULER.fullmatch(line):
            line = line[:start] + place_mark(places, Place(name, first_line + number)) + line[start:]
        marked.append(line)
    return "".join(marked)


@pass_context
def placed(_context: Context, value: object, place: int) -> Markup:
    """What `{{ … }}` prints: a field's words as a token behind the mark of their line; nothing for nothing."""
    if isinstance(value, Markup):
        return Markup(_trimmed(without_empty_lines(value)) or NOTHING)  # noqa: S704 - markup already
    words = as_words(value)
    if not words:
        return Markup(NOTHING)  # noqa: S704 - a single private character
    return Markup(chr(0x100000 + place)) + words.__html__()  # noqa: S704 - a single private character


def _trimmed(text: str) -> str:
    """A macro's output without the line breaks around it; a blank line at either end was meant and stays."""
    kept = text.strip(_BLANK)
    if not kept:
        return ""
    before, after = text[: text.index(kept)], text[text.rindex(kept) + len(kept) :]
    return f"{_paragraph_break(before)}{kept}{_paragraph_break(after)}"


def _paragraph_break(edge: str) -> str:
    return "\n\n" if edge.count("\n") > 1 else ""


class FoldersLoader(BaseLoader):
    """Finds templates in the template folders, and sees when one has changed."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002, ANN401
        try:
            path = self._folders.find(template)
            source = path.read_text(encoding="utf-8")
        except (BriefgenError, OSError, UnicodeDecodeError) as error:
            raise TemplateNotFound(template) from error
        if len(source) > LONGEST_TEMPLATE:
            raise TemplateNotFound(template)
        seen = _stamp(path)
        return source, str(path), lambda: self._is_same(template, path, seen)

    def _is_same(self, template: str, path: Path, seen: tuple[int, int]) -> bool:
        return self._folders.has(template) and self._folders.find(template) == path and _stamp(path) == seen


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


class Templates(SandboxedEnvironment):
    """The templates of some folders. Nothing in a template can reach files, modules or private attributes."""

    def __init__(self, folders: TemplateFolders) -> None:
        self.places: list[Place] = []
        super().__init__(
            loader=FoldersLoader(folders),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            cache_size=100,
            extensions=[LineMarks],
        )
        self.filters.clear()
        self.filters.update(FILTERS)
        self.filters["placed"] = placed
        self.filters.update({name: _BUILT_IN[name] for name in _BUILT_IN})
        self.tests["date"] = is_date
        self.globals.clear()
        self.globals["words"] = _literal
        self.globals["namespace"] = Namespace


def _literal(text: str) -> Words:
    """Words of the template's own inside an expression."""
    return Words((Piece(str(text)),))


def _built_in() -> dict[str, Callable[..., Any]]:
    from jinja2.filters import FILTERS as ALL

    names = ("first", "last", "length", "count", "list", "selectattr", "rejectattr", "select", "reject", "map", "sort")
    return {name: ALL[name] for name in (*names, "sum", "unique", "groupby", "batch", "slice", "default", "d")}


_BUILT_IN: Final = _built_in()


@lru_cache(maxsize=8)
def templates_of(folders: tuple[Path, ...]) -> Templates:
    """The environment for these folders, with the templates it has compiled."""
    return Templates(TemplateFolders(folders))
