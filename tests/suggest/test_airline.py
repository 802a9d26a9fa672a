"""A real file of 25,976 passengers: what is suggested of it has the numbers of its oracle.

The file is not part of the project; its folder is named by ``REPORTGEN_SHARED_DATA``, or lies beside the checkout.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.verbs.suggest import suggest

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
FOLDER = SHARED / "airline-satisfaction-25k"
DATA = FOLDER / "AirlinePassengerSatisfaction.csv"
WIFI = "Inflight wifi service"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {DATA.name} in {FOLDER}"),
]


@pytest.fixture(scope="module")
def oracle() -> Mapping[str, dict[str, Any]]:
    checks = json.loads((FOLDER / "oracle.json").read_text(encoding="utf-8"))["files"][DATA.name]["checks"]
    return {c["id"]: c["values"] for c in checks}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return what is suggested of the ratings of the wireless network, as numbers from 0 on and on a scale without 0."""
    project = tmp_path_factory.mktemp("airline")
    (project / ".git").mkdir()
    shutil.copyfile(DATA, project / DATA.name)
    document = yaml.safe_load((Path(__file__).parents[1] / "airline" / "report.yaml").read_text(encoding="utf-8"))
    kept = {name: document[name] for name in ("reportgen", "report", "survey", "scales")}
    number = {"ask": "How is the network?", "label": "Network", "type": "number", "column": WIFI}
    scale = {"ask": "How is the network?", "label": "Network", "type": "scale", "scale": "rating", "column": WIFI}
    groups = {"satisfied": "Satisfied", "neutral or dissatisfied": "Neutral or dissatisfied"}
    kept["questions"] = {"points": number, "wifi": scale}
    kept["segments"] = {"contentment": {"label": "Contentment", "column": "satisfaction", "options": groups}}
    kept["body"] = [{"section": "All", "content": [{"text": "Nothing."}]}]
    kept["scales"] = {"rating": document["scales"]["rating"]}
    path = project / "report.yaml"
    path.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(suggest(path, form="json"))["suggestions"]
    return found


def test_a_gap_has_the_oracles_test(told: list[dict[str, Any]], oracle: Mapping[str, dict[str, Any]]) -> None:
    gap, expected = next(s for s in told if s["holds"].startswith("mean(points")), oracle["wifi_by_sat_welch"]
    assert gap["holds"] == "mean(points, contentment='neutral or dissatisfied') < mean(points, contentment='satisfied')"
    assert gap["bases"] == [expected["n_b"], expected["n_a"]]
    test = gap["test"]
    assert test["method"] == "t-welch"
    assert abs(test["difference"]) == pytest.approx(expected["diff"], rel=1e-9)
    assert (abs(test["statistic"]), test["df"]) == pytest.approx((expected["t"], expected["df"]), rel=1e-9)
    assert gap["numbers"][0].count(f"({expected['mean_b']:.1f})") == 1
    assert gap["numbers"][0].count(f"({expected['mean_a']:.1f})") == 1


def test_what_stands_out_has_the_oracles_numbers(told: list[dict[str, Any]], oracle: Mapping[str, dict[str, Any]]) -> None:
    divided = next(s for s in told if s["rule"] == "divided")
    expected = oracle["mean_0asmissing_col8"]
    assert divided["bases"] == [expected["n"]] * 2
    boxes = [f"{expected[f'{box}_box_pct']:.0f}%" for box in ("top", "bottom")]
    assert divided["numbers"] == [f"bottom(wifi) ({boxes[1]}) > top(wifi) ({boxes[0]})"]
