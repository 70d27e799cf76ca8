"""Every text that a user can see is there in Dutch, and nothing else is in the catalogue."""

import ast
import re
import string

import catalogue
import pytest

from briefgen.cli import click_texts
from briefgen.language import _, ngettext, speaking

ENTRIES = catalogue.read_po(catalogue.PO.read_text(encoding="utf-8"))
IN_CODE = catalogue.in_code()


def fields(text: str) -> set[str]:
    """The placeholders of a text, with how they are shown: `{name}`, `{value!r}`."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return set()  # a text with braces of its own is never formatted
    return {f"{name}!{how or ''}" for _text, name, _spec, how in parts if name is not None}


def test_every_text_of_the_code_has_a_dutch_one():
    known = {entry.texts: entry for entry in ENTRIES}
    lacking = [
        texts
        for texts in IN_CODE
        if texts not in known or known[texts].fuzzy or not all(text.strip() for text in known[texts].translations)
    ]
    assert not lacking, f"{len(lacking)} lacking; python tests/catalogue.py --update, then translate: {lacking[:10]}"


def test_no_text_is_kept_that_the_code_no_longer_has():
    assert [entry.texts for entry in ENTRIES if entry.texts not in IN_CODE] == []


def test_the_catalogue_is_as_the_tool_writes_it():
    assert catalogue.PO.read_text(encoding="utf-8") == catalogue.write_po(catalogue.updated(ENTRIES, IN_CODE))


def test_the_compiled_catalogue_is_made_from_the_written_one():
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.compiled(ENTRIES)


def test_translations_fill_in_the_same_places():
    wrong = []
    for entry in ENTRIES:
        asked = set().union(*map(fields, entry.texts))
        for text in entry.translations:
            if text and (fields(text) - asked or (len(entry.texts) == 1 and fields(text) != asked)):
                wrong.append((entry.texts[0], text))
    assert not wrong


def test_translations_begin_and_end_like_their_texts():
    def ends(text: str) -> tuple[bool, bool, str]:
        return text.startswith("\n"), text.endswith("\n"), text[-1:] if text[-1:] in ".:?!" else ""

    wrong = [
        (text, translation)
        for entry in ENTRIES
        for text, translation in zip(entry.texts, entry.translations, strict=True)
        if translation and ends(text) != ends(translation)
    ]
    assert not wrong


def test_both_numbers_of_a_text_are_translated():
    assert all(len(entry.translations) == len(entry.texts) for entry in ENTRIES)


@pytest.mark.parametrize("path", catalogue.modules(), ids=lambda path: path.relative_to(catalogue.ROOT).as_posix())
def test_texts_are_marked_before_they_are_filled_in(path):
    assert list(catalogue.untranslatable(path.read_text(encoding="utf-8"))) == []


def test_every_module_of_click_that_speaks_gets_our_texts():
    from importlib import import_module

    for name in click_texts.MODULES:
        import_module(name)
    click_texts.speak_our_language()
    for name in click_texts.MODULES:
        names = vars(import_module(name))
        assert names["_"] is _
        assert names.get("ngettext", ngettext) is ngettext


def test_no_module_of_click_that_speaks_is_forgotten():
    import click

    folder = catalogue.Path(click.__file__).parent
    speaking_modules = {
        f"click.{path.stem}"
        for path in folder.glob("*.py")
        if "from gettext import" in path.read_text(encoding="utf-8")
    }
    # The first is only for Windows' old console; the second speaks only of pagers and editors, which we never start.
    assert speaking_modules - set(click_texts.MODULES) <= {"click._winconsole", "click._termui_impl"}


def test_the_catalogue_finds_plain_and_plural_texts():
    source = '_("one")\nN_("two")\nngettext("three", "threes", n)\n_(name)\nother("four")'
    assert list(catalogue.texts_of(source)) == [("one",), ("two",), ("three", "threes")]


def test_the_catalogue_finds_texts_that_are_put_together_first():
    assert list(catalogue.untranslatable('_(f"a {b}")\n_("a" + b)\n_("a".format())\n_("a")')) == [1, 2, 3]


def test_an_update_keeps_translations_and_marks_changed_texts():
    old = [
        catalogue.Entry(("There is no file {path}.",), ("Er is geen bestand {path}.",)),
        catalogue.Entry(("b",), ("B",)),
    ]
    new = catalogue.updated(old, {("b",): ("x.py",), ("There is no file at {path}.",): ("y.py",), ("c",): ("z.py",)})
    assert [(entry.texts[0], entry.translations[0], entry.fuzzy) for entry in new] == [
        ("b", "B", False),
        ("There is no file at {path}.", "Er is geen bestand {path}.", True),
        ("c", "", False),
    ]


def test_a_catalogue_reads_back_as_written():
    entries = [
        catalogue.Entry(('a "quoted"\n\tline\\n\b\nand another',), ("één\ntwee",), ("a.py", "b.py")),
        catalogue.Entry(("{count} file", "{count} files"), ("{count} bestand", "{count} bestanden"), ("a.py",), True),
    ]
    assert catalogue.read_po(catalogue.write_po(entries)) == entries


def test_english_is_what_the_code_says():
    with speaking("en"):
        assert _("Error: {message}") == "Error: {message}"


@pytest.mark.parametrize("path", catalogue.modules(), ids=lambda path: path.relative_to(catalogue.ROOT).as_posix())
def test_messages_reach_problems_and_refusals_through_the_catalogue(path):
    """No sentence is given to a Problem, a refusal or the user without a mark for the catalogue."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marked = {
        id(arg)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and catalogue._is_marking(call)
        for arg in call.args
    }
    plain = [
        (node.lineno, node.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _speaks(call.func)
        for node in (
            *call.args,
            *(keyword.value for keyword in call.keywords if keyword.arg in ("hint", "message", "help")),
        )
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in marked
        and re.search(r"[a-z]{3} [a-z]{2}", node.value)
    ]
    assert not plain


def _speaks(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("Problem", "problem", "say", "echo", "UsageError", "BadParameter") or name.endswith("Error")
