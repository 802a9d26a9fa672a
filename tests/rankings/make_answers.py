"""Writes the invented answers beside it: a ranking of four options out of six, in both forms, a group and weights.

Run once: ``python tests/rankings/make_answers.py``, then ``Rscript tests/rankings/survey.R``.
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

OPTIONS = ("price", "hours", "staff", "app", "parking", "info")
HERE = Path(__file__).parent


def main() -> None:
    """Write ``answers.csv``."""
    chance = random.Random(20261127)  # noqa: S311 - invented answers need no secret numbers
    with (HERE / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["weight", "group", *(f"rank_{o}" for o in OPTIONS), *(f"place_{n}" for n in range(1, 5))])
        for _ in range(240):
            liked = sorted(OPTIONS, key=lambda o: chance.random() * (1 + OPTIONS.index(o)))
            placed = liked[: chance.choice((0, 1, 2, 3, 4, 4, 4, 4))]
            ranks = {o: str(n) for n, o in enumerate(placed, 1)}
            places = [*placed, *[""] * (4 - len(placed))]
            writer.writerow(
                [f"{chance.uniform(0.4, 2.5):.2f}", chance.choice("ab"), *(ranks.get(o, "") for o in OPTIONS), *places]
            )


if __name__ == "__main__":
    main()
