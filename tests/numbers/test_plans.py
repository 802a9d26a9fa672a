"""Every computed number of the research plan, and every stated one of the improvement plan, from the YAML by other code."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor, sqrt
from pathlib import Path
from typing import Any

import pytest
from scipy import stats
from statsmodels.stats.proportion import samplesize_confint_proportion, samplesize_proportions_2indep_onetail

from tests.numbers.check_pages import SVG, Page, text_of

SPECS = Path(__file__).parents[2] / "specs"
Table = list[list[str]]


class Plan:
    """A built report with its spec beside it."""

    def __init__(self, page: Page) -> None:
        self.spec: Any = page.survey.spec
        self.root = page.root

    def table(self, block: str) -> Table:
        """Return the cells of a table without its head."""
        figure = next(f for f in self.root.iter("figure") if f.get("id") == f"tab-{block}")
        rows = [[text_of(cell) for cell in row if cell.tag in {"td", "th"}] for row in figure.iter("tr")]
        return rows[1:]


@pytest.fixture(params=["research-plan", "research-plan-wave-2025"])
def plan(request: pytest.FixtureRequest, built: Callable[[str], Page]) -> Plan:
    return Plan(built(request.param))


@pytest.fixture
def after_sales(built: Callable[[str], Page]) -> Plan:
    return Plan(built("after-sales-plan-2025"))


def part(text: str) -> float:
    """Return a share as a number."""
    return float(Fraction(text.removesuffix("%")) / 100) if text.endswith("%") else float(text)


def test_the_sample_is_what_statsmodels_computes(plan: Plan) -> None:
    wanted = plan.spec["research"]["sample"]
    margin, effect, deff = wanted["margin"], wanted["effect"], float(wanted["design_effect"])
    people, rate = int(wanted["population"]), part(wanted["response_rate"])
    precise = samplesize_confint_proportion(part(margin["share"]), part(margin["margin"]), 1 - part(margin["level"]), "normal")
    whole = precise * deff / (1 + (precise * deff - 1) / people)
    p, q = map(part, effect["shares"])
    alpha, power = part(effect["alpha"]), part(effect["power"])
    group = samplesize_proportions_2indep_onetail(p - q, q, power, alpha=alpha, alternative="two-sided")
    stratum = next(s for s in plan.spec["research"]["strata"] if s["of"] == effect["within"])
    compared = ceil(group * deff) / min(map(part, stratum["shares"].values()))
    answers = max(ceil(whole), ceil(round(compared, 6)))
    computed = [precise, precise * deff, whole, group, group * deff, compared]
    printed = [f"{number:,.1f}" for number in computed]
    printed += [f"{answers:,}", f"{ceil(answers / rate):,}"]
    steps = plan.table("sample_size")
    assert [row[-1] for row in steps] == printed
    quantiles = [f"{stats.norm.ppf(level):.3f}" for level in (1 - alpha / 2, power)]
    assert f"zα = {quantiles[0]}，zβ = {quantiles[1]}" in steps[3][1]
    assert f"{stats.norm.ppf(0.5 + part(margin['level']) / 2):.3f}²" in steps[0][1]
    assert answers == 1708  # by hand: 427 in the smallest of the three, a quarter of the sample


def one_by_one(total: int, shares: dict[str, float]) -> dict[str, int]:
    """Share out so: everybody the whole part, then one at a time to whoever lacks most."""
    found = {code: floor(total * share + 1e-9) for code, share in shares.items()}
    while sum(found.values()) < total:
        lacks = {code: round(total * share - found[code], 9) for code, share in shares.items()}
        found[max(lacks, key=lambda code: lacks[code])] += 1
    return found


def answers_of(plan: Plan) -> Counter[tuple[str, str]]:
    """Return how many gave each answer, from the file."""
    survey = plan.spec["survey"]
    if "data" not in survey:
        return Counter()
    path = SPECS / "research-plan-wave-2025" / survey["data"]["source"]
    with path.open(encoding="utf-8") as file:
        return Counter((name, code) for row in csv.DictReader(file) for name, code in row.items())


def test_quotas_are_shared_out_and_received_ones_counted(plan: Plan) -> None:
    came, rows = answers_of(plan), iter(plan.table("strata"))
    for stratum in plan.spec["research"]["strata"]:
        assert len(next(rows)) == 1  # its name
        shares = {code: part(share) for code, share in stratum["shares"].items()}
        options = plan.spec["questions"][stratum["of"]]["options"]
        for code, quota in one_by_one(1708, shares).items():
            received = [f"{came[stratum['of'], code]:,}"] if came else []
            assert next(rows) == [options[code], f"{shares[code]:.1%}", f"{quota:,}", *received]
    assert next(rows, None) is None


def test_the_calendar_counts_days_as_calendars_do(plan: Plan) -> None:
    tasks = plan.spec["research"]["timetable"]
    for task, row in zip(tasks, plan.table("calendar"), strict=True):
        days = [dt.date.fromisoformat(task[end]) for end in ("start", "end") if end in task]
        long = "里程碑" if len(days) == 1 else f"{days[1].toordinal() - days[0].toordinal() + 1}天"
        assert row[1:3] == ["至".join(map(str, days)), long]


def test_talks_sum_to_what_is_said_of_them(plan: Plan) -> None:
    text = text_of(plan.root)
    for talk in plan.spec["interviews"]:
        count = sum(int(quota["n"]) for quota in talk["quotas"])
        assert f"共{count}{'人' if talk['kind'] == 'in-depth' else '组'}" in text
        assert f"约{sum(int(chapter['minutes']) for chapter in talk['guide'])}分钟" in text


SAID = {None: "{}", "more_than": "超过{}", "less_than": "不到{}", "about": "约{}", "at_least": "{}以上", "at_most": "不超过{}"}
UNITS = {"share": "", "change": "", "minutes": "分钟", "days": "天"}


def said(found: dict[str, Any], value: str) -> str:
    """Return a stated number with its unit."""
    unit = found["unit"]
    return value + (unit["zh-CN"] if isinstance(unit, dict) else UNITS[unit])


def baseline(found: dict[str, Any]) -> str:
    """Return today's value of an operational measure, in words where there is none."""
    if "value" not in found:
        return "尚无数据"
    mark = "（建议）" if found.get("basis") == "proposed" else ""
    return SAID[found.get("qualifier")].format(said(found, found["value"])) + mark


def items(groups: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield every action of a plan, in order."""
    for group in groups:
        yield from group.get("items", [])
        yield from items(group.get("sections", []))


def test_goals_and_actions_print_the_numbers_that_the_spec_states(after_sales: Plan) -> None:
    operations = after_sales.spec["operations"]
    goals = {row[0]: row[1:4] for row in after_sales.table("goals")}
    ways = {"lower": "越低越好", "higher": "越高越好"}
    wanted = {o["label"]: [baseline(o), said(o, o["target"]), ways[o["better"]]] for o in operations.values()}
    assert goals == wanted
    printed = [row[-1].replace(" ", "") for row in after_sales.table("actions") if len(row) > 1]
    named = [operations[i["measure"]["of"].removeprefix("operation(").removesuffix(")")] for i in items(after_sales.spec["plan"])]
    assert printed == [f"{o['label']}{baseline(o)}→{said(o, o['target'])}" for o in named]
    assert len(printed) == 42


def test_published_figures_print_as_published(after_sales: Plan) -> None:
    figures = after_sales.spec["published"].values()
    assert [row[:2] for row in after_sales.table("published")] == [
        [f["label"], SAID[f.get("qualifier")].format(said(f, f["value"]))] for f in figures
    ]
    prose = {
        button.get("popovertarget"): text_of(button)
        for button in after_sales.root.iter("button")
        if button.get("class") == "fact"
    }
    assert set(prose.values()) >= {"超过30分钟", "5分钟", "超过60%", "约30%", "30天"}


def test_meters_say_and_draw_what_the_spec_states(after_sales: Plan) -> None:
    """As wide as the number on its scale; a bar stops where only bounds are known: nothing is certain of "under 50%"."""
    known = [o for o in after_sales.spec["operations"].values() if "value" in o]
    titles = {f"基线{baseline(o)}，目标{said(o, o['target'])}": o for o in known}
    seen = set()
    for drawing in after_sales.root.iter(f"{SVG}svg"):
        title = text_of(next(drawing.iter(f"{SVG}title")))
        if title in titles:
            seen.add(title)
            found = titles[title]
            value, target = float(found["value"].removesuffix("%")), float(found["target"].removesuffix("%"))
            track, *bars = (float(r.get("width") or 0) for r in drawing.iter(f"{SVG}rect"))
            sure = 0 if found.get("qualifier") == "less_than" else value
            limit = 100 if found["unit"] == "share" else 1.1 * max(value, target)
            assert sum(bars) / track == pytest.approx(sure / limit, abs=0.002)
    assert seen == set(titles)


def test_no_number_of_the_plan_is_out_of_nowhere(after_sales: Plan) -> None:
    """Whatever number stands in a cell of its tables stands in the spec, or numbers a part of the report."""
    folder = SPECS / "after-sales-plan-2025"
    written = set(re.findall(r"\d+", "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))))
    for block in ("goals", "actions", "published"):
        for row in after_sales.table(block):
            words = [re.sub(r"\d+(\.\d+){2}", "", cell) for cell in row]  # 3.1.2 numbers an action
            assert set(re.findall(r"\d+", " ".join(words))) <= written


def test_the_design_effect_is_the_square_of_the_interval(plan: Plan) -> None:
    """A margin planned with a design effect is that of so many simple answers: both ways give the same width."""
    sample = plan.spec["research"]["sample"]
    n, deff = 1174, float(sample["design_effect"])
    planned = 1.959963984540054 * sqrt(deff * 0.25 / n)
    assert planned == pytest.approx(part(sample["margin"]["margin"]), rel=1e-3)
