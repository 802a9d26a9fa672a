"""What can stand in the way of raking: targets that the answers cannot meet, and how near they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reportgen.data.raking.cells import Cell
from reportgen.data.raking.solve import Fit
from reportgen.data.weights import LARGEST
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.model.weighting import Rake, Trim
from reportgen.spec.raking import shares
from reportgen.spec.spec import Key, Spec

RAKE: Key = ("survey", "weight", "rake")
CROWD = 250_000
"""Cells that may be fitted; a table of as many rows is no table of sums any more."""
SMALLEST = 10**6
"""Weights less than one part in so many of the mean count for nothing."""


def misfits(spec: Spec, wanted: Rake, cells: Sequence[Cell]) -> Iterator[Problem]:
    """Yield what keeps the answers from having the margins, whatever the weights."""
    everyone = sum(cell.n for cell in cells)
    for number, (name, given) in enumerate(wanted.margins.items()):
        there: dict[str | None, int] = {}
        for cell in cells:
            there[cell.codes[number]] = there.get(cell.codes[number], 0) + cell.n
        for code, share in shares(given).items():
            if bool(share) != bool(there.get(code)):
                yield _misfit(spec, (name, code), given[code], there.get(code, 0))
        if wanted.missing == "refuse" and None in there:
            n = there[None]
            have, them = ("has", "this one") if n == 1 else ("have", "them")
            found = f"{n:,} of {everyone:,} respondents {have} no answer to {name}, so that raking cannot place {them}"
            fix = "Write missing: keep, which leaves their share as it is, or leave them out of the file"
            yield _problem(spec, (*RAKE, "margins", name), Code.RAKE_TARGET, found, fix)


def _misfit(spec: Spec, at: tuple[str, str], target: str, n: int) -> Problem:
    (name, code), key = at, (*RAKE, "margins", *at)
    found = f"The target of {name} '{code}' is {target}, and {_people(n)} it"
    if n:
        fix = "Write its share of the population, or leave these respondents out of the file: none may weigh nothing"
    else:
        fix = "Put the category together with another one, in the data and in the codebook, or correct the target"
    return _problem(spec, key, Code.RAKE_TARGET, found, fix)


def _people(n: int) -> str:
    return "nobody in the data has" if n == 0 else "1 respondent has" if n == 1 else f"{n:,} respondents have"


def crowded(spec: Spec, cells: Sequence[Cell]) -> Iterator[Problem]:
    """Yield a problem where there are too many cells to fit."""
    if len(cells) > CROWD:
        found = f"The margins have {len(cells):,} cells, each with other categories or, because of trim, another weight"
        fix = "Rake to fewer margins, round the weights to start from to three digits, or leave trim out"
        yield _problem(spec, (*RAKE, "margins"), Code.RAKE_TARGET, found, fix)


def cut_off(spec: Spec, wanted: Rake, cells: Sequence[Cell]) -> Iterator[Problem]:
    """Yield the categories whose target lies outside the limits by itself: their mean weight would have to."""
    if wanted.trim is None:
        return
    everyone, total = sum(cell.n for cell in cells), sum(cell.weight for cell in cells)
    for number, (name, given) in enumerate(wanted.margins.items()):
        known = 1 - sum(cell.weight for cell in cells if cell.codes[number] is None) / total
        for code, share in shares(given).items():
            people = sum(cell.n for cell in cells if cell.codes[number] == code)
            needed = float(share) * known * everyone / people if people else 1.0
            if fix := _wider(wanted.trim, needed):
                found = (
                    f"{name} '{code}' is {people / everyone:.4%} of the respondents and shall have {float(share) * known:.4%} "
                    f"of the weight: that takes a mean weight of {needed:.4g}, outside the limits of trim"
                )
                yield _problem(spec, (*RAKE, "margins", name, code), Code.RAKE_UNMET, found, fix)


def _wider(trim: Trim, needed: float) -> str:
    if trim.high is not None and needed > trim.high:
        return f"Write trim.high: {ceil(needed * 11) / 10:g} or more, or put the category together with another one"
    if trim.low is not None and needed < trim.low:
        return f"Write trim.low: {needed * 0.9:.2g} or less, or divide the category"
    return ""


def unmet(spec: Spec, wanted: Rake, cells: Sequence[Cell], fitted: Fit) -> Problem:
    """Return the problem that raking ended before the margins were met."""
    number, code, reached = fitted.worst
    name = tuple(wanted.margins)[number]
    inside = [cell for cell in cells if cell.codes[number] == code]
    where = f"{name} '{code}'" if code is not None else f"the respondents without {name}"
    people, everyone = sum(cell.n for cell in inside), sum(cell.n for cell in cells)
    found = (
        f"The margins are not met after {_rounds(fitted.iterations)}: {where} would have {reached:.4%} of the weight, "
        f"{fitted.difference:.2g} from the target ({people:,} of {everyone:,} respondents)"
    )
    key: Key = (*RAKE, "margins", name, *([code] if code is not None else []))
    fix = _NARROW if wanted.trim else _CONTRADICT
    more = "; else raise iterations or tolerance" if fitted.iterations == wanted.iterations else ""
    return _problem(spec, key, Code.RAKE_UNMET, found, fix + more)


def _rounds(count: int) -> str:
    return "1 round" if count == 1 else f"{count:,} rounds"


_NARROW = "Widen trim, put categories together or leave a margin out: inside these limits the margins contradict each other"
_CONTRADICT = "Put categories together, or leave a margin out where two of them nearly coincide"


def extreme(spec: Spec, smallest: float, largest: float) -> Iterator[Problem]:
    """Yield a problem where a weight, in parts of the mean, is so extreme that it says nothing about a population."""
    if largest > LARGEST or smallest * SMALLEST < 1:
        large = largest > LARGEST
        than = f"more than {LARGEST} times" if large else "less than a millionth of"
        fix = f"Put categories together, or add trim: {'{high: 5}' if large else '{low: 0.2}'}"
        yield _problem(spec, RAKE, Code.RAKE_UNMET, f"Raking gives somebody a weight of {than} the mean weight", fix)


def _problem(spec: Spec, key: Key, code: Code, found: str, fix: str) -> Problem:
    return Problem(code, spec.place(key), found, fix, kind=Kind.REPORT)
