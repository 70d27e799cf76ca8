"""What a test needs beside Python: on a user's machine it is skipped and says why, in CI it fails."""

import importlib.util
import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest

NPM = Path(__file__).parent / "node_modules"


def need(name: str, *, found: bool, how: str) -> None:
    """Go on only where `name` was found; `how` says how to get it. With BRIEFGEN_REQUIRE_ALL=1 its absence fails."""
    if found:
        return
    message = f"{name} is not here, so this is not tested. To get it: {how}"
    if os.environ.get("BRIEFGEN_REQUIRE_ALL") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def need_program(name: str, *others: str, package: str) -> str:
    """The path of an outside program, under the first of its names that is found."""
    paths = [path for path in map(shutil.which, (name, *others)) if path]
    need(name, found=bool(paths), how=f"apt-get install {package}")
    return paths[0]


def need_module(name: str) -> ModuleType:
    """A Python module of the test extra."""
    need(name, found=importlib.util.find_spec(name) is not None, how="pip install -e '.[test]'")
    return importlib.import_module(name)


def need_npm(package: str, file: str = "package.json") -> Path:
    """A file of an npm package that `tests/package.json` pins."""
    path = NPM / package / file
    need(f"npm package {package}", found=path.is_file(), how="npm ci --ignore-scripts --prefix tests")
    return path


def need_folder(variable: str, what: str) -> Path:
    """A folder named by an environment variable, such as BRIEFGEN_SCHEMAS."""
    folder = os.environ.get(variable, "")
    need(what, found=bool(folder) and Path(folder).is_dir(), how=f"set {variable} to the folder that has it")
    return Path(folder)
