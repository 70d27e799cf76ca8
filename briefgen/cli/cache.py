"""Where compiled templates are kept between runs: a folder of the user's own that nobody else can write into."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.settings import Settings


def cache_folder(chosen: "Settings") -> Path | None:
    """The folder, made if need be; None where there can be none, and templates are compiled at each start."""
    folder = chosen.cache or _default(dict(os.environ)) / "briefgen"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if is_private(folder) else None
    except OSError:
        return None


def _default(environment: dict[str, str]) -> Path:
    if named := environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA"):
        return Path(named)
    return Path("~/.cache").expanduser()


def is_private(folder: Path) -> bool:
    """Whether only this user can put files there: what is compiled is run, so it must be the user's own."""
    if not hasattr(os, "getuid"):
        return True  # Windows: the user's profile is the user's own
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022 and os.access(folder, os.W_OK)
