"""What published figures are said to make together: known names, one kind of calculation, units that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.arithmetic import KINDS, kind_of
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.model.quantities import Arithmetic
from reportgen.spec.quantities import amount, measured_in
from reportgen.spec.spec import Key


def check_arithmetic(subject: Subject) -> Iterator[Problem]:
    """Check every calculation."""
    for number, wanted in enumerate(subject.document.arithmetic):
        key: Key = ("arithmetic", number)
        given = [kind for kind in KINDS if getattr(wanted, kind)]
        if len(given) != 1:
            found = "does not say what is calculated" if not given else f"has both {' and '.join(given)}"
            code = Code.WRONG_VALUE if given else Code.MISSING_KEY
            yield subject.wrong(key, found, "Write one of sum_of, mean_of and difference_of", code)
            continue
        wrong = [*_names(subject, key, wanted), *_shape(subject, key, wanted), *_weights(subject, key, wanted)]
        yield from wrong or _units(subject, key, wanted)


def _names(subject: Subject, key: Key, wanted: Arithmetic) -> Iterator[Problem]:
    kind, parts = kind_of(wanted)
    known = subject.document.published
    yield from subject.dangling((*key, kind), "published figures", numbered(parts), known)
    if wanted.is_ is not None:
        yield from subject.dangling((*key, "is"), "published figures", numbered(wanted.is_), known)
    if wanted.is_ in parts:
        yield subject.wrong((*key, "is"), f"is '{wanted.is_}', one of the figures themselves", "Name the figure that they make")


def _shape(subject: Subject, key: Key, wanted: Arithmetic) -> Iterator[Problem]:
    kind, parts = kind_of(wanted)
    if wanted.is_ is None and kind != "sum_of":
        fix = "Add is: the figure that they make"
        yield subject.wrong(key, f"has {kind} and does not say what it makes", fix, Code.MISSING_KEY)
    if kind == "difference_of" and len(parts) != 2:
        yield subject.wrong((*key, kind), f"names {len(parts)} figures", "Name two: the first minus the second")


def _weights(subject: Subject, key: Key, wanted: Arithmetic) -> Iterator[Problem]:
    kind, parts = kind_of(wanted)
    at = (*key, "weights")
    if not wanted.weights:
        return
    if kind != "mean_of":
        yield replace(subject.wrong(at, f"does not go with {kind}", "Delete it"), place=subject.place_of.key(at))
        return
    for name, written in wanted.weights.items():
        if name not in parts:
            problem = subject.unknown((*at, name), "figures of mean_of", name, parts)
            yield replace(problem, place=subject.place_of.key((*at, name)))
        if amount(written) < 0:
            yield subject.wrong((*at, name), f"is {written}", "Write a weight of 0 or more")
    if absent := [name for name in parts if name not in wanted.weights]:
        fix = "Give every figure its weight, or leave weights out: then any weights are tried"
        yield subject.wrong(at, f"has no weight for {', '.join(absent)}", fix, Code.MISSING_KEY)
    elif sum(amount(written) for written in wanted.weights.values()) <= 0:
        yield subject.wrong(at, "sums to 0", "Write the weights of the figures")


def _units(subject: Subject, key: Key, wanted: Arithmetic) -> Iterator[Problem]:
    kind, parts = kind_of(wanted)
    published = subject.document.published
    units = {name: measured_in(published[name].unit) for name in parts}
    first = units[parts[0]]
    for number, name in enumerate(parts):
        if units[name] != first:
            found = f"is '{name}' in {units[name]}, and '{parts[0]}' is in {first}"
            yield subject.wrong((*key, kind, number), found, "Name figures of one unit")
    makes = measured_in(published[wanted.is_].unit) if wanted.is_ else "share"
    right = {"points"} if kind == "difference_of" and first == "share" else {first}
    if makes not in right:
        found = f"makes a number in {' or '.join(sorted(right))}, and {wanted.is_ or '100%'} is in {makes}"
        yield subject.wrong(
            (*key, "is") if wanted.is_ else (*key, kind), found, "Name a figure of that unit, or correct the unit"
        )
