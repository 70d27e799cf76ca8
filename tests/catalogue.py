"""Keeps the Dutch catalogue in step with the code: `python tests/catalogue.py --update`.

The texts are taken from calls of `_`, `N_` and `ngettext` in briefgen and in click's modules that speak to a user.
Translations stay, in the order in which the texts stand in the code; a text that changed a little keeps its
translation, marked `fuzzy` until someone has looked at it. The `.mo` file is made from the `.po` file.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
PO = ROOT / "briefgen/locale/nl/LC_MESSAGES/briefgen.po"
sys.path.insert(0, str(ROOT))
FUNCTIONS = {"_": 1, "N_": 1, "ngettext": 2}
HEADER = (
    "Project-Id-Version: briefgen\nLanguage: nl\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)
_ALIKE = 0.8


@dataclass(frozen=True)
class Entry:
    """A text with its translation (two each where it has a plural) and the files in which it stands."""

    texts: tuple[str, ...]
    translations: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    fuzzy: bool = False


def texts_of(source: str) -> Iterator[tuple[str, ...]]:
    """The texts marked for translation in a module, in the order in which they stand."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and _is_marking(node)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        count = FUNCTIONS[call.func.id]
        args = call.args[:count]
        if all(isinstance(arg, ast.Constant) and isinstance(arg.value, str) for arg in args):
            yield tuple(arg.value for arg in args)


def untranslatable(source: str) -> Iterator[int]:
    """Lines with a call of `_` or `ngettext` on a text that is put together first, which no catalogue can hold."""
    made = (ast.JoinedStr, ast.BinOp, ast.Call, ast.IfExp)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_marking(node) and any(isinstance(arg, made) for arg in node.args[:2]):
            yield node.lineno


def _is_marking(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS


def modules() -> list[Path]:
    return sorted((ROOT / "briefgen").rglob("*.py"))


def click_modules() -> list[Path]:
    from briefgen.cli.click_texts import MODULES

    return [Path(find_spec(name).origin) for name in MODULES]


def in_code() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Every text with the files in which it stands, in order: briefgen's, then click's."""
    found: dict[tuple[str, ...], list[str]] = {}
    for path in modules():
        for texts in texts_of(path.read_text(encoding="utf-8")):
            found.setdefault(texts, []).append(path.relative_to(ROOT).as_posix())
    for text in _of_the_schema():
        found.setdefault((text,), []).append("briefgen/record/schema.py")
    for path in click_modules():
        for texts in texts_of(path.read_text(encoding="utf-8")):
            found.setdefault(texts, []).append(f"click/{path.name}")
    _refuse_two_plurals(found)
    return {texts: tuple(dict.fromkeys(files)) for texts, files in found.items()}


def _of_the_schema() -> tuple[str, ...]:
    """The descriptions of the record's fields, which stand in its models and are shown by editors."""
    from briefgen.record.schema import descriptions

    return descriptions()


def _refuse_two_plurals(found: Iterable[tuple[str, ...]]) -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for texts in found:
        if seen.setdefault(texts[0], texts) != texts:
            raise SystemExit(f"one text, two plurals: {texts}, {seen[texts[0]]}")


def read_po(text: str) -> list[Entry]:
    """The entries of a catalogue, without its header."""
    return [entry for block in re.split(r"\n{2,}", text.strip()) if (entry := _read_entry(block)).texts != ("",)]


def _read_entry(block: str) -> Entry:
    strings: dict[str, str] = {}
    files: list[str] = []
    fuzzy = False
    name = ""
    for line in block.splitlines():
        if line.startswith("#:"):
            files += line[2:].split()
        elif line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif found := re.match(r"(msgid|msgid_plural|msgstr(?:\[\d\])?) (\".*\")$", line):
            name = found[1]
            strings[name] = ast.literal_eval(found[2])
        elif line.startswith('"'):
            strings[name] += ast.literal_eval(line)
        elif not line.startswith("#"):
            raise SystemExit(f"cannot read this line of the catalogue: {line}")
    texts = tuple(strings[each] for each in ("msgid", "msgid_plural") if each in strings)
    translations = tuple(text for each, text in strings.items() if each.startswith("msgstr"))
    return Entry(texts, translations, tuple(files), fuzzy)


def write_po(entries: Iterable[Entry]) -> str:
    header = '# Dutch texts of briefgen. Made with: python tests/catalogue.py --update\nmsgid ""\nmsgstr '
    return header + _quoted(HEADER) + "\n\n" + "\n".join(map(_written, entries))


def _written(entry: Entry) -> str:
    lines = [f"#: {file}" for file in entry.files] + ["#, fuzzy"] * entry.fuzzy
    if len(entry.texts) == 1:
        lines += [f"msgid {_quoted(entry.texts[0])}", f"msgstr {_quoted(entry.translations[0])}"]
    else:
        lines += [f"msgid {_quoted(entry.texts[0])}", f"msgid_plural {_quoted(entry.texts[1])}"]
        lines += [f"msgstr[{number}] {_quoted(text)}" for number, text in enumerate(entry.translations)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    parts = text.splitlines(keepends=True) or [""]
    quoted = ['"' + part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"' for part in parts]
    quoted = [each.replace("\b", "\\b").replace("\t", "\\t") for each in quoted]
    return quoted[0] if len(quoted) == 1 else "\n".join(['""', *quoted])


def compiled(entries: Iterable[Entry]) -> bytes:
    """The bytes of the `.mo` file: sorted keys and values with tables of their lengths and places."""
    pairs = {b"": HEADER.encode()}
    for entry in entries:
        if not entry.fuzzy and all(entry.translations):
            pairs["\0".join(entry.texts).encode()] = "\0".join(entry.translations).encode()
    keys = sorted(pairs)
    start = 7 * 4 + 16 * len(keys)
    tables: list[bytes] = []
    body = b""
    for column in (keys, [pairs[key] for key in keys]):
        for each in column:
            tables.append(struct.pack("<II", len(each), start + len(body)))
            body += each + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 28 + 16 * len(keys))
    return head + b"".join(tables) + body


def updated(old: list[Entry], texts: dict[tuple[str, ...], tuple[str, ...]]) -> list[Entry]:
    """An entry per text: with the translation it has, else with that of a text that is like it, marked fuzzy."""
    known = {entry.texts: entry for entry in old}
    gone = [entry for entry in old if entry.texts not in texts]
    entries = []
    for each, files in texts.items():
        if each in known:
            entries.append(Entry(each, known[each].translations, files, known[each].fuzzy))
        elif alike := _alike(each, gone):
            entries.append(Entry(each, alike.translations, files, fuzzy=True))
        else:
            entries.append(Entry(each, ("",) * len(each), files))
    return entries


def _alike(texts: tuple[str, ...], gone: list[Entry]) -> Entry | None:
    same_count = [entry for entry in gone if len(entry.texts) == len(texts)]
    rated = [(SequenceMatcher(None, entry.texts[0], texts[0]).ratio(), entry) for entry in same_count]
    ratio, entry = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return entry if ratio > _ALIKE else None


def main() -> None:
    old = read_po(PO.read_text(encoding="utf-8")) if PO.exists() else []
    entries = updated(old, in_code())
    if "--update" in sys.argv:
        PO.write_text(write_po(entries), encoding="utf-8", newline="\n")
        PO.with_suffix(".mo").write_bytes(compiled(entries))
    lacking = [entry for entry in entries if entry.fuzzy or not all(entry.translations)]
    for entry in lacking:
        sys.stdout.write(f"{'fuzzy' if entry.fuzzy else 'lacking'}: {entry.texts[0]!r} ({entry.files[0]})\n")
    sys.stdout.write(f"{len(entries)} texts, {len(lacking)} without a translation\n")


if __name__ == "__main__":
    main()
