"""Make a wave of invented answers to the research plan on customer service.

Everything here is SYNTHETIC: the platform does not exist and nobody answered anything. The file shows how a research plan
becomes a report when answers arrive: the plan's own quotas are met, a few people were never in contact with customer
service, and some questions are skipped. Answers depend on each other only in the ways written below, so that nothing can
be learnt from them about what drives satisfaction anywhere.

Usage: ``python survey_data/make_research_wave.py [FILE]``; the standard library is enough. The seed is fixed and only
``Random.random`` is used, whose sequence Python keeps the same between versions, so that the file is the same bytes
everywhere.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from pathlib import Path

SEED = 20250414
STRANGERS = 34
"""People of the sample who say that they had no contact: errors of the frame."""
QUOTAS = {
    "frequency": {"low": 769, "medium": 512, "high": 427},
    "order_value": {"low": 683, "medium": 683, "high": 342},
    "age": {"18-24": 410, "25-34": 649, "35-44": 410, "45+": 239},
    "gender": {"female": 922, "male": 786},
    "channel": {"chat": 1059, "phone": 359, "app": 205, "mail": 85},
}
"""The answers that the plan wants of each category; each variable sums to the sample."""
SCENES = {"presale": 0.22, "order": 0.29, "returns": 0.31, "complaint": 0.13, "other": 0.05}
MEANS = {
    "entry": 3.75, "operate": 3.7, "hours": 3.65, "reach": 3.15,
    "first_reply": 3.1, "feedback": 3.2, "closing": 2.95,
    "warmth": 4.05, "patience": 4.0, "empathy": 3.6,
    "knowledge": 3.75, "reasoning": 3.55,
    "understanding": 3.7, "explanation": 3.65,
    "once": 3.2, "fluency": 3.25,
    "progress": 2.85, "extra": 2.8,
    "fairness": 3.5, "degree": 3.75, "result": 3.5, "overall": 3.55, "repurchase": 3.8,
}  # fmt: skip
"""The mean of each rating, before what scene and channel add and before it is cut to 1 to 5."""
OF_SCENE = {"presale": 0.35, "order": 0.1, "returns": -0.15, "complaint": -0.6, "other": 0.0}
OF_CHANNEL = {"phone": -0.1, "mail": -0.3, "app": -0.05, "chat": 0.05}
WAITING = frozenset({"reach", "first_reply", "feedback", "closing"})
"""What a channel makes better or worse."""
OPEN = {
    "best": ("客服有耐心", "回复的态度好", "退货流程清楚", "入口好找"),
    "improve": ("等待时间太长", "转来转去说不清楚", "处理进展没人告知", "智能客服答非所问"),
    "suggestions": ("希望能预约回电", "夜间也能找到人工", "处理进度可以查询"),
}
COLUMNS = ("id", "contact", "scene", "channel", *MEANS, "recommend", *OPEN, "frequency", "order_value", "age", "gender")


class Respondents:
    """Draws answers one after the other from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret is made here

    def choice(self, probabilities: dict[str, float]) -> str:
        """Return one key, by its probability."""
        point = self.random.random() * sum(probabilities.values())
        for key, probability in probabilities.items():
            point -= probability
            if point < 0:
                return key
        return next(reversed(probabilities))

    def bell(self) -> float:
        """Return a draw from nearly the standard normal distribution (sum of twelve uniforms)."""
        return sum(self.random.random() for _ in range(12)) - 6.0

    def rating(self, mean: float, low: int = 1, high: int = 5, spread: float = 0.9) -> str:
        """Return a rating around a mean, cut at the ends of the scale."""
        return str(min(high, max(low, round(mean + spread * self.bell()))))

    def shuffled(self, counts: dict[str, int]) -> list[str]:
        """Return so many of each code, in random order (Fisher and Yates)."""
        codes = [code for code, n in counts.items() for _ in range(n)]
        for i in range(len(codes) - 1, 0, -1):
            j = int(self.random.random() * (i + 1))
            codes[i], codes[j] = codes[j], codes[i]
        return codes

    def ratings(self, scene: str, channel: str) -> dict[str, str]:
        """Return the ratings of one respondent; about one in fifty is skipped."""
        mood, found = 0.55 * self.bell() + OF_SCENE[scene], {}
        for name, mean in MEANS.items():
            wanted = mean + mood + (OF_CHANNEL[channel] if name in WAITING else 0.0)
            answer = self.rating(wanted)
            found[name] = "" if self.random.random() < 0.02 else answer
        found["recommend"] = self.rating(6.9 + 2.2 * mood, 0, 10, 1.9)
        return found

    def words(self) -> dict[str, str]:
        """Return the answers in words; most people leave them empty."""
        return {name: self.choice(dict.fromkeys(said, 1.0)) if self.random.random() < 0.3 else "" for name, said in OPEN.items()}


def rows() -> list[dict[str, str]]:
    """Return the respondents, strangers to customer service among them."""
    people = Respondents(SEED)
    columns = {name: people.shuffled(counts) for name, counts in QUOTAS.items()}
    found: list[dict[str, str]] = []
    for i in range(len(columns["channel"])):
        strata = {name: codes[i] for name, codes in columns.items()}
        scene = people.choice(SCENES)
        answers = people.ratings(scene, strata["channel"])
        found.append({"contact": "yes", "scene": scene, **strata, **answers, **people.words()})
    step = len(found) // STRANGERS
    for i in range(STRANGERS):
        found.insert(i * (step + 1), {"contact": "no"})
    return found


def make() -> str:
    """Return the file as text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({"id": str(i), **row} for i, row in enumerate(rows(), 1))
    return text.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("research-wave-2025.csv")
    target.write_text(make(), encoding="utf-8", newline="")
    print(target)
