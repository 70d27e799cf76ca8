"""Runs the verifier on a package, and makes a package consistent again after a change, as a forger would."""

import contextlib
import hashlib
import io
import re
import runpy
from pathlib import Path
from typing import Any

from briefgen.archive.export import packaging

SOURCE = Path(packaging.__file__).with_name("verify.py")
VERIFIER: dict[str, Any] = runpy.run_path(str(SOURCE), run_name="verifier")


def verdict(head: object, folder: Path) -> tuple[int, str]:
    """The exit status and what is printed."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = VERIFIER["main"]([str(head), str(folder)])
    return status, printed.getvalue()


def is_whole(head: object, folder: Path) -> bool:
    status, text = verdict(head, folder)
    assert (status, text.startswith("WHOLE: ")) in ((0, True), (1, False)), text
    assert status == 0 or re.fullmatch(r"NOT WHOLE: [ -~]+\n", text), text
    return status == 0


def bag_again(folder: Path) -> None:
    """Writes the manifests anew, so that they agree with whatever lies there now."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}"
    info = folder / "bag-info.txt"
    info.write_bytes(re.sub(rb"(?m)^Payload-Oxum: .*$", size.encode(), info.read_bytes()))
    (folder / "manifest-sha256.txt").write_bytes(_manifest(folder, payload))
    tags = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "tagmanifest-sha256.txt")
    (folder / "tagmanifest-sha256.txt").write_bytes(_manifest(folder, tags))


def _manifest(folder: Path, paths: list[Path]) -> bytes:
    lines = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    return "".join(f"{lines[name]}  {name.replace('%', '%25')}\n" for name in sorted(lines)).encode()


def package_sha256(folder: Path) -> str:
    """What the export told of the package, and the verifier shows."""
    return hashlib.sha256((folder / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
