"""Whatever is suggested of the reports of the repository can be pasted into their specs as it is, and passes the check."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from reportgen.verbs.build import Request, check
from reportgen.verbs.outcome import Outcome
from reportgen.verbs.suggest import suggest

ROOT = Path(__file__).parents[2]
SPECS = sorted(path.parent.name for path in (ROOT / "specs").glob("*/report.yaml"))
LIMIT = 6
WITH_SUGGESTIONS = {"city-library-2025", "city-library-2026", "jd-customer-service", "research-plan-wave-2025"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the specs and their data, so that they can be changed."""
    folder = tmp_path_factory.mktemp("pasted")
    (folder / ".git").mkdir()
    for name in ("specs", "survey_data"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@cache
def suggested_of(name: str) -> str:
    """Return what is suggested of a report of the repository."""
    return suggest(ROOT / "specs" / name / "report.yaml", limit=LIMIT)


def pasted(spec: str, suggested: str) -> str:
    """Return spec text with each suggested list under the key it has, the lines as they are."""
    for key, lines in lists(suggested).items():
        section, _, kind = key.partition(".")
        heads = [f"{section}:\n", *([f"  {kind}:\n"] if kind else [])]
        for number, head in enumerate(heads):
            if not re.search(f"^{head}", spec, re.MULTILINE):
                above = "" if number == 0 else heads[0]
                spec = spec.replace(above, above + head, 1) if above else f"{spec.rstrip()}\n\n{head}"
        spec = re.sub(f"^{heads[-1]}", lambda found, new=lines: found[0] + new, spec, count=1, flags=re.MULTILINE)  # type: ignore[misc]
    return spec


def lists(suggested: str) -> dict[str, str]:
    """Return the lines of each list: ``swot.strengths``, ``findings``."""
    found: dict[str, str] = {}
    section = key = ""
    for line in suggested.splitlines():
        if line and not line.startswith((" ", "#")):
            section = key = line.rstrip(":")
        elif section == "swot" and re.fullmatch(r"  \w+:", line):
            key = f"swot.{line.strip(' :')}"
        elif key and line.startswith(" "):
            found[key] = found.get(key, "") + line + "\n"
    return found


@pytest.mark.parametrize("name", SPECS)
def test_what_is_suggested_passes_the_check_where_it_is_pasted(copy: Path, name: str) -> None:
    path = copy / "specs" / name / "report.yaml"
    before = path.read_text(encoding="utf-8")
    suggested = suggested_of(name)
    assert bool(lists(suggested)) == (name in WITH_SUGGESTIONS)
    known = said(check(Request(path, strict=True)))
    path.write_text(pasted(before, suggested), encoding="utf-8")
    try:
        outcome = check(Request(path, strict=True))
        assert outcome.finished
        assert said(outcome) == known
        told = {s["holds"] for s in json.loads(suggest(path, form="json", limit=LIMIT))["suggestions"]}
        assert told.isdisjoint(conditions(suggested)), "suggested again although the spec has it"
        assert len(conditions(suggested)) >= len(lists(suggested))
    finally:
        path.write_text(before, encoding="utf-8")


def said(outcome: Outcome) -> list[str]:
    """Return what is found, whatever the place of an item in its list."""
    return sorted(re.sub(r"\[\d+\]", "[]", problem.found) for problem in outcome.problems)


def conditions(suggested: str) -> set[str]:
    """Return what the suggestions stand on."""
    read = yaml.safe_load(suggested) or {}
    parts = [part for kind in read.get("swot", {}).values() for part in kind] + read.get("findings", [])
    return {part["because"]["holds"] for part in parts}


@pytest.mark.parametrize("name", ["city-library-2025", "jd-customer-service"])
def test_the_same_call_writes_the_same_bytes(copy: Path, name: str) -> None:
    path = copy / "specs" / name / "report.yaml"
    assert suggest(path) == suggest(path)


def test_of_rebuilt_rows_only_what_was_published_is_suggested(copy: Path) -> None:
    told = json.loads(suggest(copy / "specs" / "jd-customer-service" / "report.yaml", form="json", limit=30))
    assert told["about"] == "published"
    assert told["search"] is None
    assert all("=" not in re.sub(r"[<>=!]=", "", s["holds"]) for s in told["suggestions"])  # no segment, no filter
    assert all(s["says"]["zh-CN"].startswith("按已公布的数字，") for s in told["suggestions"])
    assert {base for s in told["suggestions"] for base in s["bases"]} <= {50, None}


@pytest.mark.parametrize(
    ("page", "name"), [("docs/suggest.md", "city-library-2025"), ("docs/zh/suggest.md", "research-plan-wave-2025")]
)
def test_the_page_quotes_what_is_suggested(page: str, name: str) -> None:
    quoted = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    (first,) = lists(quoted[0]).values()
    assert lists(suggested_of(name))["swot.weaknesses"].startswith(first)
