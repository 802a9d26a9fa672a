"""Values of an oracle as expressions of a report, by what an import made of the columns; or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.real.places import Found, Places

ANALYSIS = "an analysis that no first report makes (regression, reliability, test of means)"
TESTS = "a test or a measure of association, which the first report does not print"
ERRORS = "an error, or an interval by another method than the report's"
TEXT = "own words, which are not counted"
OWN = "own words that few gave, counted together as “other”"
PIECE = "a piece of an option that has the separator inside"
NONE = "answers that the import counts as no answer"
BASE = "over another base than the report's: those who ticked something, or of whom the file says that they did not"
QUANTITY = "single values of a quantity, of which the report has mean and median"
ROWS = "rows without an answer, of which the report has no number"
SUMS = "sums over pieces of cells, where the report has options"
OPTIONS = "a mean over options, of which the report has shares"
FILTER = "a filter on a column that is no question"
SEVERAL = "several spellings that the import counts as one answer"


@dataclass(frozen=True, slots=True)
class Term:
    """A number of the report that a value is made of: ``times`` times a part of the fact of an expression."""

    ask: str
    times: float = 1
    part: str = "value"
    """``value``, ``n``, ``base``, ``weighted_base``, ``effective_base``, ``low`` or ``high``."""
    method: str = ""
    """Of ``low`` and ``high``: the method that the interval has to be by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value of the oracle: what it is made of in the report, or why it is not compared."""

    key: str
    expected: float
    terms: tuple[Term, ...] = ()
    plus: float = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the oracle against one import."""

    places: Places
    definition: Mapping[str, Any]
    values: Mapping[str, Any]

    def compared(self, key: str, *terms: Term, expected: float | None = None, plus: float = 0) -> Wanted:
        """Return a value that is made of numbers of the report."""
        return Wanted(key, float(self.values[key]) if expected is None else expected, terms, plus)

    def left(self, key: str, reason: str) -> Wanted:
        """Return a value that is not compared."""
        value = self.values[key]
        return Wanted(key, float(value) if isinstance(value, int | float) else 0, reason=reason)

    def all_left(self, reason: str) -> Iterator[Wanted]:
        """Yield every value as not compared."""
        return (self.left(key, reason) for key in self.values)

    def among(self, *more: str) -> str | None:
        """Return the end of an expression that narrows it as the oracle does; None where the report cannot."""
        parts = [condition(self.places, one) for one in self.definition.get("where", ())]
        if None in parts:
            return None
        told = " and ".join([*(part for part in parts if part), *more])
        return f", among={told})" if told else ")"


def condition(places: Places, one: Mapping[str, Any]) -> str | None:
    """Return a filter of the oracle as a condition."""
    found = places.found(one["col"])
    if found is None:
        return None
    if one.get("notna"):
        return f"ticked({found.name}, {quoted(found.option)})" if found.question.kind == "multi" else f"answered({found.name})"
    codes = places.codes(one["col"])
    wanted = [codes.get(text, "") for text in one.get("in", ())]
    return None if not all(wanted) else f"{found.name} in ({', '.join(map(quoted, wanted))})"


def quoted(code: str) -> str:
    """Return a code in an expression."""
    return f"'{code}'"


def wanted_of(places: Places, check: Mapping[str, Any]) -> Iterator[Wanted]:
    """Yield every value of a check."""
    one = Check(places, check["definition"], check["values"])
    make = MAKERS.get(check["definition"]["kind"])
    yield from one.all_left(ANALYSIS) if make is None else make(one)


def _parts(key: str) -> list[str]:
    return key.split("|")


def _answered(check: Check, place: int) -> Found | None:
    """Return the question of a column whose answers are counted one by one."""
    found = check.places.found(place)
    return found if found and found.question.kind not in {"text", "multi"} else None


def _why_not(check: Check, place: int) -> str:
    kind = check.places.kind(place)
    return TEXT if kind == "text" else f"a column that became: {kind}"


@dataclass(frozen=True, slots=True)
class _Counted:
    """A column whose answers are counted one by one."""

    check: Check
    found: Found
    codes: Mapping[str, str]
    end: str

    @property
    def lost(self) -> list[str]:
        """Return the answers of the oracle that the import counts as none."""
        texts = dict.fromkeys(_parts(key)[1] for key in self.check.values if key.startswith("pct|"))
        return [text for text in texts if self.codes.get(text) == ""]

    def without(self, name: str) -> float:
        """Return what the oracle has of the answers that the import counts as none."""
        return sum(float(self.check.values.get(f"{name}|{text}", 0)) for text in self.lost)

    def same(self, code: str) -> float:
        """Return how many, for the oracle, gave an answer that became one code, in whatever spelling."""
        counts = {_parts(key)[1]: value for key, value in self.check.values.items() if key.startswith("count|")}
        return sum(float(value) for text, value in counts.items() if self.codes.get(text) == code)


def _frequencies(check: Check) -> Iterator[Wanted]:
    place = check.definition["col"]
    found, end = _answered(check, place), check.among()
    if found is None or end is None:
        yield from check.all_left(FILTER if found else _why_not(check, place))
        return
    counted = _Counted(check, found, _numeric_codes(check.places.codes(place)), end)
    for key in check.values:
        yield _of_answer(counted, key) if "|" in key else _of_all(counted, key)


def _of_all(counted: _Counted, key: str) -> Wanted:
    """Return a value of the whole question: its bases."""
    check, name = counted.check, counted.found.name
    some = next((code for code in counted.codes.values() if code), "")
    part = {"base_weighted": "weighted_base", "n_eff_kish": "effective_base"}.get(key)
    if key in {"base", "base_unweighted"}:
        if counted.lost and key == "base_unweighted":
            return check.left(key, NONE)
        return check.compared(key, Term(f"base({name}{counted.end}"), expected=check.values[key] - counted.without("count"))
    if part is None or (counted.lost and part == "effective_base"):
        return check.left(key, ROWS if key == "missing" else NONE if counted.lost else ERRORS)
    expected = check.values[key] * (1 - counted.without("pct") / 100)
    return check.compared(key, Term(f"share({name}, {quoted(some)}{counted.end}", part=part), expected=expected)


def _of_answer(counted: _Counted, key: str) -> Wanted:
    check, found = counted.check, counted.found
    kind, text = _parts(key)
    code = counted.codes.get(text)
    if found.question.kind == "number" or not code:
        return check.left(key, QUANTITY if found.question.kind == "number" else NONE if code == "" else OWN)
    asked = f"({found.name}, {quoted(code)}{counted.end}"
    if kind == "count":
        return check.compared(key, Term(f"share{asked}", part="n"), expected=counted.same(code))
    if kind == "pct" and "w" not in check.definition:
        n = check.values["base"] - counted.without("count")
        return check.compared(key, Term(f"share{asked}", 100), expected=100 * counted.same(code) / n)
    spellings = list(check.places.codes(check.definition["col"]).values())
    if spellings.count(code) > 1 or (counted.lost and kind != "pct"):
        return check.left(key, NONE if counted.lost else SEVERAL)
    return _weighted_share(check, key, f"share{asked}", 100 - counted.without("pct"))


def _weighted_share(check: Check, key: str, share: str, kept: float) -> Wanted:
    name = _parts(key)[0]
    if name == "pct":
        return check.compared(key, Term(share, 100), expected=100 * check.values[key] / kept)
    method, _, end = name.rpartition("_")
    told = {"logit": "taylor-logit", "wilson_kish": "wilson-kish"}.get(method)
    part = {"lo": "low", "hi": "high"}.get(end, "")
    return check.compared(key, Term(share, 100, part, told)) if told and part else check.left(key, ERRORS)


def _numeric_codes(codes: Mapping[str, str]) -> Mapping[str, str]:
    """Return codes by cells as written, and by cells as a number prints: 3.0 for 3."""
    more: dict[str, str] = {}
    for cell, code in codes.items():
        number = _number(cell)
        if number is not None and number == int(number):
            more |= {str(int(number)): code, f"{number:.1f}": code}
    return {**more, **codes}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Line:
    """How codes follow from the oracle's numbers: ``code = sign * number + plus``."""

    sign: int
    plus: float
    numbers: Mapping[str, float]
    """The oracle's number of every code."""
    others: tuple[str, ...]
    """Codes without a number, which the oracle leaves out."""


def _line(check: Check, place: int) -> _Line | str:
    """Return how codes follow from numbers; the reason where they do not."""
    said = check.definition.get("map")
    numbers: dict[str, float] = {}
    others = []
    for cell, code in check.places.codes(place).items():
        number = said.get(cell) if said else _number(cell)
        if code and number is None:
            others.append(code)
        elif number is not None and not code:
            return NONE
        elif number is not None:
            numbers[code] = float(number)
    pairs = [(number, float(code)) for code, number in numbers.items()]
    for sign in (1, -1):
        if len({round(code - sign * number, 9) for number, code in pairs}) == 1:
            return _Line(sign, pairs[0][1] - sign * pairs[0][0], numbers, tuple(others))
    return _Line(0, 0, numbers, tuple(others))


def _means(check: Check) -> Iterator[Wanted]:
    place = check.definition["col"]
    found = _answered(check, place)
    line = _line(check, place) if found else _why_not(check, place)
    if found is None or isinstance(line, str):
        yield from check.all_left(str(line))
        return
    if found.question.kind == "ranking":
        yield from _places(check, found)
        return
    plain = found.question.kind in {"number", "nps"}
    without = (f"{found.name} != {code if plain else quoted(code)}" for code in line.others)
    end = check.among(*without)
    for key in check.values:
        yield check.left(key, FILTER) if end is None else _mean(check, key, found, line, end)


def _places(check: Check, found: Found) -> Iterator[Wanted]:
    """Yield the values of the places that an option of a ranking was given."""
    end = check.among()
    for key in check.values:
        part = {"n": "base", "mean": "value"}.get(key)
        asked = f"mean_rank({found.name}, {quoted(found.option)}{end}"
        yield check.compared(key, Term(asked, part=part)) if part and end else check.left(key, FILTER if part else ERRORS)


def _mean(check: Check, key: str, found: Found, line: _Line, end: str) -> Wanted:
    name, measured = found.name, found.question.kind in {"scale", "number"} or bool(found.question.scale)
    if key == "n":
        return check.compared(key, Term(f"base({name}{end}"))
    if key in {"mean", "median", "ci_lo", "ci_hi"} and measured and line.sign:
        measure = "median" if key == "median" else "mean"
        part = {"ci_lo": ("low", "high"), "ci_hi": ("high", "low")}.get(key, ("value", "value"))[line.sign < 0]
        return check.compared(key, Term(f"{measure}({name}{end}", line.sign, part), plus=-line.sign * line.plus)
    if key == "sd" and measured and line.sign:
        return check.compared(key, Term(f"sd({name}{end}"))
    if found.question.kind == "number":
        return check.left(key, QUANTITY if key not in {"se"} else ERRORS)
    if key == "mean":
        return check.compared(key, *(Term(f"share({name}, {quoted(c)}{end}", n) for c, n in line.numbers.items()))
    return _box(check, key, name, line, end)


def _box(check: Check, key: str, name: str, line: _Line, end: str) -> Wanted:
    top, bottom = check.definition.get("top"), check.definition.get("bottom")
    high = [code for code, number in line.numbers.items() if top is not None and number >= top]
    low = [code for code, number in line.numbers.items() if bottom is not None and number <= bottom]
    codes = low if key.startswith("bottom") else high
    listed = ", ".join(map(quoted, codes))
    if key in {"top_box_pct", "bottom_box_pct"} and codes:
        return check.compared(key, Term(f"share({name}, {listed}{end}", 100))
    if key == "top_box_n" and codes:
        return check.compared(key, Term(f"share({name}, {listed}{end}", part="n"))
    if key in {"wilson_lo", "wilson_hi"} and codes:
        return check.compared(key, Term(f"share({name}, {listed}{end}", 100, "low" if key.endswith("lo") else "high", "wilson"))
    return check.left(key, OPTIONS if key in {"median", "sd", "ci_lo", "ci_hi"} else ERRORS)


_NPS: Mapping[str, Sequence[int]] = {"promoters": (9, 10), "passives": (7, 8), "detractors": range(7)}


def _promoters(check: Check) -> Iterator[Wanted]:
    found, end = _answered(check, check.definition["col"]), check.among()
    if found is None or end is None or found.question.kind != "nps":
        yield from check.all_left(FILTER if found and end is None else _why_not(check, check.definition["col"]))
        return
    for key in check.values:
        yield _promoted(check, key, found.name, end)


def _promoted(check: Check, key: str, name: str, end: str) -> Wanted:
    if key in _NPS:
        return check.compared(key, Term(f"share({name}, {', '.join(map(str, _NPS[key]))}{end}", part="n"))
    if key == "n":
        return check.compared(key, Term(f"base({name}{end}"))
    if key == "mean":
        return check.compared(key, *(Term(f"share({name}, {code}{end}", code) for code in range(1, 11)))
    part = {"nps": "value", "ci_lo": "low", "ci_hi": "high"}.get(key)
    return check.compared(key, Term(f"nps({name}{end}", part=part)) if part else check.left(key, ERRORS)


def _ticks(check: Check) -> Iterator[Wanted]:
    """Yield the values of several answers with a column for each option, or of what was put first in a ranking."""
    founds = {place: check.places.found(place) for place in check.definition["cols"]}
    questions = {found.question.name for found in founds.values() if found}
    first, end = next(iter(founds.values())), check.among()
    if first is None or None in founds.values() or len(questions) > 1 or first.question.kind not in {"multi", "ranking"}:
        kinds = sorted({check.places.kind(place) for place in founds})
        yield from check.all_left(f"a column that became: {', '.join(kinds)}")
        return
    for key in check.values:
        yield check.left(key, FILTER) if end is None else _ticked(check, key, founds, first.question.name, end)


def _ticked(check: Check, key: str, founds: Mapping[int, Found | None], name: str, end: str) -> Wanted:
    written = any("0" in check.places.codes(place).values() for place in founds)
    of = "base" if written and check.definition["base"] in {"all", "nonmissing"} else "any_selected"
    own_base = check.values["base"] == check.values[of]
    if key == of or (key in {"base", "any_selected"} and check.values[key] == check.values[of]):
        return check.compared(key, Term(f"base({name}{end}"))
    codes = {place: quoted(found.option) for place, found in founds.items() if found}
    if key == "any_selected":
        return check.left(key, BASE)
    if key.startswith("count|"):
        return check.compared(key, Term(f"share({name}, {codes[int(_parts(key)[1])]}{end}", part="n"))
    if not own_base:
        return check.left(key, BASE)
    if key == "mean_mentions":
        return check.compared(key, *(Term(f"share({name}, {code}{end}") for code in codes.values()))
    return check.compared(key, Term(f"share({name}, {codes[int(_parts(key)[1])]}{end}", 100))


def _joined(check: Check) -> Iterator[Wanted]:
    """Yield the values of several answers in one cell."""
    place = check.definition["col"]
    found, end = check.places.found(place), check.among()
    if found is None or end is None or found.question.kind != "multi":
        yield from check.all_left(_why_not(check, place))
        return
    for key in check.values:
        yield _split(check, key, place, found.question.name, end)


def _split(check: Check, key: str, place: int, name: str, end: str) -> Wanted:
    if key == "base":
        return check.compared(key, Term(f"base({name}{end}"))
    if "|" not in key:
        return check.left(key, SUMS)
    text = _parts(key)[1]
    code = check.places.option(place, text)
    if code is None:
        return check.left(key, PIECE if check.places.within(place, text) else OWN)
    if check.places.gathers_words(place, code) and _own_words(check, place):
        return check.left(key, OWN)
    times, part = (1, "n") if key.startswith("count|") else (100, "value")
    return check.compared(key, Term(f"share({name}, {quoted(code)}{end}", times, part))


def _own_words(check: Check, place: int) -> bool:
    """Tell whether the oracle has own words, which the import counts as "other"."""
    texts = [_parts(key)[1] for key in check.values if key.startswith("count|")]
    return any(check.places.option(place, text) is None and not check.places.within(place, text) for text in texts)


def _crossed(check: Check) -> Iterator[Wanted]:
    row, column = check.definition["row"], check.definition["col"]
    for place in (row, column):
        if _answered(check, place) is None:
            yield from check.all_left(_why_not(check, place))
            return
    codes = [_numeric_codes(check.places.codes(place)) for place in (row, column)]
    for key in check.values:
        yield _cell(check, key, row, column, codes)


def _cell(check: Check, key: str, row: int, column: int, codes: Sequence[Mapping[str, str]]) -> Wanted:
    kind, *parts = _parts(key)
    if kind not in {"base_n", "base_neff", "pct", "count"}:
        return check.left(key, TESTS)
    group = codes[1].get(parts[-1])
    rows, by = check.places.found(row), check.places.found(column)
    if not group or rows is None or by is None or "number" in {rows.question.kind, by.question.kind}:
        return check.left(key, QUANTITY if group else NONE)
    end = check.among(f"{by.name} == {quoted(group)}")
    return check.left(key, FILTER) if end is None else _in_group(check, key, rows.name, codes[0], end)


def _in_group(check: Check, key: str, name: str, codes: Mapping[str, str], end: str) -> Wanted:
    kind, *parts = _parts(key)
    some = next(code for code in codes.values() if code)
    texts = dict.fromkeys(_parts(other)[1] for other in check.values if other.startswith("pct|"))
    lost = [text for text in texts if codes.get(text) == ""]
    if kind == "base_neff" or (kind == "base_n" and lost and "w" in check.definition):
        asked = Term(f"share({name}, {quoted(some)}{end}", part="effective_base")
        return check.left(key, NONE) if lost else check.compared(key, asked)
    if kind == "base_n":
        gone = sum(check.values[f"count|{text}|{parts[0]}"] for text in lost)
        return check.compared(key, Term(f"base({name}{end}"), expected=check.values[key] - gone)
    code = codes.get(parts[0])
    if not code:
        return check.left(key, NONE if code == "" else OWN)
    if kind == "count":
        return check.compared(key, Term(f"share({name}, {quoted(code)}{end}", part="n"))
    kept = 100 - sum(check.values[f"pct|{text}|{parts[1]}"] for text in lost)
    return check.compared(key, Term(f"share({name}, {quoted(code)}{end}", 100), expected=100 * check.values[key] / kept)


MAKERS: Mapping[str, Callable[[Check], Iterator[Wanted]]] = {
    "freq": _frequencies,
    "wfreq": _frequencies,
    "num": _means,
    "wnum": _means,
    "nps": _promoters,
    "multi": _ticks,
    "wmulti": _ticks,
    "delim": _joined,
    "xtab": _crossed,
    "wxtab": _crossed,
}
