"""A process of its own for a stranger's file, so that no file can crash, stall or fill the memory of ours."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.importing.files.handed import read_result
from reportgen.importing.files.limits import Limits
from reportgen.importing.files.parse import Wishes
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Table
from reportgen.problems import Code

PATIENCE = 5
"""Times the processor time that the process may take by the clock: others may be at work on the machine."""
_KNOWN = ("PATH", "HOME", "LANG", "LC_", "PYTHON", "VIRTUAL_ENV", "LD_", "DYLD_", "SYSTEMROOT", "OPENBLAS_")
"""How the names of environment variables begin that the process is given."""
_WORKER = "reportgen.importing.files.worker"


def parsed(path: Path, wishes: Wishes, limits: Limits) -> Table:
    """Return the table that a file holds, read in a process of its own.

    Parameters
    ----------
    path
        A regular file.
    wishes
        What the author says of it.
    limits
        What the process may use.

    Raises
    ------
    FileError
        The file cannot be read, or took more than it may.
    """
    seconds = limits.for_size(path.stat().st_size)
    with TemporaryDirectory(prefix="reportgen-") as folder:
        result = Path(folder) / "result"
        request = {"path": str(path.resolve()), "result": str(result), "wishes": asdict(wishes), "limits": asdict(limits)}
        code = _run([sys.executable, "-P", "-m", _WORKER, json.dumps(request)], _environment(folder), seconds * PATIENCE)
        if code != 0:
            raise _ended(code, limits, seconds)
        try:
            with result.open("rb") as file:
                return read_result(file)
        except (OSError, ValueError, TypeError, KeyError, EOFError, OverflowError) as error:
            raise _ended(1, limits, seconds) from error


def _environment(folder: str) -> Mapping[str, str]:
    """Return what the process may know of ours: where programs and modules are, and none of its secrets."""
    single = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MALLOC_ARENA_MAX")  # threads and arenas take address space
    known = {name: value for name, value in os.environ.items() if name.startswith(_KNOWN)}
    return {**known, "TMPDIR": folder, **dict.fromkeys(single, "1")}


def _run(command: list[str], environment: Mapping[str, str], seconds: int) -> int:
    """Return the exit code of a command; it and whatever it started are gone when this returns, however it does."""
    process = subprocess.Popen(  # noqa: S603 - our own program, no shell
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _ended(code: int, limits: Limits, seconds: int) -> FileError:
    """Return why there is no table, from how the process ended."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        found = f"reading the file takes more than {seconds} seconds of processor time"
        return FileError(
            Code.FILE_TOO_LARGE,
            found,
            "export fewer columns or one sheet, or allow more with `--memory MB`, which brings more time",
        )
    if code == -signal.SIGABRT:
        found = f"the file is damaged, or reading it needs more than {limits.megabytes:,} MB of memory"
        fix = "save it again in the program that wrote it, without cells far from the answers, or allow more with `--memory MB`"
        return FileError(Code.FILE_UNREADABLE, found, fix)
    return FileError(
        Code.FILE_UNREADABLE,
        "the file is damaged so that its reader failed",
        "open it in the program that wrote it and save it again",
    )
