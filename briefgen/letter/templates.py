"""The template language: Jinja in its sandbox, strict about names, with the line that placed each word."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, FileSystemBytecodeCache, StrictUndefined, TemplateNotFound, pass_context
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Template, TemplateModule
from jinja2.ext import Extension
from jinja2.filters import FILTERS as BUILT_IN
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import Concat, Expr
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from briefgen import __version__
from briefgen.folders import NotInFoldersError, TemplateFolders, TemplateNameError
from briefgen.letter.filters import FILTERS, is_date
from briefgen.letter.limits import LimitedEnvironment, counted
from briefgen.letter.values import Item
from briefgen.letter.words import (
    MOST_TEMPLATES,
    NOTHING,
    PLACE,
    Place,
    Words,
    as_words,
    current_ledger,
    place_mark,
    without_empty_lines,
)

LONGEST_TEMPLATE: Final = 200_000  # characters
_BLANK: Final = f" \t\n{NOTHING}"
_LINE: Final = re.compile(r"[^\n]*\n?")
_ENDS_IN_TAG: Final = re.compile(r"^.*%\}$", re.MULTILINE)
_ONLY_TAGS: Final = re.compile(r"[ \t]*(?:\{%(?:(?!%\}).)*%\}[ \t]*)+")
_RULER: Final = re.compile(r"[\s|:-]*")  # the line between a table's header and its rows
_KEPT_FILTERS: Final = (
    "count", "default", "first", "groupby", "last", "length", "list", "map", "reject", "rejectattr", "select",
    "selectattr", "sort", "unique",
)  # fmt: skip


_PLAIN: Final = frozenset({TemplateModule, Namespace, LoopContext})  # what they show without _ is harmless


class Unknown(StrictUndefined):
    """A name that nothing has; its message is the name and the kind of thing that was to have it, for our own words."""

    @property
    def _undefined_message(self) -> str:
        owner = "" if self._undefined_obj is missing else type(self._undefined_obj).__name__
        return f"{self._undefined_name}\0{owner}"


class LineMarks(Extension):
    """Marks in the output which template line the words after it stand on, and prints fields through `placed`."""

    environment: "Templates"

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Lines that end in a tag keep their line break, except lines of nothing but tags."""
        return _ENDS_IN_TAG.sub(_kept_break, source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        template = self.environment.number(stream.name or "")
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token.value, template, token.lineno))
            elif token.type == "variable_begin":
                yield token
                yield Token(token.lineno, "lparen", "(")
            elif token.type == "variable_end":
                yield from _through_placed(token.lineno, ord(place_mark(template, token.lineno)) - PLACE)
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


def _marked(text: str, template: int, first_line: int) -> str:
    marked: list[str] = []
    for offset, match in enumerate(_LINE.finditer(text)):
        line = match[0]
        start = len(line) - len(line.lstrip())
        if line.strip(_BLANK) and not _RULER.fullmatch(line):
            line = line[:start] + place_mark(template, first_line + offset) + line[start:]
        marked.append(line)
    return "".join(marked)


@pass_context
def placed(_context: Context, value: object, place: int) -> str:
    """What `{{ … }}` prints: a field's words as a token behind the mark of their line; nothing for nothing."""
    if type(value) is Markup:
        return _trimmed(str(value)) or NOTHING
    words = value if type(value) is Words else as_words(value)
    return chr(PLACE + place) + current_ledger().token(words) if words else NOTHING


class PlacedOutput(CodeGenerator):
    """Writes `{{ … }}` as it comes from `placed`, which has made it safe, and watches how long `~` makes a text."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - as Jinja has it
        self.write("environment.joined(")
        super().visit_Concat(node, frame)
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002, ANN401 - as Jinja has it
        self.write("(")


def _trimmed(text: str) -> str:
    """A macro's output without the line breaks around it; a blank line at either end was meant and stays.

    Lines within it on which tags printed nothing are taken out by whoever reads the whole.
    """
    kept = text.strip(_BLANK)
    if not kept or text.count("\n") < kept.count("\n") + 2:
        return kept
    start = len(text) - len(text.lstrip(_BLANK))
    before, after = text[:start], text[start + len(kept) :]
    return f"{_paragraph_break(before)}{kept}{_paragraph_break(after, begun='.')}"


def _paragraph_break(edge: str, begun: str = "") -> str:
    """What to leave of the space at an edge; `begun` stands for the words that its first line begins with."""
    return "\n\n" if edge.count("\n") > 1 and without_empty_lines(begun + edge).count("\n") > 1 else ""


class FoldersLoader(BaseLoader):
    """Finds templates in the template folders."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ANN401
        try:
            path = self._folders.find(template)
            source = path.read_text(encoding="utf-8")
        except (NotInFoldersError, TemplateNameError, OSError, UnicodeDecodeError) as error:
            raise TemplateNotFound(template) from error
        if len(source) > LONGEST_TEMPLATE:
            raise TemplateNotFound(template)
        environment.sources[template] = source
        return source, str(path), lambda: True


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates in a folder of the user's own, so that the next start need not compile them."""

    def __init__(self, folder: Path, environment: "Templates") -> None:
        super().__init__(str(folder), "%s.compiled")
        self._environment = environment

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that can be done: a folder that is gone or full only costs the next start its time."""
        with suppress(OSError):
            super().dump_bytecode(bucket)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """One key for each file and version, and for what the code relies on: numbers, how filters are called."""
        filters = self._environment.filters.items()
        wants = [f"{filter_name}={getattr(write, 'jinja_pass_arg', '')}" for filter_name, write in filters]
        told = f"{__version__}\0{name}\0{filename}\0{self._environment.number(name)}\0{wants}"
        return sha256(told.encode()).hexdigest()


class Templates(LimitedEnvironment):
    """The templates of some folders. Nothing in a template can reach files, modules or private attributes."""

    code_generator_class = PlacedOutput

    def __init__(self, folders: TemplateFolders) -> None:
        self.names: list[str] = []
        self.sources: dict[str, str] = {}  # each template as it was read: whoever issues a letter keeps it
        self.places: dict[str, Place] = {}
        self._loaded: dict[str | Template, Template] = {}
        super().__init__(
            loader=FoldersLoader(folders),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=100,
            extensions=[LineMarks],
        )
        self.bytecode_cache = CompiledTemplates(folders.compiled, self) if folders.compiled else None
        self.filters = {
            **{name: BUILT_IN[name] for name in _KEPT_FILTERS},
            **FILTERS,
            "placed": placed,
            "counted": counted,
        }
        self.tests["date"] = is_date
        self.globals = {"namespace": Namespace}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        """As Jinja's, which for each import of each letter would ask its cache under a lock."""
        known = self._loaded.get(name)
        if known is None or globals:
            known = self._loaded[name] = super().get_template(name, parent, globals)
        return known

    def number(self, name: str) -> int:
        """The number of a template, given out in the order in which they are loaded."""
        if name not in self.names:
            self.names.append(name)
        return min(self.names.index(name), MOST_TEMPLATES)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, ANN401 - as above
        """A macro without the sandbox's questions: it is a template's own."""
        current_ledger().step()
        if type(__obj) is not Macro:
            return super().call(__context, __obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)  # what Jinja hands on to functions that ask for its context
            kwargs.pop("_block_vars", None)
        if __obj.caller or __obj.catch_kwargs or __obj.catch_varargs or len(args) > len(__obj.arguments):
            return __obj(*args, **kwargs)
        if len(args) < len(__obj.arguments):  # the macro's own code fills in what is missing
            args += tuple([kwargs.pop(name, missing) for name in __obj.arguments[len(args) :]])
        if kwargs:
            return __obj(*args, **kwargs)  # which refuses them
        return str.__new__(Markup, __obj._func(*args))

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """A field of an entry without the sandbox's questions: entries have nothing but fields."""
        if type(obj) is Item:
            try:
                return obj.fields[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if type(obj) in _PLAIN and attribute[0] != "_" and (value := getattr(obj, attribute, missing)) is not missing:
            return value
        return super().getattr(obj, attribute)


def output_of(template: Template, values: dict[str, Any]) -> str:
    """What the template prints for these values; raises what stops it, with the template's own lines in the trace.

    Jinja does the same, but leaves macros and values holding each other: rubbish that each letter would add to.
    """
    context = template.new_context(values)
    try:
        return template.environment.concat(template.root_render_func(context))
    except Exception:  # noqa: BLE001 - this raises it again
        template.environment.handle_exception()
    finally:
        context.vars.clear()
        context.parent.clear()


def templates_of(folders: TemplateFolders) -> Templates:
    """The environment for these folders, with the templates it has compiled; kept until `forget_templates`."""
    return _templates_of(folders.folders, folders.compiled)


@lru_cache(maxsize=8)
def _templates_of(folders: tuple[Path, ...], compiled: Path | None) -> Templates:
    return Templates(TemplateFolders(folders, compiled=compiled))


def forget_templates() -> None:
    """Read every template anew from here on: somebody has changed one."""
    _templates_of.cache_clear()
