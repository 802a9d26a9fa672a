"""What a cover may not lose, whatever the report leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.render.render import render
from tests.render.sample import content
from tests.render.test_paper import BOTTOM, TOP, Line, pages

pytestmark = [pytest.mark.slow, pytest.mark.poppler]


def together(lines: list[Line]) -> str:
    return re.sub(r"\s", "", "".join(line.text for line in lines))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("kicker", ["", "An annual survey"])
def test_the_cover_and_every_foot_name_version_and_notice_with_and_without_a_kicker(
    language: str, kicker: str, tmp_path: Path
) -> None:
    report = content(language)
    report = replace(report, cover=replace(report.cover, kicker=kicker, authors="", chart=None))
    found = pages(render((report,), frozenset({"pdf"})).files["report.pdf"], tmp_path)
    version, notice, title = (
        re.sub(r"\s", "", words) for words in (report.cover.version_line, report.cover.notice, report.title)
    )
    cover = together(found[0])
    assert len(notice) > 10
    assert notice in cover
    assert re.sub(r"\s", "", report.cover.imprint) in cover
    for lines in found[1:]:
        foot = together([line for line in lines if line.top > BOTTOM])
        assert version in foot
        assert notice in foot
        assert title in together([line for line in lines if line.top < TOP])
