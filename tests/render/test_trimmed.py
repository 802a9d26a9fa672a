"""What the engine for paper is spared makes no difference to the page."""

from __future__ import annotations

import pytest

from reportgen.render import render as stage
from reportgen.render.output import Rendered
from reportgen.render.trimmed import trimmed
from tests.render.sample import content


@pytest.mark.slow
def test_a_report_is_the_same_without_what_it_has_no_use_for(rendered: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "trimmed", lambda style, _: style)
    whole = stage.render((content("zh-CN", 2), content("en")), frozenset({"pdf"}))
    for name in ("report.pdf", "report.en.pdf"):
        assert whole.files[name] == rendered.files[name]


@pytest.mark.parametrize(
    "rule",
    [
        "p { margin: 0; }",
        ".here { margin: 0; }",
        ".here.too > .here { margin: 0; }",
        ".gone, .here { margin: 0; }",
        ".here:not(.gone) { margin: 0; }",
        "#gone { margin: .5rem; }",
        "@page { size: A4; @top-left { content: none; } }",
    ],
)
def test_a_rule_stays_that_an_element_may_need(rule: str) -> None:
    assert trimmed(rule, '<p class="here too">.gone</p>') == rule


@pytest.mark.parametrize("selector", [".gone", ".here .gone", ".gone, .here.gone", "p:not(.here) > .gone"])
def test_a_rule_goes_whose_classes_no_element_has(selector: str) -> None:
    style = f"@media print {{ /* for {selector} */\n{selector} {{ margin: 0; }}\np {{ margin: 1em; }}\n}}"
    assert "".join(trimmed(style, '<p class="here too">.gone</p>').split()) == "@mediaprint{p{margin:1em;}}"


def test_a_property_is_written_out_that_is_the_same_everywhere() -> None:
    root = ":root { --ink: #123456; --wide: 2em; }\n.broad { --wide: 3em; }\n"
    style = f"{root}p {{ color: var(--ink); width: calc(2 * var(--wide)); }}"
    assert "p { color: #123456; width: calc(2 * var(--wide)); }" in trimmed(style, '<p class="broad">')


def test_a_property_that_some_elements_alone_have_is_left_to_the_engine() -> None:
    style = ":root { --ink: #123456; }\n.broad { --wide: 3em; }\np { width: var(--wide); }"
    assert "p { width: var(--wide); }" in trimmed(style, '<p class="broad">')
