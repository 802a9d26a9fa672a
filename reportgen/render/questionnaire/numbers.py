"""Numbers that a form asks for: their limits as written and in words."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.content.questionnaire.form import Limits


def written(value: float) -> int | float:
    """Return a number without a fraction where it has none."""
    return int(value) if value == int(value) else value


def limits_words(limits: Limits, words: Mapping[str, str]) -> str:
    """Return the sentence that asks for a number within its limits; empty without any."""
    low, high = (None if v is None else str(written(v)) for v in (limits.minimum, limits.maximum))
    if low is None and high is None:
        return words["number-wrong-only-whole"] if limits.whole else ""
    key = "number-between" if low is not None and high is not None else "number-to" if low is None else "number-from"
    range_words = words[key].format(low=low, high=high)
    return words["number-wrong-whole" if limits.whole else "number-wrong"].format(limits=range_words)
