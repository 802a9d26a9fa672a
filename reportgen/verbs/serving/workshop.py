"""The process that builds: it stays warm, and may crash or hang without taking the server with it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.verbs.serving.named import named_files
from reportgen.verbs.serving.preview import Kept, Preview, preview

Build = Callable[[Path, Path | None, Kept], Preview]
LIMIT = 600.0
"""Seconds after which a build is given up."""
PATIENCE = 20.0
"""Seconds after which a build is given up when a file has changed in the meantime."""
LOOK = 0.25
"""Seconds between two looks at whether one has."""


class Workshop:
    """Builds a report, again and again, in a process of its own.

    Parameters
    ----------
    spec, project
        As :func:`~reportgen.verbs.serving.preview.preview` takes them.
    limit, patience
        Seconds after which a build is given up: in any case, and when a file has changed in the meantime.
    build
        What builds.
    """

    def __init__(
        self, spec: Path, project: Path | None, limit: float = LIMIT, patience: float = PATIENCE, build: Build = preview
    ) -> None:
        self._spec, self._project, self._build = spec, project, build
        self._limit, self._patience = limit, patience
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def build(self, outdated: Callable[[], bool]) -> Preview:
        """Build the report.

        Parameters
        ----------
        outdated
            Tells whether a file has changed since the build began.
        """
        line = self._running()
        try:
            line.send(None)
            return self._answer(line, outdated)
        except (EOFError, OSError):
            return self._ended()

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _running(self) -> Connection:
        """Return the line to the process, which is begun where there is none."""
        if self._line is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, self._build, self._spec, self._project), daemon=True)
            self._process.start()
            theirs.close()
        return self._line

    def _answer(self, line: Connection, outdated: Callable[[], bool]) -> Preview:
        began = time.monotonic()
        while not wait([line], LOOK):
            took = time.monotonic() - began
            if took > self._limit or (took > self._patience and outdated()):
                self.close()
                found = f"The report was not drawn within {took:.0f} s; the work on it was stopped"
                fix = "Undo the last change, or save a file to try again"
                return self._failed(Problem(Code.RENDER_FAILED, Place(str(self._spec)), found, fix, kind=Kind.TOOL))
        answer: Preview = line.recv()
        return answer

    def _ended(self) -> Preview:
        if self._process is not None:
            self._process.join(5)
        code = self._process.exitcode if self._process is not None else None
        self.close()
        found = f"The process that draws the report ended by itself{_told(code)}"
        fix = "See whether memory ran out, and save a file to try again"
        return self._failed(Problem(Code.INTERNAL_ERROR, Place(str(self._spec)), found, fix, kind=Kind.TOOL))

    def _failed(self, problem: Problem) -> Preview:
        return Preview({}, (problem,), named_files(self._spec, self._project))


def _told(code: int | None) -> str:
    if code is None:
        return ""
    return f" (signal {-code})" if code < 0 else f" (exit code {code})"


def _work(line: Connection, build: Build, spec: Path, project: Path | None) -> None:
    """Build whenever asked, until the other process is gone.

    Garbage is looked for after a build, while the author reads.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    kept = Kept()
    while True:
        try:
            line.recv()
            line.send(build(spec, project, kept))
        except (EOFError, OSError):
            return
        gc.collect()


def _end_with_parent() -> None:
    """End this process at once when the other is gone, though it may be in the middle of a build that never ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
