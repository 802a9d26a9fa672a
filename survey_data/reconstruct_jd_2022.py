"""Reconstruct 100 respondents whose margins are the published figures of the 2022 JD customer-service survey.

The answers of the survey were never published; its percentages were. This script makes rows that meet them exactly.
It needs 100 rows, not the 50 respondents that the source names: the source prints whole percentages, most of them
odd, and 50 people can only give even ones.

The rows are therefore RECONSTRUCTED. Every margin (the distribution of one question) is a published figure; every
combination of answers within a row is an accident of the arithmetic below and means nothing.

Source of the figures: the report "2022 survey on satisfaction with JD's customer service" (关于京东客服满意度调查报告),
fieldwork 2022-03-17 to 2022-03-24. In question 1 the source leaves open which of 29% and 21% belongs to which of the
two upper bands; they are read here in the order of the bands.

Usage: ``python survey_data/reconstruct_jd_2022.py [FILE]``; the standard library is enough, no clock and no random
numbers are used, so that the file is the same bytes everywhere.
"""

from __future__ import annotations

import csv
import io
import sys
from math import gcd
from pathlib import Path

RESPONDENTS = 100
"""One respondent for each percentage point."""

SINGLE: dict[str, dict[str, int]] = {
    "q1": {"1": 9, "2": 41, "3": 29, "4": 21},
    "q2": {"yes": 82, "no": 18},
    "q3": {"5": 4, "4": 13, "3": 51, "2": 14, "1": 18},
    "q4": {"5": 3, "4": 27, "3": 44, "2": 13, "1": 13},
    "q5": {"5": 3, "4": 29, "3": 35, "2": 23, "1": 10},
    "q6": {"5": 3, "4": 49, "3": 19, "2": 17, "1": 12},
    "q7": {"1": 37, "2": 39, "3": 20, "4": 4},
    "q9": {"attitude": 17, "timely": 21, "solving": 35, "knowledge": 13, "recommending": 12, "other": 2},
}
"""Questions with one answer: code to published percentage."""

MULTI: dict[str, int] = {"q8_1": 35, "q8_2": 53, "q8_3": 45, "q8_4": 45, "q8_5": 32, "q8_6": 3}
"""Question 8, as many answers as apply: column to published percentage of respondents."""

STRIDES: dict[str, int] = {"q1": 3, "q2": 7, "q3": 9, "q4": 11, "q5": 13, "q6": 17, "q7": 19, "q8": 21, "q9": 23}
"""How far apart neighbours of a block of equal answers are put; a different one for each question."""

COLUMNS = ("respondent", "q1", "q2", "q3", "q4", "q5", "q6", "q7", *MULTI, "q9")


def spread(values: list[str], stride: int) -> list[str]:
    """Deal values out over the rows: the i-th goes to row ``i * stride`` modulo their number."""
    if gcd(stride, len(values)) != 1:
        raise ValueError(f"stride {stride} would put two values on one row")
    dealt = [""] * len(values)
    for i, value in enumerate(values):
        dealt[i * stride % len(values)] = value
    return dealt


def single(percentages: dict[str, int], stride: int) -> list[str]:
    """Return one answer a respondent with exactly these percentages."""
    if sum(percentages.values()) != RESPONDENTS:
        raise ValueError("percentages of one question must sum to 100")
    return spread([code for code, share in percentages.items() for _ in range(share)], stride)


def multi(percentages: dict[str, int], stride: int) -> dict[str, list[str]]:
    """Return a 0/1 column for each option with exactly these percentages.

    The ticks are laid around the ring of respondents one option after the other, so that nobody is left without one.
    """
    columns: dict[str, list[str]] = {}
    start = 0
    for column, share in percentages.items():
        ticked = {(start + i) % RESPONDENTS for i in range(share)}
        columns[column] = spread(["1" if row in ticked else "0" for row in range(RESPONDENTS)], stride)
        start += share
    return columns


def make() -> str:
    """Return the file as text."""
    columns = {name: single(percentages, STRIDES[name]) for name, percentages in SINGLE.items()}
    columns |= multi(MULTI, STRIDES["q8"])
    columns["respondent"] = [str(i + 1) for i in range(RESPONDENTS)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*(columns[name] for name in COLUMNS), strict=True))
    return text.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("jd-customer-service-2022.csv")
    target.write_text(make(), encoding="utf-8", newline="")
    print(target)
