"""The contract of the command line: exit codes, streams, what it loads; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn
from xml.etree import ElementTree

import pytest

from reportgen import cli, pipeline
from reportgen.problems import Code, Kind, Place, Problem, ReportError, Severity, SpecError, ToolError
from reportgen.verbs.new import identifier, new

Run = Callable[..., "subprocess.CompletedProcess[str]"]

TRAPS = (
    *("babel", "csv", "ctypes", "decimal", "duckdb", "jinja2", "json", "matplotlib", "narwhals", "numpy", "pandas", "pydantic"),
    *("rich", "scipy", "seaborn", "sitecustomize", "statistics", "tempfile", "typer", "uharfbuzz", "usercustomize"),
    *("weasyprint", "yaml"),
)
"""Modules that a checkout may try to replace by a file of its own."""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs the command in an empty folder."""

    def command(*arguments: str, cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-P", "-m", "reportgen", *arguments]
        env = {**os.environ, **environment}
        return subprocess.run(line, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False, timeout=300)

    return command


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    return new(tmp_path / "my-report", "en")


def broken(starter: Path, old: str, replacement: str) -> Path:
    """Change the starter spec in one place."""
    text = starter.read_text(encoding="utf-8")
    assert old in text
    starter.write_text(text.replace(old, replacement, 1), encoding="utf-8")
    return starter


def test_help_names_every_verb(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("build", "check", "explain", "new", "questionnaire", "schema"))


HEAVY = {
    "babel",
    "docx",
    "duckdb",
    "jinja2",
    "matplotlib",
    "narwhals",
    "numpy",
    "pandas",
    "pydantic",
    "scipy",
    "weasyprint",
    "yaml",
}


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from reportgen.cli import run; run(['--help']); print('loaded:', *sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("loaded:")[2].split()
    assert "typer" in loaded
    assert not HEAVY & set(loaded)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--version",), 0, ""),
        (("build",), 2, "Missing argument"),
        (("unknown",), 2, "No such command"),
        (("check", "missing.yaml"), 2, "missing.yaml"),
        (("check", "missing.yaml", "--format", "pdf"), 2, "text, json, github, sarif, junit"),
        (("build", "missing.yaml", "--to", "odt"), 2, "html, pdf, docx"),
        (("build", "missing.yaml", "--to", ""), 2, "No format is named"),
        (("build", "missing.yaml", "--jobs", "0"), 2, "--jobs"),
        (("new", "report", "--language", "fr"), 2, "zh-CN, en"),
        (("new", "."), 2, "already"),
        (("new", "x" * 300), 3, "the path is too long"),
        (("check", "."), 2, "is a folder without a report.yaml"),
        (("check", "x" * 5000), 2, "cannot be reached"),
        (("check", ".", "--project", "nowhere"), 2, "--project: The project root 'nowhere' does not exist"),
        (("check", "--nonsense", "."), 2, "No such option"),
        (("check", ".", "--jobs", "many"), 2, "valid integer"),
        (("check", ".", "--format"), 2, "requires an argument"),
        (("explain", "report.yaml"), 2, "Missing argument"),
    ],
)
def test_a_wrong_call_says_what_is_right(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_problems_go_to_stderr_and_results_to_stdout(run: Run, starter: Path) -> None:
    done = run("check", str(starter))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{starter}: ")
    assert "2 of 2 claims hold" in done.stdout


def test_one_bad_spec_does_not_stop_the_others(run: Run, starter: Path) -> None:
    done = run("check", "missing.yaml", str(starter))
    assert done.returncode == 2
    assert "missing.yaml" in done.stderr
    assert "2 of 2 claims hold" in done.stdout


def test_a_folder_stands_for_its_report(run: Run, starter: Path) -> None:
    assert run("check", str(starter.parent)).returncode == 0


def test_a_broken_claim_fails_with_one(run: Run, starter: Path) -> None:
    spec = broken(starter, "holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)")
    done = run("check", str(spec))
    assert done.returncode == 1
    assert "claim-broken" in done.stderr
    assert run("check", "--allow-broken", str(spec)).returncode == 0
    assert run("check", "--allow-broken", "--strict", str(spec)).returncode == 1


def test_json_lists_every_problem(run: Run, starter: Path) -> None:
    spec = broken(starter, "type: nps", "type: npss")
    done = run("check", "--format", "json", str(spec))
    assert done.returncode == 2
    assert "wrong-value" in done.stdout
    json.loads(done.stdout)


def test_sarif_names_rule_file_and_line(run: Run, starter: Path) -> None:
    spec = broken(starter, "    scale: satisfaction", "    scale: satisfication")
    log = json.loads(run("check", "--format", "sarif", str(spec)).stdout)
    result = log["runs"][0]["results"][0]
    location = result["locations"][0]["physicalLocation"]
    line = spec.read_text(encoding="utf-8").splitlines().index("    scale: satisfication") + 1
    assert (result["ruleId"], result["level"], location["region"]["startLine"]) == ("unknown-name", "error", line)
    assert location["artifactLocation"]["uri"].endswith("my-report/report.yaml")


def test_junit_has_a_case_for_every_claim_and_check(run: Run, starter: Path) -> None:
    spec = broken(starter, "holds: rank(wishes, hours) == 1", "holds: rank(wishes, hours) == 4")
    suites = ElementTree.fromstring(run("check", "--format", "junit", str(spec)).stdout)  # noqa: S314 - our own output
    (suite,) = suites
    failed = [case.attrib["name"] for case in suite if case.find("failure") is not None]
    assert failed == ["claim hours-first"]
    assert {case.attrib["name"] for case in suite} >= {"spec", "data and evidence", "claim satisfied", "claim hours-first"}
    assert suite.attrib["failures"] == "1"


def test_check_loads_neither_matplotlib_nor_weasyprint(starter: Path) -> None:
    program = (
        "import sys; from reportgen.cli import run; code = run(['check', sys.argv[1]]);"
        "print(code, *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(starter)], capture_output=True, text=True, check=True)
    code, *loaded = done.stdout.splitlines()[-1].split()
    assert code == "0"
    assert not {"matplotlib", "weasyprint", "seaborn", "scipy", "pandas"} & set(loaded)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_result_that_cannot_be_written_is_a_problem() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportgen", "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 3
    assert "cannot be written to the standard output: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_reader_of_a_pipe_may_leave(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m reportgen schema | head -c 1'
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("safe", ["-P", "-"], ids=["safe path", "plain"])
def test_a_file_of_the_working_folder_never_stands_in_for_a_module(starter: Path, tmp_path: Path, safe: str) -> None:
    for name in TRAPS:
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('trapped by {name}')", encoding="utf-8")
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\n", encoding="utf-8")
    options = [safe] if safe == "-P" else []
    line = [sys.executable, *options, "-m", "reportgen", "check", str(starter)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(line, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("safe", [["-P"], []])
def test_a_working_folder_that_is_gone_is_told(tmp_path: Path, safe: list[str]) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@" -m reportgen check ../report.yaml'
    line = ["sh", "-c", script, "sh", sys.executable, *safe]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(".: The working folder is gone")


def test_a_build_from_the_version_that_it_replaces_says_what_it_wrote(starter: Path) -> None:
    build = [sys.executable, "-P", "-m", "reportgen", "build", str(starter), "--to", "html"]
    output = starter.parent / "output"
    first = subprocess.run([*build, "--output", str(output)], capture_output=True, text=True, check=True)
    version = next(output.glob("*/*"))
    assert "index.html" in first.stdout
    broken(starter, "version: ", "kicker: Anew\n  version: ")
    again = subprocess.run([*build, "--output", str(output)], cwd=version, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr, again.stdout.strip()) == (0, "", str(version))


class Panic(BaseException):
    """What a Rust library raises: no ``Exception``."""


@pytest.mark.parametrize("error", [Panic("row 7: 张三, 13800000000"), RecursionError(), MemoryError(), KeyError("secret")])
@pytest.mark.parametrize("verb", ["build", "check"])
def test_an_unforeseen_error_is_one_line_without_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str, error: BaseException
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(pipeline, "check", fail)
    assert cli.run([verb, "a.yaml"]) == 3
    printed = capsys.readouterr().err
    assert "internal-error" in printed
    assert "Traceback" not in printed
    assert "13800000000" not in printed
    assert "secret" not in printed
    assert cli.run([verb, "a.yaml", "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", stop)
    assert cli.run(["check", "a.yaml"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def problem(kind: Kind, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Code.DATA_VALUE, Place("a.yaml", 1, 1), "something", "something else", severity, kind)


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ({"a": ReportError([problem(Kind.REPORT)])}, 1),
        ({"a": SpecError([problem(Kind.SPEC)])}, 2),
        ({"a": ToolError([problem(Kind.TOOL)])}, 3),
        ({"a": ReportError([problem(Kind.REPORT)]), "b": SpecError([problem(Kind.SPEC)])}, 2),
        ({"a": ToolError([problem(Kind.TOOL)]), "b": ReportError([problem(Kind.REPORT)])}, 3),
    ],
)
def test_the_worst_exit_code_wins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], errors: Mapping[str, Exception], code: int
) -> None:
    def fail(path: Path, *_: Any, **__: Any) -> NoReturn:
        raise errors[path.name]

    monkeypatch.setattr(pipeline, "check", fail)
    assert cli.run(["check", *errors]) == code
    assert capsys.readouterr().err.count("Something else") == len(errors)


def test_new_refuses_to_overwrite(run: Run, starter: Path) -> None:
    before = starter.read_bytes()
    done = run("new", str(starter.parent))
    assert done.returncode == 2
    assert "folder-exists" in done.stderr
    assert starter.read_bytes() == before


def test_several_specs_at_once_give_the_same_as_one_by_one(run: Run, starter: Path, tmp_path: Path) -> None:
    other = new(tmp_path / "other", "zh-CN")
    one = run("check", "--jobs", "1", str(starter), str(other), "missing.yaml")
    two = run("check", "--jobs", "2", str(starter), str(other), "missing.yaml")
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)


def test_specs_are_done_one_by_one_where_processes_may_share_no_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.verbs import batch
    from reportgen.verbs.build import Request
    from reportgen.verbs.outcome import Outcome

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(batch, "ProcessPoolExecutor", refused)
    requests = [Request(Path("a"), None), Request(Path("b"), None)]
    outcomes = batch.run(lambda request: Outcome(str(request.spec)), requests, 2, lambda _: None)
    assert [outcome.spec for outcome in outcomes] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("my-report", "my-report"), ("My Report 2", "my-report-2"), ("读者调查", "report-538b0347"), ("-", "report-3973e022")],
)
def test_the_id_made_from_a_name(name: str, expected: str) -> None:
    assert identifier(name) == expected
