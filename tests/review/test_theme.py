"""The page that compares two versions wears the theme of the project they stand in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.verbs.diff import Request, diff
from tests.review.made import fact, files
from tests.theme.house import HOUSE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, value in (("1", 0.4), ("2", 0.5)):
        folder = tmp_path / "output" / "r" / name
        folder.mkdir(parents=True)
        for path, data in files([fact("share(q, '1')", value, f"{value:.0%}")], version=name).items():
            (folder / path).write_bytes(data)
    shutil.copytree(HOUSE, tmp_path / "house")
    return tmp_path


def page(project: Path) -> str:
    return diff(Request(str(project / "output" / "r" / "1"), str(project / "output" / "r" / "2"), "html")).text


def test_the_page_wears_the_theme_of_the_project(project: Path) -> None:
    plain = page(project)
    (project / "reportgen.yaml").write_text("theme: house/theme.yaml\n", encoding="utf-8")
    themed = page(project)
    assert "--blue: #0b2d5c" in themed
    assert "--blue: #0b2d5c" not in plain
    assert plain.partition("<body>")[2] == themed.partition("<body>")[2], "a theme changes no word"


def test_a_theme_that_is_wrong_keeps_no_comparison_from_being_read(project: Path) -> None:
    plain = page(project)
    (project / "reportgen.yaml").write_text("theme: house/none.yaml\n", encoding="utf-8")
    assert page(project) == plain
