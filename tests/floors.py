"""Reads what each module of briefgen imports, also inside functions, and judges it by the floor of its room."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "briefgen"

FLOORS: dict[str, int] = {
    "cli": 10, "web": 10, "__main__": 10,
    "workflow": 9, "explain": 9,
    "settings": 8,
    "archive": 7, "review": 7,
    "issue": 6,
    "render": 5, "extract": 5,
    "letter": 4,
    "record": 3, "ministry": 3, "own_templates": 3, "search": 3,
    "dutch": 2, "folders": 2, "yamlfile": 2,
    "errors": 1, "language": 1, "rules": 1, "values": 1,
}  # fmt: skip
# Rooms on one floor do not import each other, but the ground floor is one room, and the entry only opens the door.
ONE_ROOM = {"errors": "ground", "language": "ground", "rules": "ground", "values": "ground", "__main__": "cli"}


@dataclass(frozen=True)
class Import:
    importer: str  # briefgen.letter.compose
    line: int
    imported: str  # briefgen.dutch.dates


def imports(package: Path) -> Iterator[Import]:
    """All imports of briefgen's own modules, wherever they stand."""
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        module = ".".join(parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for imported in _imported(node, parts):
                if imported.split(".")[0] == "briefgen":
                    yield Import(module, getattr(node, "lineno", 0), imported)


def _imported(node: ast.AST, parts: tuple[str, ...]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = ".".join(parts[: -node.level]) if node.level else ""
        module = ".".join(part for part in (base, node.module or "") if part)
        return [f"{module}.{alias.name}" for alias in node.names]
    called = node.func if isinstance(node, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    if name in ("import_module", "__import__") and isinstance(node, ast.Call) and node.args:
        return [_start_of_text(node.args[0])]
    return []


def _start_of_text(node: ast.expr) -> str:
    """What is known of the name of a module that is imported by its name."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] not in ("__init__", "__version__") else ""


def breaches(package: Path) -> list[str]:
    """Each import that looks up, or sideways into another room, as a sentence; rooms without a floor too."""
    found: list[str] = []
    for each in imports(package):
        here, there = room(each.importer), room(each.imported)
        if not there or here == there:
            continue
        place = f"{each.importer}:{each.line}"
        if here and here not in FLOORS:
            found.append(f"{place}: the room '{here}' has no floor")
        elif there not in FLOORS:
            found.append(f"{place}: '{there}' is no room with a floor")
        elif not here:
            found.append(f"{place}: the package itself imports '{there}'; it may import nothing")
        elif FLOORS[there] > FLOORS[here]:
            found.append(f"{place}: '{here}' imports '{there}', which is above it")
        elif FLOORS[there] == FLOORS[here] and ONE_ROOM.get(here, here) != ONE_ROOM.get(there, there):
            found.append(f"{place}: '{here}' imports '{there}', which is on the same floor")
    return found
