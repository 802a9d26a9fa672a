"""The functions of expressions: what each takes, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.spec.expressions.scan import OPERATORS, WORDS

WITH_OPTIONS = frozenset({"single", "multi", "scale", "nps", "ranking"})
WITH_SIZE = frozenset({"scale", "number"})


@dataclass(frozen=True, slots=True)
class Function:
    """What a measure's brackets take: a subject first, then options, then keywords."""

    subjects: frozenset[str]
    """Types of question, ``dimension``, ``drivers`` and ``rule``."""
    options: Literal["none", "one", "some"]
    """How many options follow the subject."""
    example: str
    advice: str
    """What to write where the subject has another type."""
    places: bool = False
    """Whether a number of places stands after the option."""


_RELIABILITY = "name a dimension that is measured by three questions or more"
_DRIVERS = "name a model that stands under drivers"
_RULE = "name a rule that stands under quality"
_LINING = "name a rule that stands under quality.straight_lining"
_ITEM = "name a question that people answer"
_ANY = WITH_OPTIONS | {"number", "text"}

MEASURES: Mapping[str, Function] = {
    "share": Function(WITH_OPTIONS, "some", "share(overall, 5)", "use mean() or median() for numbers, index() for dimensions"),
    "row_share": Function(
        WITH_OPTIONS, "some", "row_share(overall, 5, channel='phone')", "use share() of a question that has options"
    ),
    "count": Function(WITH_OPTIONS, "some", "count(overall, 5)", "use base() for how many answered"),
    "rank": Function(WITH_OPTIONS, "one", "rank(shortcomings, 'slow')", "ranks compare the options of a question"),
    "base": Function(WITH_OPTIONS | {"number", "text"}, "none", "base(overall)", "bases belong to questions"),
    "top": Function(frozenset({"scale"}), "none", "top(overall)", "use share() with options, or nps()"),
    "bottom": Function(frozenset({"scale"}), "none", "bottom(overall)", "use share() with options, or nps()"),
    "mean": Function(
        WITH_SIZE,
        "none",
        "mean(overall)",
        "use share() for answers without a size, index() for dimensions, nps() for 0 to 10, mean_rank() for rankings",
    ),
    "median": Function(WITH_SIZE, "none", "median(age)", "use share() for answers without a size"),
    "sd": Function(WITH_SIZE, "none", "sd(age)", "use share() for answers without a size"),
    "index": Function(frozenset({"dimension"}), "none", "index(responsiveness)", "use top() or mean() for a question"),
    "nps": Function(frozenset({"nps"}), "none", "nps(recommend)", "use top() for a scale"),
    "alpha": Function(frozenset({"dimension"}), "none", "alpha(responsiveness)", _RELIABILITY),
    "alpha_standardized": Function(frozenset({"dimension"}), "none", "alpha_standardized(responsiveness)", _RELIABILITY),
    "alpha_without": Function(frozenset({"dimension"}), "one", "alpha_without(responsiveness, waiting)", _RELIABILITY),
    "item_rest": Function(frozenset({"dimension"}), "one", "item_rest(responsiveness, waiting)", _RELIABILITY),
    "importance": Function(frozenset({"drivers"}), "one", "importance(service, speed)", _DRIVERS),
    "explained": Function(frozenset({"drivers"}), "none", "explained(service)", _DRIVERS),
    "coefficient": Function(frozenset({"drivers"}), "one", "coefficient(service, speed)", _DRIVERS),
    "ranked": Function(
        frozenset({"ranking"}),
        "one",
        "ranked(wishes, 'price', 3)",
        "use share() for options that are not put in order",
        places=True,
    ),
    "mean_rank": Function(
        frozenset({"ranking"}), "one", "mean_rank(wishes, 'price')", "use mean() for a scale, rank() for the place of a share"
    ),
    "quality_flagged": Function(frozenset({"rule"}), "none", "quality_flagged(speeders)", _RULE),
    "quality_share": Function(frozenset({"rule"}), "none", "quality_share(speeders)", _RULE),
    "quality_differentiation": Function(frozenset({"rule"}), "none", "quality_differentiation(service_alike)", _LINING),
    "quality_rows": Function(frozenset({"rule"}), "none", "quality_rows(kept)", "name one of read, flagged, excluded, kept"),
    "item_asked": Function(_ANY, "none", "item_asked(overall)", _ITEM),
    "item_answered": Function(_ANY, "none", "item_answered(overall)", _ITEM),
    "item_missing": Function(_ANY, "none", "item_missing(overall)", _ITEM),
    "item_not_asked": Function(_ANY, "none", "item_not_asked(overall)", _ITEM),
    "item_nonresponse": Function(_ANY, "none", "item_nonresponse(overall)", _ITEM),
}
"""The measures, by name."""

PICKS: Mapping[str, str] = {
    "option_ranked": "option_ranked(overall, 1)",
    "segment_ranked": "segment_ranked(mean(overall), channel, 1)",
}
"""Functions that choose an option or a segment value, each with an example."""

QUANTIFIERS: Mapping[str, str] = {
    "every": "every(channel, top(overall, channel=each) > 50%)",
    "some": "some(shortcomings, share(shortcomings, each) > 40%)",
}
"""Functions that state a condition of each item of a set, each with an example."""
EACH = "each"
"""The name that stands for the item in such a condition."""
REFERENCES = ("figure", "table")
STATED: Mapping[str, str] = {
    "published": "published figure",
    "operation": "operational measure",
    "baseline": "operational measure with a baseline",
}
"""Functions that name a number of the spec itself, and what each names."""
CONDITIONS = ("ticked", "answered", "mentions")
SIZE = "abs"
"""The function that drops a sign: of a difference, how far apart two numbers are."""
HAS_DATA = "has_data"
"""The name that is true as soon as there are answers."""
CHANGE = "change"
"""The function that compares two waves."""
CHANGE_EXAMPLE = "change(top(overall), since='2023')"
WAVE, SINCE = "wave", "since"
"""The keywords that name a wave: of a measure, and of what a change is counted from."""

FUNCTIONS = (*MEASURES, *PICKS, *REFERENCES, *STATED, *CONDITIONS, SIZE, CHANGE, *QUANTIFIERS)
RESERVED = frozenset({*FUNCTIONS, EACH, WAVE, SINCE, *OPERATORS, *WORDS, "among", "where", HAS_DATA}) - {"answered", "mentions"}
"""Names that no question, dimension or segment may have; many surveys have one that is called ``answered`` or ``mentions``."""
