"""Writes the invented answers of the invented service centre beside it. Run: ``python tests/rankings/centre/make_answers.py``."""

from __future__ import annotations

import csv
import random
from pathlib import Path

ROWS = ("speed", "courtesy", "skill", "hours", "queue", "space", "signs", "forms", "fees", "web", "privacy", "follow")
OPTIONS = ("price", "hours", "staff", "app", "parking", "info", "quiet", "seats")


def main() -> None:
    """Write ``answers.csv``."""
    chance = random.Random(1127)  # noqa: S311 - invented answers need no secret numbers
    heads = [
        "weight",
        "region",
        "used",
        *(f"s_{r}" for r in ROWS),
        *(f"r_{o}" for o in OPTIONS),
        "p1",
        "p2",
        "p3",
        "why",
        "l1",
        "l2",
    ]
    with Path(__file__).with_name("answers.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        for _ in range(500):
            writer.writerow(_person(chance))


def _person(chance: random.Random) -> list[str]:
    used = chance.choice(["yes", "yes", "yes", "no"])
    codes = (
        [chance.choices("543219", [3 + n % 4, 6, 4, 2 + n % 3, 2, 0.4])[0] for n in range(len(ROWS))]
        if used == "yes"
        else [""] * 12
    )
    order = sorted(OPTIONS, key=lambda o: chance.random() * (1 + OPTIONS.index(o)))
    ranks = [str(order.index(o) + 1) for o in OPTIONS] if chance.random() < 0.95 else [""] * len(OPTIONS)
    placed = order[: chance.choice([0, 1, 2, 3, 3, 3])] if used == "yes" else []
    why = chance.choice(["high", "hidden"]) if placed[:1] == ["price"] and ranks[0] == "1" and codes[0] in "12" else ""
    places = [*placed, *[""] * (3 - len(placed))]
    return [
        f"{chance.uniform(0.5, 2):.2f}",
        chance.choice("nsw"),
        used,
        *codes,
        *ranks,
        *places,
        why,
        chance.choice("abc"),
        chance.choice("ab"),
    ]


if __name__ == "__main__":
    main()
