"""Make the invented answers that `reportgen new` ships: the same file every time, on every machine.

Usage: python scripts/starter_data.py        (writes templates/new/*/answers.csv)

The answers are drawn from stated probabilities with a fixed seed; `random.random` gives the same sequence in every version
of Python. Nothing in them comes from real people.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

SEED = 20250630
RESPONDENTS = 120
HEADER = ("id", "group", "visits", "overall", "staff", "hours", "seats", "recommend", "w_hours", "w_seats", "w_books", "w_events")
GROUPS = {"adult": 0.55, "student": 0.45}
VISITS = {"1": 0.20, "2": 0.35, "3": 0.30, "4": 0.15}
RATINGS: dict[str, Sequence[float]] = {  # 1 to 5
    "overall": (0.03, 0.08, 0.22, 0.42, 0.25),
    "staff": (0.02, 0.05, 0.15, 0.40, 0.38),
    "hours": (0.08, 0.20, 0.30, 0.28, 0.14),
    "seats": (0.10, 0.18, 0.28, 0.28, 0.16),
}
RECOMMEND: Sequence[float] = (0.01, 0.01, 0.01, 0.02, 0.03, 0.07, 0.10, 0.18, 0.24, 0.19, 0.14)  # 0 to 10
WISHES = {"w_hours": 0.48, "w_seats": 0.36, "w_books": 0.27, "w_events": 0.18}


def draw(chance: random.Random, shares: Sequence[float], values: Sequence[str]) -> str:
    """Return one value with the given probabilities."""
    point, total = chance.random() * sum(shares), 0.0
    for value, share in zip(values, shares, strict=True):
        total += share
        if point < total:
            return value
    return values[-1]


def respondent(chance: random.Random, number: int) -> list[str]:
    """Return one row."""
    group = draw(chance, list(GROUPS.values()), list(GROUPS))
    visits = draw(chance, list(VISITS.values()), list(VISITS))
    ratings = [draw(chance, shares, "12345") for shares in RATINGS.values()]
    if group == "student":  # students find fewer seats: a difference for the breakdown to show
        ratings[3] = str(max(1, int(ratings[3]) - (chance.random() < 0.6)))
    recommend = draw(chance, RECOMMEND, [str(n) for n in range(11)])
    wishes = [str(int(chance.random() < share)) for share in WISHES.values()]
    return [str(number), group, visits, *ratings, recommend, *wishes]


def answers() -> str:
    """Return the text of the file."""
    chance = random.Random(SEED)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(respondent(chance, number) for number in range(1, RESPONDENTS + 1))
    return text.getvalue()


if __name__ == "__main__":
    for folder in sorted((Path(__file__).parent.parent / "templates" / "new").iterdir()):
        (folder / "answers.csv").write_text(answers(), encoding="utf-8", newline="")
