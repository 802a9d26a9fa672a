"""What all tests share: how hard Hypothesis tries, and which tests need something that may be missing."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from reportgen.analysis.results import Estimate
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec
from tests.built import Builds
from tests.outside import account, skip_without
from tests.render.devtools import Page, chromium

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests that need a program where there is none."""
    skip_without(items)


def pytest_collection_finish() -> None:
    """Keep the collected tests out of the search for garbage: they live to the end and are a million objects."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what ran and what was skipped."""
    stats = terminalreporter.stats
    ran = [report for outcome in ("passed", "failed", "xfailed", "xpassed") for report in stats.get(outcome, [])]
    lines = list(account(ran, stats.get("skipped", [])))
    if lines:
        terminalreporter.section("what ran and what was skipped")
        terminalreporter.write("".join(f"{line}\n" for line in lines))


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """The reports of this repository, each built once for the whole run; for tests that only look at what was built."""
    return Builds.of_this_run(tmp_path_factory)


@pytest.fixture(scope="session")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Spec]:
    """Write a project with a spec and its data, and read the spec.

    The call takes the data as text (written in UTF-8) or bytes, then parts of the spec by name; ``sample``, ``provenance``,
    ``encoding`` and ``delimiter`` are words, ``weight`` is its column or a map, ``content`` is the list of blocks, the others
    are maps (``design`` is of the sample).
    """

    def write(data: str | bytes, **parts: Any) -> Spec:
        from reportgen.spec.read import read_spec

        folder = tmp_path_factory.mktemp("survey")
        (folder / ".git").mkdir()
        (folder / "answers.csv").write_bytes(data.encode() if isinstance(data, str) else data)
        text = yaml.safe_dump(_document(parts), allow_unicode=True, sort_keys=False)
        (folder / "report.yaml").write_text(text, encoding="utf-8")
        return read_spec(folder / "report.yaml")

    return write


def _document(parts: dict[str, Any]) -> dict[str, Any]:
    settings_of_data: dict[str, Any] = {k: parts.pop(k) for k in ("encoding", "delimiter", "published") if k in parts}
    data = {"source": "answers.csv", "provenance": parts.pop("provenance", "observed"), **settings_of_data}
    report = {"id": "r", "version": "1", "title": "R", "language": "en", "date": "2024-01-31", "minimum_base": "1"}
    survey: dict[str, Any] = {
        "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
        "population": "People",
        "mode": "online",
        "sample": {"kind": parts.pop("sample", "probability")},
        "data": data,
    }
    if "design" in parts:
        survey["sample"]["design"] = parts.pop("design")
    if "weight" in parts:
        weight = parts.pop("weight")
        survey["weight"] = weight if isinstance(weight, dict) else {"column": weight}
    body = [{"section": "Answers", "content": parts.pop("content", [{"text": "Nothing."}])}]
    return {"reportgen": "1", "report": {**report, **parts.pop("report", {})}, "survey": survey, "body": body, **parts}


@pytest.fixture(scope="session")
def estimates() -> Callable[..., dict[str, Estimate]]:
    """Compute measures of a spec's data; by canonical text."""

    def compute(spec: Spec, *measures: Measure) -> dict[str, Estimate]:
        from reportgen.analysis.analyse import analyse
        from reportgen.data.open import open_data

        with open_data(spec) as answers:
            results = analyse(spec, Plan(tuple(dict.fromkeys(measures))), answers)
        return {m.canonical: e for m, e in results.estimates.items()}

    return compute


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return an empty page of headless Chromium."""
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened
