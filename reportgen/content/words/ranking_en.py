"""Words of rankings and of the rows of grids: English."""

from __future__ import annotations

PHRASES = {
    "type-ranking": "put in order: write 1 before the first, 2 before the second, and so on",
    "type-ranking-most": "put up to {n} in order: write 1 before the first, and so on to {n}",
    "of-ranking": "percent of those who answered who put it first",
    "ranking-first": "First",
    "ranking-among": "Among first {n}",
    "ranking-mean": "Mean place",
    "ranking-placed": "Placed it",
    "ranking-row-first": "{option}: first",
    "ranking-row-among": "{option}: among the first {n}",
    "ranking-row-mean": "{option}: mean place",
    "ranking-measured": "percent of those who answered; mean place among those who gave the option one, 1 is first",
    "ranking-means": "mean place among those who gave the option one, 1 is first",
    "ranking-name-first": "{option} first",
    "ranking-name-among": "{option} among the first {n}",
    "ranking-name-mean": "mean place of {option}",
    "measured-first": "percent who put {options} first",
    "route-first": "you put {answers} first in question {n}",
    "route-row": "{clause} (row {row})",
}

FORM = {
    "place": "Place {n}",
    "place-twice": "Each option has one place only.",
}
