"""Reports as Word documents, made once for all tests of a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from reportgen.content.blocks import Content
from reportgen.render.figures import Drawings, draw_all
from reportgen.render.word.converters import VARIABLE
from reportgen.render.word.docx import as_docx
from tests.built import checked
from tests.render.sample import content


@dataclass(frozen=True)
class Made:
    """A report and its Word document."""

    content: Content
    drawings: Drawings
    data: bytes


@cache
def made(name: str) -> Made:
    """Return the sample in a language, or a report of the repository."""
    found = content(name) if name in {"zh-CN", "en"} else checked(name).contents[0]
    drawings = draw_all(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")  # Pandoc, whatever the machine has
        return Made(found, drawings, as_docx(found, drawings))


@pytest.fixture(params=["zh-CN", "en", "jd-customer-service"])
def report(request: pytest.FixtureRequest) -> Made:
    """Each of these reports."""
    return made(request.param)


@pytest.fixture
def jd() -> Made:
    """The report with all of a report's parts."""
    return made("jd-customer-service")


@pytest.fixture
def sample() -> Made:
    """The hand-made report in Chinese, which has every kind of block."""
    return made("zh-CN")
