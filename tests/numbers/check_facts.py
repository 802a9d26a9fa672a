"""Whether ``facts.json`` and ``tables/*.csv`` say what the raw rows say."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from tests.numbers.quality import SHARES
from tests.numbers.rows import LEVEL, Number, Survey
from tests.numbers.stated import words

DECIMALS = {"share": 0, "points": 0, "score": 1, "score-change": 1, "nps": 0, "count": 0, "rank": 0, "coefficient": 2}
SIGNED = {"points", "score-change", "nps"}


def read_facts(version: Path) -> dict[str, dict[str, Any]]:
    """Return the facts by id."""
    return {f["id"]: f for f in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}


def printed(value: float | None, unit: str, decimals: int, *, signed: bool = False) -> str:
    """Return a number as a report prints it: 12 digits first, then half up."""
    if value is None:
        return "–"
    exact = Decimal(format(value * (100 if unit in {"share", "points"} else 1), ".12g"))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = "−" if rounded < 0 else "+" if (signed or unit in SIGNED) and rounded > 0 else ""
    return sign + f"{abs(rounded):,}" + ("%" if unit == "share" else "")


STATED = re.compile(r"\b(?:published|operation|baseline)\(")


def decimals_of(fact: Mapping[str, Any], survey: Survey) -> int:
    """Return the decimals that a fact has to print."""
    if fact["unit"] in DECIMALS:
        return DECIMALS[fact["unit"]]
    if fact["kind"] == "mean_rank":
        return 2
    name = fact["id"].removeprefix("change(").partition("(")[2].partition(",")[0].rstrip(")")
    if fact["id"].startswith("change(nps"):
        return 0
    return int(survey.spec["questions"].get(name, {}).get("decimals", 1))


def same(ours: float | None, theirs: float | None, tolerance: float = 1e-9) -> bool:
    """Whether two numbers agree."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return math.isclose(ours, theirs, rel_tol=tolerance, abs_tol=1e-9)


def facts_faults(version: Path, survey: Survey) -> Iterator[str]:
    """Yield every number of ``facts.json`` that is not what the rows say."""
    for name, fact in read_facts(version).items():
        if STATED.search(name):  # a number of the spec itself: no row says anything of it
            yield from _stated_faults(name, fact, survey)
            continue
        truth = stated(survey, survey.number(name))
        for key in ("value", "n", "base", "weighted_base", "effective_base"):
            wanted = getattr(truth, key)
            if not same(fact[key], wanted):
                yield f"facts.json {name} {key}: {fact[key]} for {wanted}"
        yield from _interval_faults(fact, truth)
        yield from _test_faults(fact, truth)
        said = printed(truth.value, fact["unit"], decimals_of(fact, survey), signed=fact["kind"] == "change")
        said = said.removeprefix("+") if name.startswith("abs(") else said
        if set(fact["printed"].values()) != {said}:
            yield f"facts.json {name} printed: {fact['printed']} for {said}"


def _stated_faults(name: str, fact: Mapping[str, Any], survey: Survey) -> Iterator[str]:
    """Yield what is not the number that the spec states, and whatever rows would have to tell."""
    truth = survey.number(name)
    if not same(fact["value"], truth.value):
        yield f"facts.json {name} value: {fact['value']} for {truth.value}"
    wanted = [words(survey.spec, name, truth.value)]
    for printed_so in fact["printed"].values():
        if re.findall(r"[+−-]?\d[\d,.]*%?", printed_so) != wanted:
            yield f"facts.json {name} printed: {printed_so} for {wanted}"
    told = {key: fact[key] for key in ("n", "base", "weighted_base", "effective_base", "interval", "test") if fact[key]}
    if told:
        yield f"facts.json {name} has {told}"


def stated(survey: Survey, truth: Number) -> Number:
    """Return a number without what may not be stated of rebuilt rows."""
    if truth.base is None or not survey.rebuilt:
        return truth
    published = survey.spec["survey"]["sample"].get("published_base")
    return Number(truth.value, None, None, int(published) if published else None, withheld=truth.withheld)


def _interval_faults(fact: Mapping[str, Any], truth: Number) -> Iterator[str]:
    ends = (fact["interval"]["low"], fact["interval"]["high"]) if fact["interval"] else None
    known = (*(ends or (None, None)), *(truth.interval or (None, None)))
    if not same(known[0], known[2], 1e-6) or not same(known[1], known[3], 1e-6):
        yield f"facts.json {fact['id']} interval: {ends} for {truth.interval}"


def _test_faults(fact: Mapping[str, Any], truth: Number) -> Iterator[str]:
    found = (fact["test"]["statistic"], fact["test"]["p"]) if fact["test"] else None
    known = (*(found or (None, None)), *(truth.test or (None, None)))
    if not same(known[0], known[2], 1e-6) or not same(known[1], known[3], 1e-6):
        yield f"facts.json {fact['id']} test: {found} for {truth.test}"
    if fact["test"] and fact["test"]["significant"] != (fact["test"]["p"] < 1 - LEVEL):
        yield f"facts.json {fact['id']} significant: {fact['test']}"


def _key_faults(file: str, row: Mapping[str, str], survey: Survey) -> Iterator[str]:
    """Yield codes, a wave and labels of a row that are not those of its fact."""
    spec, fact = survey.spec, row["fact"]
    codes = row["option"].split(" & ") if row["option"] else []
    if not all(f"'{code}'" in fact for code in codes):
        yield f"{file} {fact} option: {row['option']}"
    if row["segment"] and f"{row['segment']}='{row['segment_value']}'" not in fact:
        yield f"{file} {fact} segment: {row['segment']} {row['segment_value']}"
    if row["wave"] and row["wave"] not in {
        *re.findall(r"wave='(\d+)'", fact),
        *(() if "wave=" in fact else (spec["report"]["date"][:4],)),
    }:
        yield f"{file} {fact} wave: {row['wave']}"
    question = spec["questions"].get(row["question"], {})
    options = question.get("options") or spec.get("scales", {}).get(question.get("scale"), {}).get("options", {})
    labels = [o.get("label") if isinstance(o, dict) else o for o in (options.get(code, code) for code in codes)]
    if (
        row["label"]
        and re.search(r"\d", row["label"])
        and codes
        and all(isinstance(label, str) for label in labels)
        and row["label"] != " & ".join(map(str, labels))
    ):
        yield f"{file} {fact} label: {row['label']} for {labels}"


def tables_faults(version: Path, survey: Survey) -> Iterator[str]:
    """Yield every number of ``tables/*.csv`` that is not what the rows say."""
    for file in sorted((version / "tables").glob("*")):
        for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))):
            truth = stated(survey, survey.number(row["fact"]))
            yield from _key_faults(file.name, row, survey)
            low, high = truth.interval or (None, None)
            share = row["measure"] in {"share", "top", "bottom", "ranked", "importance", "explained", *SHARES}
            wanted = {
                "n": truth.n,
                "weighted_n": truth.weighted_n,
                "base": truth.base,
                "weighted_base": truth.weighted_base,
                "effective_base": truth.effective_base,
                "share": truth.value if share else None,
                "value": None if share else truth.value,
                "low": low,
                "high": high,
            }
            for column, number in wanted.items():
                written = float(row[column]) if row[column] else None
                if not same(written, number, 1e-6 if column in {"low", "high"} else 1e-9):
                    yield f"{file.name} {row['fact']} {column}: {written} for {number}"
