"""A survey in two waves, each with its own spec and data, written into a folder."""

from __future__ import annotations

import copy
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from reportgen.facts.ledger import Fact, Ledger
from reportgen.pipeline import evaluated
from reportgen.problems import Problem, SpecError
from reportgen.spec.read import read_spec

Row = Mapping[str, object]
CODEBOOK: Mapping[str, Any] = yaml.safe_load(
    """
    scales:
      rating: {options: {"5": Very good, "4": Good, "3": Neither, "2": Poor, "1": Very poor}, direction: high_is_good}
    questions:
      overall: {ask: "How good is it?", type: scale, scale: rating, column: q1}
      staff: {ask: "How good is the staff?", type: scale, scale: rating, column: q2}
      recommend: {ask: "Would you recommend it?", type: nps, column: q3}
      visits: {ask: "How often?", type: number, column: q4}
      why: {ask: "Why?", type: multi, base: answered, columns: {near: q5a, good: q5b}, options: {near: Near, good: Good}}
    dimensions:
      service: {label: Service, questions: [overall, staff]}
    segments:
      channel: {label: Channel, column: ch, options: {phone: Phone, web: Web}}
    """
)
COLUMNS = ("id", "q1", "q2", "q3", "q4", "q5a", "q5b", "ch", "w")


def spec(year: int, **changes: Any) -> dict[str, Any]:
    """Return the spec of one wave; a change ``questions__overall__ask`` sets what stands there, None takes it away."""
    made: dict[str, Any] = {
        "reportgen": "1",
        "report": {
            "id": f"r{year}",
            "version": "1",
            "title": "R",
            "language": "en",
            "date": f"{year}-12-31",
            "minimum_base": "1",
        },
        "survey": {
            "fieldwork": {"from": f"{year}-01-01", "to": f"{year}-01-31"},
            "population": "People",
            "mode": "online",
            "sample": {"kind": "probability"},
            "data": {"source": f"{year}.csv", "provenance": "observed"},
        },
        **copy.deepcopy(dict(CODEBOOK)),
    }
    for path, value in changes.items():
        *steps, last = path.split("__")
        holder = made
        for step in steps:
            holder = holder.setdefault(step, {})
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return made


def table(rows: Iterable[Row]) -> str:
    """Return rows as CSV; what a row lacks is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def project(
    folder: Path,
    now: Sequence[Row] = (),
    then: Sequence[Row] = (),
    *,
    text: str | Sequence[str] = "Nothing.",
    changes: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    content: Sequence[Any] = (),
) -> Path:
    """Write both waves; return the spec of the later one.

    ``changes`` and ``before`` change the specs of 2024 and 2023; ``text`` are expressions to print.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    (folder / "2024.csv").write_text(table(now), encoding="utf-8")
    (folder / "2023.csv").write_text(table(then), encoding="utf-8")
    waves = {"survey__waves": {"2023": {"spec": "2023.yaml"}}, **(changes or {})}
    words = text if isinstance(text, str) else " ".join(f"{{{{ {e} }}}}" for e in text)
    body = [{"section": "All", "content": [{"text": words}, *content]}]
    for year, part in ((2024, {**spec(2024, **waves), "body": body}), (2023, {**spec(2023, **(before or {})), "body": BROKEN})):
        (folder / f"{year}.yaml").write_text(yaml.safe_dump(part, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder / "2024.yaml"


BROKEN = [
    {"section": "What an old report says is not read", "content": [{"chart": "nothing"}, {"text": "{{ share(nothing, 1) }}"}]}
]


def facts(path: Path) -> Mapping[str, Fact]:
    """Return what the later wave's report says."""
    return ledger(path).facts


def ledger(path: Path) -> Ledger:
    """Return the evaluated report of the later wave."""
    return evaluated(read_spec(path))[1]


def change(path: Path, expression: str, since: str = "2023") -> Fact:
    """Return a change; the report has to print it."""
    return facts(path)[f"change({expression}, since='{since}')"]


def problems(path: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the later wave's spec."""
    try:
        return read_spec(path).warnings
    except SpecError as error:
        return error.problems
