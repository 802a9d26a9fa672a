"""Drawings that are kept from one build to the next, in ``.cache/reportgen`` of the project root.

Who can write into a project, as by a pull request, could put a drawing there that lies. So each is sealed with a secret of this
user that stands outside of every project: what somebody else put there, and what was damaged, is drawn anew.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from reportgen.render.figures import Order, drawn
from reportgen.render.kept import description
from reportgen.render.kept_text import as_text, from_text, surroundings

if TYPE_CHECKING:
    from reportgen.render.charts.draw import Drawing

FOLDERS = (".cache", "reportgen", "drawings")
"""Where they stand below the project root."""
MOST, FEWER = 3000, 2000
"""When there are more entries than the first, only so many of the youngest are kept as the second says."""
LARGEST = 20 * 2**20
"""Bytes of an entry; what is larger is none of ours."""
_LENGTH = 32


class DrawingCache:
    """Makes drawings, or has them from a build before.

    Parameters
    ----------
    root
        The project root.
    secret
        What entries are sealed with; without one nothing is kept.
    """

    def __init__(self, root: Path, secret: bytes | None = None) -> None:
        self._root, self._secret = root, secret if secret is not None else own_secret(root)
        self.made = 0
        """How many were drawn."""

    def __call__(self, order: Order) -> Drawing:
        """Return a drawing."""
        name = sha256(f"{surroundings()} {description(order).hex()}".encode()).hexdigest()
        found = self._read(name)
        if found is None:
            self.made += 1
            found = drawn(order)
            self._keep(name, found)
        return found

    @cached_property
    def _folder(self) -> Path | None:
        """Return the folder, made where it was not; None where it cannot be had, or would be reached by a link."""
        if self._secret is None:
            return None
        folder = self._root
        with suppress(OSError):
            for name in FOLDERS:
                folder = folder / name
                folder.mkdir(exist_ok=True)
                if folder.is_symlink() or not folder.is_dir():
                    return None
            with suppress(FileExistsError), (folder.parent / ".gitignore").open("x", encoding="utf-8") as ignored:
                ignored.write("*\n")  # new or not at all: what is there may be a link to anywhere
            _thin_out(folder)
            return folder
        return None

    def _read(self, name: str) -> Drawing | None:
        if self._folder is None:
            return None
        path = self._folder / f"{name}.json"
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            found_there = path.lstat()
            if not S_ISREG(found_there.st_mode) or found_there.st_size > LARGEST:  # a pipe would be waited for
                return None
            entry = json.loads(path.read_bytes())
            if hmac.compare_digest(self._seal(name, entry["drawing"]), entry["seal"]):
                found = from_text(entry["drawing"])
                with suppress(OSError):
                    os.utime(path)
                return found
        return None

    def _keep(self, name: str, drawing: Drawing) -> None:
        if self._folder is None:
            return
        text = as_text(drawing)
        with suppress(OSError, UnicodeError), NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as file:
            try:
                file.write(json.dumps({"seal": self._seal(name, text), "drawing": text}, ensure_ascii=False))
                file.close()
                Path(file.name).replace(self._folder / f"{name}.json")
            finally:
                Path(file.name).unlink(missing_ok=True)

    def _seal(self, name: str, text: str) -> str:
        return hmac.new(self._secret or b"", f"{name}\0{text}".encode(), "sha256").hexdigest()


def _thin_out(folder: Path) -> None:
    """Remove the entries that were not used for longest, where there are very many; other builds may do so, too."""
    ages: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            ages.append((path.lstat().st_mtime, path))
    if len(ages) > MOST:
        for _, path in sorted(ages)[: len(ages) - FEWER]:
            with suppress(OSError):  # a folder is none of ours, and keeps nothing from being removed
                path.unlink(missing_ok=True)


def own_secret(project: Path) -> bytes | None:
    """Return the secret of this user, made where there is none; None where it cannot be kept to oneself.

    Parameters
    ----------
    project
        The project root. A secret inside it is none: it may have come with the project.
    """
    home = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(OSError, RuntimeError):
        path = (Path(home) if Path(home).is_absolute() else Path("~/.cache").expanduser()) / "reportgen" / "secret"
        if path.resolve().is_relative_to(project.resolve()):
            return None
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError), NamedTemporaryFile(dir=path.parent) as file:  # made for its owner alone
            file.write(secrets.token_bytes(_LENGTH))
            file.flush()
            os.link(file.name, path)
        return path.read_bytes() if _is_own(path.lstat()) else None
    return None


def _is_own(there: os.stat_result) -> bool:
    """Tell whether a secret is a file that nobody but this user can read or write; Windows keeps such places to each user."""
    alone = not hasattr(os, "getuid") or (there.st_uid == os.getuid() and not there.st_mode & 0o077)
    return S_ISREG(there.st_mode) and there.st_size == _LENGTH and alone
