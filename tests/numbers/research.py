"""The computed numbers of a research plan from the spec: sample size, quotas, the calendar and talks, in their places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any

from scipy import stats
from statsmodels.stats.proportion import samplesize_confint_proportion, samplesize_proportions_2indep_onetail

from tests.numbers.order import Order
from tests.numbers.pieces import Piece, classes_of, text_of


def part(text: str) -> float:
    """Return a share as a number."""
    return float(Fraction(text.removesuffix("%")) / 100) if text.endswith("%") else float(text)


def one_by_one(total: int, shares: Mapping[str, float]) -> dict[str, int]:
    """Share out so: everybody the whole part, then one at a time to whoever lacks most."""
    found = {code: floor(total * share + 1e-9) for code, share in shares.items()}
    while sum(found.values()) < total:
        lacks = {code: round(total * share - found[code], 9) for code, share in shares.items()}
        found[max(lacks, key=lambda code: lacks[code])] += 1
    return found


class Research:
    """The places of a research plan."""

    def __init__(self, spec: Any, order: Order) -> None:
        self.spec, self.order, self.plan = spec, order, spec.get("research", {})

    @cached_property
    def sample(self) -> Mapping[str, Any]:
        """The steps to the size of the sample, by statsmodels."""
        wanted = self.plan["sample"]
        margin, effect, deff = wanted["margin"], wanted["effect"], float(wanted["design_effect"])
        people, rate = int(wanted["population"]), part(wanted["response_rate"])
        precise = samplesize_confint_proportion(
            part(margin["share"]), part(margin["margin"]), 1 - part(margin["level"]), "normal"
        )
        p, q = map(part, effect["shares"])
        alpha, power = part(effect["alpha"]), part(effect["power"])
        group = samplesize_proportions_2indep_onetail(p - q, q, power, alpha=alpha, alternative="two-sided")
        stratum = next(s for s in self.plan["strata"] if s["of"] == effect["within"])
        least = min(map(part, stratum["shares"].values()))
        whole = precise * deff / (1 + (precise * deff - 1) / people)
        compared = ceil(group * deff) / least
        answers = max(ceil(whole), ceil(round(compared, 6)))
        return {
            **{"precise": precise, "designed": precise * deff, "whole": whole, "group": group, "compared": compared},
            **{"groups": group * deff, "answers": answers, "invited": ceil(answers / rate), "least": least},
            **{"z": [stats.norm.ppf(level) for level in (1 - alpha / 2, power, 0.5 + part(margin["level"]) / 2)]},
        }

    @cached_property
    def steps(self) -> list[tuple[str, str, str]]:
        """The rows of the table of steps as they have to be printed."""
        found, wanted = self.sample, self.plan["sample"]
        margin, effect = wanted["margin"], wanted["effect"]
        deff, people = wanted["design_effect"], f"{int(wanted['population']):,}"
        (a, b, z), e = (f"{q:.3f}" for q in found["z"]), margin["margin"]
        one = {key: f"{found[key]:,.1f}" for key in ("precise", "designed", "whole", "group", "groups", "compared")}
        label = str(self.spec["questions"][effect["within"]]["label"])
        answers, rate = f"{found['answers']:,}", wanted["response_rate"]
        fleiss = f"n = [zα√(2m(1−m)) + zβ√(p(1−p) + q(1−q))]²/(p−q)²，m = (p+q)/2，zα = {a}，zβ = {b}"
        return [
            (
                f"{part(margin['level']):.0%}置信水平下误差不超过±{e.removesuffix('%')}个百分点，简单随机样本",
                f"n = z²p(1−p)/e² = {z}² × {margin['share']} × {margin['share']} ÷ ({e})²",
                one["precise"],
            ),
            ("乘以设计效应", f"{one['precise']} × {deff}", one["designed"]),
            (
                f"有限总体修正，总体{people}人",
                f"n/(1 + (n−1)/N) = {one['designed']} ÷ (1 + {found['designed'] - 1:,.1f} ÷ {people})",
                one["whole"],
            ),
            (
                f"在{effect['alpha']}显著性水平（双侧）、{effect['power']}检验力下分辨{effect['shares'][0]}与{effect['shares'][1]}，每组",
                fleiss,
                one["group"],
            ),
            ("乘以设计效应", f"{one['group']} × {deff}", one["groups"]),
            (f"使“{label}”中最小的一层也达到每组所需", f"{ceil(found['groups']):,} ÷ {found['least']:.0%}", one["compared"]),
            ("需要的有效问卷", "取较大者，向上取整", answers),
            ("需要发出的邀请", f"{answers} ÷ {rate}", f"{found['invited']:,}"),
        ]

    def beside(self, piece: Piece) -> set[str] | None:
        """Return what may stand in the tables of a plan, in the row of the step, stratum, method or task."""
        figure, row = piece.within("figure"), piece.within("tr")
        place = str(figure.get("id")) if figure is not None else ""
        if not self.plan or figure is None:
            return self._talks(piece)
        if place == "tab-sample_size" and row is not None:
            rows = [e for body in figure.iter("tbody") for e in body]
            cells = [e for e in row if e.tag in {"td", "th"}]
            own = next((i for i, cell in enumerate(cells) if cell in piece.above), None)
            wanted = self.steps[rows.index(row)]
            return {wanted[own]} if own is not None and wanted[own] == piece.text.strip() else set()
        if place == "tab-sample_size":
            strata = next(s for s in self.plan["strata"] if s["of"] == self.plan["sample"]["effect"]["within"])
            groups = len(strata["shares"])
            return {f"{groups * (groups - 1) // 2}对"}
        if place == "tab-strata":
            return self._quota(piece)
        return self._task(piece)

    def _quota(self, piece: Piece) -> set[str]:
        row = piece.within("tr")
        if row is None:
            return {f"合计{self.sample['answers']:,}份"}
        heading, at = text_of(row[0]).strip(), row
        table = piece.within("tbody")
        assert table is not None
        above = list(table)[: list(table).index(at)]
        group = next((text_of(e[0]) for e in reversed(above) if "group" in classes_of(e)), "")
        for stratum in self.plan["strata"]:
            question = self.spec["questions"][stratum["of"]]
            if group.startswith(str(question["label"])):
                shares = {code: part(share) for code, share in stratum["shares"].items()}
                quotas = one_by_one(int(self.sample["answers"]), shares)
                codes = [code for code, label in question["options"].items() if label == heading]
                return {w for code in codes for w in (f"{shares[code]:.1%}", f"{quotas[code]:,}")}
        return set()

    def _task(self, piece: Piece) -> set[str] | None:
        row = piece.within("tr")
        if row is None:
            return None
        heading = text_of(row[0]).strip()
        for task in self.plan.get("timetable", []):
            if task["title"] == heading:
                days = [dt.date.fromisoformat(task[end]) for end in ("start", "end") if end in task]
                dates = {"至".join(map(str, days)), *map(str, days)}
                return dates | ({f"{(days[1] - days[0]).days + 1}天"} if len(days) > 1 else set())
        return None

    def _talks(self, piece: Piece) -> set[str] | None:
        article = piece.within("article", "talk")
        if article is None:
            return None
        talk = next(t for t in self.spec["interviews"] if article.get("id") == f"talk-{t['id']}")
        unit = "人" if talk["kind"] == "in-depth" else "组"
        chapter, item = piece.within("p", "part-title"), piece.within("li")
        if chapter is not None:
            heading = text_of(chapter)
            return {f"约{c['minutes']}分钟" for c in talk["guide"] if heading.startswith(c["title"])}
        if item is not None and "n" in classes_of(piece.own):
            who = text_of(item)
            return {f"{q['n']}{unit}" for q in talk["quotas"] if q["who"] in who}
        minutes = sum(int(c["minutes"]) for c in talk["guide"])
        return {f"共{sum(int(q['n']) for q in talk['quotas'])}{unit}", f"约{minutes}分钟"}
