"""The files for continuous integration: they are written where they belong, linted, pinned, and permit the least."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reportgen.cli import run
from reportgen.verbs.new_ci import LOCK, SYSTEMS
from reportgen.version import __version__

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "templates" / "ci"
WORKFLOWS = sorted((SHIPPED / "github").glob("*.yml"))
BIN = Path(sys.executable).parent


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_new_project_has_the_files_of_its_system(system: str, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "library", "--language", "en", "--ci", system]) == 0
    said = capsys.readouterr().out
    assert said.startswith("library/report.yaml\n")
    assert LOCK in said
    written = {path.relative_to(bare / "library").as_posix() for path in (bare / "library").rglob("*") if path.is_file()}
    assert written == {*SYSTEMS[system], "requirements.in", "reportgen.yaml", "report.yaml", "answers.csv", "report.schema.json"}
    assert f"survey-reportgen[site,word]=={__version__}\n" in (bare / "library" / "requirements.in").read_text(encoding="utf-8")
    assert run(["check", "library/report.yaml", "--strict"]) == 0


def test_a_repository_that_is_there_gets_them_and_nothing_is_overwritten(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "requirements.txt").touch()
    assert run(["new", "--ci", "gitlab"]) == 0
    assert capsys.readouterr().out.startswith(".gitlab-ci.yml\nscripts/release-reports.sh\nContinuous integration")
    assert not (repository / "requirements.in").exists()
    (repository / ".gitlab-ci.yml").write_text("mine", encoding="utf-8")
    assert run(["new", "--ci", "gitlab"]) == 2
    assert ".gitlab-ci.yml: A file of this name is there already  [folder-exists]" in capsys.readouterr().err
    assert (repository / ".gitlab-ci.yml").read_text(encoding="utf-8") == "mine"


def test_one_file_in_the_way_keeps_all_from_being_written(repository: Path) -> None:
    (repository / ".github" / "workflows").mkdir(parents=True)
    (repository / ".github" / "workflows" / "reports-publish.yml").touch()
    assert run(["new", "--ci", "github"]) == 2
    assert [path.name for path in (repository / ".github" / "workflows").iterdir()] == ["reports-publish.yml"]
    assert not (repository / "requirements.in").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "x", "--ci", "jenkins"], "Choose one of github, gitlab"),
        (["new", "--ci", ""], "Write reportgen new NAME"),
        (["new"], "Write reportgen new NAME"),
    ],
)
def test_a_wrong_call_is_told(arguments: list[str], says: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert says in capsys.readouterr().err
    assert [path.name for path in repository.iterdir()] == [".git"]


def test_a_folder_inside_a_repository_is_no_place_for_them(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "deep").mkdir()
    monkeypatch.chdir(repository / "deep")
    assert run(["new", "--ci", "github"]) == 2
    assert "Run reportgen new --ci there" in capsys.readouterr().err
    assert run(["new", "library", "--ci", "github"]) == 2
    assert f"The repository begins further up, in {repository}" in capsys.readouterr().err
    assert not any((repository / "deep").iterdir())
    assert run(["new", "library", "--language", "en"]) == 0


def test_a_project_beside_a_repository_may_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "other")
    assert run(["new", "../library", "--ci", "gitlab"]) == 0
    assert run(["new", f"../{'x' * 300}/library", "--ci", "gitlab"]) == 3


def linted(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    found = shutil.which(program, path=f"{BIN}:{sys.exec_prefix}/bin")
    assert found, f"{program} is a package of the extra dev"
    return subprocess.run([found, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120)


def test_the_workflows_are_sound_to_an_auditor(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "github", tmp_path / ".github" / "workflows")
    done = linted("zizmor", "--offline", "--no-config", "--persona=auditor", "--format=plain", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [SHIPPED / "gitlab" / "gitlab-ci.yml"])],
)
def test_the_files_are_of_the_form_that_their_readers_take(schema: str, files: list[Path]) -> None:
    done = linted("check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_checks_the_specs_of_a_commit() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    assert all(re.search(hook["files"], name) for name in ("report.yaml", "specs/library/report.yaml"))
    assert not any(re.search(hook["files"], name) for name in ("my-report.yaml", "report.yaml.orig"))
    assert run([*hook["entry"].split()[1:], str(ROOT / "specs" / "research-plan" / "report.yaml")]) == 0


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="needs actionlint")
def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(["actionlint", *map(str, WORKFLOWS)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_is_permitted_the_least_and_ends(path: Path) -> None:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    allowed = {
        "check": {"contents": "read"},
        "comment": {"actions": "read", "pull-requests": "write"},
        "build": {"contents": "read"},
        "keep": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert read["permissions"] == {}
    assert read["concurrency"]["group"]
    for name, job in read["jobs"].items():
        assert job["permissions"] == allowed[name]
        assert job["timeout-minutes"] <= 30
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_every_action_is_pinned_by_its_commit_and_names_its_release() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(lines) >= 9
    pinned = {
        match.groups() for line in lines if (match := re.search(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", line))
    }
    assert len([line for line in lines if re.search(r"@[0-9a-f]{40} # v", line)]) == len(lines)
    assert len({action for action, _, _ in pinned}) == len(pinned), "one action, one release"


def test_strangers_get_no_write_permission_and_no_token() -> None:
    """Only the workflow that runs what a pull request holds runs on ``pull_request``; none runs on ``pull_request_target``."""
    events = {path.name: yaml.safe_load(path.read_text(encoding="utf-8"))[True] for path in WORKFLOWS}
    assert [name for name, event in events.items() if "pull_request" in event] == ["reports.yml"]
    assert "github.token" not in (SHIPPED / "github" / "reports.yml").read_text(encoding="utf-8")
    assert not any("pull_request_target" in event for event in events.values())


def test_what_is_published_has_the_files_that_readers_work_with() -> None:
    for name in ("github/reports-publish.yml", "gitlab/gitlab-ci.yml"):
        assert "bash scripts/release-reports.sh output .previous html,pdf,docx,xlsx" in (SHIPPED / name).read_text(
            encoding="utf-8"
        )
