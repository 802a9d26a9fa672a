"""The word lists of a language, and how they are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.spec.wording.found import Rule


def any_of(*rows: str) -> str:
    """Return a pattern for any of the words of some rows; in each ``_`` stands for a space, and patterns may stand in them."""
    return "(?:" + "|".join(word.replace("_", r"\s") for row in rows for word in row.split()) + ")"


def pattern(*parts: str) -> re.Pattern[str]:
    """Return a pattern for any of some patterns."""
    return re.compile("|".join(parts), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordLists:
    """What is looked for in the sentences of one language."""

    number: re.Pattern[str]
    """Quantities that no sentence needs for anything but a result."""
    meant: re.Pattern[str]
    """Digits that are a result because of the words before them; they are its group."""
    level: re.Pattern[str]
    """No numbers of a result: a level of confidence belongs to the inference, and a scale has ends."""
    findings: Mapping[Rule, re.Pattern[str]]
    """Words of comparison, trend and significance; where two of them meet, the earlier in this order."""
    inference: re.Pattern[str]
    """Words that speak of all people, or of the error of speaking of them."""
    declined_before: re.Pattern[str]
    """What before an inference, in its clause, declines it."""
    declined_after: re.Pattern[str]
    """What after an inference, in its clause, declines it."""
    clause: re.Pattern[str]
    """What ends a clause inside a sentence."""
    condition: re.Pattern[str]
    """From here to the end of the sentence nothing is found: it is about what may be, or about what for."""
    directive: re.Pattern[str]
    """What tells a clause that says what to do: from there on no finding stands in the sentence, but a share of people may."""
    wish: re.Pattern[str]
    """What tells a clause of what respondents wish: no finding stands in it, but those after it do."""
    people: re.Pattern[str]
    """The end of a number that counts people, which is no result in what is to be done: two people shall sit at the desk."""
