"""What a report asks beyond counting works on a server as in files: panels, designs, rules on quality, rankings, medians."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import check, estimated
from reportgen.spec.read import read_spec
from tests.analysis.test_design import as_csv, rows
from tests.analysis.test_design_waves import BEFORE, CHANGES, FULL, SPEC
from tests.built import REPORTS, SPECS
from tests.engines.moved import Engine, moved
from tests.engines.test_typed_problems import SPEC as SPEC_OF_TWO
from tests.quality.test_against_r import ANSWERS, PARTS, RULES, Survey
from tests.waves.test_panel import BANDS, EXPRESSIONS, NOW, PANEL, THEN
from tests.waves.two_waves import project

pytestmark = pytest.mark.filterwarnings("ignore")

SMALL = SPEC_OF_TWO.replace("two: {{ask: Two?, type: number, column: two}}", "said: {{ask: Why?, type: text, column: said}}")


def numbers(spec: Path) -> str:
    """Return all that was estimated of a report."""
    found = estimated(read_spec(spec))
    return "\n".join(
        [
            *(f"{m.canonical} {m.wave} {e}" for m, e in sorted(found.estimates.items(), key=str)),
            *(str(change) for change in sorted(found.changes.values(), key=str)),
            *(f"{p.code} {p.severity}" for p in found.problems),
        ]
    )


def test_a_panel(engine: Engine, tmp_path: Path) -> None:
    weights = {"survey__weight": {"column": "w"}}
    changes = {**PANEL, **BANDS, **weights}
    spec = project(tmp_path, NOW, THEN, text=EXPRESSIONS, changes=changes, before={**BANDS, **weights})
    from_files = numbers(spec)
    moved(tmp_path, engine, "panel")
    assert numbers(spec) == from_files


def test_words_in_answers(engine: Engine, tmp_path: Path) -> None:
    """A word is found whole in English and anywhere in Chinese, in capital and small letters; counted by hand."""
    answers = ["Late again", "later", "too late!", "chocolate", "LATE", "late_", "等了太久", "不久", ""]
    (tmp_path / "answers.csv").write_text("one,said\n" + "".join(f"1,{a}\n" for a in answers), encoding="utf-8")
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    body = "{{ base(said, among=mentions(said, 'late')) }} {{ base(said, among=mentions(said, '太久')) }}"
    spec = tmp_path / "report.yaml"
    document = SMALL.format(data="source: answers.csv")
    spec.write_text(document.replace("[{chart: one}]", f"[{{text: {json.dumps(body)}}}]"), encoding="utf-8")
    from_files = [estimate.base for estimate in estimated(read_spec(spec)).estimates.values()]
    assert from_files == [3, 1]
    moved(tmp_path, engine, "words")
    assert [estimate.base for estimate in estimated(read_spec(spec)).estimates.values()] == from_files


def test_a_panel_in_two_engines_is_refused(engine: Engine, tmp_path: Path) -> None:
    from reportgen.problems import SpecError

    spec = project(tmp_path, NOW, THEN, text=EXPRESSIONS, changes={**PANEL, **BANDS}, before=BANDS)
    (tmp_path / "then").mkdir()
    shutil.copy(tmp_path / "2023.csv", tmp_path / "kept")
    earlier = (tmp_path / "2023.yaml").read_text(encoding="utf-8")
    moved(tmp_path, engine, "halves")
    shutil.copy(tmp_path / "kept", tmp_path / "2023.csv")
    (tmp_path / "2023.yaml").write_text(earlier, encoding="utf-8")
    with pytest.raises(SpecError) as error:
        numbers(spec)
    assert error.value.problems[0].found.startswith("survey.design is panel, and its waves lie in several engines")


def test_strata_and_clusters_in_two_waves(engine: Engine, tmp_path: Path) -> None:
    alone = [r for r in rows() if r["stratum"] != "f"]
    (tmp_path / "now.csv").write_text(as_csv(alone), encoding="utf-8")
    (tmp_path / "then.csv").write_text(as_csv(alone[::2]), encoding="utf-8")
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    survey: dict[str, Any] = {
        **SPEC["survey"],
        "sample": {"kind": "probability", "design": FULL},
        "waves": {"2023": {**BEFORE, "sample": {"kind": "probability", "design": {"strata": "stratum"}}}},
    }
    body = [{"section": "All", "content": [{"text": CHANGES}]}]
    (tmp_path / "report.yaml").write_text(json.dumps({**SPEC, "survey": survey, "body": body}), encoding="utf-8")
    from_files = numbers(tmp_path / "report.yaml")
    moved(tmp_path, engine, "design")
    assert numbers(tmp_path / "report.yaml") == from_files


def test_rules_on_quality(engine: Engine, survey: Survey) -> None:
    text = "{{ mean(age) }} {{ median(age) }} {{ base(g1) }} {{ mean(g1, site='a') }}"
    spec = survey(ANSWERS.read_bytes(), **PARTS, quality=RULES, content=[{"text": text}]).root / "report.yaml"
    from_files = numbers(spec)
    moved(spec.parent, engine, "quality")
    assert numbers(spec) == from_files


def test_times_in_words_and_their_median(engine: Engine, survey: Survey) -> None:
    """One and a half minutes in the middle, written in every way: who took less than half of that is left out."""
    times = ("90", "1:30", "0:01:30", "1m 30s", "1分30秒", "90 secs", "44", "0:44.9", "46", "1小时")
    answers = "one,time\n" + "".join(f"1,{time}\n" for time in times)
    questions = {"one": {"ask": "One?", "type": "single", "column": "one", "options": {"1": "A", "2": "B"}}}
    rules = {"speeders": {"column": "time", "of_median": "50%", "action": "exclude"}}
    spec = survey(answers, questions=questions, quality=rules, content=[{"text": "{{ base(one) }}"}]).root / "report.yaml"
    moved(spec.parent, engine, "times")
    with open_data(read_spec(spec)) as found:
        judged = found.judged
    assert judged is not None
    assert (judged.pace and judged.pace.median, judged.kept) == (90, len(times) - 2)


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "research-plan"])
def test_every_report_of_this_repository(name: str, engine: Engine, tmp_path: Path) -> None:
    """Drivers, reliability, rankings, grids, comparisons, earlier waves: whatever the reports use."""
    shutil.copytree(SPECS, tmp_path / "specs")
    shutil.copytree(SPECS.parent / "survey_data", tmp_path / "survey_data")
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    spec = tmp_path / "specs" / name / "report.yaml"

    def facts() -> str:
        found = check(spec)
        return facts_json(found.spec, found.ledger, found.contents)

    from_files = facts()
    moved(tmp_path, engine, name.replace("-", "_"))
    assert facts() == from_files
