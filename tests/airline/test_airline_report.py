"""The same passengers as a report: HTML and PDF, whose facts and printed percentages are the oracle's."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import build, check

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("REPORTGEN_SHARED_DATA", HERE.parents[2] / "shared" / "data")) / "airline-satisfaction-25k"
DATA = FOLDER / "AirlinePassengerSatisfaction.csv"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {DATA.name} in {FOLDER}"),
]


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("airline-report")
    (project / ".git").mkdir()
    shutil.copyfile(HERE / "report.yaml", project / "report.yaml")
    shutil.copyfile(DATA, project / DATA.name)
    return build(check(project / "report.yaml"), project / "output")


@pytest.fixture(scope="module")
def oracle() -> Mapping[str, dict[str, Any]]:
    checks = json.loads((FOLDER / "oracle.json").read_text(encoding="utf-8"))["files"][DATA.name]["checks"]
    return {c["id"]: c["values"] for c in checks}


@pytest.mark.parametrize("code", ["satisfied", "neutral or dissatisfied"])
def test_facts_are_the_oracles(version: Path, oracle: Mapping[str, dict[str, Any]], code: str) -> None:
    facts = {f["id"]: f for f in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}
    fact, expected = facts[f"share(satisfaction, '{code}')"], oracle["satisfaction"]
    assert (fact["n"], fact["base"]) == (expected[f"count|{code}"], expected["base"])
    assert 100 * fact["value"] == pytest.approx(expected[f"pct|{code}"], rel=1e-9)
    assert fact["interval"]["method"] == "wilson"


def test_the_page_prints_the_oracles_percentage(version: Path, oracle: Mapping[str, dict[str, Any]]) -> None:
    whole = Decimal(oracle["satisfaction"]["pct|satisfied"]).quantize(Decimal(1), ROUND_HALF_UP)
    text = unescape(re.sub(r"<[^>]+>", "", (version / "index.html").read_text(encoding="utf-8")))
    assert f"{whole}% of the passengers are satisfied" in text
    assert "&#39;" not in text  # nothing is escaped twice


def test_the_pdf_is_whole(version: Path) -> None:
    pdf = (version / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
