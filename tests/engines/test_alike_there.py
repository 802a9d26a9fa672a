"""Respondents are compared with each other on a server as in files: near duplicates, and how much answers differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.data.open import open_data
from reportgen.spec.read import read_spec
from tests.engines.moved import Engine, moved
from tests.engines.servers import OWNERS
from tests.quality.test_alike import ANSWERS, PARTS, R

DOCUMENT = {
    "reportgen": "1",
    "report": {"id": "r", "version": "1", "title": "R", "language": "en", "date": "2024-01-31", "minimum_base": "1"},
    "survey": {
        "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
        "population": "People",
        "mode": "online",
        "sample": {"kind": "probability"},
        "data": {"source": "answers.csv", "provenance": "observed"},
    },
    **PARTS,
    "quality": {"near_duplicates": {}, "straight_lining": {"flat": {"of": "grid", "least": "10"}}},
    "body": [{"section": "A", "content": [{"text": "Nothing."}]}],
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("postgres", "clickhouse")])
def test_who_answers_alike(name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine: Engine = request.getfixturevalue(name)
    monkeypatch.setenv("WORD", OWNERS)
    (tmp_path / "answers.csv").write_bytes(ANSWERS)
    (tmp_path / "report.yaml").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    moved(tmp_path, engine, "alike")
    with open_data(read_spec(tmp_path / "report.yaml")) as answers:
        found = answers.judged
    assert found is not None
    assert (found.rules["near_duplicates"].n, found.rules["near_duplicates"].base) == (R["at_85"], R["judged"])
    assert found.differentiation["flat"] == pytest.approx(R["all"][0], rel=1e-12)
