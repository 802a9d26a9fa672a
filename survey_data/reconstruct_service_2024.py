"""Reconstruct two waves of respondents whose weighted indices and shares are the published figures of a 2024 report.

The answers of the survey were never published; some of its figures were. This script makes rows that meet them exactly:
the index of everyone, of each channel, of phone and online together and of three industries, six shares, and the index of
the year before. Weights are part of the reconstruction: every channel has equally many rows, and the weights bring the
channels into a mix (phone 42, online 28, bot 10, store 20) in which their published indices give the published indices of
phone and online together (79) and of everyone (78.5). Of phone to online the figures permit 3 to 2 only; of the rest there
are other mixes.

The rows are therefore RECONSTRUCTED. What was published is met; the mix of channels and industries, how many rows there
are, and every combination of answers within a row were chosen here and mean nothing. The nine industries whose figures
were not published are one group without a name.

Source of the figures: the "2024 report on satisfaction with customer service" (2024年客服满意度调查报告), fieldwork March
to May 2024.

Usage: ``python survey_data/reconstruct_service_2024.py [FOLDER]``; the standard library is enough, no clock and no random
numbers are used, so that the files are the same bytes everywhere.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import gcd
from pathlib import Path

Row = dict[str, str]
LEVELS = 4
"""An answer counts 0 to 4 steps of 25 points."""

MIX = {"phone": 42, "online": 28, "bot": 10, "store": 20}
"""Channel to percentage of the weight."""
CHANNEL_INDEX = {"phone": 81, "online": 76, "bot": 68, "store": 82}
"""Channel to published index."""
INDUSTRY_INDEX = {"finance": 85, "ecommerce": 75, "catering": 80}
"""Industry to published index."""
INDUSTRY_ROWS = {"finance": 80, "ecommerce": 160, "catering": 80, "other": 480}
"""Industry to rows in each channel."""
ROWS = sum(INDUSTRY_ROWS.values())
"""Rows of each channel."""
LAST_YEAR = Fraction(762, 10)
"""The index of 2023: that of 2024, 78.5, less the published change of 2.3."""
LAST_YEAR_ROWS = 1000

PROFILE = (3, 5, 16, 27, 49)
"""Percentages of the answers from worst to best that the levels of a group start from, before its total is met."""
YES = {"friendly": (85, ""), "impatient": (15, ""), "misread": (30, "bot"), "clear": (90, "finance")}
"""Question to (published percentage of yes, the channel or industry that was asked; everyone without it)."""
WAITING = 60
"""Percentage that named waiting as what dissatisfies them most."""


def totals() -> dict[tuple[str, str], int]:
    """Return (channel, industry) to the sum of levels: whole numbers that meet every published index."""
    overall = sum(Fraction(MIX[c] * CHANNEL_INDEX[c], 100) for c in MIX)
    found: dict[tuple[str, str], int] = {}
    for industry, index in INDUSTRY_INDEX.items():
        rows = INDUSTRY_ROWS[industry]
        wanted = [Fraction(rows * (CHANNEL_INDEX[c] + index - overall), 100 // LEVELS) for c in MIX]
        sums = nearest(wanted, list(MIX.values()), Fraction(rows * 100 * index, 100 // LEVELS))
        found |= {(channel, industry): s for channel, s in zip(MIX, sums, strict=True)}
    for channel, index in CHANNEL_INDEX.items():
        whole = Fraction(ROWS * index, 100 // LEVELS)
        rest = whole - sum(found[channel, industry] for industry in INDUSTRY_INDEX)
        if rest.denominator != 1:
            raise ValueError(f"{ROWS} rows cannot have an index of {index}")
        found[channel, "other"] = int(rest)
    return found


def nearest(wanted: list[Fraction], weights: list[int], sum_to: Fraction) -> tuple[int, ...]:
    """Return the whole numbers nearest to those wanted whose weighted sum is exact."""
    around = [range(round(w) - 5, round(w) + 6) for w in wanted]
    exact = (s for s in product(*around) if sum(w * x for w, x in zip(weights, s, strict=True)) == sum_to)
    return min(exact, key=lambda s: (sum((x - w) ** 2 for x, w in zip(s, wanted, strict=True)), s))


def levels(rows: int, total: int) -> list[int]:
    """Return so many answers from 0 to 4 with this sum, near the profile."""
    counts = [rows * share // 100 for share in PROFILE]
    counts[-1] += rows - sum(counts)
    missing = total - sum(level * count for level, count in enumerate(counts))
    step, at = (1 if missing > 0 else -1), 0
    while missing:  # move one person one level, from each level in turn
        level = at % LEVELS + (0 if step > 0 else 1)
        if counts[level]:
            counts[level] -= 1
            counts[level + step] += 1
            missing -= step
        at += 1
    return [level for level, count in enumerate(counts) for _ in range(count)]


def shares(rows: list[Row], name: str, percent: int, values: tuple[str, str]) -> None:
    """Give a column to rows of equal weight: the first value to the published percentage of them, spread over all."""
    if len(rows) * percent % 100:
        raise ValueError(f"{percent}% of {len(rows)} rows is no whole number")
    yes = len(rows) * percent // 100
    for i, row in enumerate(dealt(rows)):
        row[name] = values[0] if i < yes else values[1]


def dealt(rows: list[Row]) -> list[Row]:
    """Return rows in an order that has nothing to do with the answers: every so-many-th."""
    stride = next(s for s in range(37, 37 + len(rows)) if gcd(s, len(rows)) == 1)
    return [rows[i * stride % len(rows)] for i in range(len(rows))]


def this_year() -> list[Row]:
    """Return the rows of 2024."""
    rows: list[Row] = []
    for (channel, industry), total in sorted(totals().items()):
        weight = f"{MIX[channel] * len(MIX) / 100:.2f}"
        cell = [
            {"channel": channel, "industry": industry, "weight": weight, "overall": str(level + 1)}
            for level in levels(INDUSTRY_ROWS[industry], total)
        ]
        for name, (percent, asked) in YES.items():
            if asked in {"", channel, industry}:
                shares(cell, name, percent, ("yes", "no"))
        shares(cell, "complaint", WAITING, ("waiting", "other"))
        rows += cell
    return dealt(rows)


def last_year() -> list[Row]:
    """Return the rows of 2023, of which one figure is known."""
    return dealt([{"overall": str(level + 1)} for level in levels(LAST_YEAR_ROWS, int(LAST_YEAR * LAST_YEAR_ROWS / 25))])


def written(rows: list[Row], columns: tuple[str, ...]) -> str:
    """Return rows as a CSV file, numbered."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ("respondent", *columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({"respondent": str(i), **row} for i, row in enumerate(rows, 1))
    return text.getvalue()


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file."""
    columns = ("channel", "industry", "weight", "overall", "complaint", *YES)
    yield "service-satisfaction-2024.csv", written(this_year(), columns)
    yield "service-satisfaction-2023.csv", written(last_year(), ("overall",))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, text in files():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        print(folder / name)
