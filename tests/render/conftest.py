"""The sample report, rendered once for all tests."""

from __future__ import annotations

import pytest

from reportgen.render.output import Rendered
from reportgen.render.render import render
from tests.render.sample import content


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    """The report in Chinese, long enough to break over pages, and in English; in both formats."""
    return render((content("zh-CN", 2), content("en")), frozenset({"html", "pdf"}))
