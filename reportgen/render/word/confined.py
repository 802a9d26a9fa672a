"""A process that gives up what it does not need, then becomes the program it was asked to run.

Run as ``python -I confined.py SECONDS MEGABYTES PROGRAM ARGUMENT...``; it imports the standard library alone.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_MOST_WRITTEN = 1 << 30
"""Bytes of the largest file that the program may write."""


def main(arguments: Sequence[str]) -> None:
    """Set the limits, leave the network, become the program."""
    seconds, megabytes, *command = arguments
    _limit(int(seconds), int(megabytes) << 20)
    _leave_network()
    os.execv(command[0], command)  # noqa: S606 - no shell, and a program that the machine's owner installed


def _limit(seconds: int, memory: int) -> None:
    """Limit processor time, memory and files; memory that is only reserved does not count, for runtimes reserve terabytes."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in limits:
        with suppress(ValueError, OSError):  # a stricter limit is set already
            resource.setrlimit(which, (most, most))


def _leave_network() -> None:
    """Go where there is no network; where the system does not permit that, the document names no address to load all the same."""
    if not sys.platform.startswith("linux"):
        return
    user, group = os.geteuid(), os.getegid()
    with suppress(OSError, AttributeError):
        if ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NET) != 0:
            return
        for name, words in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            Path(f"/proc/self/{name}").write_text(words, encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
