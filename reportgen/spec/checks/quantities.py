"""Published figures and operational measures: one number or a range, in the unit that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.measures import OPERATION
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.quantities import Operation, Quantity
from reportgen.spec.model.scalars import AMOUNT
from reportgen.spec.nearest import nearest
from reportgen.spec.plan_items import plan_items
from reportgen.spec.quantities import KNOWN, PERCENT, amount, bounds_of, earlier
from reportgen.spec.spec import Key

_AMOUNTS = ("value", "low", "high", "target")
_NATIVE = {
    **dict.fromkeys(("秒", "秒钟", "秒鐘", "second", "sec", "s"), "seconds"),
    **dict.fromkeys(("分钟", "分鐘", "minute", "min"), "minutes"),
    **dict.fromkeys(("小时", "小時", "钟头", "hour", "h"), "hours"),
    **dict.fromkeys(("天", "日", "day"), "days"),
    **dict.fromkeys(("周", "週", "星期", "week"), "weeks"),
    **dict.fromkeys(("月", "个月", "個月", "month"), "months"),
    **dict.fromkeys(("年", "year"), "years"),
    **dict.fromkeys(("人", "位", "person", "persons"), "people"),
    **dict.fromkeys(("次", "time"), "times"),
    **dict.fromkeys(("%", "％", "百分比", "占比", "percent", "percentage"), "share"),
    **dict.fromkeys(("百分点", "百分點", "个百分点", "個百分點", "percentage points"), "points"),
}
"""Words that authors write for units the tool knows. A word of their own prints, but is compared with nothing else."""


def check_quantities(subject: Subject) -> Iterator[Problem]:
    """Check every published figure and every operational measure."""
    for name, figure in subject.document.published.items():
        yield from _quantity(subject, ("published", name), figure)
        if bounds_of(figure) is None and figure.low is None and figure.high is None:
            fix = "Add value, or low and high"
            yield subject.wrong(("published", name, "value"), "is missing", fix, Code.MISSING_KEY)
        if figure.n is not None and figure.n < 1:
            yield subject.wrong(("published", name, "n"), f"is {figure.n}", "Write how many there were, or delete it")
    for name, measure in subject.document.operations.items():
        yield from _quantity(subject, ("operations", name), measure)
        yield from _target(subject, ("operations", name, "target"), measure, measure.target)
    yield from _own_targets(subject)


def _quantity(subject: Subject, key: Key, found: Quantity) -> Iterator[Problem]:
    yield from _range(subject, key, found)
    if found.qualifier is not None and found.value is None:
        yield subject.wrong((*key, "qualifier"), "qualifies no value", "Give value, or delete qualifier")
    if found.qualifier == "about" and found.value is not None and not amount(found.value):
        problem = "is about 0, which does not say how near to it"
        yield subject.wrong((*key, "value"), problem, "Write low and high, or qualifier: at_most with a number")
    yield from _unit(subject, key, found)


def _range(subject: Subject, key: Key, found: Quantity) -> Iterator[Problem]:
    ends = [end for end in ("low", "high") if getattr(found, end) is not None]
    if found.value is not None and ends:
        yield subject.wrong((*key, ends[0]), "stands beside value", "Keep value, or low and high")
    elif len(ends) == 1:
        other = "high" if ends == ["low"] else "low"
        fix = f"Add {other}, or write value with qualifier: at_least or at_most"
        yield subject.wrong((*key, ends[0]), f"has no {other} beside it", fix, Code.MISSING_KEY)
    elif found.low is not None and found.high is not None and amount(found.low) >= amount(found.high):
        yield subject.wrong((*key, "high"), f"is {found.high}, not more than low", "Write the larger number as high")


def _unit(subject: Subject, key: Key, found: Quantity) -> Iterator[Problem]:
    unit = found.unit if isinstance(found.unit, str) else ""
    likely = nearest(unit, KNOWN) if unit and unit not in KNOWN and unit.isascii() else None
    likely = _NATIVE.get(unit.casefold(), likely)
    if likely is not None:
        yield subject.wrong((*key, "unit"), f"is '{unit}'", f"Did you mean '{likely}'? The units are: {', '.join(KNOWN)}")
    for field in _AMOUNTS:
        if (written := getattr(found, field, None)) is not None:
            yield from _amount(subject, (*key, field), unit, written)
    if isinstance(found, Operation) and found.baseline is not None:
        yield from _amount(subject, (*key, "baseline", "value"), unit, found.baseline.value)


def _amount(subject: Subject, key: Key, unit: str, written: str) -> Iterator[Problem]:
    if unit in PERCENT and not written.endswith("%"):
        yield subject.wrong(key, f"is {written}, a {unit} without %", f"Write {written}%")
    elif unit not in PERCENT and written.endswith("%"):
        fix = "Write unit: share for a part of a whole, change for a change in percent; or leave the % sign out"
        yield subject.wrong(key, f"is {written}, and its unit is no percentage", fix)
    elif unit == "share" and not 0 <= amount(written) <= 1:
        yield subject.wrong(key, f"is {written}, and a share lies between 0% and 100%", "Correct the number")


def _target(subject: Subject, key: Key, measure: Operation, written: str | None) -> Iterator[Problem]:
    followed = measure.baseline is not None  # then today's value may well be better than the target
    known = bounds_of(earlier(measure) if followed else measure)
    if known is None or written is None:
        return
    target = amount(written)
    reached = known.high if measure.better == "lower" else known.low
    if reached is not None and (reached < target if measure.better == "lower" else reached > target):
        today = "the baseline" if followed else "today's value"
        found = f"is {written}, worse than {today}, and {measure.better} is better"
        yield subject.wrong(key, found, "Correct the target, the value, or better")


def _own_targets(subject: Subject) -> Iterator[Problem]:
    """Check the targets that actions set for an operational measure themselves."""
    operations = subject.document.operations
    for key, item in plan_items(subject.document):
        wanted = item.measure
        named = OPERATION.fullmatch(wanted.of.strip()) if wanted else None
        if wanted is None or named is None or named[1] not in operations or not re.fullmatch(AMOUNT, wanted.target or ""):
            continue
        measure, target = operations[named[1]], wanted.target or ""
        if (measure.unit in PERCENT) == target.endswith("%"):  # else it is told where units are compared
            yield from _target(subject, (*key, "measure", "target"), measure, target)
