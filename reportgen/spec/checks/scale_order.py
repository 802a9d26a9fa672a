"""One rating scale printed in two orders: readers compare bars by place and colour, and are misled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from reportgen.problems import Code, Kind, Problem
from reportgen.spec.checks.option_lists import OptionList, option_lists, way_out
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.questions import OptionDetail


def check_scale_order(subject: Subject) -> Iterator[Problem]:
    """Report option lists that hold the labels of an earlier one in another order, unless they stand as they were printed."""
    lists = [options for options in option_lists(subject.document, segments=False) if not options.as_printed]
    for (first, *_), *others in reordered(lists):
        labels = ", ".join(label for _, label in first.labels)
        for options in chain.from_iterable(others):
            yield Problem(
                Code.SCALE_ORDER,
                subject.place_of.key(options.key),
                f"{subject.place_of.path(options.key)} has the labels of {subject.place_of.path(first.key)} in another order; "
                f"the first stand at {subject.place_of.key(first.key)}",
                way_out(subject.document, f"Use one scale for both, or write them in the same order: {labels}"),
                kind=Kind.REPORT,
            )


def reordered(lists: Iterable[OptionList]) -> Iterator[tuple[tuple[OptionList, ...], ...]]:
    """Yield the lists that hold the same labels in several orders: those of the first order, of the second, and so on.

    Two lists are the same scale when they have the same labels, three at least; turned round counts as another order. Options
    that stay at the end of figures are left out.
    """
    orders: dict[frozenset[str], dict[tuple[str, ...], list[OptionList]]] = {}
    for options in lists:
        labels = tuple(label for code, label in options.labels if not _last(options, code))
        if len(labels) >= 3 and len(set(labels)) == len(labels):
            orders.setdefault(frozenset(labels), {}).setdefault(labels, []).append(options)
    yield from (tuple(map(tuple, found.values())) for found in orders.values() if len(found) > 1)


def _last(options: OptionList, code: str) -> bool:
    option = options.options[code]
    return isinstance(option, OptionDetail) and option.last
