"""Make the invented respondents of two waves for the example reports on a city library.

Everything here is SYNTHETIC: the city, the library, its branches and its visitors do not exist, and no real person
answered anything. The first wave shows what reportgen does with weights, segments, a filtered question, a small group and
missing answers. In the second, a year later, some things got better, some worse, and some stayed as they were, so that
the report shows what became of the plan of the first. It also has what files from an online form have: forms sent twice with
the same code of the letter, and forms filled in faster than anybody can read them, so that rules on quality find something.

Usage: ``python survey_data/make_city_library.py [FOLDER]``; the standard library is enough. The seeds are fixed and only
``Random.random`` is used, whose sequence Python keeps the same between versions, so that the files are the same bytes
everywhere.
"""

from __future__ import annotations

import csv
import io
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Branch:
    """How visitors of one branch tend to answer, as shifts of the mean rating."""

    respondents: int
    hours: float
    space: float
    staff: float


@dataclass(frozen=True)
class Wave:
    """What differs between the years."""

    seed: int
    branches: dict[str, Branch]
    online: float
    """The mean rating of the online catalogue."""
    evenings: float
    """The share of people who wish for later evenings."""
    form: int | None = None
    """The seed of what is known of the online form, drawn from a stream of its own: code of the letter and time that it took."""


WAVES = {
    "city-library-2025.csv": Wave(
        seed=20250901,
        branches={
            "central": Branch(160, hours=0.5, space=-0.5, staff=0.0),
            "riverside": Branch(116, hours=-0.1, space=0.3, staff=0.2),
            "hillside": Branch(100, hours=-0.9, space=0.5, staff=0.3),
            "mobile": Branch(24, hours=-0.6, space=-0.4, staff=0.7),
        },
        online=3.3,
        evenings=0.46,
    ),
    "city-library-2026.csv": Wave(
        seed=20260908,
        branches={
            "central": Branch(176, hours=1.15, space=0.1, staff=0.0),
            "riverside": Branch(124, hours=0.1, space=-0.25, staff=0.2),
            "hillside": Branch(112, hours=0.75, space=0.5, staff=0.3),
            "mobile": Branch(26, hours=-0.6, space=-0.4, staff=0.7),
        },
        online=3.35,
        evenings=0.36,
        form=20261004,
    ),
}
"""File to wave. In 2026 two branches are open later, Central has more seats, and Riverside is a building site. The mobile library
is small on purpose: its results are withheld."""

AGES = {"16-29": (0.22, "1.45"), "30-59": (0.43, "1.10"), "60+": (0.35, "0.60")}
"""Age group to (share among those who answered, weight): young people answer less often than they borrow."""

PURPOSES = {"borrow": 0.45, "study": 0.24, "children": 0.16, "computer": 0.10, "other": 0.05}
WISHES = {"evenings": 0.0, "seats": 0.33, "titles": 0.29, "events": 0.18, "quiet": 0.22, "none": 0.0}
"""How often each is wished for; later evenings by the wave."""

COLUMNS = (
    "id",
    "branch",
    "age",
    "weight",
    "visits",
    "purpose",
    "overall",
    "staff",
    "catalogue",
    "hours",
    "space",
    "online",
    "online_rating",
    "recommend",
    *(f"wish_{name}" for name in WISHES),
    "comment",
)
RATED = ("overall", "staff", "catalogue", "hours", "space")
"""What everybody rates, one under the other on the form."""
OF_THE_FORM = ("token", "seconds")
PAPER = {"16-29": 0.08, "30-59": 0.2, "60+": 0.55}
"""Age group to the share who return the paper form: it has no code and no time."""
TWICE, RUSHED = 6, 9
"""So many send the form twice; so many forms are filled in too fast to have been read."""


class Visitors:
    """Draws answers one after the other from one stream of random numbers."""

    def __init__(self, wave: Wave, seed: int | None = None) -> None:
        self.wave = wave
        self.random = random.Random(wave.seed if seed is None else seed)  # noqa: S311 (no secret is made here)

    def chance(self, probability: float) -> bool:
        """Return whether something with this probability happens."""
        return self.random.random() < probability

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

    def rating(self, mean: float, low: int = 1, high: int = 5, spread: float = 0.85) -> str:
        """Return a rating around a mean, cut at the ends of the scale."""
        return str(min(high, max(low, round(mean + spread * self.bell()))))

    def sometimes(self, value: str, missing: float) -> str:
        """Return the value, or nothing for the share of people who skip the question."""
        return "" if self.chance(missing) else value

    def wishes(self) -> dict[str, str]:
        """Return the ticks of the question on wishes; some people skip it, some tick "nothing"."""
        if self.chance(0.04):
            return {f"wish_{name}": "" for name in WISHES}
        wished = {**WISHES, "evenings": self.wave.evenings}
        ticks = {name: "1" if self.chance(probability) else "0" for name, probability in wished.items()}
        if "1" not in ticks.values():
            ticks["none"] = "1"
        return {f"wish_{name}": tick for name, tick in ticks.items()}

    def answers(self, branch: str) -> dict[str, str]:
        """Return one visitor's row."""
        shift = self.wave.branches[branch]
        age = self.choice({name: share for name, (share, _) in AGES.items()})
        mood = 0.45 * self.bell()
        online = self.chance({"16-29": 0.75, "30-59": 0.62, "60+": 0.38}[age])
        overall = self.rating(3.85 + 0.5 * shift.hours + 0.5 * shift.staff + mood, spread=0.7)
        return {
            "branch": branch,
            "age": age,
            "weight": AGES[age][1],
            "visits": self.sometimes(str(max(0, round(6 + 4 * self.bell()))), 0.05),
            "purpose": self.choice(PURPOSES),
            "overall": overall,
            "staff": self.sometimes(self.rating(4.2 + shift.staff + mood), 0.02),
            "catalogue": self.sometimes(self.rating(3.7 + mood), 0.04),
            "hours": self.sometimes(self.rating(3.2 + shift.hours + mood), 0.02),
            "space": self.sometimes(self.rating(3.5 + shift.space + mood), 0.02),
            "online": "yes" if online else "no",
            "online_rating": self.rating(self.wave.online + mood) if online else "",
            "recommend": self.rating(1.6 * int(overall) + 1.5, 0, 10, 1.5),
            **self.wishes(),
            "comment": "Longer evening hours, please" if self.chance(0.1) else "",
        }

    def code(self) -> str:
        """Return the code of a letter: six signs that nobody mistakes for each other."""
        signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
        return "".join(signs[int(self.random.random() * len(signs))] for _ in range(6))

    def seconds(self) -> str:
        """Return how long somebody took who read the questions: around three minutes, seldom more than ten."""
        return str(round(75 + 110 * math.exp(0.55 * self.bell())))

    def rushed(self) -> dict[str, str]:
        """Return the row of somebody who read nothing; most give the same rating to everything."""
        branches = {name: float(branch.respondents) for name, branch in self.wave.branches.items()}
        person = self.answers(self.choice(branches)) | {"token": self.code()}
        rating = self.rating(3.5)
        alike = dict.fromkeys(RATED, rating) if self.chance(0.7) else {}
        return {**person, **alike, "seconds": str(8 + round(32 * self.random.random()))}


def with_form(wave: Wave, people: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the respondents with what is known of the form, and at the end the forms that ought not to count."""
    form = Visitors(wave, wave.form)
    for person in people:
        paper = form.chance(PAPER[person["age"]])
        person |= {"token": "" if paper else form.code(), "seconds": "" if paper else form.seconds()}
    online = [person for person in people if person["token"]]
    again = [online[int(form.random.random() * len(online))] | {"seconds": form.seconds()} for _ in range(TWICE)]
    return [*people, *again, *(form.rushed() for _ in range(RUSHED))]


def make(wave: Wave) -> str:
    """Return the file of a wave as text."""
    visitors = Visitors(wave)
    branches = [name for name, branch in wave.branches.items() for _ in range(branch.respondents)]
    people = [visitors.answers(name) for name in branches]
    people = people if wave.form is None else with_form(wave, people)
    text = io.StringIO()
    writer = csv.DictWriter(text, (*COLUMNS, *(OF_THE_FORM if wave.form else ())), lineterminator="\n")
    writer.writeheader()
    writer.writerows({"id": str(i), **person} for i, person in enumerate(people, 1))
    return text.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for file, wave in WAVES.items():
        (folder / file).write_text(make(wave), encoding="utf-8", newline="")
        print(folder / file)
