"""Each room imports only what is below it."""

from pathlib import Path

import pytest
from floors import FLOORS, PACKAGE, breaches, imports, room


def test_no_room_imports_what_is_above_or_beside_it() -> None:
    assert breaches(PACKAGE) == []


def test_every_room_has_a_floor() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} <= set(FLOORS)


def test_imports_inside_functions_are_read() -> None:
    """`briefgen.render.renderer` imports its formats only when it is asked for one."""
    late = {each.imported for each in imports(PACKAGE) if each.importer == "briefgen.render.__init__"}
    assert "briefgen.render." in late


@pytest.mark.parametrize(
    ("file", "text", "breach"),
    [
        ("letter/x.py", "from briefgen.render import FORMATS", "'letter' imports 'render', which is above it"),
        ("letter/x.py", "def f():\n    import briefgen.cli.door", "'letter' imports 'cli', which is above it"),
        ("render/x.py", "import briefgen.extract", "'render' imports 'extract', which is on the same floor"),
        ("record/x.py", "from briefgen import ministry", "'record' imports 'ministry', which is on the same floor"),
        ("record/x.py", "from ..letter import model", "'record' imports 'letter', which is above it"),
        ("dutch/x.py", "import_module(f'briefgen.cli.{name}')", "'dutch' imports 'cli', which is above it"),
        ("attic/x.py", "import briefgen.errors", "the room 'attic' has no floor"),
        ("letter/x.py", "import briefgen.attic", "'attic' is no room with a floor"),
        ("__init__.py", "import briefgen.errors", "the package itself imports 'errors'; it may import nothing"),
    ],
)  # fmt: skip
def test_a_planted_breach_is_found(tmp_path: Path, file: str, text: str, breach: str) -> None:
    planted = tmp_path / "briefgen" / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    module, line = f"briefgen.{file[:-3].replace('/', '.')}", text.count("\n") + 1
    assert breaches(tmp_path / "briefgen") == [f"{module}:{line}: {breach}"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("letter/x.py", "from briefgen.record.model import Record\nfrom briefgen.letter import model\nimport json"),
        ("errors.py", "from briefgen.language import _"),
        ("cli/x.py", "import briefgen\nfrom briefgen import __version__"),
    ],
)
def test_what_a_room_may_import_is_no_breach(tmp_path: Path, file: str, text: str) -> None:
    planted = tmp_path / "briefgen" / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    assert breaches(tmp_path / "briefgen") == []


def test_a_room_is_the_second_part_of_a_module_name() -> None:
    assert [room(name) for name in ("briefgen", "briefgen.__init__", "briefgen.letter.model")] == ["", "", "letter"]
