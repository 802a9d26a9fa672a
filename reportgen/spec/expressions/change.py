"""``change(EXPR, since='2023')``: a number of one wave against the same number of an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from reportgen.problems import Code
from reportgen.spec.expressions.faults import Fault, Refused, shortened, wrong
from reportgen.spec.expressions.functions import CHANGE_EXAMPLE, MEASURES, SINCE, WAVE
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.tree import Asked, Call, Change, Chosen, Expression, Words
from reportgen.spec.expressions.walk import measures_in
from reportgen.spec.measures import Measure
from reportgen.spec.waves.compare import broken_series


def change(names: Names, written: Call, resolve: Callable[[Expression], Expression]) -> Change:
    """Return the change that a call asks for.

    Parameters
    ----------
    names
        The names of the spec, and its earlier waves.
    written
        The call.
    resolve
        Resolves the number inside.

    Raises
    ------
    Refused
        It is no measure, the wave is not known, has nothing of that name, or its numbers may not be compared.
    """
    given = dict(written.keywords)
    if len(written.arguments) != 1 or set(given) != {SINCE}:
        raise wrong(written, "change() takes one measure and since", f"write {CHANGE_EXAMPLE}", Code.EXPRESSION_SYNTAX)
    first = written.arguments[0]
    if not (isinstance(first, Call) and first.function in MEASURES):
        raise wrong(first, "change() has no measure to follow", f"write {CHANGE_EXAMPLE}")
    found = replace(uncompared(names, first, given[SINCE], resolve), at=written.at)
    check_waves(names, found, len(written.function))
    return found


def uncompared(names: Names, first: Call, wave: Expression, resolve: Callable[[Expression], Expression]) -> Change:
    """Return the change of a measure since an earlier wave, whether the two may be compared or not.

    Raises
    ------
    Refused
        The wave is not known, is not before that of the number, or has nothing of that name.
    """
    since = _since(names, first, wave)
    now, then = resolve(first), resolve(_in_wave(first, since, first.at))
    if not isinstance(now, Asked | Chosen) or not isinstance(then, Asked | Chosen):
        raise TypeError(first.function)
    return Change(now, then, since, at=first.at)


def _since(names: Names, first: Call, word: Expression) -> str:
    """Return the wave from which a change is counted: one before that of the number."""
    since, order = names.wave(word), [w.code for w in names.waves]
    own = dict(first.keywords).get(WAVE)
    wave = "" if own is None else names.wave(own)
    if not since or (wave and since in order and wave in order and order.index(since) >= order.index(wave)):
        found = f"change() counts from the wave {shortened(since)}" if since else "change() counts from the wave of the report"
        raise wrong(word, f"{found}, which is not before that of the number", "name an earlier wave as since")
    return since


def _in_wave(call: Call, wave: str, at: int) -> Call:
    """Return a measure as if it were written with the earlier wave; what is inside its brackets stays in its own."""
    kept = [(k, at) for k, at in zip(call.keywords, call.keywords_at, strict=True) if k[0] != WAVE]
    keywords = (*(k for k, _ in kept), (WAVE, Words(wave, at=at)))
    return replace(call, keywords=keywords, keywords_at=(*(a for _, a in kept), at))


def check_waves(names: Names, expression: Expression, length: int = 1) -> None:
    """Refuse an expression that sets numbers of two waves against each other whose series is broken.

    Raises
    ------
    Refused
        Wording, scale, options, base, mode, sample or weighting differ, and no bridge is declared.
    """
    for waves in _by_subject(measures_in(expression)):
        found = broken_series(names, waves) if len({m.wave for m in waves}) > 1 else None
        if found is not None:
            raise Refused(Fault(Code.WAVE_BREAK, expression.at, length, *found))


def _by_subject(measures: Iterable[Measure]) -> list[list[Measure]]:
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        found[measure.subject].append(measure)
    return list(found.values())
