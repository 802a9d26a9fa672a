"""The promise to users: these names stay. Changing the list takes a second, deliberate edit."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import reportgen

PROMISED = Path(__file__).with_name("public_names.txt").read_text(encoding="utf-8").split()


def test_the_public_names_are_the_promised_ones() -> None:
    assert sorted(reportgen.__all__) == PROMISED
    assert dir(reportgen) == PROMISED


def test_every_public_name_can_be_used() -> None:
    for name in PROMISED:
        assert getattr(reportgen, name) is not None


def test_a_private_name_is_refused() -> None:
    assert not hasattr(reportgen, "pandas")


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = "import sys, reportgen; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "pydantic", "yaml", "jinja2", "matplotlib", "weasyprint", "duckdb"} & set(done.stdout.split())


def test_the_version_is_said_in_one_place() -> None:
    assert importlib.metadata.version("survey-reportgen") == reportgen.__version__
