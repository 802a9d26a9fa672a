"""Every measure from the raw rows of a survey: plain Python, numpy and statsmodels, nothing of the package.

An expression is read with Python's own parser, the spec with PyYAML, the answers with the csv module.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import statsmodels.api as sm
import yaml
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from tests.numbers.quality import MEASURES, left_out, quality_of
from tests.numbers.stated import amount, text_stated
from tests.numbers.together import MODELS, RELIABILITY, together

Row = dict[str, str]
LEVEL = 0.95


@dataclass
class Number:
    """A number recomputed, with what belongs to it."""

    value: float | None
    n: int | None = None
    weighted_n: float | None = None
    base: int | None = None
    weighted_base: float | None = None
    effective_base: float | None = None
    interval: tuple[float, float] | None = None
    withheld: bool = False
    test: tuple[float, float] | None = None
    """Statistic and p-value of a change."""
    df: float | None = None
    """Degrees of freedom of that test."""


@dataclass
class Survey:
    """A spec and its rows."""

    path: Path
    _kept: dict[str, Number] = field(default_factory=dict)
    _waves: dict[str, Survey] = field(default_factory=dict)

    @cached_property
    def spec(self) -> Any:
        """The spec as text and maps, with what it includes, and with the rows of grids as questions."""
        return _without_grids(_read(self.path))

    @cached_property
    def data(self) -> Path:
        """The file with the answers."""
        return Path(self.path.parent / self.spec["survey"]["data"]["source"]).resolve()

    @cached_property
    def rows(self) -> list[Row]:
        """The answers that count: without those that a rule on quality leaves out."""
        return [row for row, out in zip(self.read, left_out(self.spec, self.read), strict=True) if not out]

    @cached_property
    def read(self) -> list[Row]:
        """The answers in the file."""
        with self.data.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def rebuilt(self) -> bool:
        """Whether the rows say nothing about how many answered."""
        return bool(self.spec.get("survey", {}).get("data", {}).get("provenance") == "reconstructed")

    @property
    def answered(self) -> bool:
        """Whether there are answers."""
        return "data" in self.spec.get("survey", {})

    def number(self, expression: str) -> Number:
        """Return what an expression is worth."""
        if expression not in self._kept:
            self._kept[expression] = self._number(ast.parse(expression, mode="eval").body)
        return self._kept[expression]

    def _number(self, node: ast.expr) -> Number:
        match node:
            case ast.UnaryOp(ast.USub(), part) | ast.Call(ast.Name("abs"), [part]):
                inner, turn = self._number(part), abs if isinstance(node, ast.Call) else float.__neg__
                return Number(None if inner.value is None else turn(inner.value), withheld=inner.withheld)
            case ast.BinOp(left, operator, right):
                one, other = self._number(left), self._number(right)
                if one.value is None or other.value is None:
                    return Number(None, withheld=True)
                sign: dict[type[ast.operator], Callable[[float, float], float]] = {
                    ast.Add: lambda a, b: a + b,
                    ast.Sub: lambda a, b: a - b,
                    ast.Mult: lambda a, b: a * b,
                    ast.Div: lambda a, b: a / b,
                }
                return Number(sign[type(operator)](one.value, other.value))
            case ast.Constant(value):
                return Number(float(str(value)))
            case ast.Call() if (found := self._of_waves(node)) is not None:
                return found
            case ast.Call(ast.Name(name), arguments, keywords):
                options = [str(a.value) for a in arguments[1:] if isinstance(a, ast.Constant)]
                subject = arguments[0]
                assert isinstance(subject, ast.Name)
                return self._measure(name, subject.id, options, {str(k.arg): k.value for k in keywords})
            case _:
                raise NotImplementedError(ast.dump(node))

    def _recorded(self, family: str, name: str) -> Number:
        """Return what the spec states: of an operational measure, or as published elsewhere."""
        return Number(amount(text_stated(self.spec, family, name)))

    def _of_waves(self, node: ast.Call) -> Number | None:
        """Return a change, a number of an earlier wave, or one that the spec states of now or then; None for all else."""
        from tests.numbers.changes import change_of

        match node:
            case ast.Call(ast.Name("change"), [ast.Call() as measure], [ast.keyword("since", ast.Constant(since))]):
                return change_of(self, measure, str(since))
            case ast.Call(ast.Name("operation" | "baseline" | "published" as family), [ast.Name(name)]):
                return self._recorded(family, name)
            case _:
                wave = _wave(node.keywords)
                return None if wave is None else self.earlier(wave).number(ast.unparse(self.there(node)))

    def earlier(self, wave: str) -> Survey:
        """Return an earlier wave, which has a spec of its own."""
        return self._waves.setdefault(wave, Survey(Path(self.path.parent / self.spec["survey"]["waves"][wave]["spec"]).resolve()))

    @property
    def all(self) -> list[Survey]:
        """This wave, and the earlier ones that its numbers were asked for."""
        return [self, *self._waves.values()]

    @property
    def versions(self) -> dict[str, tuple[str, str]]:
        """Return rows and checksum, as they are printed, of every file that the rows were read from."""
        return {survey.data.name: survey.version for survey in self.all}

    @cached_property
    def version(self) -> tuple[str, str]:
        """Those of the file of this wave."""
        return f"{len(self.read):,}", sha256(self.data.read_bytes()).hexdigest()[:12]

    def there(self, node: ast.Call) -> ast.Call:
        """Return a measure as the spec of an earlier wave has it: the name that its question had."""
        subject = node.args[0]
        assert isinstance(subject, ast.Name)
        asked = self.spec["questions"].get(subject.id) or self.spec["dimensions"][subject.id]
        keywords = [k for k in node.keywords if k.arg != "wave"]
        return ast.Call(node.func, [ast.Name(asked.get("was", subject.id)), *node.args[1:]], keywords)

    def weight(self, row: Row) -> float:
        """Return a respondent's weight; all weights have the mean 1."""
        column = self.spec["survey"].get("weight", {}).get("column")
        return float(row[column]) / self._mean_weight if column else 1.0

    @cached_property
    def _mean_weight(self) -> float:
        column = self.spec["survey"]["weight"]["column"]
        return sum(float(r[column]) for r in self.rows) / len(self.rows)

    def answer(self, name: str, row: Row) -> str | None:
        """Return the answer to a question, or the value of a segment; None without one."""
        asked = self.spec["questions"].get(name) or self.spec["segments"][name]
        if asked.get("type") == "ranking":
            return next(iter(self.order(name, row)), None)
        if "column" not in asked:
            return self._made(asked, row)
        missing = asked.get("missing", []) or self.spec.get("scales", {}).get(asked.get("scale"), {}).get("missing", [])
        text = row[asked["column"]]
        return None if text == "" or text in missing or not self._asked(asked, row) else text

    def order(self, name: str, row: Row) -> list[str]:
        """Return the options that a respondent put in order, the first one first."""
        asked = self.spec["questions"][name]
        if not self._asked(asked, row):
            return []
        if "places" in asked:
            return [row[column] for column in asked["places"] if row[column]]
        ranks = {option: row[column] for option, column in asked["columns"].items()}
        return sorted((o for o, rank in ranks.items() if rank), key=lambda o: int(ranks[o]))

    def _made(self, made: Any, row: Row) -> str | None:
        """Return the code of a variable that is made of others."""
        source = self.answer(made["of"], row) if "of" in made else None
        if "of" in made and source is None:
            return None
        origin = self.spec["questions"].get(made.get("of"), {})
        if bands := made.get("bands") or ({} if "groups" in made else origin.get("bands", {})):
            return next((code for code, band in bands.items() if in_band(str(source), band)), None)
        for code, group in made.get("groups", {}).items():
            told = self._belongs(group, source, row)
            if told is not False:
                return code if told else None
        return None if "groups" in made else source

    def _belongs(self, group: Any, source: str | None, row: Row) -> bool | None:
        if "when" in group:
            return self.holds(ast.parse(group["when"], mode="eval").body, row)
        return "otherwise" in group or source in group["codes"]

    def _asked(self, question: Any, row: Row) -> bool:
        return "asked_if" not in question or bool(self.holds(ast.parse(question["asked_if"], mode="eval").body, row))

    def holds(self, test: ast.expr, row: Row) -> bool | None:
        """Return whether a condition is true of a respondent; None where a missing answer leaves it open."""
        match test:
            case ast.BoolOp(operator, parts):
                told = {self.holds(part, row) for part in parts}
                decided = isinstance(operator, ast.Or)
                return decided if decided in told else None if None in told else not decided
            case ast.UnaryOp(ast.Not(), part):
                inner = self.holds(part, row)
                return None if inner is None else not inner
            case ast.Call(ast.Name("ticked"), [ast.Name(name), ast.Constant(option)]):
                columns = self.spec["questions"][name]["columns"]
                return row[columns[str(option)]] == "1" if any(row[c] for c in columns.values()) else None
            case ast.Call(ast.Name("answered"), [ast.Name(name)]):
                return self.answer(name, row) is not None
            case ast.Compare(first, operators, others):
                sides = [first, *others]
                links = [self._link(left, op, right, row) for left, op, right in zip(sides, operators, others, strict=False)]
                return False if False in links else None if None in links else True
            case _:
                raise NotImplementedError(ast.dump(test))

    def _link(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, row: Row) -> bool | None:
        if not isinstance(left, ast.Name):
            assert isinstance(right, ast.Name)
            turned: dict[type[ast.cmpop], ast.cmpop] = {ast.Lt: ast.Gt(), ast.LtE: ast.GtE(), ast.Gt: ast.Lt()}
            return self._link(right, turned.get(type(operator), ast.LtE()), left, row)
        answer = self.answer(left.id, row)
        if answer is None:
            return None
        values = [str(e.value) for e in (right.elts if isinstance(right, ast.Tuple) else [right]) if isinstance(e, ast.Constant)]
        sizes: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
            ast.Lt: lambda a, b: a < b,
            ast.LtE: lambda a, b: a <= b,
            ast.Gt: lambda a, b: a > b,
            ast.GtE: lambda a, b: a >= b,
        }
        if type(operator) in sizes:
            return sizes[type(operator)](Decimal(answer), Decimal(values[0]))
        banded = values[0] in self.spec["questions"].get(left.id, {}).get("bands", {})
        given = self.in_bands(left.id, answer) if banded else answer
        return (given in values) is not isinstance(operator, ast.NotEq)

    def in_bands(self, name: str, answer: str) -> str:
        """Return the band of a number."""
        return next(str(code) for code, band in self.spec["questions"][name]["bands"].items() if in_band(answer, band))

    def group(self, keywords: dict[str, ast.expr]) -> list[Row]:
        """Return the respondents that the keywords of a measure leave."""
        keywords = dict(keywords)
        among = keywords.pop("among", None)
        group = [r for r in self.rows if among is None or self.holds(among, r)]
        for segment, code in keywords.items():
            assert isinstance(code, ast.Constant)
            group = [r for r in group if self.answer(segment, r) == str(code.value)]
        return group

    def who(self, subject: str, keywords: dict[str, ast.expr]) -> list[Row]:
        """Return the respondents in a base."""
        return [r for r in self.group(keywords) if self._in_base(subject, r)]

    def worth(self, name: str, subject: str, options: list[str], row: Row) -> float:
        """Return what a respondent's answer counts in a share or mean."""
        if name in {"share", "top", "bottom"}:
            return float(self.gave(subject, options or self.box(name, subject), row))
        return self._value(name, subject, row)

    def _measure(self, name: str, subject: str, options: list[str], keywords: dict[str, ast.expr]) -> Number:
        if name in MEASURES:
            return quality_of(self, name, subject)
        if name in RELIABILITY | MODELS:
            joint = together(self, name, subject, options, self.group(keywords))
            found, weights = Number(joint.value, interval=joint.interval if self._has_intervals else None), joint.weights
        else:
            who = self.who(subject, keywords)
            if name == "mean_rank":
                who = [r for r in who if options[0] in self.order(subject, r)]
            weights = np.array([self.weight(r) for r in who])
            found = self._worth(name, subject, options, who, weights)
        found.base, found.weighted_base = len(weights), float(weights.sum())
        found.effective_base = float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0
        return self._withheld(name, found)

    def _withheld(self, name: str, found: Number) -> Number:
        minimum = int(self.spec["report"].get("minimum_base", 30))
        published = self.spec["survey"]["sample"].get("published_base")
        base = int(published) if self.rebuilt and published else found.base or 0
        if name != "base" and (base < minimum or found.value is None):
            return Number(None, None, None, found.base, found.weighted_base, found.effective_base, withheld=True)
        if "weight" in self.spec["survey"] and (found.effective_base or 0) < minimum:
            found.interval = None
        return found

    def was_asked(self, subject: str, row: Row) -> bool:
        """Return whether a respondent was asked a question."""
        return self._asked(self.spec["questions"][subject], row)

    def said(self, subject: str, row: Row) -> bool:
        """Return whether a respondent gave any answer to a question."""
        return self._in_base(subject, row)

    def _in_base(self, subject: str, row: Row) -> bool:
        if subject in self.spec.get("dimensions", {}):
            return self.index(subject, row) is not None
        question = self.spec["questions"][subject]
        if question["type"] == "multi":
            assert question["base"] == "answered"
            return self._asked(question, row) and any(row[c] != "" for c in question["columns"].values())
        return self.answer(subject, row) is not None

    def _worth(self, name: str, subject: str, options: list[str], who: list[Row], weights: Any) -> Number:
        if name == "base":
            return Number(float(len(who)))
        if name in {"share", "count", "top", "bottom"}:
            gave = np.array([self.gave(subject, options or self.box(name, subject), r) for r in who], dtype=float)
            count = int(gave.sum())
            if name == "count":
                return Number(float(count), count, float(gave @ weights))
            interval = self._share_interval(gave, weights)
            return Number(float(gave @ weights / weights.sum()), count, float(gave @ weights), interval=interval)
        if name in {"ranked", "mean_rank"}:
            return self._ranked(subject, options, who, weights)
        if name == "rank":
            sums = {
                o: sum(w for r, w in zip(who, weights, strict=True) if self.gave(subject, [o], r)) for o in self.options(subject)
            }
            own = [r for r in who if self.gave(subject, options, r)]
            return Number(1.0 + sum(s > sums[options[0]] + 1e-9 for s in sums.values()), len(own), sums[options[0]])
        values = np.array([self._value(name, subject, r) for r in who], dtype=float)
        return self._moment(name, subject, values, weights)

    def _ranked(self, subject: str, options: list[str], who: list[Row], weights: Any) -> Number:
        """Return the share of those who put an option among the first few, or with no number of places its mean place."""
        if len(options) == 1:
            places = np.array([self.order(subject, r).index(options[0]) + 1 for r in who], dtype=float)
            return self._moment("mean_rank", subject, places, weights) if who else Number(None)
        gave = np.array([options[0] in self.order(subject, r)[: int(options[1])] for r in who], dtype=float)
        interval, count = self._share_interval(gave, weights), int(gave.sum())
        return Number(float(gave @ weights / weights.sum()), count, float(gave @ weights), interval=interval)

    def gave(self, subject: str, options: Iterable[str], row: Row) -> bool:
        """Return whether a respondent gave one of the options."""
        question = self.spec["questions"][subject]
        if question["type"] == "multi":
            return any(row[question["columns"][o]] == "1" for o in options)
        answer = self.answer(subject, row)
        return (self.in_bands(subject, answer) if answer and "bands" in question and "column" in question else answer) in set(
            options
        )

    def options(self, subject: str) -> list[str]:
        """Return the codes of a question."""
        question = self.spec["questions"][subject]
        if question["type"] == "nps":
            return [str(i) for i in range(11)]
        own = question.get("options") or question.get("bands") or ("scale" not in question and question.get("groups"))
        return list(own or self.spec["scales"][question["scale"]]["options"])

    def box(self, name: str, subject: str) -> list[str]:
        """Return the codes of a scale's top or bottom; these reports declare both."""
        return list(self.spec["scales"][self.spec["questions"][subject]["scale"]][name])

    def _value(self, name: str, subject: str, row: Row) -> float:
        if name == "index":
            index = self.index(subject, row)
            assert index is not None
            return index
        answer = float(self.answer(subject, row) or "nan")
        return (100.0 if answer >= 9 else -100.0 if answer <= 6 else 0.0) if name == "nps" else answer

    def index(self, dimension: str, row: Row) -> float | None:
        """Return a person's index in a dimension; None with too few answers."""
        written = self.spec["dimensions"][dimension]
        items = written.get("parts") or written["questions"]
        items = {q: float(w) for q, w in items.items()} if isinstance(items, dict) else dict.fromkeys(items, 1.0)
        worth = self.index if "parts" in written else self._rescaled
        parts = {q: value for q in items if (value := worth(q, row)) is not None}
        if len(parts) < int(written.get("minimum_items", 1)):
            return None
        return float(sum(items[q] * p for q, p in parts.items()) / sum(items[q] for q in parts))

    def _rescaled(self, question: str, row: Row) -> float | None:
        answer = self.answer(question, row)
        return (
            None if answer is None else _rescaled(float(answer), self.spec["scales"][self.spec["questions"][question]["scale"]])
        )

    def _moment(self, name: str, subject: str, values: Any, weights: Any) -> Number:
        about = DescrStatsW(values, weights * len(values) / weights.sum(), ddof=1) if len(values) > 1 else None
        if name == "sd":
            return Number(float(about.std) if about else None)
        if name == "median":
            return Number(_median(values, weights))
        return Number(float(np.average(values, weights=weights)), interval=self._mean_interval(name, subject, values, weights))

    @property
    def _has_intervals(self) -> bool:
        return bool(self.spec["survey"]["sample"]["kind"] == "probability" and not self.rebuilt)

    def _share_interval(self, gave: Any, weights: Any) -> tuple[float, float] | None:
        if not self._has_intervals or len(gave) < 2:
            return None
        if "weight" not in self.spec["survey"]:
            return _pair(proportion_confint(gave.sum(), len(gave), 1 - LEVEL, "wilson"))
        if len(set(gave)) == 1:
            effective = weights.sum() ** 2 / (weights**2).sum()
            return _pair(proportion_confint(gave[0] * effective, effective, 1 - LEVEL, "wilson"))
        # a logistic regression on a constant with robust errors: R's svyciprop(method = "logit")
        model = sm.GLM(gave, np.ones(len(gave)), sm.families.Binomial(), var_weights=weights).fit(cov_type="HC0", tol=1e-13)
        error = float(model.bse[0]) * (len(gave) / (len(gave) - 1)) ** 0.5
        half = stats.t.ppf((1 + LEVEL) / 2, len(gave) - 1) * error
        return _pair(1 / (1 + np.exp(-(model.params[0] + s * half))) for s in (-1, 1))

    def _mean_interval(self, name: str, subject: str, values: Any, weights: Any) -> tuple[float, float] | None:
        if not self._has_intervals or len(set(values)) < 2:
            return None
        if "weight" in self.spec["survey"]:
            model = sm.WLS(values, np.ones(len(values)), weights=weights).fit(cov_type="HC1", use_t=True)
            low, high = (float(x) for x in model.conf_int(1 - LEVEL)[0])
        elif name == "nps":  # the normal distribution, and the variance of the sample itself
            low, high = DescrStatsW(values, ddof=0).zconfint_mean(1 - LEVEL)
            low, high = (values.mean() + (end - values.mean()) * ((len(values) - 1) / len(values)) ** 0.5 for end in (low, high))
        else:
            low, high = DescrStatsW(values).tconfint_mean(1 - LEVEL)
        question = self.spec["questions"].get(subject, {})
        ends = {"index": (0.0, 100.0), "nps": (-100.0, 100.0)}.get(name)
        if name == "mean_rank":
            ends = 1.0, float(len(question.get("places", question["options"])))
        elif ends is None and "scale" in question:
            codes = [float(c) for c in self.spec["scales"][question["scale"]]["options"]]
            ends = min(codes), max(codes)
        return (max(low, ends[0]), min(high, ends[1])) if ends else (low, high)


def in_band(number: str, band: Any) -> bool:
    """Return whether a number lies in a band, both as decimals."""
    low, high = (None if band.get(end) is None else Decimal(band[end]) for end in ("from", "below"))
    return (low is None or Decimal(number) >= low) and (high is None or Decimal(number) < high)


def respondents_of(survey: Survey, measure: ast.Call) -> tuple[Any, Any]:
    """Return what each respondent in the base of a share or mean counts, and their weights."""
    name, subject = measure.func, measure.args[0]
    assert isinstance(name, ast.Name)
    assert isinstance(subject, ast.Name)
    options = [str(a.value) for a in measure.args[1:] if isinstance(a, ast.Constant)]
    who = survey.who(subject.id, {str(k.arg): k.value for k in measure.keywords})
    return np.array([survey.worth(name.id, subject.id, options, r) for r in who]), np.array([survey.weight(r) for r in who])


def _wave(keywords: list[ast.keyword]) -> str | None:
    return next((str(k.value.value) for k in keywords if k.arg == "wave" and isinstance(k.value, ast.Constant)), None)


def _read(path: Path) -> Any:
    """Return a spec as text and maps; maps of the files that it includes are merged into it, key by key."""
    own = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    found: Any = {}
    for name in own.get("include", []):
        found = _merged(found, _read(path.parent / name))
    return _merged(found, own)


def _merged(one: Any, other: Any) -> Any:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return one + other if isinstance(one, list) and isinstance(other, list) else other
    return {key: _merged(one[key], other[key]) if key in one and key in other else (one | other)[key] for key in one | other}


def _without_grids(spec: Any) -> Any:
    """Return a spec in which each row of a grid is a question, with all that the grid says; dimensions name the rows."""
    rows: dict[str, list[str]] = {}
    questions: dict[str, Any] = {}
    for name, question in spec.get("questions", {}).items():
        if question["type"] == "grid":
            rows[name] = list(question["items"])
            shared = {k: v for k, v in question.items() if k not in {"items", "type", "label"}}
            kind = "scale" if "scale" in question else "single"
            questions |= {item: {**shared, **own, "type": kind} for item, own in question["items"].items()}
        else:
            questions[name] = question
    dimensions = spec.get("dimensions", {})
    for dimension in dimensions.values() if rows else ():
        dimension["questions"] = [q for name in dimension["questions"] for q in rows.get(name, [name])]
    return {**spec, "questions": questions}


def _pair(ends: Iterable[float]) -> tuple[float, float]:
    low, high = ends
    return float(low), float(high)


def _rescaled(answer: float, scale: Any) -> float:
    codes = [float(c) for c in scale["options"] if c not in scale.get("missing", [])]
    part = 100 * (answer - min(codes)) / (max(codes) - min(codes))
    return part if scale["direction"] == "high_is_good" else 100 - part


def _median(values: Any, weights: Any) -> float:
    """Return the smallest value with half of the weight at or below it; the middle of two where it is exactly half."""
    order = np.argsort(values, kind="stable")
    ordered, sums = values[order], np.cumsum(weights[order])
    half = sums[-1] / 2
    exact = np.isclose(sums, half, rtol=1e-12)
    if exact.any():
        at = int(np.argmax(exact))
        return float((ordered[at] + ordered[at + 1]) / 2)
    return float(ordered[int(np.argmax(sums > half))])
