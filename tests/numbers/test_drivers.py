"""Every number of a report on reliability and drivers, weighted and not, recomputed from the raw rows by other code."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_facts import facts_faults, read_facts, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.rows import Survey

HERE = Path(__file__).parent / "drivers"
KINDS = {"alpha", "alpha_standardized", "alpha_without", "item_rest", "importance", "explained", "coefficient"}


def answers(seed: int, count: int) -> str:
    """Return invented answers that go together, some of them missing."""
    random = np.random.default_rng(seed)
    general = random.normal(0, 1, count)

    def scale(least: int, most: int, middle: float, slope: float, spread: float) -> list[str]:
        values = np.clip(np.rint(middle + slope * general + random.normal(0, spread, count)), least, most).astype(int)
        return ["" if missing else str(v) for v, missing in zip(values, random.random(count) < 0.03, strict=True)]

    columns = {
        "overall": scale(1, 5, 3.4, 0.9, 0.6),
        "speed": scale(1, 5, 3, 0.6, 0.9),
        "courtesy": [c or "9" for c in scale(1, 4, 2, -0.7, 0.6)],
        "skill": scale(1, 5, 3.5, 0.4, 0.8),
        "place": scale(1, 5, 3, 0.1, 1.2),
        "rooms": scale(1, 4, 2.5, -0.3, 0.8),
        "wait": ["" if not c else f"{int(c) / 4:g}" for c in scale(0, 200, 60, -15, 20)],
        "recommend": scale(0, 10, 7, 1.8, 1.1),
        "channel": random.choice(["phone", "web", "web"], count).tolist(),
        "w": [f"{w:.2f}" for w in random.uniform(0.3, 2.5, count)],
    }
    rows = zip(*columns.values(), strict=True)
    return ",".join(columns) + "\n" + "".join(",".join(row) + "\n" for row in rows)


@pytest.fixture(scope="module", params=[False, True], ids=["unweighted", "weighted"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    project = tmp_path_factory.mktemp("drivers")
    (project / ".git").mkdir()
    shutil.copyfile(HERE / "report.yaml", project / "report.yaml")
    (project / "answers.csv").write_text(answers(7, 420), encoding="utf-8")
    if request.param:
        written = (project / "report.yaml").read_text(encoding="utf-8")
        weighted = written.replace("provenance: observed}", "provenance: observed}\n  weight: {column: w}")
        (project / "report.yaml").write_text(weighted, encoding="utf-8")
    spec = project / "report.yaml"
    return Page(build(check(spec), project / "output", ["html"]), Survey(spec))


def test_facts_are_what_the_rows_say(page: Page) -> None:
    facts = read_facts(page.version)
    assert {fact["kind"] for fact in facts.values()} >= KINDS
    assert sum(fact["value"] is None for fact in facts.values()) == 0
    assert list(facts_faults(page.version, page.survey)) == []


def test_tables_are_what_the_rows_say(page: Page) -> None:
    assert list(tables_faults(page.version, page.survey)) == []


def test_the_prose_prints_what_the_rows_say(page: Page) -> None:
    assert list(page.in_words()) == []


def test_importance_adds_up(page: Page) -> None:
    facts = read_facts(page.version)
    for model, parts in (("service", 4), ("advice", 3)):
        shares = [f["value"] for name, f in facts.items() if name.startswith(f"importance({model}, ")]
        assert (len(shares), sum(shares)) == (parts, pytest.approx(1, abs=1e-11))
