"""The wheel: installed elsewhere, the command works in an empty folder, with nothing of the checkout in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; dependencies come from that of the tests."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    packages = environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    # Not the bare path: that would be read in the locale's encoding.
    line = f"import sys; sys.path.append({sysconfig.get_path('purelib')!a})\n"
    (packages / "dependencies.pth").write_text(line, encoding="ascii")
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--no-index", str(wheel)], check=True, capture_output=True)
    return environment / "bin" / "reportgen"


def run(command: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [command, *arguments], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def test_the_wheel_holds_what_a_report_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"survey_reportgen-{__version__}-py3-none-any.whl"
    assert "reportgen/templates/new/en/report.yaml" in names
    assert "reportgen/problem_pages/claim-broken.md" in names
    assert any(name.startswith("reportgen/templates/fonts/") for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [
        name
        for name in names
        if name.startswith(("tests/", "specs/")) or (name.startswith("reportgen/templates") and name.endswith(".py"))
    ]
    assert wheel.stat().st_size < 16_000_000


def test_the_command_runs_the_installed_package(command: Path, tmp_path: Path) -> None:
    program = "import reportgen, reportgen.resources as r; print(reportgen.__file__, r.templates(), sep='\\n')"
    done = subprocess.run([command.parent / "python", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert all(line.startswith(str(command.parent.parent)) for line in done.stdout.splitlines())
    assert run(command, tmp_path, "--version").stdout == f"reportgen {__version__}\n"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_new_report_builds_at_once_without_a_warning(command: Path, tmp_path: Path, language: str) -> None:
    done = run(command, tmp_path, "new", "my-report", "--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    for verb in ("check", "build"):
        done = run(command, tmp_path, verb, "--strict", "my-report/report.yaml")
        assert (done.returncode, done.stderr) == (0, ""), verb
    written = {Path(line).name for line in done.stdout.splitlines()}
    assert written >= {"index.html", "report.pdf", "facts.json", "manifest.json", "tables", "figures"}
    version = tmp_path / "my-report" / "output" / "my-report" / "1.0"
    assert (version / "report.pdf").read_bytes().startswith(b"%PDF-")
    page = (version / "index.html").read_text(encoding="utf-8")
    assert {"zh-CN": "虚构", "en": "nvented"}[language] in page, "invented answers are said to be invented"


def test_the_answers_of_a_new_report_are_those_its_script_makes() -> None:
    script = ROOT / "scripts" / "starter_data.py"
    program = f"import runpy; print(runpy.run_path({str(script)!r})['answers'](), end='')"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    folders = sorted((ROOT / "templates" / "new").iterdir())
    assert [folder.name for folder in folders] == ["en", "zh-CN"]
    assert all((folder / "answers.csv").read_bytes() == made for folder in folders)
