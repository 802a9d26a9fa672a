"""Who turns Markdown into Word: Quarto where it is there, else Pandoc; which version, and whether it is new enough."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.render.word.child import Ended, run
from reportgen.render.word.said import told

VARIABLE = "QUARTO"
"""Names the Quarto to use; set and empty, none."""
LEAST = {"quarto": (1, 4), "pandoc": (3, 1, 4)}
"""The oldest that will do: a Quarto whose Pandoc knows headings over several columns; a Pandoc whose sandbox holds."""
SECONDS = 300
"""How long a converter may take."""
ASKED = 60
"""How long it may take to tell its version."""
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))?")
INSTALL = "Run: pip install 'survey-reportgen[word]', which brings Pandoc; or install Quarto from https://quarto.org"


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that was found."""

    name: Literal["quarto", "pandoc"]
    path: str
    version: str


def converter() -> Converter:
    """Return the converter of this machine.

    Raises
    ------
    ToolError
        There is none, it is too old, or it does not tell its version.
    """
    name, path = _found()
    stamp = os.stat(path).st_mtime_ns if os.path.exists(path) else 0  # noqa: PTH110, PTH116 - as it is, without resolving
    return _asked(name, path, stamp)


def _found() -> tuple[Literal["quarto", "pandoc"], str]:
    named = os.environ.get(VARIABLE)
    quarto = shutil.which(named or "quarto") if named is None or named else None
    if quarto:
        return "quarto", str(Path(quarto).absolute())
    if named:
        found = f"The variable {VARIABLE} names {named!r}, which is no program"
        raise ToolError([problem(Code.TOOL_MISSING, found, f"Correct it, or unset it; {VARIABLE}= (empty) takes Pandoc")])
    pandoc = _packaged() or shutil.which("pandoc")
    if not pandoc:
        raise ToolError([problem(Code.TOOL_MISSING, "Word needs Quarto or Pandoc, and neither is here", INSTALL)])
    return "pandoc", str(Path(pandoc).absolute())


def _packaged() -> str | None:
    """Return the Pandoc of the package pypandoc-binary; it is run as a program of its own."""
    from importlib.util import find_spec

    home = find_spec("pypandoc")
    if home is None or home.origin is None:
        return None
    path = Path(home.origin).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
    return str(path) if path.is_file() else None


@lru_cache(maxsize=8)
def _asked(name: Literal["quarto", "pandoc"], path: str, stamp: int) -> Converter:  # noqa: ARG001 - a new program is asked anew
    title = name.capitalize()
    with TemporaryDirectory(prefix="reportgen-") as folder:
        (Path(folder) / ".home").mkdir()
        ended = run([path, "--version"], Path(folder), ASKED)
    said = _VERSION.search(ended.said)
    if ended.code != 0 or said is None:
        raise ToolError([failed(f"{title} does not tell its version", ended, title)])
    if tuple(int(part) for part in said.groups("0")) < LEAST[name]:
        least = ".".join(map(str, LEAST[name]))
        found = f"{title} {said[0]} is too old: it takes {least} or newer"
        other = f", or set {VARIABLE}= (empty) to do without" if name == "quarto" else ""
        raise ToolError([problem(Code.TOOL_TOO_OLD, found, f"Install a newer one{other}. {INSTALL}")])
    return Converter(name, path, said[0])


def problem(code: Code, found: str, fix: str, file: str = "report.docx") -> Problem:
    """Return a problem of the machine, which keeps a file from being written."""
    return Problem(code, Place(file), found, fix, kind=Kind.TOOL)


def failed(what: str, ended: Ended, title: str) -> Problem:
    """Return the problem of a program that did not do what it was to do."""
    if ended.late:
        return problem(
            Code.RENDER_FAILED, f"{what}: it was stopped because it took too long", _STUCK.format(program=title.lower())
        )
    words = told(ended.said)
    said = f"; it says: {words}" if words else ""
    how = f"signal {-ended.code}" if ended.code < 0 else f"exit code {ended.code}"
    return problem(Code.RENDER_FAILED, f"{what}: it ended with {how}{said}", _FAILED.format(title=title))


_STUCK = "Run `{program} --version` to see whether it answers at all; install it anew, or use the other of Quarto and Pandoc"
_FAILED = "Install {title} anew, or use the other of Quarto and Pandoc; --to html,pdf needs neither"
