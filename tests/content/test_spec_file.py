"""A problem of the page leads back to the spec that the page was written from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.problems import Code, SpecError
from reportgen.render.render import render
from tests.content.made_up import content, survey


def test_a_report_knows_its_spec() -> None:
    spec, _, _ = survey()
    assert content("en").spec_file.endswith("report.yaml")
    assert spec.file.shown.endswith("report.yaml")


def test_a_missing_glyph_names_the_spec_and_the_words_around_it() -> None:
    report = content("en")
    with pytest.raises(SpecError) as caught:
        render((replace(report, cover=replace(report.cover, kicker="tick \u2612 here")),), frozenset({"html"}))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == (Code.MISSING_GLYPH, report.spec_file)
    assert "tick \u2612 here" in problem.found
