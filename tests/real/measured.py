"""One real file imported, its first report built, and its numbers beside those of the oracle."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose
from pathlib import Path
from typing import Any

from reportgen.importing.draft import Draft
from reportgen.importing.export import Export
from reportgen.importing.files.read import read
from reportgen.importing.platforms.understand import understand
from reportgen.importing.questions import Options, questions_of
from reportgen.pipeline import build, check
from reportgen.problems import ReportgenError, SpecError
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from reportgen.verbs.explain import read as resolved
from reportgen.verbs.importing import Call, imported
from tests.real.designed import wanted_of_design
from tests.real.places import Places
from tests.real.sets import Set
from tests.real.wanted import Term, Wanted, wanted_of

Facts = Mapping[str, Mapping[str, Any]]
WITHHELD = "withheld by the report: too few answered"
REFUSED = "the report has no such number"
NO_INTERVAL = "an interval by another method than the report's"


@dataclass(frozen=True, slots=True)
class Compared:
    """A value of the oracle beside the report's."""

    check: str
    key: str
    expected: float
    found: float | None
    printed: bool = False
    """Whether the first report, unedited, prints what it is made of."""
    reason: str = ""
    """Why there is none."""

    @property
    def agrees(self) -> bool:
        """Tell whether they are the same to a millionth."""
        return self.found is not None and isclose(self.found, self.expected, rel_tol=1e-6, abs_tol=1e-9)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one file."""

    questions: int
    doubts: int
    problems: tuple[str, ...]
    """Of the first report, unedited: the codes of what its check has against it, each once."""
    built: bool
    """Whether it built, unedited."""
    values: tuple[Compared, ...]

    @property
    def compared(self) -> list[Compared]:
        """Return the values that have a number of the report beside them."""
        return [value for value in self.values if value.found is not None]

    @property
    def differences(self) -> list[Compared]:
        """Return those that differ."""
        return [value for value in self.compared if not value.agrees]


def measure(one: Set, folder: Path) -> Measured:
    """Import a file, build its first report, and compare all that its oracle knows.

    Parameters
    ----------
    one
        The file.
    folder
        An empty folder to work in.
    """
    folder.mkdir(parents=True)
    (folder / ".git").mkdir()
    call = Call(one.path, folder / "first", partial=one.partial)
    done = imported(call)
    problems, first, built = _first(done.folder)
    export, draft = _understood(one)
    asked = _asked(one, Places(export, draft))
    values: list[Compared] = []
    for weight in dict.fromkeys(weight for _, weight, _ in asked):
        wanted = [(name, value) for name, by, value in asked if by == weight]
        name = export.headings[weight].code if weight is not None else ""
        again = replace(call, into=folder / f"asked-{weight}", sample="probability", weight=name)
        values += _beside(imported(again).folder, wanted, {} if weight is not None else first)
    doubts = sum(len(entry.lines) for entry in done.doubts)
    return Measured(done.questions, doubts, problems, built, tuple(values))


def _first(folder: Path) -> tuple[tuple[str, ...], Facts, bool]:
    """Return what the first report has against it, its facts, and whether it built."""
    try:
        checked = check(folder / "report.yaml", allow_broken=True)
        return _codes(checked.problems), _facts(build(checked, folder / "output", ("html",))), not _errors(checked.problems)
    except ReportgenError as error:
        return _codes(error.problems) if isinstance(error, SpecError) else (type(error).__name__,), {}, False


def _codes(problems: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(problem.code.value for problem in problems))


def _errors(problems: Iterable[Any]) -> bool:
    return any(problem.severity.value == "error" for problem in problems)


def _facts(version: Path) -> Facts:
    return {fact["id"]: fact for fact in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}


def _understood(one: Set) -> tuple[Export, Draft]:
    export = understand(read(one.path), "auto", partial="all" if one.partial == "all" else "complete")
    return export, questions_of(export, Options())


def _asked(one: Set, places: Places) -> list[tuple[str, int | None, Wanted]]:
    """Return (check, place of the weight, value) of all that the oracle knows."""
    path = one.path.parent / "oracle.json"
    if not path.exists():
        return []
    oracle = json.loads(path.read_text(encoding="utf-8"))
    if "files" not in oracle:
        return [("r", place, value) for place, value in wanted_of_design(places, oracle)]
    checks = oracle["files"][one.oracle or one.file]
    found = []
    for check_ in checks["checks"]:
        placed = _placed(check_, checks.get("cols"), places.export)
        weight = placed["definition"].get("w")
        found += [(check_["id"], weight, value) for value in wanted_of(places, placed)]
    return found


def _placed(one: Mapping[str, Any], columns: Sequence[str] | None, export: Export) -> dict[str, Any]:
    """Return a check with places in the file, where it has places in a list of names."""
    if columns is None:
        return dict(one)
    place = {heading.code: number for number, heading in enumerate(export.headings)}
    places = [place.get(name, -1) for name in columns]
    moved = {k: places[v] if k in {"col", "row", "w", "y", "by"} else v for k, v in one["definition"].items()}
    moved |= {k: [places[at] for at in moved[k]] for k in ("cols", "x") if k in moved}
    return {**one, "definition": moved}


def _beside(folder: Path, wanted: Sequence[tuple[str, Wanted]], first: Facts) -> list[Compared]:
    """Return values beside numbers of the report: as the first one prints them, or as the same survey gives them when asked."""
    path = folder / "report.yaml"
    spec = read_spec(path)
    ids: dict[str, str] = {}
    for term in (term for _, value in wanted for term in value.terms):
        if term.ask not in ids and (name := _id(spec, term.ask)):
            ids[term.ask] = name
    facts = _answers(path, ids)
    return [_compared(name, value, ids, first, facts) for name, value in wanted]


def _id(spec: Spec, ask: str) -> str:
    try:
        return expression_text(resolved(spec, ask))
    except SpecError:
        return ""


_BODY = re.compile(r"^body:\n.*", re.MULTILINE | re.DOTALL)


def _answers(path: Path, asked: Iterable[str]) -> Facts:
    """Return the facts of a report that says nothing but what is asked, over the questions and scales as imported."""
    numbers = "\n".join(f"      - text: |\n          {{{{ {ask} }}}}" for ask in asked) or "      - method"
    text = _BODY.sub(lambda _: f"body:\n  - section: Asked\n    content:\n{numbers}\n", path.read_text(encoding="utf-8"))
    text = re.sub(r"^  minimum_base: .*\n", "", text, flags=re.MULTILINE).replace("\nreport:\n", "\nreport:\n  minimum_base: 1\n")
    path.write_text(text, encoding="utf-8")
    return _facts(build(check(path, allow_broken=True), path.parent / "output", ("html",)))


def _compared(check_: str, value: Wanted, ids: Mapping[str, str], first: Facts, facts: Facts) -> Compared:
    if value.reason:
        return Compared(check_, value.key, value.expected, None, reason=value.reason)
    if any(term.ask not in ids for term in value.terms):
        return Compared(check_, value.key, value.expected, None, reason=REFUSED)
    names = [ids[term.ask] for term in value.terms]
    printed = all(name in first and first[name]["value"] is not None for name in names)
    plain = all(term.part in {"value", "n", "base"} for term in value.terms)
    source = first if printed and plain else facts
    found: float = value.plus
    for name, term in zip(names, value.terms, strict=True):
        part = _part(source[name], term)
        if part is None:
            reason = NO_INTERVAL if term.part in {"low", "high"} else WITHHELD
            return Compared(check_, value.key, value.expected, None, reason=reason)
        found += term.times * part
    return Compared(check_, value.key, value.expected, found, printed and plain)


def _part(fact: Mapping[str, Any], term: Term) -> float | None:
    if term.part not in {"low", "high"}:
        return None if fact[term.part] is None else float(fact[term.part])
    interval = fact["interval"]
    if interval is None or (term.method and interval["method"] != term.method):
        return None
    return float(interval[term.part])
