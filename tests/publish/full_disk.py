"""A disk that is full at one call to the system, and at no other."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock


@dataclass
class Calls:
    """How many calls were made."""

    made: int = 0


@contextmanager
def full_at(at: int, call: str, counts: Callable[..., bool] = lambda *_: True) -> Iterator[Calls]:
    """Let one call of a function of ``os`` fail.

    Parameters
    ----------
    at
        Which one, from 1.
    call
        The function.
    counts
        Tells by its arguments whether a call is one of those counted.
    """
    real, calls = getattr(os, call), Calls()

    def sometimes(*arguments: Any, **options: Any) -> Any:
        calls.made += counts(*arguments)
        if calls.made == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **options)

    with mock.patch.object(os, call, sometimes):
        yield calls
