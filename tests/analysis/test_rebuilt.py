"""Of rebuilt rows only what was published is stated, and the published base alone counts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reportgen.analysis.results import Estimate, Results
from reportgen.data.source import Source
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger, Printed
from reportgen.facts.serialise import facts_json
from reportgen.problems import Code, SpecError
from reportgen.publish.tables import tables
from reportgen.spec import canonical
from reportgen.spec.expressions.tree import Asked
from reportgen.spec.measures import Measure
from reportgen.spec.published import not_published
from reportgen.spec.spec import Spec
from reportgen.verbs.explain import Explanation, explanation_text

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
DATA = "s,m_a,m_b,m_c,rec\n" + "1,1,1,0,9\n2,0,1,1,3\n2,1,0,0,10\n3,0,0,1,7\n" * 10


def ticks(base: str) -> dict[str, Any]:
    options = {o: o.upper() for o in "abc"}
    return {"ask": "?", "type": "multi", "base": base, "columns": {o: f"m_{o}" for o in "abc"}, "options": options}


SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {code: f"option {code}" for code in "123"}, "direction": "high_is_good"}},
    "questions": {
        "s": {"ask": "?", "type": "scale", "scale": "k", "column": "s"},
        "m": ticks("answered"),
        "r": ticks("responses"),
        "rec": {"ask": "?", "type": "nps", "column": "rec"},
    },
    "provenance": "reconstructed",
    "sample": "convenience",
    "published": ["s", "m", "r", "rec"],
}


def rebuilt(survey: Survey, published_base: int | None = None, minimum_base: int = 1, **parts: Any) -> Spec:
    spec = survey(DATA, **SPEC, **parts)
    document = spec.document
    assert document.survey is not None
    sample = document.survey.sample.model_copy(update={"published_base": published_base})
    whole = {
        "survey": document.survey.model_copy(update={"sample": sample}),
        "report": document.report.model_copy(update={"minimum_base": minimum_base}),
    }
    return replace(spec, document=document.model_copy(update=whole))


@pytest.mark.parametrize(
    ("measure", "stated"),
    [
        (canonical.share("m", "a"), True),
        (canonical.rank("m", "a"), True),
        (canonical.share("m", "a", "b"), False),  # whoever ticked any of the two: no margin says how many
        (canonical.share("r", "a", "b"), True),  # two parts of all ticks: the sum of two margins
        (canonical.share("s", "2", "3"), True),
        (canonical.share("rec", "9", "10"), True),
    ],
)
def test_several_options_of_a_person_are_stated_only_where_their_margins_add_up(
    measure: Measure, stated: bool, survey: Survey, estimates: Compute
) -> None:
    spec = rebuilt(survey)
    assert (not_published(spec.document, measure) is None) == stated
    provenance = estimates(spec, measure)[measure.canonical].provenance
    assert provenance == ("published" if stated else "reconstructed")


@pytest.mark.parametrize(("published_base", "shown"), [(20, False), (29, False), (30, True), (5000, True), (None, True)])
def test_the_minimum_base_is_compared_with_the_published_one(
    published_base: int | None, shown: bool, survey: Survey, estimates: Compute
) -> None:
    """Forty rows were made, however many people the source asked."""
    measures = (canonical.share("s", "2"), canonical.mean("s"), canonical.nps("rec"), canonical.share("m", "a"))
    found = estimates(rebuilt(survey, published_base, 30), *measures)
    assert {e.withheld for e in found.values()} == {"" if shown else "minimum-base"}


WITH_GROUPS: dict[str, Any] = {
    "dimensions": {"d": {"label": "D", "questions": ["s"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": {"x": "X", "y": "Y"}}},
    "scales": SPEC["scales"],
    "questions": {"s": SPEC["questions"]["s"]},
    "provenance": "reconstructed",
    "sample": "convenience",
}
GROUPED = "s,g\n" + "1,x\n2,x\n3,y\n3,y\n" * 10


def test_single_numbers_are_published_by_their_expression_and_nothing_beside_them(survey: Survey, estimates: Compute) -> None:
    """The index of one group was published; that of the other, and the answers to the question, were not."""
    spec = survey(GROUPED, **WITH_GROUPS, published=["index(d, g=X)", "share(s, 3, among=g == 'y')"])
    stated = canonical.index("d", segments=(("g", "x"),))
    beside = (canonical.index("d", segments=(("g", "y"),)), canonical.index("d"), canonical.share("s", "3"))
    found = estimates(spec, *spec.figures, *beside)
    assert stated in spec.figures
    assert found[stated.canonical].value == 25.0  # the mean of 0 and 50
    assert {found[m.canonical].provenance for m in spec.figures} == {"published"}
    assert {found[m.canonical].provenance for m in beside} == {"reconstructed"}


@pytest.mark.parametrize(
    ("block", "refused"),
    [
        ({"chart": {"of": "d", "by": "g"}}, ()),
        ({"table": {"rows": "d", "columns": "g"}}, ()),
        ({"text": "{{ index(d, g='y') }}"}, ()),
        ({"chart": {"of": "d", "by": "g"}}, ("index(d)",)),
        ({"table": {"rows": "d", "columns": "g"}}, ("index(d, g='y')",)),
        ({"text": "{{ index(d, g='y') }}"}, ("index(d, g='y')",)),
    ],
)
def test_figures_tables_and_sentences_state_groups_whose_numbers_were_published(
    block: dict[str, Any], refused: tuple[str, ...], survey: Survey
) -> None:
    published = ["index(d)", "index(d, g='x')", "index(d, g='y')"]
    parts: dict[str, Any] = {**WITH_GROUPS, "body": [{"section": "S", "content": [block]}]}
    if not refused:
        assert len(survey(GROUPED, **parts, published=published).figures) == 3
        return
    with pytest.raises(SpecError) as caught:
        survey(GROUPED, **parts, published=[p for p in published if p not in refused])
    (problem,) = caught.value.problems
    assert problem.code is Code.NOT_PUBLISHED
    assert f'"{refused[0]}"' in problem.fix


SHARE = canonical.share("s", "2")


def ledger(spec: Spec, found: dict[str, Estimate]) -> Ledger:
    estimates = {e.measure: e for e in found.values()}
    return evaluate(spec, Results(estimates, Source("answers.csv", "0" * 64, 10, 40, 5)))


@pytest.mark.parametrize(("published_base", "cell"), [(50, "50"), (None, "")])
def test_facts_tables_and_explanations_hold_no_number_of_invented_rows(
    published_base: int | None, cell: str, survey: Survey, estimates: Compute
) -> None:
    spec = rebuilt(survey, published_base, claims=[{"id": "c", "says": "s", "holds": "share(s, 2) == 50%"}])
    book = ledger(spec, estimates(spec, *(canonical.share("s", c) for c in "123")))
    (fact,) = [f for f in json.loads(facts_json(spec, book, []))["facts"] if f["id"] == SHARE.canonical]
    assert fact["value"] == 0.5
    assert [fact[name] for name in ("n", "base", "weighted_base", "effective_base")] == [None, published_base, None, None]
    (row,) = [r for r in csv.DictReader(io.StringIO(tables(spec, book)["s"])) if r["fact"] == SHARE.canonical]
    assert row["share"] == "0.5"
    assert [row[name] for name in ("n", "weighted_n", "base", "effective_base")] == ["", "", cell, ""]
    answer = Explanation(Asked(SHARE), book, Printed(fact=SHARE.canonical), None, (), "en", published_base)
    lines = explanation_text(answer).splitlines()
    assert [line[13:] for line in lines if line.startswith("base ")] == [f"n = {cell} as published" if cell else "not published"]
    assert not any(line.startswith("counted") for line in lines)
