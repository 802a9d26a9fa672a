"""Surveys drawn by chance and written as platforms write them: the unedited report has every count as it was drawn."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean, median
from typing import Any

import numpy as np
import pandas as pd
import pytest

from reportgen.importing.files.read import read
from reportgen.importing.platforms.understand import understand
from reportgen.importing.questions import questions_of
from reportgen.verbs.build import Request, build
from reportgen.verbs.importing import Call, imported
from tests.importing.questions.invented import pairs
from tests.importing.truth import APPLIES_NOT, WRITERS, Asked, drawn, written

PEOPLE = 150


class Report:
    """The facts of an unedited report, by question and label."""

    def __init__(self, export: Path, platform: str, weight: str = "") -> None:
        """Import an export and build what comes of it."""
        folder = export.parent / "report"
        imported(Call(export, folder, weight=weight))
        outcome = build(Request(folder / "report.yaml", output=export.parent / "output", formats=("html",)))
        assert outcome.exit_code(strict=False) == 0, outcome.problems
        assert outcome.folder is not None
        listed = json.loads((outcome.folder / "facts.json").read_text(encoding="utf-8"))["facts"]
        self.facts: Mapping[str, Mapping[str, Any]] = {fact["id"]: fact for fact in listed}
        survey = understand(read(export), "auto")
        assert survey.platform == platform
        self.draft = questions_of(survey)
        self.told = (folder / "import.md").read_text(encoding="utf-8")

    def name(self, asked: Asked) -> str:
        """Return the name of a question's question."""
        (found,) = (question.name for question in self.draft.questions if question.ask == asked.ask)
        return found

    def share(self, asked: Asked, label: str) -> Mapping[str, Any]:
        """Return the fact that says how many gave an answer."""
        (question,) = (question for question in self.draft.questions if question.ask == asked.ask)
        (code,) = (code for code, words in pairs(self.draft, question) if words == label)
        return self.facts[f"share({question.name}, '{code}')"]


def base(asked: Asked, platform: str) -> int:
    """Return the base: where a platform writes that options were not ticked, everybody answered."""
    return PEOPLE if asked.kind == "multi" and platform == "limesurvey" else len(asked.answered)


@pytest.mark.parametrize("platform", WRITERS)
def test_a_report_has_the_counts_and_bases_that_were_drawn(platform: str, tmp_path: Path) -> None:
    survey = drawn(len(platform), PEOPLE)
    written(tmp_path / "export.csv", platform, survey)
    report = Report(tmp_path / "export.csv", platform)
    for asked in survey:
        for label in {*asked.options, *asked.counts} if asked.kind in ("single", "scale", "multi") else ():
            if label in asked.counts:
                fact = report.share(asked, label)
                assert (fact["n"], fact["base"]) == (asked.counts[label], base(asked, platform)), (asked.ask, label)
        values = [float(cell[0]) for cell in asked.answered] if asked.kind in ("nps", "number") else []
        if asked.kind == "nps":
            score = 100 * fmean((value >= 9) - (value <= 6) for value in values)
            assert report.facts[f"nps({report.name(asked)})"]["value"] == pytest.approx(score)
        if asked.kind == "number":
            assert report.facts[f"mean({report.name(asked)})"]["value"] == pytest.approx(fmean(values))
            assert report.facts[f"median({report.name(asked)})"]["value"] == pytest.approx(median(values))
        points = {label: place for place, label in enumerate(asked.options[:5], 1)}
        rated = report.facts.get(f"mean({report.name(asked)}_rated)")
        if asked.kind == "scale" and rated:
            assert rated["value"] == pytest.approx(fmean(points[cell[0]] for cell in asked.answered if cell[0] in points))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("platform", WRITERS)
def test_who_leaves_a_base_is_told_with_the_count(platform: str, seed: int, tmp_path: Path) -> None:
    survey = drawn(100 + seed, PEOPLE)
    written(tmp_path / "export.csv", platform, survey)
    draft = questions_of(understand(read(tmp_path / "export.csv"), "auto"))
    told = [decision.what for decision in draft.decisions if decision.doubt]
    for asked in survey:
        (question,) = (question for question in draft.questions if question.ask == asked.ask)
        left = sum(cell == (APPLIES_NOT,) for cell in asked.cells) if asked.kind == "scale" else 0
        empty = sum(not cell for cell in asked.cells) if asked.kind == "multi" else 0
        for count in filter(None, (left, empty)):
            assert any(question.name in what and str(count) in what for what in told), (asked.ask, count)
        if question.kind == "multi":
            filled = {column.name: list(column.cells.texts()).count("1") for column in question.columns}
            assert {item.label: filled[item.column] for item in question.items if filled[item.column]} == asked.counts


def test_weighted_shares_and_means_are_those_of_pandas(tmp_path: Path) -> None:
    survey, choose = drawn(7, PEOPLE), random.Random(7)  # noqa: S311 - invented answers
    weights = [f"{choose.uniform(0.4, 1.6):.3f}" for _ in range(PEOPLE)]
    written(tmp_path / "export.csv", "google-forms", survey, weights)
    report = Report(tmp_path / "export.csv", "google-forms", "Weight")
    table = pd.DataFrame({a.ask: [cell[0] if cell else None for cell in a.cells] for a in survey if a.kind != "multi"})
    table["w"] = [float(weight) for weight in weights]
    for asked in survey:
        if asked.kind in ("single", "scale"):
            known = table[table[asked.ask].notna() & ((asked.kind != "scale") | (table[asked.ask] != APPLIES_NOT))]
            for label, total in known.groupby(asked.ask)["w"].sum().items():
                fact = report.share(asked, str(label))
                assert fact["value"] == pytest.approx(total / known["w"].sum()), (asked.ask, label)
                assert fact["weighted_base"] == pytest.approx(known["w"].sum() * PEOPLE / table["w"].sum())
        if asked.kind == "number":
            known = table[table[asked.ask].notna()]
            mean = np.average(known[asked.ask].astype(float), weights=known["w"])
            assert report.facts[f"mean({report.name(asked)})"]["value"] == pytest.approx(mean)
