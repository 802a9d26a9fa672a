"""Whatever a spec says of variables made of others, it is read or refused with problems, and never fails otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.pipeline import check
from reportgen.problems import Code, ReportError, SpecError

NAMES = ("age", "often", "recommend", "wishes", "said", "good", "region", "made", "m2", "s", "s2", "nothing")
NUMBERS = ("-1", "0", "18", "35", "35.5", "99")
CODES = ("1", "2", "3", "10", "n", "s", "young", "Once")
WHEN = (
    "age >= 35",
    "18 <= age < 35",
    "often in (1, 2)",
    "not s == 'young'",
    "s2 == 'a' or answered(said)",
    "made == 'a'",
    "ticked(wishes, 'x')",
    "recommend >= 9 and good in (4, 5)",
    "index(d) > 3",
    "often == often",
    "(",
)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


labels = st.sampled_from(["A", "B", "C", "D"])
bands = st.dictionaries(
    st.sampled_from(["a", "b", "5", "4"]),
    st.fixed_dictionaries({}, optional={"label": labels, "from": st.sampled_from(NUMBERS), "below": st.sampled_from(NUMBERS)}),
    min_size=1,
    max_size=3,
)
groups = st.dictionaries(
    st.sampled_from(["a", "b", "5", "4", "young"]),
    st.fixed_dictionaries(
        {"label": labels},
        optional={
            "codes": st.lists(st.sampled_from(CODES), min_size=1, max_size=3),
            "when": st.sampled_from(WHEN),
            "otherwise": st.sampled_from(["true", "false"]),
        },
    ),
    min_size=1,
    max_size=3,
)
keys = {
    "label": labels,
    "of": st.sampled_from(NAMES),
    "bands": bands,
    "groups": groups,
    "rest": st.just("missing"),
    "note": labels,
}
RIGHT_BANDS = (
    {"a": {"label": "A", "below": "35"}, "b": {"label": "B", "from": "35"}},
    {"a": {"label": "A", "below": "18"}, "b": {"label": "B", "from": "35", "below": "99"}},
)
RIGHT_GROUPS = (
    {"a": {"label": "A", "codes": ["1"]}, "b": {"label": "B", "otherwise": "true"}},
    {"a": {"label": "A", "codes": ["1", "2"]}},
    {"a": {"label": "A", "codes": ["1", "2"]}, "b": {"label": "B", "codes": ["3"]}},
)
CODED = ("often", "recommend", "good", "region", "made", "m2", "s", "s2")


def by_condition(conditions: list[str]) -> dict[str, Any]:
    told = {code: {"label": code, "when": condition} for code, condition in zip("ab", conditions, strict=False)}
    return {"label": "L", "groups": {**told, "z": {"label": "z", "otherwise": "true"}}}


likely = st.one_of(
    st.fixed_dictionaries({"of": st.just("age"), "bands": st.sampled_from(RIGHT_BANDS)}, optional={"rest": st.just("missing")}),
    st.fixed_dictionaries({"of": st.sampled_from(CODED), "groups": st.sampled_from(RIGHT_GROUPS), "rest": st.just("missing")}),
    st.lists(st.sampled_from(WHEN[:8]), min_size=1, max_size=2, unique=True).map(by_condition),
    st.fixed_dictionaries({"of": st.sampled_from([*CODED, "age"])}),
)
"""Variables that are right by themselves, though maybe not together."""
segment = st.one_of(likely, likely, st.fixed_dictionaries({}, optional=keys))
question = st.one_of(
    likely.map(lambda made: {"type": "single", **made}),
    st.fixed_dictionaries({"type": st.just("single")}, optional=keys),
    st.fixed_dictionaries({"type": st.just("scale"), "scale": st.sampled_from(["five", "none"])}, optional=keys),
)
own_bands = st.one_of(st.sampled_from(RIGHT_BANDS), bands)


class Plain(yaml.SafeDumper):
    """Writes no anchors, which specs may not have."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (the name is that of the class above)
        return True


def document(made: Any, other: Any, by: Any, also: Any, own: Any) -> dict[str, Any]:
    single = {"ask": "?", "type": "single", "column": "often", "options": {"1": "Once", "2": "Twice", "3": "More"}}
    age = {"ask": "?", "type": "number", "column": "age", **({"bands": own} if own else {})}
    return {
        "reportgen": "1",
        "report": {"id": "r", "version": "1", "title": "R", "language": "en", "date": "2024-01-31", "minimum_count": "3"},
        "survey": {
            "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
            "population": "People",
            "mode": "online",
            "sample": {"kind": "probability"},
            "data": {"source": "answers.csv", "provenance": "synthetic"},
        },
        "scales": {"five": {"options": {c: f"level {c}" for c in "54321"}, "direction": "high_is_good"}},
        "questions": {
            "age": age,
            "often": single,
            "recommend": {"ask": "?", "type": "nps", "column": "recommend"},
            "wishes": {"ask": "?", "type": "multi", "base": "answered", "columns": {"x": "x"}, "options": {"x": "X"}},
            "said": {"ask": "?", "type": "text", "column": "said"},
            "good": {"ask": "?", "type": "scale", "scale": "five", "column": "good"},
            **({"made": made} if made else {}),
            **({"m2": other} if other else {}),
        },
        "segments": {
            "region": {"label": "Region", "column": "region", "options": {"n": "North", "s": "South"}},
            **({"s": by} if by else {}),
            **({"s2": also} if also else {}),
        },
        "body": [
            {
                "section": "S",
                "content": [
                    *([{"table": {"rows": "made", "columns": "region"}}, {"chart": "made"}] if made else []),
                    *([{"table": {"rows": "often", "columns": "s"}}] if by else []),
                    *([{"chart": "age"}] if own else []),
                    "questionnaire",
                    "method",
                ],
            }
        ],
    }


ROWS = "age,often,recommend,x,said,good,region\n" + "20,1,9,1,a,5,n\n,2,,0,,3,s\n40,,0,,b,,\n35.5,3,10,1,,4,n\n" * 9


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.tuples(optional(question), optional(question), optional(segment), optional(segment), optional(own_bands)))
def test_nothing_fails_but_with_problems(tmp_path: Path, made: tuple[Any, ...]) -> None:
    (tmp_path / ".git").mkdir(exist_ok=True)
    (tmp_path / "answers.csv").write_text(ROWS, encoding="utf-8")
    path = tmp_path / "report.yaml"
    path.write_text(yaml.dump(document(*made), Dumper=Plain, sort_keys=False), encoding="utf-8")
    try:
        checked = check(path)
    except (SpecError, ReportError) as refused:
        assert refused.problems
        assert Code.INTERNAL_ERROR not in {p.code for p in refused.problems}
        return
    assert checked.contents
