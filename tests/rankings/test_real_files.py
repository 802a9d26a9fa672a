"""Real files with rankings and grids against numbers computed in R and in Python; the files are not part of the project."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.tree import Asked
from reportgen.spec.spec import Spec

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]

pytestmark = pytest.mark.shared_data


def folder(name: str) -> Path:
    if not (SHARED / name).exists():
        pytest.skip(f"needs the survey files of REPORTGEN_SHARED_DATA; no {name} in {SHARED}")
    return SHARED / name


def oracle(name: str, file: str) -> Mapping[str, dict[str, Any]]:
    found = json.loads((folder(name) / "oracle.json").read_text(encoding="utf-8"))
    return {check["id"]: check["values"] for check in found["files"][file]["checks"]}


def rows_of(path: Path, encoding: str, header: int) -> str:
    """Return the rows under the header with columns c0, c1, ..., as text."""
    with path.open(encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))[header:]
    lines = [[f"c{n}" for n in range(len(rows[0]))], *rows]
    return "".join(",".join('"' + " ".join(cell.split()).replace('"', '""') + '"' for cell in line) + "\n" for line in lines)


LIKED = {
    "5": "Very favorably",
    "4": "Somewhat favorably",
    "3": "Neither favorably nor unfavorably (neutral)",
    "2": "Somewhat unfavorably",
    "1": "Very unfavorably",
    "0": "Unfamiliar (N/A)",
}
FILMS = {str(n): f"Episode {n - 8}" for n in range(9, 15)}


@pytest.fixture(scope="module")
def films(survey: Survey) -> Spec:
    text = rows_of(folder("sm-star-wars") / "StarWars.csv", "cp1252", 2)
    questions = {
        "films": {"ask": "?", "type": "ranking", "options": dict(FILMS), "columns": {code: f"c{code}" for code in FILMS}},
        "characters": {
            "ask": "?",
            "type": "grid",
            "options": {words: words for words in LIKED.values()},
            "items": {f"who_{n}": {"label": f"Character {n}", "column": f"c{n}"} for n in range(15, 29)},
        },
        "seen": {
            "ask": "?",
            "type": "multi",
            "base": "asked",
            "empty": "none",
            "columns": {str(n): f"s{n}" for n in range(3, 9)},
            "options": {str(n): f"Film {n}" for n in range(3, 9)},
        },
    }
    head, *body = text.splitlines()
    ticks = [[cell and "1" for cell in row[3:9]] for row in csv.reader(body)]
    lines = [head + "," + ",".join(f"s{n}" for n in range(3, 9))]
    lines += [line + "," + ",".join(seen) for line, seen in zip(body, ticks, strict=True)]
    return survey("\n".join(lines) + "\n", questions=questions)


def test_mean_places_of_films(films: Spec, estimates: Compute) -> None:
    checks = oracle("sm-star-wars", "StarWars.csv")
    found = estimates(films, *(canonical.mean_rank("films", code) for code in FILMS))
    for code in FILMS:
        ours, theirs = found[f"mean_rank(films, '{code}')"], checks[f"mean_rank_col{code}"]
        assert ours.interval is not None
        assert ours.value == pytest.approx(theirs["mean"], rel=1e-9)
        assert ours.base == theirs["n"]
        assert (ours.interval.low, ours.interval.high) == pytest.approx((theirs["ci_lo"], theirs["ci_hi"]), rel=1e-9)


def test_the_favourite_among_those_who_have_seen_all(films: Spec, estimates: Compute) -> None:
    theirs = oracle("sm-star-wars", "StarWars.csv")["favorite_film_rank1_among_seen_all6"]
    among = " and ".join(f"ticked(seen, '{n}')" for n in range(3, 9))
    for code in FILMS:
        read = resolver(films.document).resolve(parse(f"share(films, '{code}', among={among})"))
        assert isinstance(read, Asked)
        ours = estimates(films, read.measure)[read.measure.canonical]
        assert ours.value == pytest.approx(theirs[f"pct|{code}"] / 100, rel=1e-9)
        assert (ours.n, ours.base) == (theirs[f"count|{code}"], theirs["base"])


def test_a_grid_of_characters(films: Spec, estimates: Compute) -> None:
    checks = oracle("sm-star-wars", "StarWars.csv")
    wanted = [canonical.share(f"who_{n}", words) for n in range(15, 29) for words in LIKED.values()]
    found, seen = estimates(films, *wanted), 0
    for measure in wanted:
        theirs, ours = checks[f"character_col{measure.subject[4:]}"], found[measure.canonical]
        (words,) = measure.options
        assert ours.base == theirs["base"]
        if f"pct|{words}" in theirs:
            seen += 1
            assert ours.value == pytest.approx(theirs[f"pct|{words}"] / 100, rel=1e-9)
            assert ours.n == theirs[f"count|{words}"]
    assert seen == 14 * 6


def test_a_grid_of_fourteen_ratings(survey: Survey, estimates: Compute) -> None:
    checks = oracle("airline-satisfaction-25k", "AirlinePassengerSatisfaction.csv")
    text = rows_of(folder("airline-satisfaction-25k") / "AirlinePassengerSatisfaction.csv", "utf-8-sig", 1)
    items = {f"aspect_{n}": {"label": f"Aspect {n}", "column": f"c{n}"} for n in range(8, 22)}
    scale = {"options": {str(n): str(n) for n in range(1, 6)}, "direction": "high_is_good", "missing": ["0"]}
    grid = {"ask": "?", "type": "grid", "scale": "stars", "items": items}
    found = estimates(
        survey(text, questions={"flight": grid}, scales={"stars": scale}),
        *(m(name) for name in items for m in (canonical.mean, canonical.sd)),
    )
    for n in range(8, 22):
        theirs, mean = checks[f"mean_0asmissing_col{n}"], found[f"mean(aspect_{n})"]
        assert mean.value == pytest.approx(theirs["mean"], rel=1e-9)
        assert mean.base == theirs["n"]
        assert found[f"sd(aspect_{n})"].value == pytest.approx(theirs["sd"], rel=1e-9)
        assert mean.interval is not None
        assert (mean.interval.low, mean.interval.high) == pytest.approx((theirs["ci_lo"], theirs["ci_hi"]), rel=1e-9)


def test_places_that_a_survey_platform_exports(survey: Survey, estimates: Compute) -> None:
    """LimeSurvey has a column for each place; counted by hand of the raw cells."""
    path = folder("limesurvey-rse2017uk") / "public_data.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *body = list(csv.reader(file))
    at = [n for n, name in enumerate(header) if name.startswith("prevEmp2[")]
    assert len(at) == 8
    orders = [[cell for n in at if (cell := " ".join(row[n].split()))] for row in body]
    answered = [order for order in orders if order]
    codes = {words: f"o{n}" for n, words in enumerate(sorted({w for order in answered for w in order}))}
    data = "".join(",".join([*(codes[w] for w in order), *[""] * (8 - len(order))]) + "\n" for order in orders)
    question = {"ask": "?", "type": "ranking", "options": {code: words for words, code in codes.items()}}
    question["places"] = [f"p{n}" for n in range(len(at))][: len(codes)]
    spec = survey(",".join(f"p{n}" for n in range(8)) + "\n" + data, questions={"jobs": question})
    first = Counter(order[0] for order in answered)
    for words, code in codes.items():
        places = [order.index(words) + 1 for order in answered if words in order]
        found = estimates(
            spec, canonical.share("jobs", code), canonical.ranked("jobs", code, 2), canonical.mean_rank("jobs", code)
        )
        share, among, mean = found.values()
        assert (share.n, share.base) == (first[words], len(answered))
        assert among.n == sum(place <= 2 for place in places)
        assert mean.value == pytest.approx(sum(places) / len(places), rel=1e-12)
        assert mean.base == len(places)
