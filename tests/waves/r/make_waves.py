"""Invents the answers of two weighted waves for ``waves.R``; run from the root: python tests/waves/r/make_waves.py."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

HERE = Path(__file__).parent


def main() -> None:
    """Write both waves."""
    for year, good, n in (("2023", 0.46, 180), ("2024", 0.58, 240)):
        random = Random(int(year))  # noqa: S311
        with (HERE / f"{year}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "q1", "q2", "q3", "q4", "q5a", "q5b", "ch", "w"])
            for i in range(n):
                q1 = random.choice([4, 5]) if random.random() < good else random.choice([1, 2, 3])
                rest = random.choice([1, 2, 3, 4, 5]), random.randint(0, 10), random.randint(0, 20)
                ticks = random.randint(0, 1), int(random.random() < good / 3)
                writer.writerow([i, q1, *rest, *ticks, random.choice(["phone", "web"]), round(random.uniform(0.3, 3.0), 2)])


if __name__ == "__main__":
    main()
