"""Invented answers for the gallery of figures: 12 industries, 4 channels, 12 questions with long names; the same on every run."""

from __future__ import annotations

import csv
import random
from pathlib import Path

SPEC = Path(__file__).parent / "gallery.yaml"
INDUSTRIES = {"shop": 220, "food": 190, "bank": 180, "insurance": 150, "telecom": 170, "parcel": 160, "travel": 140}
INDUSTRIES |= {"hotel": 120, "device": 130, "health": 110, "school": 18, "city": 90}
"""People in each; in ``school`` too few to be shown."""
CHANNELS = ("store", "phone", "chat", "robot")
_LIFT = {"store": 0.45, "phone": 0.25, "chat": 0.0, "robot": -0.6}
_BY_INDUSTRY = {name: 0.5 - 0.09 * i for i, name in enumerate(INDUSTRIES)}
_BY_ITEM = (0.75, -0.2, -0.6, 0.2, -0.35, 0.5, -0.1, -0.15, 0.65, -0.45, 0.55, -0.7)
REASONS = ("wait", "again", "rude", "rules", "nobody")


def write(folder: Path) -> Path:
    """Write the spec and its answers into a folder of their own; return the path of the spec."""
    (folder / ".git").mkdir(exist_ok=True)
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        items = [f"q{i}" for i in range(1, 13)]
        writer.writerow(["industry", "channel", *items, "overall", "recommend", *REASONS])
        writer.writerows(_rows())
    path = folder / "report.yaml"
    path.write_text(SPEC.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def _rows() -> list[list[str]]:
    chance = random.Random(4)  # noqa: S311 - made-up answers, no secret
    rows = []
    for industry, people in INDUSTRIES.items():
        for _ in range(people):
            channel = chance.choices(CHANNELS, (30, 40, 25, 20))[0]
            mood = chance.gauss(3.35, 0.7) + _LIFT[channel] + _BY_INDUSTRY[industry]
            items = [_level(mood + lift + chance.gauss(0, 0.8)) for lift in _BY_ITEM]
            overall = _level(mood + chance.gauss(0, 0.5))
            recommend = max(0, min(10, round(2 * mood + chance.gauss(0, 1.5))))
            reasons = ["1" if chance.random() < 0.5 - 0.08 * i - 0.04 * (mood - 3.3) else "0" for i in range(len(REASONS))]
            rows.append([industry, channel, *map(str, items), str(overall), str(recommend), *reasons])
    return rows


def _level(value: float) -> int:
    return max(1, min(5, round(value)))
