"""One rating scale printed in two orders: readers compare bars by place and colour, and are misled."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Kind, Problem
from reportgen.spec.checks.option_lists import OptionList, option_lists
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.questions import OptionDetail


def check_scale_order(subject: Subject) -> Iterator[Problem]:
    """Report option lists that hold the labels of an earlier one in another order.

    Two lists are the same scale when they have the same labels, three at least; turned round counts as another order.
    """
    first: dict[frozenset[str], OptionList] = {}
    for options in option_lists(subject.document, segments=False):
        labels = [label for code, label in options.labels if not _last(options, code)]
        if len(labels) < 3 or len(set(labels)) < len(labels):
            continue
        other = first.setdefault(frozenset(labels), options)
        if [label for _, label in other.labels if label in labels] != labels:
            yield Problem(
                Code.SCALE_ORDER,
                subject.place_of.key(options.key),
                f"{subject.place_of.path(options.key)} has the labels of {subject.place_of.path(other.key)} in another order; "
                f"the first stand at {subject.place_of.key(other.key)}",
                f"Use one scale for both, or write them in the same order: {', '.join(label for _, label in other.labels)}",
                kind=Kind.REPORT,
            )


def _last(options: OptionList, code: str) -> bool:
    option = options.options[code]
    return isinstance(option, OptionDetail) and option.last
