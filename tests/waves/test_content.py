"""What a report over two waves prints: labels, sources, marks, reasons, the methodology."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.content.blocks import Figure, Method, TableFigure
from reportgen.content.inlines import Paragraph, plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.spec.canonical import share, top
from reportgen.spec.read import read_spec
from reportgen.spec.waves.compare import series
from reportgen.spec.waves.listed import waves_of
from tests.content.made_up import blocks
from tests.waves.test_changes import NOW, THEN
from tests.waves.two_waves import project

WAVES = {"2023": {"spec": "2023.yaml", "label": "spring 2023", "bridge": "Run side by side"}}
TABLE = {"table": {"rows": "overall", "columns": "wave"}}
BARS = {"bars": {"id": "b", "title": "B", "of": [{"number": f"change(top({q}), since='2023')"} for q in ("overall", "staff")]}}
BOXES = {"scales__rating__top": ["5", "4"], "scales__rating__bottom": ["1", "2"]}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    changes = {**BOXES, "survey__waves": WAVES, "questions__overall__label": "Overall", "survey__data__provenance": "synthetic"}
    before = {**BOXES, "survey__mode": "by phone"}
    content = [TABLE, BARS, "method"]
    path = project(tmp_path_factory.mktemp("content"), NOW, THEN, changes=changes, before=before, content=content)
    return check(path)


def of(checked: Checked, kind: type) -> object:
    (found,) = (block for block in blocks(checked.contents[0]) if isinstance(block, kind))
    return found


def test_a_table_by_wave_says_what_a_reader_must_know(checked: Checked) -> None:
    table = of(checked, TableFigure)
    assert isinstance(table, TableFigure)
    assert [c.heading for c in table.table.columns] == ["spring 2023", "2024", "Change since spring 2023", "Low", "High"]
    source = plain(table.source)
    assert "this survey (2024.csv); survey of spring 2023 (2023.csv)" in source
    assert "* The change is significant at the 95% level" in source
    assert "spring 2023: observed answers." in source
    assert source.endswith("Comparable because: Run side by side.")
    marked = {row.heading for row in table.table.rows if row.cells[2].text.endswith("*")}
    facts = checked.ledger.facts
    tests = {name: fact.change.test for name, fact in facts.items() if fact.change and fact.change.test}
    assert bool(marked) == any(test.p < 0.05 for name, test in tests.items() if "overall" in name)


def test_the_methodology_says_why_the_waves_compare(checked: Checked) -> None:
    method = of(checked, Method)
    assert isinstance(method, Method)
    rows = {label: " ".join(plain(part.parts) for part in prose if isinstance(part, Paragraph)) for label, prose in method.rows}
    assert "spring 2023: 1 to 31 January 2023, 250 respondents, by phone, probability sample, unweighted." in rows["Waves"]
    assert "2024: 1 to 31 January 2024, 311 respondents, online, probability sample, synthetic data, unweighted." in rows["Waves"]
    assert (
        "Mode, sample, weighting or rules on quality differ from spring 2023; comparable because: Run side by side."
        in rows["Waves"]
    )
    assert "Newcombe" in rows["Waves"]


@pytest.mark.parametrize(("rows", "said"), [("observed", True), ("reconstructed", False)])
def test_of_rebuilt_rows_nobody_knows_who_was_asked_again(rows: str, said: bool, tmp_path: Path) -> None:
    rebuilt = {"survey__data__provenance": rows, **({"survey__data__published": ["overall"]} if rows == "reconstructed" else {})}
    made = check(project(tmp_path, NOW, THEN, changes=rebuilt, content=["method"]))
    method = of(made, Method)
    assert isinstance(method, Method)
    words = " ".join(plain(part.parts) for _, prose in method.rows for part in prose if isinstance(part, Paragraph))
    assert ("Each wave asked other people." in words) == said
    assert "2023: 1 to 31 January 2023" in words


def test_facts_name_their_wave(checked: Checked) -> None:
    found = {f["id"]: f for f in json.loads(facts_json(checked.spec, checked.ledger, checked.contents))["facts"]}
    assert found["top(overall)"]["wave"] == found["change(top(overall), since='2023')"]["wave"] == "2024"
    assert found["top(overall, wave='2023')"]["wave"] == "2023"
    assert (found["top(overall)"]["provenance"], found["top(overall, wave='2023')"]["provenance"]) == ("synthetic", "observed")
    assert found["change(top(overall), since='2023')"]["provenance"] == "synthetic"
    assert set(found["change(top(overall), since='2023')"]["test"]) == {"method", "statistic", "df", "p", "significant"}


def test_a_series_tells_the_waves_and_what_breaks_it(tmp_path: Path) -> None:
    path = project(tmp_path, NOW, THEN, before={"questions__overall__ask": "How good was it?"})
    spec = read_spec(path)
    assert [(w.code, w.wave) for w in waves_of(spec.document)] == [("2023", "2023"), ("2024", "")]
    earlier, now = series(spec, top("overall"))
    assert (earlier.measure.canonical, now.measure.canonical) == ("top(overall, wave='2023')", "top(overall)")
    assert [b.what for b in earlier.compared.broken] == ["wording"]
    assert now.compared.broken == ()
    assert [p.compared.broken for p in series(spec, share("why", "near"))] == [(), ()]


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (True, True, ["weighted (n = 250, ", "weighted (n = 250 to 311"]),
        (True, False, ["unweighted", "weighted in 2024 only"]),
        (False, True, ["weighted (n = 250", "weighted in spring 2023 only"]),
        (False, False, ["unweighted", "unweighted"]),
    ],
)
def test_a_number_says_whether_its_own_wave_is_weighted(now: bool, then: bool, said: list[str], tmp_path: Path) -> None:
    weight = {"survey__weight": {"column": "w"}}
    waves = {"2023": {"spec": "2023.yaml", "label": "spring 2023", "bridge": "Run side by side"}}
    before = "top(overall, wave='2023')"
    bars = [
        {"bars": {"id": f"b{i}", "title": "B", "of": [{"number": n} for n in of]}}
        for i, of in enumerate(([before, before], [before, "top(overall)"]))
    ]
    path = project(
        tmp_path,
        [{**row, "w": 1} for row in NOW],
        [{**row, "w": 1} for row in THEN],
        changes={"survey__waves": waves, **(weight if now else {})},
        before=weight if then else {},
        content=[*bars, "facts"],
    )
    figures = [b for b in blocks(check(path).contents[0]) if isinstance(b, Figure)]
    assert len(figures) == 2
    for figure, words in zip(figures, said, strict=True):
        assert f", {words}" in plain(figure.source)
