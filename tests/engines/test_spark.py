"""The report from tables of Spark in local mode: the same facts as from CSV."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.spec.read import read_spec
from tests.engines.library import everywhere, facts, project

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
TABLE = "    connection: cluster\n    table: answers_{year}\n"


def connect(folder: Path) -> Path:
    project(folder)
    (folder / "reportgen.yaml").write_text("connections: {cluster: {backend: spark}}\n", encoding="utf-8")
    return everywhere(folder, TABLE)


def test_the_facts_are_those_from_csv(spark: Any, tmp_path: Path) -> None:
    from_csv = facts(project(tmp_path / "csv"))
    assert facts(connect(tmp_path / "spark")) == from_csv


def test_no_warning_of_a_driver_is_shown(spark: Any, tmp_path: Path) -> None:
    spec = read_spec(connect(tmp_path))
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        with open_data(spec) as answers:
            rows = answers.source.rows
    assert rows > 0
    assert not [str(w.message) for w in shown if "PySpark" in str(w.message)]
