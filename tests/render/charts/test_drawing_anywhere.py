"""Nothing of the machine shows in a drawing or stops it: settings, home, locale, clock, what was drawn before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.content.charts.kinds import Bar, BarChart, ColumnChart, Dot, DotChart, Mark
from reportgen.render.charts.draw import draw

PROGRAM = """
import sys
from reportgen.content.charts.kinds import *
from reportgen.render.charts.draw import draw
from reportgen.render.style import COVER
def m(v, *ends): return Mark(v, f"{v:g}", "f", *ends)
bars = (Bar("甲 $x$", m(40), True), Bar("乙", m(60)), Bar("丙", m(12.5)))
dots = DotChart((Dot("甲", m(68, 65, 71), "low"), Dot("乙", m(80))), m(75), "总体", "指数", 60, 90, (60, 75, 90), "")
levels = (Level("差", "bad"), Level("中", "middle"), Level("好", "good"))
rows = (DivergingRow("题", (m(20), m(30), m(50)), m(30)),)
nps = NpsChart(tuple(m(v) for v in range(11)), (Bar("贬损者", m(21)), Bar("中立者", m(15)), Bar("推荐者", m(19))), m(-2))
for chart in (BarChart(bars), ColumnChart(bars), dots, DivergingChart(levels, rows, "差", "好", "中", "净"), nps,
              Donut(bars[0], bars[1]), Meter(m(50), "基线", 100, 80, "目标"),
              TreeChart((Twig("甲", m(1), (Twig("乙", m(2)), Twig("丙", question=True))),))):
    d = draw(chart, "f", "alt")
    sys.stdout.buffer.write((d.wide + d.narrow).encode())
d = draw(dots, "f", "alt", COVER)
sys.stdout.buffer.write((d.wide + d.narrow).encode())
assert "scipy.stats" not in sys.modules, "half of seaborn's import time, and nothing drawn needs it"
import matplotlib.font_manager
assert not matplotlib.font_manager.fontManager.ttflist, "the machine's fonts were searched"
"""
HOSTILE = {
    "plain": b"text.usetex: True\nlines.linewidth: 40\npath.sketch: (9, 9, 9)\nbackend: nonsense\nsavefig.bbox: tight\n",
    "broken": b"\xff\xfe not a setting",
}


def run(folder: Path, **variables: str) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "MATPLOTLIB", "LC_", "LANG"))}
    package = Path(__file__).parents[3]
    environment |= {"PYTHONPATH": str(package), **variables}
    command = [sys.executable, "-W", "error::UserWarning", "-c", PROGRAM]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return run(tmp_path_factory.mktemp("plain"), PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")


def test_seed_zone_locale_and_clock_do_not_show(tmp_path: Path, expected: bytes) -> None:
    assert run(tmp_path, PYTHONHASHSEED="4", TZ="America/New_York", LC_ALL="C", SOURCE_DATE_EPOCH="86400") == expected


@pytest.mark.parametrize("settings", HOSTILE)
def test_settings_of_others_do_not_show(tmp_path: Path, expected: bytes, settings: str) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    for folder in (home / ".config" / "matplotlib", here):
        folder.mkdir(parents=True)
        (folder / "matplotlibrc").write_bytes(HOSTILE[settings])
    rc = str(here / "matplotlibrc")
    assert (
        run(here, HOME=str(home), MATPLOTLIBRC=rc, MPLCONFIGDIR=str(home / ".config" / "matplotlib"), MPLBACKEND="nonsense")
        == expected
    )
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["matplotlibrc"] * 2


def test_a_home_that_cannot_be_written_does_not_matter(expected: bytes) -> None:
    assert run(Path("/"), HOME="/proc/nowhere", XDG_CACHE_HOME="/proc/nowhere", XDG_CONFIG_HOME="/proc/nowhere") == expected


def test_what_was_drawn_before_does_not_show() -> None:
    bars = tuple(Bar(f"甲{i}", Mark(v, f"{v}", "f")) for i, v in enumerate((40, 60, 12)))
    dots = DotChart((Dot("甲", bars[0].mark), Dot("乙", bars[1].mark)), None, "", "指数", 0, 100, (0, 50, 100), "")
    charts = (BarChart(bars), ColumnChart(bars), dots)
    first = [draw(chart, "f", "alt") for chart in charts]
    again = [draw(chart, "f", "alt") for chart in reversed(charts)]
    assert first == again[::-1]
