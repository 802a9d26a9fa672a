"""Every measure recomputed row by row in fractions, by code that shares nothing with ours but the names of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import accumulate
from math import isclose
from random import Random
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Condition, Measure, Not
from reportgen.spec.spec import Spec

Row = dict[str, str]
SCALE = ["1", "2", "3", "4", "5"]
OPTIONS = ["a", "b", "c"]
SPEC: dict[str, Any] = {
    "scales": {
        "good": {"options": {c: f"label {c}" for c in SCALE}, "direction": "high_is_good", "missing": ["9"]},
        "bad": {"options": {code: f"option {code}" for code in ["1", "2", "3"]}, "direction": "low_is_good"},
    },
    "questions": {
        "one": {"ask": "?", "type": "single", "column": "one", "options": {"yes": "Yes", "no": "No", "NA": "NA"}},
        "s": {"ask": "?", "type": "scale", "scale": "good", "column": "s"},
        "t": {"ask": "?", "type": "scale", "scale": "bad", "column": "t"},
        "later": {"ask": "?", "type": "single", "column": "later", "options": {"x": "X", "y": "Y"}, "asked_if": "one == 'yes'"},
        **{
            base: {
                "ask": "?",
                "type": "multi",
                "base": base.removesuffix("none"),
                "columns": {o: f"m_{o}" for o in OPTIONS},
                "options": {o: o.upper() for o in OPTIONS},
                **({"empty": "none"} if base.endswith("none") else {}),
            }
            for base in ("answered", "asked", "responses", "answerednone")
        },
        "rec": {"ask": "?", "type": "nps", "column": "rec"},
        "num": {"ask": "?", "type": "number", "column": "num"},
        "open": {"ask": "?", "type": "text", "column": "open"},
    },
    "dimensions": {
        "d": {"label": "D", "questions": {"s": "2", "t": "0.5"}},
        "both": {"label": "E", "questions": ["s", "t"], "minimum_items": "2"},
    },
    "segments": {
        "g": {"label": "G", "column": "g", "options": {"p": "P", "q": "Q"}, "missing": ["?"]},
        "h": {"label": "H", "column": "h", "options": {"u": "U", "v": "V"}},
    },
}
COLUMNS = ["one", "s", "t", "later", "m_a", "m_b", "m_c", "rec", "num", "open", "g", "h", "w"]


def random_rows(random: Random, count: int) -> list[Row]:
    def some(*values: str) -> str:
        return random.choice([*values, ""])

    rows = []
    for _ in range(count):
        row = {
            "one": some("yes", "no", "NA"),
            "s": some(*SCALE, "9"),
            "t": some("1", "2", "3"),
            "rec": some(*map(str, range(11))),
        }
        row["later"] = some("x", "y") if row["one"] == "yes" else ""
        row |= {f"m_{o}": some("1", "0") for o in OPTIONS}
        row |= {
            "num": some("0", "-1.5", "0.1", "2e3", "7.25"),
            "open": some("words"),
            "g": some("p", "q", "?"),
            "h": some("u", "v"),
        }
        row["w"] = random.choice(["1", "0.25", "3.7", "12.345", "0.001", "2"])
        rows.append(row)
    return rows


def numeric(row: Row, measure: Measure) -> Fraction | None:
    """Return a respondent's value for means, medians, indices and NPS."""
    if measure.name == "index":
        weights: dict[str, Fraction] = {
            "d": {"s": Fraction(2), "t": Fraction(1, 2)},
            "both": {"s": Fraction(1), "t": Fraction(1)},
        }[measure.subject]
        items = {
            "s": (Fraction(row["s"]) - 1) / 4 if row["s"] not in ("", "9") else None,
            "t": (3 - Fraction(row["t"])) / 2 if row["t"] else None,
        }
        given = {k: v for k, v in items.items() if v is not None}
        if len(given) < (2 if measure.subject == "both" else 1):
            return None
        return 100 * sum((weights[k] * v for k, v in given.items()), Fraction()) / sum(weights[k] for k in given)
    text = row[measure.subject]
    if text == "" or (measure.subject == "s" and text == "9"):
        return None
    if measure.name == "nps":
        return Fraction(100 if int(text) >= 9 else -100 if int(text) <= 6 else 0)
    return Fraction(text)


def counted(row: Row, measure: Measure, options: Iterable[str]) -> tuple[int, int] | None:
    """Return (part of the numerator, part of the denominator); None for who is not in the base."""
    ticks = {o: row[f"m_{o}"] for o in OPTIONS}
    match measure.subject:
        case "answered" | "answerednone" | "asked":
            if not any(ticks.values()) and measure.subject == "answered":
                return None
            return int(any(ticks[o] == "1" for o in options)), 1
        case "responses":
            total = sum(v == "1" for v in ticks.values())
            return (sum(ticks[o] == "1" for o in options), total) if total else None
        case "d" | "both":
            return (0, 1) if numeric(row, measure) is not None else None
        case name:
            answered = row[name] != "" and not (name == "s" and row[name] == "9")
            return (int(row[name] in tuple(options)), 1) if answered else None


def inside(row: Row, measure: Measure) -> bool:
    """Return whether a respondent belongs to the group: its segments and the two conditions that the test uses."""
    if any(row[s] != code for s, code in measure.segments):
        return False
    if measure.among is None:
        return True
    answered = row["s"] not in ("", "9")
    return answered and ((int(row["s"]) < 4) if isinstance(measure.among, Not) else (int(row["s"]) >= 4))


def options_of(measure: Measure) -> tuple[str, ...]:
    boxes = {("top", "s"): ("4", "5"), ("bottom", "s"): ("1", "2"), ("top", "t"): ("1",), ("bottom", "t"): ("3",)}
    return boxes.get((measure.name, measure.subject), measure.options)


def expected(rows: list[Row], measure: Measure, weighted: bool) -> Fraction | float | None:
    rows = [r for r in rows if inside(r, measure)]

    def weigh(row: Row) -> Fraction:
        return Fraction(row["w"]) if weighted else Fraction(1)

    parts = [(weigh(r), c) for r in rows if (c := counted(r, measure, options_of(measure))) is not None]
    if not parts:
        return None
    if measure.name == "count":
        return Fraction(sum(x for _, (x, _) in parts))
    if measure.name == "base":
        return Fraction(sum(y for _, (_, y) in parts))
    if measure.name in {"share", "top", "bottom"}:
        return sum((w * x for w, (x, _) in parts), Fraction()) / sum((w * y for w, (_, y) in parts), Fraction())
    if measure.name == "rank":
        own = sum(w * x for w, (x, _) in parts)
        others = (canonical.share(measure.subject, o) for o in OPTIONS)
        sums = [sum(weigh(r) * c[0] for r in rows if (c := counted(r, measure, m.options)) is not None) for m in others]
        return Fraction(1 + sum(s > own for s in sums))
    return moment(measure.name, [(weigh(r), v) for r in rows if (v := numeric(r, measure)) is not None])


def moment(name: str, values: list[tuple[Fraction, Fraction]]) -> Fraction | float | None:
    total = sum((w for w, _ in values), Fraction())
    mean = sum((w * v for w, v in values), Fraction()) / total
    if name == "sd":
        n = len(values)
        return (
            float(Fraction(n, n - 1) * sum((w * (v - mean) ** 2 for w, v in values), Fraction()) / total) ** 0.5
            if n > 1
            else None
        )
    if name == "median":
        ordered = sorted(values, key=lambda p: p[1])
        sums = list(accumulate(w for w, _ in ordered))
        below = next(v for s, (_, v) in zip(sums, ordered, strict=True) if 2 * s >= total)
        above = next(v for s, (_, v) in zip(sums, ordered, strict=True) if 2 * s > total)
        return (below + above) / 2
    return mean


def measures() -> list[Measure]:
    high = canonical.comparison("s", ">=", "4")
    groups: list[tuple[tuple[tuple[str, str], ...], Condition | None]] = [
        ((), None), ((("g", "p"),), None), ((("g", "q"), ("h", "u")), None), ((), high), ((("h", "v"),), Not(high)),
    ]  # fmt: skip
    subjects = {"one": ["yes", "no", "NA"], "s": SCALE, "t": ["1", "2", "3"], "later": ["x", "y"], "rec": ["0", "10"]}
    found = []
    for segments, among in groups:
        where: dict[str, Any] = {"segments": segments, "among": among}
        found += [canonical.share(q, c, **where) for q, codes in subjects.items() for c in codes]
        found += [canonical.count(q, *codes[:2], **where) for q, codes in subjects.items()]
        for q in ("answered", "asked", "responses", "answerednone"):
            found += [canonical.share(q, *o, **where) for o in (["a"], ["b"], ["a", "c"], OPTIONS)]
            found += [canonical.rank(q, "b", **where), canonical.base(q, **where), canonical.count(q, "c", **where)]
        found += [
            m(q, **where)
            for m in (canonical.top, canonical.bottom, canonical.mean, canonical.median, canonical.sd)
            for q in ("s", "t")
        ]
        found += [canonical.mean("num", **where), canonical.median("num", **where), canonical.sd("num", **where)]
        found += [
            canonical.nps("rec", **where),
            canonical.index("d", **where),
            canonical.index("both", **where),
            canonical.base("open", **where),
        ]
    return found


def same(found: float | None, wanted: Fraction | float | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    # the very double nearest to the fraction, with weights too; a root is taken of a double
    return found == float(wanted) if isinstance(wanted, Fraction) else isclose(found, wanted, rel_tol=1e-13)


def as_csv(rows: Iterable[Mapping[str, str]]) -> str:
    return ",".join(COLUMNS) + "\n" + "".join(",".join(r[c] for c in COLUMNS) + "\n" for r in rows)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize(("seed", "count"), [(1, 250), (2, 40), (3, 5), (4, 1)])
def test_every_measure(
    seed: int, count: int, weighted: bool, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    rows = random_rows(Random(seed), count)  # noqa: S311
    spec = survey(as_csv(rows), **SPEC, **({"weight": "w"} if weighted else {}))
    found = estimates(spec, *measures())
    wrong = {}
    for m in measures():
        value, wanted = found[m.canonical].value, expected(rows, m, weighted)
        if wanted is None and m.name == "base":
            wanted = Fraction(0)
        if not same(value, wanted):
            wrong[m.canonical] = (value, wanted)
    assert wrong == {}
