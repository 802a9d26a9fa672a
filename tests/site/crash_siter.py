"""Puts a site in its place in a process of its own, again and again; run by ``test_site_crashes.py``.

Usage: crash_siter.py INTO RELEASED. For each line that it is given, a child stops itself, so that strace can take hold of it, and
goes on when it is told to. The answers are its number and, when it has ended, how.
"""

import os
import signal
import sys
from pathlib import Path

from reportgen.problems import ReportgenError
from reportgen.publish.site.write import write_site
from tests.site.small_site import files_of

into, released = Path(sys.argv[1]), Path(sys.argv[2])


def child() -> None:
    files, known = files_of(released), (into / "site.json").read_bytes()
    os.kill(os.getpid(), signal.SIGSTOP)
    try:
        write_site(into, files, known)
    except ReportgenError:
        os._exit(3)
    except BaseException:  # what nobody foresaw must not look like an error that was told
        os._exit(4)
    os._exit(0)


def answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


for _ in sys.stdin:
    number = os.fork()
    if number == 0:
        child()
    os.waitpid(number, os.WUNTRACED)
    answer(number)
    _, status = os.waitpid(number, 0)
    answer(os.waitstatus_to_exitcode(status))
