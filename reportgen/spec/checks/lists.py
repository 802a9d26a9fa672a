"""Lists of names: nothing stands in one twice."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject

_WORDS = ("authors",)
"""Lists of words, which may repeat."""


def check_lists(subject: Subject) -> Iterator[Problem]:
    """Check every list of names and codes for repetitions."""
    for key, _, value in subject.values:
        if isinstance(value, tuple) and key[-1] not in _WORDS:
            for number, item in enumerate(value):
                if isinstance(item, str) and item in value[:number]:
                    yield subject.wrong(
                        (*key, number), f"is '{item}', which stands in the list already", "Delete it", Code.DUPLICATE_NAME
                    )
