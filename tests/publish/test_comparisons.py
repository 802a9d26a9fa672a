"""Comparisons of columns as they leave the report: CSV, ``facts.json``, ``explain``, the page and the paper."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache

from markupsafe import Markup

from reportgen.facts.compared import compared_lines
from reportgen.facts.ledger import Ledger
from reportgen.facts.serialise import facts_json
from reportgen.publish.tests import COLUMNS
from reportgen.publish.tests import tests as files
from reportgen.render.html import PAPER, SCREEN, Medium, body
from tests.content.made_up import content, survey

Changes = tuple[tuple[str, str], ...]
OLD = "- table: {rows: [service, faults], columns: region, id: banner}"
PLACES = ", ".join(f"p{i}: Place {i}" for i in range(20))
PLACE = f"  place: {{label: Place, column: contact, options: {{{PLACES}, phone: Phone, chat: Chat, other: Other}}}}\n\n"
BANNER: Changes = ((OLD, "- table: {rows: faults, columns: region, id: banner, letters: true, tests: {profile: spss}}"),)
RUDE = "share(faults, 'rude', region='south')"


@cache
def ledger(changes: Changes = BANNER) -> Ledger:
    return survey(changes)[2]


def test_a_line_for_every_comparison() -> None:
    text = files(ledger())["banner"]
    found = list(csv.DictReader(io.StringIO(text)))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == 2 * 3  # two options, three pairs of regions
    north_south = [row for row in found if not row["not_tested"]]
    assert [(row["one"][-15:], row["other"][-15:], row["tests_together"]) for row in north_south] == [
        ("region='north')", "region='south')", "1")
    ] * 2
    assert {(row["profile"], row["correction"], row["level"], row["method"]) for row in north_south} == {
        ("spss", "bonferroni", "0.05", "z-pooled")
    }
    assert {row["not_tested"] for row in found} == {"", "withheld"}
    assert {row["p"] for row in found if row["not_tested"]} == {""}


def test_facts_have_their_letters_and_each_test_once() -> None:
    spec, _, found = survey(BANNER)
    written = json.loads(facts_json(spec, found, [content("en", BANNER)]))
    assert written["comparisons"] == {
        "banner": {"profile": "spss", "against": "columns", "correction": "bonferroni", "level": 0.05, "strict_level": None}
    }
    facts = {fact["id"]: fact for fact in written["facts"]}
    assert facts[RUDE]["letters"] == {"banner": "A"}
    assert [(t["other"], t["not_tested"]) for t in facts[RUDE]["tests"]] == [
        ("share(faults, 'rude', region='island')", "withheld")
    ]
    first = facts["share(faults, 'rude', region='north')"]
    assert first["letters"] == {}
    (test,) = [t for t in first["tests"] if t["other"] == RUDE]
    assert (test["difference"], test["significant_at"], test["method"]) == (-0.3, 0.05, "z-pooled")
    assert facts["base(faults)"]["tests"] == []


def test_explain_tells_each_side_of_a_test() -> None:
    facts = ledger().facts
    south = list(compared_lines(ledger(), facts[RUDE]))
    north = list(compared_lines(ledger(), facts["share(faults, 'rude', region='north')"]))
    (one,), (other,) = ([line for line in lines if "z-pooled" in line] for lines in (south, north))
    assert re.search(r"with share\(faults, 'rude', region='north'\): differs at the level 0.05; z = 3 ", one)
    assert re.search(r"with share\(faults, 'rude', region='south'\): differs at the level 0.05; z = -3 ", other)
    assert "in banner: A" in south
    assert any("not tested (withheld)" in line for line in south)


def page(medium: Medium, changes: Changes) -> str:
    figure = re.search(
        r'<figure[^>]* id="tab-banner">.*?</figure>', body(content("en", changes), medium, lambda *_, **__: Markup("")), re.S
    )
    assert figure
    return figure[0]


def test_headings_say_what_they_span() -> None:
    two = (
        (OLD, "- table: {rows: faults, columns: [region, contact_at], id: banner, letters: true}"),
        ("claims:\n", PLACE.replace("place:", "contact_at:").replace(PLACES + ", ", "") + "claims:\n"),
    )
    for medium in (SCREEN, PAPER):
        html = page(medium, two)
        assert re.findall(r'<th scope="colgroup" colspan="(\d+)"', html) == ["3", "3"]
        assert re.findall(r'<colgroup span="(\d+)">', html) == ["1", "3", "3"]
        assert len(re.findall(r'<th scope="col" rowspan="2"', html)) == 2  # the rows' headings and everyone
        assert "".join(re.findall(r'<span class="letter">([A-Z]+)</span>', html)) == "ABCDEF"
        assert '<p class="src key">' in html


def test_paper_has_parts_where_the_screen_has_one_table() -> None:
    wide = ((OLD, "- table: {rows: faults, columns: place, id: banner, letters: true}"), ("claims:\n", PLACE + "claims:\n"))
    assert page(SCREEN, wide).count("<table") == 1
    assert 'class="banner lettered' not in page(PAPER, wide)
    assert page(PAPER, wide).count("<table") == 2


def test_other_numbers_of_a_row_say_of_which_answer_to_those_who_hear() -> None:
    cells = ((OLD, "- table: {rows: faults, columns: region, id: banner, cells: [percent, row_percent]}"),)
    assert '<span class="unseen">Slow: </span>Row %' in page(SCREEN, cells)
    assert "unseen" not in page(PAPER, cells)
