"""What came of one spec: the files, the problems, the exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.problems import Code, Kind, Place, Problem, ReportgenError, errors_of

if TYPE_CHECKING:  # every command comes by here, and --help must not wait for the grammar
    from reportgen.publish.told_claims import ToldClaim
    from reportgen.publish.told_quality import ToldRule


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a build or a check of one spec."""

    spec: str
    """Its path, as it was given."""
    folder: Path | None = None
    """The version's folder; None when nothing was built."""
    verified: str = ""
    """In a sentence, that the version is sealed and this build the same; empty of a draft."""
    summary: str = ""
    """One line on what passed."""
    problems: tuple[Problem, ...] = ()
    claims: tuple[ToldClaim, ...] = ()
    """The claims that the report asserts, with their results; all claims of a spec whose data could not be read."""
    quality: tuple[ToldRule, ...] = ()
    """What the rules on quality found."""
    finished: bool = False
    """Whether the claims were tested."""
    trace: str = ""
    """Where an error of our own, or of something we rely on, came from; for ``--debug``."""

    def exit_code(self, strict: bool = False) -> int:
        """Return the worst exit code of the problems: 3 over 2 over 1; warnings count with ``strict``."""
        errors = (p.kind.value for p in errors_of(self.problems))
        return max(errors, default=int(strict and bool(self.problems)))


@dataclass
class Draft:
    """An outcome in the making; :meth:`done` freezes it."""

    outcome: Outcome

    def set(self, **values: object) -> None:
        """Set fields of the outcome."""
        self.outcome = replace(self.outcome, **values)  # type: ignore[arg-type]

    def add(self, problems: Iterable[Problem]) -> None:
        """Add problems, each once."""
        self.outcome = replace(self.outcome, problems=tuple(dict.fromkeys((*self.outcome.problems, *problems))))


@contextmanager
def guarded(spec: str) -> Iterator[Draft]:
    """Collect what comes of one spec; every error becomes a problem, so that the other specs of a batch go on.

    Catches everything except the requests to stop: some libraries raise errors that are no ``Exception``.
    """
    draft = Draft(Outcome(spec))
    try:
        yield draft
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except ReportgenError as error:
        draft.add(error.problems)
        draft.set(trace=_trace(error) if error.__cause__ else "")
    except BaseException as error:  # a Rust panic is no Exception
        draft.add([unforeseen(error, spec)])
        draft.set(trace=_trace(error))


def unforeseen(error: BaseException, file: str) -> Problem:
    """Return the problem for an error that nobody foresaw.

    The error's own message is left out, because it may hold answers of respondents.
    """
    if isinstance(error, MemoryError):
        return Problem(
            Code.INTERNAL_ERROR, Place(file), "Memory ran out", "Close other programs, or use a larger machine", kind=Kind.TOOL
        )
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "reportgen" in Path(frame.filename).parts] or frames
    where = f" in {Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""
    found = f"Reportgen failed with an error of its own: {type(error).__name__}{where}"
    fix = "Run the command again with --debug and report what it prints, without any survey data in it"
    return Problem(Code.INTERNAL_ERROR, Place(file), found, fix, kind=Kind.TOOL)


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
