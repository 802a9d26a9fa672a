"""The data of the examples are what their scripts make, and JD's margins are the published figures."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "survey_data"
SCRIPTS = {
    "reconstruct_jd_2022.py": "jd-customer-service-2022.csv",
    "make_research_wave.py": "research-wave-2025.csv",
}
FOLDERS = {
    "reconstruct_service_2024.py": ("service-satisfaction-2024.csv", "service-satisfaction-2023.csv"),
    "make_city_library.py": ("city-library-2025.csv", "city-library-2026.csv"),
}
"""Scripts that make several files, in a folder."""


def run(script: str, target: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-I", str(DATA / script), str(target)]
    subprocess.run(command, check=True, cwd=target.parent, env=environment, capture_output=True)


@pytest.mark.parametrize(("script", "file"), SCRIPTS.items(), ids=list(SCRIPTS))
def test_script_makes_the_committed_bytes_in_any_environment(script: str, file: str, tmp_path: Path) -> None:
    run(script, tmp_path / "made.csv")
    assert (tmp_path / "made.csv").read_bytes() == (DATA / file).read_bytes()


@pytest.mark.parametrize(("script", "files"), FOLDERS.items(), ids=list(FOLDERS))
def test_script_makes_the_committed_files_in_any_environment(script: str, files: tuple[str, ...], tmp_path: Path) -> None:
    run(script, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {name: (DATA / name).read_bytes() for name in files}


def test_jd_margins_are_the_published_figures() -> None:
    published = yaml.load((HERE / "published-jd-2022.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text only)
    with (DATA / "jd-customer-service-2022.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 100
    for column, percentages in published["percentages"].items():
        assert Counter(row[column] for row in rows) == {code: int(p) for code, p in percentages.items()}, column
    for column, percentage in published["ticked"].items():
        assert Counter(row[column] for row in rows) == {"1": int(percentage), "0": 100 - int(percentage)}, column


def test_every_rebuilt_respondent_names_a_shortcoming() -> None:
    with (DATA / "jd-customer-service-2022.csv").open(encoding="utf-8", newline="") as file:
        assert all(any(row[f"q8_{i}"] == "1" for i in range(1, 7)) for row in csv.DictReader(file))


@pytest.mark.parametrize("year", [2025, 2026])
def test_city_library_says_that_it_is_invented(year: int) -> None:
    spec = (HERE.parents[1] / "specs" / f"city-library-{year}" / "report.yaml").read_text(encoding="utf-8")
    assert "provenance: synthetic" in spec
    assert "SYNTHETIC" in (DATA / "make_city_library.py").read_text(encoding="utf-8")


def test_the_research_wave_meets_the_quotas_of_its_plan() -> None:
    """The script writes them down once more, so that it runs without the tool; here they are computed from the plan."""
    from reportgen.spec.read import read_spec
    from reportgen.spec.research.allocation import quotas
    from reportgen.spec.research.sample import categories, sample_plan

    document = read_spec(HERE.parents[1] / "specs" / "research-plan-wave-2025" / "report.yaml").document
    sample, research = sample_plan(document), document.research
    assert sample is not None
    assert research is not None
    with (DATA / "research-wave-2025.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["contact"] == "yes"]
    assert len(rows) == sample.n
    for stratum in research.strata:
        assert Counter(row[stratum.of] for row in rows) == quotas(stratum, categories(document, stratum), sample.n)


def test_the_research_wave_says_that_it_is_invented() -> None:
    spec = (HERE.parents[1] / "specs" / "research-plan-wave-2025" / "report.yaml").read_text(encoding="utf-8")
    assert "provenance: synthetic" in spec
    assert "SYNTHETIC" in (DATA / "make_research_wave.py").read_text(encoding="utf-8")
