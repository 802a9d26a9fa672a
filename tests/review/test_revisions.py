"""Two revisions in git: built in a place of their own, whatever the repository holds; and every side that a call can name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.cli import run
from reportgen.problems import Code, ReportgenError, SpecError, ToolError
from reportgen.verbs.diff import Difference, Request, diff
from reportgen.verbs.revisions import repository
from reportgen.verbs.sides import Places
from tests.review.made import fact, files, written

SPEC = """
reportgen: 1
report: {id: pool, version: "1", title: Pool, language: en, date: 2024-01-31, minimum_base: 1}
survey:
  fieldwork: {from: 2024-01-01, to: 2024-01-31}
  population: Swimmers
  mode: online
  sample: {kind: convenience}
  data: {source: answers.csv, provenance: observed}
questions:
  clean: {ask: Clean?, type: single, column: a, options: {1: Clean, 2: Not clean}}
claims:
  - {id: mostly, says: Most find it clean, holds: 'share(clean, 1) > 50%'}
body:
  - section: Result
    content:
      - text: The pool is clean for {{ share(clean, 1) }}.
      - chart: clean
"""
ANSWERS = "a\n" + "1\n" * 6 + "2\n" * 4
WORSE = "a\n" + "1\n" * 4 + "2\n" * 6

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path, contents: dict[str, str], message: str = "change") -> str:
    for name, text in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits between which two people changed their minds."""
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, {"specs/pool/report.yaml": SPEC, "specs/pool/answers.csv": ANSWERS})
    commit(folder, {"specs/pool/answers.csv": WORSE})
    monkeypatch.chdir(folder)
    return folder


def compared(*sides: str, **options: object) -> Difference:
    return diff(Request(*sides, *[""] * (2 - len(sides)), **options))  # type: ignore[arg-type]


def wrong(*sides: str, **options: object) -> ReportgenError:
    with pytest.raises(ReportgenError) as error:
        compared(*sides, **options)
    return error.value


@pytest.mark.parametrize(
    "sides",
    [
        ("HEAD~1..HEAD", "specs/pool"),
        ("HEAD~1..", "specs/pool"),
        ("HEAD~1..main", "specs/pool/report.yaml"),
        ("HEAD~1...HEAD", "specs/pool"),
        ("HEAD~1:specs/pool", "HEAD:specs/pool"),
        ("HEAD~1:specs/pool/report.yaml", "specs/pool"),
        ("HEAD~1:./specs/pool", "specs/pool/report.yaml"),
    ],
)
def test_two_revisions(sides: tuple[str, str], repo: Path) -> None:
    found = compared(*sides)
    assert found.exit_code == 1
    assert "2 of 2 figures changed, 1 claim flipped." in found.text
    assert "Of what numbers follow from, one thing changed: the data." in found.text
    assert "60% → 40%" in found.text
    assert git(repo, "status", "--porcelain") == ""
    assert sorted(path.name for path in repo.iterdir()) == [".git", "specs"]


def test_the_same_revision_is_the_same(repo: Path) -> None:
    found = compared("HEAD..HEAD", "specs/pool")
    assert (found.exit_code, found.text.splitlines()[1]) == (0, "Nothing changed.")


def test_three_dots_begin_where_both_come_from(repo: Path) -> None:
    git(repo, "checkout", "-q", "-b", "topic", "HEAD~1")
    commit(repo, {"specs/pool/report.yaml": SPEC.replace("The pool is clean", "The pool looks clean")})
    assert "0 of 2 figures changed, no claim flipped; 1 change of text" in compared("main...topic", "specs/pool").text
    assert "2 of 2 figures changed" in compared("main..topic", "specs/pool").text


def test_a_spec_that_is_not_in_the_checkout_any_more(repo: Path) -> None:
    shutil.move("specs/pool", "specs/moved")
    commit(repo, {})
    text = compared("HEAD~1:specs/pool", "HEAD:specs/moved").text
    assert "0 of 2 figures changed, no claim flipped" in text
    assert "moved specs/pool/answers.csv → specs/moved/answers.csv" in text
    assert wrong("HEAD~1..HEAD", "specs/pool").problems[0].place.file == "HEAD:specs/pool"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-n1", "HEAD^{tree}", "HEAD~99", "a b"])
def test_a_revision_that_is_not_there(revision: str, repo: Path) -> None:
    error = wrong(f"{revision}:specs/pool", "specs/pool")
    assert error.problems[0].code is Code.REVISION_UNKNOWN
    assert error.exit_code == 2
    assert not (repo / "x").exists()


def test_revisions_without_anything_in_common(repo: Path) -> None:
    git(repo, "checkout", "-q", "--orphan", "other")
    commit(repo, {"specs/pool/answers.csv": ANSWERS}, "a beginning of its own")
    error = wrong("main...other", "specs/pool")
    assert error.problems[0].code is Code.REVISION_UNKNOWN
    assert "no commit in common" in error.problems[0].found


def test_without_git_or_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    written(tmp_path, {"report.yaml": SPEC.encode()})
    assert wrong("HEAD..", "report.yaml").problems[0].code is Code.REVISION_UNKNOWN
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError) as error:
        repository(tmp_path)
    assert (error.value.exit_code, error.value.problems[0].code) == (3, Code.TOOL_MISSING)


def test_one_side_alone(repo: Path) -> None:
    assert compared("HEAD~1..HEAD").exit_code == 1
    assert "Only one version" in wrong("specs/pool").problems[0].found


def test_problems_of_a_revision_name_its_files(repo: Path) -> None:
    commit(repo, {"specs/pool/report.yaml": SPEC.replace("share(clean, 1) >", "share(claen, 1) >")})
    (problem,) = wrong("HEAD~1..HEAD", "specs/pool").problems
    assert str(problem.place).startswith("HEAD:specs/pool/report.yaml:1")
    commit(repo, {"specs/pool/report.yaml": SPEC, "specs/pool/answers.csv": "b\n1\n"})
    assert wrong("HEAD~2..HEAD", "specs/pool").problems[0].place.file.startswith("HEAD:specs/pool/")


def test_nothing_of_the_repository_runs_and_nothing_is_left(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attributes that would change or hide files, filters, hooks and aliases of the repository change nothing."""
    trap = tmp_path / "trap"
    script = f"#!/bin/sh\ntouch {trap}\ncat\n"
    hook = repo / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    for path in (hook, tmp_path / "filter.sh"):
        path.write_text(script)
        path.chmod(0o755)
    git(repo, "config", "filter.evil.smudge", str(tmp_path / "filter.sh"))
    git(repo, "config", "core.fsmonitor", str(tmp_path / "filter.sh"))
    (repo / ".git" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "info" / "attributes").write_text("*.csv export-ignore filter=evil\n*.yaml export-subst\n")
    places = tmp_path / "temporary"
    places.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places))
    trap.unlink(missing_ok=True)
    assert compared("HEAD~1..HEAD", "specs/pool").exit_code == 1
    assert not trap.exists()
    assert list(places.iterdir()) == []


def test_links_and_submodules_are_left_out(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(ANSWERS)
    (repo / "specs/pool/answers.csv").unlink()
    (repo / "specs/pool/answers.csv").symlink_to(tmp_path / "secret.csv")
    commit(repo, {})
    assert "answers.csv" in wrong("HEAD~1..HEAD", "specs/pool").problems[0].found
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{git(repo, 'rev-parse', 'HEAD')},module")
    git(repo, "commit", "-q", "-m", "module")
    assert "module" not in repository(repo).listed(git(repo, "rev-parse", "HEAD"))


def test_a_tree_that_leads_out_of_the_folder_writes_nothing_there(repo: Path, tmp_path: Path) -> None:
    blob = subprocess.run(["git", "hash-object", "-w", "--stdin"], cwd=repo, input=b"x", capture_output=True, check=True)
    digest = bytes.fromhex(blob.stdout.decode().strip())
    inner = b"100644 evil\0" + digest
    tree = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=repo,
        input=inner,
        capture_output=True,
        check=True,
    )
    outer = b"40000 ..\0" + bytes.fromhex(tree.stdout.decode().strip())
    top = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=repo,
        input=outer,
        capture_output=True,
        check=True,
    )
    made = git(repo, "commit-tree", top.stdout.decode().strip(), "-m", "evil")
    folder = tmp_path / "deep" / "inside"
    folder.mkdir(parents=True)
    repository(repo).write(made, folder)
    assert not (tmp_path / "deep" / "evil").exists()
    assert list(folder.iterdir()) == []


@pytest.fixture
def ignored(repo: Path) -> Path:
    """A repository whose answers are not in git: they lie beside it, and a version was built of each state."""
    (repo / ".gitignore").write_text("*.csv\noutput/\n")
    git(repo, "rm", "-q", "--cached", "specs/pool/answers.csv")
    commit(repo, {"specs/pool/report.yaml": SPEC.replace('"1"', '"3"')})
    pipeline.build(pipeline.check(repo / "specs/pool/report.yaml", allow_broken=True), repo / "output", ("html",))
    commit(repo, {"specs/pool/report.yaml": SPEC.replace('"1"', '"4"').replace("share(clean, 1) >", "share(clean, 2) >")})
    return repo


def test_where_data_are_not_in_git_the_version_that_was_built_stands_in(ignored: Path) -> None:
    (problem,) = wrong("HEAD~1..HEAD", "specs/pool").problems
    assert problem.code is Code.FILE_MISSING
    assert "answers.csv" in problem.found
    assert "nor is there a built version pool/4" in problem.found
    assert "--releases" in problem.fix
    pipeline.build(pipeline.check(ignored / "specs/pool/report.yaml"), ignored / "output", ("html",))
    found = compared("HEAD~1..HEAD", "specs/pool")
    assert found.problems == ()
    assert "1 claim flipped" in found.text
    assert "mostly: does not hold → holds" in found.text


def test_versions_are_found_among_the_releases_and_a_stranger_to_the_spec_is_pointed_out(ignored: Path, tmp_path: Path) -> None:
    shutil.move(ignored / "output", tmp_path / "kept")
    pipeline.build(pipeline.check(ignored / "specs/pool/report.yaml"), tmp_path / "kept", ("html",))
    places = Places(releases=tmp_path / "kept")
    assert compared("HEAD~1..HEAD", "specs/pool", places=places).exit_code == 1
    assert compared("pool/3", "pool/4", places=places).exit_code == 1
    commit(ignored, {"specs/pool/report.yaml": SPEC.replace('"1"', '"4"').replace("Swimmers", "People")})
    (problem,) = compared("HEAD~2..HEAD", "specs/pool", places=places).problems
    assert "another state of the spec" in problem.found


def test_a_pointer_to_another_store_is_no_data(repo: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    commit(repo, {"specs/pool/answers.csv": pointer})
    assert wrong("HEAD~1..HEAD", "specs/pool").problems[0].code is Code.FILE_MISSING


def test_folders_files_and_names(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for version, value in (("1", 0.4), ("2", 0.5)):
        contents = files([fact("a", value, f"{value:.0%}")], version=version, report="pool")
        written(repo / "output" / "pool" / version, contents)
    for sides in (("output/pool/1", "output/pool/2"), ("pool/1", "pool/2"), ("output/pool/1/facts.json", "pool/2")):
        assert "1 of 1 figures changed" in compared(*sides).text
    assert "one of its versions: 1, 2" in wrong("output/pool", "pool/1").problems[0].fix
    assert wrong("pool/3", "pool/1").problems[0].code is Code.FILE_MISSING
    assert wrong("../1", "pool/1").problems[0].code is Code.FILE_MISSING
    assert wrong("output", "pool/1").problems[0].code is Code.VERSION_DAMAGED
    (problem,) = wrong("output/pool/1/index.html", "pool/2").problems
    assert (problem.code, problem.fix) == (Code.VERSION_DAMAGED, "Name the folder: output/pool/1")
    assert run(["diff", "pool/1", "pool/2", "--format", "json", "--output", "d.json"]) == 1
    assert capsys.readouterr().out == "d.json\n"
    assert json.loads(Path("d.json").read_text(encoding="utf-8"))["comparisons"][0]["summary"]["changed"] == 1
    assert run(["diff", "pool/1", "pool/1"]) == 0
    assert run(["diff", "pool/1", "pool/2", "--format", "pdf"]) == 2
    assert run(["diff", "pool/1", "pool/2", "--language", "fr"]) == 2
    assert run(["diff", "pool/1", "pool/2", "--tolerance", "lots"]) == 2
    assert run(["diff", "pool/1", "pool/2", "--output", "nowhere/d.json"]) == 3
    assert run(["diff", "pool/1", "pool/2", "--tolerance", "25%"]) == 0


def test_the_environment_of_a_hook_does_not_lead_elsewhere(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a hook git sets GIT_DIR and GIT_INDEX_FILE; they are those of another repository here."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    assert compared("HEAD~1..HEAD", "specs/pool").exit_code == 1


def test_a_clone_that_lacks_contents_says_so(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", (repo).as_uri(), "partial")
    monkeypatch.chdir(tmp_path / "partial")
    with pytest.raises(SpecError) as error:
        compared("HEAD~1:specs/pool", "HEAD:specs/pool")
    assert error.value.problems[0].code is Code.FILE_MISSING


def test_all_reports_of_two_revisions(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = SPEC.replace("id: pool", "id: lake")
    commit(
        repo, {"specs/lake/report.yaml": other, "specs/lake/answers.csv": ANSWERS, "specs/old/report.yaml": other, "notes": "x"}
    )
    shutil.rmtree("specs/old")
    shutil.copytree("specs/lake", "specs/river")
    commit(repo, {"specs/pool/answers.csv": ANSWERS})
    computed: list[str] = []
    check = pipeline.check

    def noted(path: Path, *arguments: Any, **options: Any) -> Any:
        computed.append(path.parent.name)
        return check(path, *arguments, **options)

    monkeypatch.setattr(pipeline, "check", noted)
    found = compared("HEAD~1..HEAD", format="json")
    assert found.exit_code == 1
    content = json.loads(found.text)
    assert (content["added"], content["removed"]) == (["specs/river/report.yaml"], ["specs/old/report.yaml"])
    assert {of["report"]: of["same"] for of in content["comparisons"]} == {"lake": True, "pool": False}
    assert computed == ["lake", "pool", "pool"], "what nobody touched is computed once"
    assert {of["new"]["name"].partition(":")[0] for of in content["comparisons"]} == {"HEAD"}
    text = compared("HEAD~1..HEAD").text
    assert "specs/river/report.yaml is a new report" in text
    assert "specs/old/report.yaml is gone" in text
    markdown = compared("HEAD~1..HEAD", format="markdown").text
    assert markdown.count("### What changed") == 1
    assert "Nothing changed in lake" in markdown
    assert wrong("HEAD~1..HEAD", format="html").problems[0].code is Code.WRONG_VALUE


def test_one_wrong_report_does_not_hide_the_others(repo: Path) -> None:
    wrong_one = SPEC.replace("id: pool", "id: lake")
    commit(repo, {"specs/lake/report.yaml": wrong_one, "specs/lake/answers.csv": ANSWERS})
    commit(repo, {"specs/lake/report.yaml": wrong_one.replace("type: single", "type: sinlge"), "specs/pool/answers.csv": ANSWERS})
    found = compared("HEAD~1..HEAD")
    assert found.exit_code == 2
    assert found.problems[0].place.file == "HEAD:specs/lake/report.yaml"
    assert "pool: " in found.text


def test_revisions_without_any_report(repo: Path) -> None:
    shutil.rmtree("specs")
    commit(repo, {"notes": "x"})
    assert "Neither revision has" in wrong("HEAD..HEAD").problems[0].found
