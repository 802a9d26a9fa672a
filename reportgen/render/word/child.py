"""Run a converter: in a folder of its own, without our environment, for so long and no longer, and nothing of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEMORY = 3000
"""Megabytes that a converter may use."""
_KNOWN = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Variables of ours that it is given: where programs are."""
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nobody, for systems on which the network cannot be taken away."""
_LAUNCHER = Path(__file__).with_name("confined.py")
"""A file, not a module: where our packages are may depend on the home folder, which a converter does not get."""
_UNIX = os.name == "posix"
"""Whether a process can become another program, and be ended with its group."""
_MOST_SAID = 100_000
"""Bytes of what a program wrote that are read."""
_ENDED = -9
"""The exit code of what was ended."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended."""

    code: int
    """Its exit code; negative for a signal."""
    said: str
    """What it wrote."""
    late: bool = False
    """Whether it was stopped because it took too long."""


def run(command: Sequence[str], folder: Path, seconds: int, date: int = 0) -> Ended:
    """Run a program; it and whatever it started are gone when this returns, however it does.

    Parameters
    ----------
    command
        The program's full path and its arguments.
    folder
        Its working folder, home and place for temporary files.
    seconds
        How long it may take by the clock.
    date
        What it is to take for now, in seconds since 1970.
    """
    launched = [sys.executable, "-I", str(_LAUNCHER), str(seconds), str(MEMORY), *command] if _UNIX else list(command)
    with (folder / ".said").open("w+b") as said:
        process = subprocess.Popen(  # noqa: S603 - a program that the machine's owner installed, and no shell
            launched,
            cwd=folder,
            env=environment(folder, date),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code, late = process.wait(seconds), False
        except subprocess.TimeoutExpired:
            code, late = _ENDED, True
        finally:
            _end(process)
        said.seek(max(0, said.seek(0, os.SEEK_END) - _MOST_SAID))  # errors come last, after a warning for each table
        return Ended(code, said.read(_MOST_SAID).decode("utf-8", "replace"), late or (_UNIX and code == -signal.SIGXCPU))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and, where the system knows groups of processes, whatever it started."""
    with suppress(ProcessLookupError, PermissionError):
        if _UNIX:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def environment(folder: Path, date: int) -> Mapping[str, str]:
    """Return what a converter may know: where programs are, a folder for everything else, and the report's date."""
    own = ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DENO_DIR")
    proxies = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return {
        **{name: os.environ[name] for name in _KNOWN if name in os.environ},
        **dict.fromkeys(own, str(folder / ".home")),
        **dict.fromkeys(proxies, _NOWHERE),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": str(date),
        "DENO_NO_UPDATE_CHECK": "1",
        "NO_COLOR": "1",
    }
