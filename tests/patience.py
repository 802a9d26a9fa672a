"""A guard against what would never end. It is no measure of speed: the limit is a hundred times what the work takes."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ends(within: float = 60) -> Iterator[None]:
    """Fail when the work inside has used so many seconds of processor time, and stop it.

    Parameters
    ----------
    within
        Seconds of this process at work; those that other processes take do not count.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("signals reach the main thread alone")

    def stop(*_: object) -> None:
        raise AssertionError(f"it had not ended after {within:g} s of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, within)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
