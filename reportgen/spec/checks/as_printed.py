"""``as_printed``: the key tells something, or is not written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportgen.problems import Problem
from reportgen.spec.checks.option_lists import option_lists
from reportgen.spec.checks.overlapping_bands import overlapping
from reportgen.spec.checks.scale_order import reordered
from reportgen.spec.checks.subject import Subject


def check_as_printed(subject: Subject) -> Iterator[Problem]:
    """Report options that stand as they were printed although neither of the two checks would say anything of them."""
    asked = option_lists(subject.document, segments=False)
    orders = {options.key for found in reordered(asked) for options in chain.from_iterable(found)}
    for options in option_lists(subject.document, segments=True):
        family, name, _ = options.key
        own = getattr(getattr(subject.document, str(family))[name], "as_printed", False)
        if own and options.key not in orders and not overlapping(options):
            found = "says nothing: no number falls in two of these options, and no other options are these in another order"
            yield subject.wrong((family, name, "as_printed"), found, "Delete as_printed here")
