"""A small survey whose counts are set by hand, read, computed and evaluated by the real stages."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.analysis.results import Results
from reportgen.content.blocks import Block, Content, Figure, SectionBlock, TableFigure
from reportgen.content.compose import compose
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.pipeline import estimated
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec

SPEC = Path(__file__).parent / "survey.yaml"

Counts = dict[str, list[tuple[str, int]]]

REGIONS: dict[str, Counts] = {
    "north": {
        "contact": [("phone", 30), ("chat", 15), ("other", 5)],
        "service": [("5", 10), ("4", 15), ("3", 10), ("2", 10), ("1", 5)],
        "speed": [("4", 20), ("2", 30)],
        "fault_slow": [("1", 40), ("0", 10)],
        "fault_rude": [("0", 40), ("1", 10)],
        "recommend": [("10", 20), ("8", 10), ("3", 20)],
        "again": [("yes", 24), ("no", 6), ("", 20)],
        "visits": [("1", 25), ("3", 25)],
    },
    "south": {
        "contact": [("phone", 10), ("chat", 25), ("other", 5)],
        "service": [("5", 4), ("4", 8), ("3", 12), ("2", 12), ("1", 4)],
        "speed": [("4", 10), ("3", 20), ("1", 10)],
        "fault_slow": [("1", 20), ("0", 20)],
        "fault_rude": [("0", 20), ("1", 20)],
        "recommend": [("9", 10), ("7", 20), ("0", 10)],
        "again": [("yes", 8), ("no", 2), ("", 30)],
        "visits": [("2", 40)],
    },
    "island": {
        "contact": [("chat", 10)],
        "service": [("5", 1), ("4", 2), ("3", 3), ("2", 3), ("1", 1)],
        "speed": [("5", 10)],
        "fault_slow": [("0", 10)],
        "fault_rude": [("1", 10)],
        "recommend": [("10", 10)],
        "again": [("", 10)],
        "visits": [("5", 10)],
    },
}
"""By region and column: answers with the number of people who gave each; 50 + 40 + 10 people.

So of 100 people: channel phone 40, chat 50, other 10; service 15, 25, 25, 25, 10 from very satisfied down (top 40%, bottom
35%, net +5); speed 10, 30, 20, 30, 10 (top 40%, bottom 40%); slow 60, rude 40; NPS 40 promoters, 30 passives, 30 detractors;
again 32 of 40 yes. Service in the north: top 25 of 50; in the south 12 of 40; the island has 10 people, under the base of 30.
"""


def rows() -> list[dict[str, str]]:
    """Return the respondents."""
    found: list[dict[str, str]] = []
    for region, counts in REGIONS.items():
        columns = {name: [code for code, n in pairs for _ in range(n)] for name, pairs in counts.items()}
        people = len(columns["contact"])
        found += [{"region": region, **{c: v[i] for c, v in columns.items()}, "remarks": ""} for i in range(people)]
    return found


def survey(changes: tuple[tuple[str, str], ...] = ()) -> tuple[Spec, Results, Ledger]:
    """Return spec, results and ledger of the survey; ``changes`` replace text of the spec."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / ".git").mkdir()
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows()[0]))
        writer.writeheader()
        writer.writerows(rows())
        (root / "answers.csv").write_text(text.getvalue(), encoding="utf-8")
        source = SPEC.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in source, old
            source = source.replace(old, new)
        (root / "report.yaml").write_text(source, encoding="utf-8")
        spec = read_spec(root / "report.yaml")
        results = estimated(spec)
        return spec, results, evaluate(spec, results)


@cache
def content(language: str = "zh-CN", changes: tuple[tuple[str, str], ...] = ()) -> Content:
    """Return the survey's report in one language."""
    return compose(*_survey(changes), language)


_survey = cache(survey)


def blocks(report: Content) -> list[Block | SectionBlock]:
    """Return every block of a report in order, sections before what is in them."""
    return [block for chapter in report.chapters for block in _inside(chapter)]


def _inside(section: SectionBlock) -> list[Block | SectionBlock]:
    found: list[Block | SectionBlock] = [section]
    for block in section.blocks:
        found += _inside(block) if isinstance(block, SectionBlock) else [block]
    return found


def figure(name: str, language: str = "zh-CN") -> Figure:
    """Return a figure by its id."""
    return next(b for b in blocks(content(language)) if isinstance(b, Figure) and b.id == name)


def table(name: str, language: str = "zh-CN", changes: tuple[tuple[str, str], ...] = ()) -> TableFigure:
    """Return a table by its id."""
    return next(b for b in blocks(content(language, changes)) if isinstance(b, TableFigure) and b.id == name)
