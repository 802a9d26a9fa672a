"""Several specs in one call: one bad spec does not stop the others, and several processors are used."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import count
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.verbs.build import Request
from reportgen.verbs.outcome import Outcome

Work = Callable[[Request], Outcome]
Progress = Callable[[str], None]

_before = count()
"""How many reports this process has worked on."""


def run(work: Work, requests: Sequence[Request], jobs: int, progress: Progress) -> Iterator[Outcome]:
    """Do the work for each request; yield the outcomes in the order of the requests.

    Parameters
    ----------
    work
        ``verbs.build.build`` or ``verbs.build.check``.
    requests
        What to do.
    jobs
        How many processes may work at once. One after the other where the system lets no processes share a lock, as in
        some containers.
    progress
        Told the spec whose outcome is waited for.
    """
    pool = _pool(min(jobs, len(requests)))
    if pool is not None:
        yield from _in_processes(pool, work, requests, progress)
        return
    for request in requests:
        progress(str(request.spec))
        yield _afresh(work, request)


def _pool(processes: int) -> ProcessPoolExecutor | None:
    """Return nothing where one process is enough or the most that can be had."""
    if processes <= 1:
        return None
    try:
        return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_begin)
    except (OSError, ImportError, NotImplementedError):  # no /dev/shm, none that may be written, no semaphores at all
        return None


def _in_processes(pool: ProcessPoolExecutor, work: Work, requests: Sequence[Request], progress: Progress) -> Iterator[Outcome]:
    with pool:
        try:
            waiting = [(request, pool.submit(_afresh, work, request)) for request in requests]
            for request, future in waiting:
                progress(str(request.spec))
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield _killed(request)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()
            raise


def _begin() -> None:
    """Let the parent deal with Ctrl-C, it ends its children; and look for garbage only between reports."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _afresh(work: Work, request: Request) -> Outcome:
    """Do the work, without the garbage of the report before it in this process where nothing else looks for it."""
    if next(_before) and not gc.isenabled():
        gc.collect()
    return work(request)


def _killed(request: Request) -> Outcome:
    found = "The process that worked on this spec, or on another of the same call, was killed"
    fix = "See whether memory ran out, and build again with --jobs 1"
    return Outcome(
        str(request.spec), problems=(Problem(Code.INTERNAL_ERROR, Place(str(request.spec)), found, fix, kind=Kind.TOOL),)
    )


def distinct(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Add a problem to each spec that wrote into the folder of an earlier one."""
    owners: dict[Path, str] = {}
    for outcome in outcomes:
        if outcome.folder is None or owners.setdefault(outcome.folder.resolve(), outcome.spec) == outcome.spec:
            yield outcome
            continue
        found = f"This report has the same id and version as {owners[outcome.folder.resolve()]}, and has replaced it"
        problem = Problem(Code.DUPLICATE_NAME, Place(outcome.spec), found, "Give each report its own id, or its own version")
        yield replace(outcome, problems=(*outcome.problems, problem))
