"""The process that reads a file: its memory and time are bounded, and it hands back a plain table or why there is none.

Run as ``python -m reportgen.importing.files.worker REQUEST`` with a request in JSON.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from reportgen.importing.files.handed import write_table, write_trouble
from reportgen.importing.files.limits import MEGABYTE, Limits
from reportgen.importing.files.parse import Wishes, parse
from reportgen.importing.files.trouble import FileError
from reportgen.problems import Code


def bounded(limits: Limits, seconds: int) -> None:
    """Bound what this process may use, where the system knows such bounds."""
    try:
        import resource
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_AS: limits.megabytes * MEGABYTE,
        resource.RLIMIT_FSIZE: limits.megabytes * MEGABYTE,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in bounds.items():
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (allowed, allowed))


def main(request: dict[str, Any]) -> None:
    """Read the file of a request, and write what comes of it where the request says."""
    limits = Limits(**request["limits"])
    path = Path(request["path"])
    bounded(limits, limits.for_size(path.stat().st_size))
    result = Path(request["result"])
    try:
        table = parse(path.read_bytes(), Wishes(**request["wishes"]), limits)
        with result.open("wb") as file:
            write_table(table, file)
    except FileError as trouble:
        with result.open("wb") as file:
            write_trouble(trouble, file)
    except (MemoryError, RecursionError):
        found = f"reading the file needs more than {limits.megabytes:,} MB of memory"
        with result.open("wb") as file:
            write_trouble(FileError(Code.FILE_TOO_LARGE, found, "export fewer columns, or allow more with `--memory MB`"), file)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
