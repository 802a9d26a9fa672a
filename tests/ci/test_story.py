"""The files that ``reportgen new --ci`` writes do what they say: the life of a report, every step read out of the files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ci.by_hand import CORRECTION, WITHDRAWAL
from tests.ci.github import Github
from tests.ci.places import Place
from tests.ci.story import STRANGER, Told, on_github, on_gitlab
from tests.ci.zygote import zygote

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with zygote(tmp_path_factory.mktemp("z")) as text:
        yield text


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("github") / "server"


@pytest.fixture(scope="module")
def github(program: str, home: Path) -> tuple[Told, list[str]]:
    return on_github(home, program)


def releases_are_kept(told: Told) -> None:
    """No byte of the first release has changed on the site, and the second stands beside it."""
    first = {name: digest for name, digest in told.first.items() if name.startswith("author/1.0/")}
    assert len(first) > 12
    assert {name: told.second.get(name) for name in first} == first
    assert {"author/1.1/index.html", "author/1.1/release.json", "index.html", "site.json"} <= told.second.keys()
    assert told.second["author/latest/index.html"] == told.second["author/1.1/index.html"]


def test_on_github_a_broken_claim_is_red_with_its_numbers_and_the_mended_one_green(github: tuple[Told, list[str]]) -> None:
    told, log = github
    assert not told.red
    assert any(line.strip().startswith("::error file=report.yaml,line=118") for line in log)
    assert "| ❌ | satisfied | More visitors are satisfied than dissatisfied | broken |" in told.red_summary
    assert "### What changed" in told.red_summary
    assert not told.unraised
    assert any("The version 1.0 is released and sealed" in line for line in log)
    assert told.green


def test_on_github_one_comment_says_what_changes_and_is_kept_up_to_date(github: tuple[Told, list[str]]) -> None:
    told, _ = github
    [red], [green] = told.red_comments, told.green_comments
    assert "satisfied: holds → does not hold" in red
    assert "author: 1.0 → 1.1" in green
    assert "satisfied: wording, condition" in green
    assert "No such file" not in red + green


def test_on_github_releases_are_published_and_stay_as_they_were(github: tuple[Told, list[str]]) -> None:
    told, _ = github
    releases_are_kept(told)
    assert len(told.kept) == 2
    assert told.again == told.second, "a push with nothing new changes nothing, and is no commit more"
    assert not told.mistake
    assert told.after == told.second


def test_on_github_a_release_is_withdrawn_and_another_corrected_by_hand(github: tuple[Told, list[str]], home: Path) -> None:
    told, _ = github
    gone = {name.removeprefix("author/1.0/") for name in told.withdrawn if name.startswith("author/1.0/")}
    assert "withdrawal.json" in gone
    assert "facts.json" not in gone
    second = {name: digest for name, digest in told.second.items() if name.startswith("author/1.1/")}
    for site in (told.withdrawn, told.by_hand):
        assert {name: site.get(name) for name in second} == second
    record = json.loads((home / "live" / "author" / "1.2" / "release.json").read_text(encoding="utf-8"))
    assert (record["type"], record["reason"]) == ("correction", CORRECTION["reason"])
    assert record["date"] == "2030-02-01"
    why = json.loads((home / "live" / "author" / "1.0" / "withdrawal.json").read_text(encoding="utf-8"))
    assert (why["reason"], why["date"]) == (WITHDRAWAL["reason"], "2030-01-31")


def test_on_gitlab_the_same_is_told_and_kept(program: str, tmp_path: Path) -> None:
    told, log = on_gitlab(tmp_path / "server", program, short=True)
    assert not told.red
    assert 'name="claim satisfied"' in told.red_summary
    assert any("satisfied: holds → does not hold" in line for line in log)
    releases_are_kept(told)
    gone = {name for name in told.withdrawn if name.startswith("author/1.0/")}
    assert "author/1.0/withdrawal.json" in gone
    assert "author/1.0/facts.json" not in gone
    second = {name: digest for name, digest in told.second.items() if name.startswith("author/1.1/")}
    assert {name: told.withdrawn.get(name) for name in second} == second
    assert len(told.kept) == 3, "a push with nothing new is no commit more"
    page = (tmp_path / "server" / "live" / "author" / "1.0" / "index.html").read_text(encoding="utf-8")
    assert "The answers of one branch were counted twice." in page


def server(tmp_path: Path) -> Place:
    """Return a server whose repository holds the workflows and no report."""
    place = Place(tmp_path / "server")
    place.tools("#!/bin/sh\nexit 1\n")
    place.origin.parent.mkdir()
    place.git(place.home, "init", "--quiet", "--bare", "--initial-branch=main", str(place.origin))
    place.clone.mkdir()
    place.git(place.clone, "init", "--quiet", "--initial-branch=main")
    files = Path(__file__).parents[2] / "templates" / "ci" / "github"
    shutil.copytree(files, place.clone / ".github" / "workflows")
    place.commit("Begin")
    place.git(place.clone, "push", "--quiet", place.origin.as_uri(), "main", REHEARSAL_PERMISSIONS="contents:write")
    return place


def comment(tmp_path: Path, text: bytes, **more: object) -> tuple[Github, bool]:
    """Run the workflow that comments on what a stranger's run left."""
    import io
    import zipfile

    github = Github(place := server(tmp_path))
    github.open_pull(7, STRANGER, "a branch", "a" * 40)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(str(more.get("file", "diff.txt")), text)
    (place.home / "artifacts" / "1.zip").write_bytes(packed.getvalue())
    size = more.get("size", len(packed.getvalue()))
    old = [{"id": 1, "issue": 7, "user": {"login": "github-actions[bot]"}, "body": more["old"]}] if "old" in more else []
    artifact = {"id": 1, "run": 5, "name": "reportgen-diff", "size_in_bytes": size}
    github.save({**github.state(), "artifacts": [artifact], "comments": old})
    head = {"owner": {"login": STRANGER}, "full_name": f"{STRANGER}/reports"}
    run = {
        "event": "pull_request",
        "id": 5,
        "head_sha": more.get("commit", "a" * 40),
        "head_branch": "a branch",
        "head_repository": head,
    }
    return github, github.workflow("reports-comment", {"event_name": "workflow_run", "event": {"workflow_run": run}})


def test_what_a_stranger_left_is_shown_as_text_and_as_nothing_else(tmp_path: Path) -> None:
    hostile = (
        "```\n@everyone <img src=x> [a](javascript:1) ````` ${{ secrets.X }} $(id)\n\u202eturned\x00 \x1b[31m\n" + "x" * 200_000
    )
    github, passed = comment(tmp_path, hostile.encode() + b"\xff")
    assert passed
    [body] = github.comments()
    assert len(body) < 65_536
    head, fence, rest = body.partition("\n``````text\n")
    assert fence
    assert head.startswith("<!-- reportgen")
    inside, end, after = rest.rpartition("\n``````\n")
    assert end
    assert after == ""
    assert "``````" not in inside
    assert not {"\u202e", "\x00", "\x1b"} & set(inside)
    assert inside.startswith("```\n@everyone <img src=x>")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"commit": "b" * 40}, "No open pull request has the commit that was checked"),
        ({"size": 2_000_000}, "The check left no comparison, or one that is too large"),
    ],
)
def test_what_belongs_to_no_pull_request_or_is_too_large_is_left(more: dict[str, object], says: str, tmp_path: Path) -> None:
    github, passed = comment(tmp_path, b"x", **more)
    assert passed
    assert github.comments() == []
    assert any(says in line for line in github.place.log)


def test_an_archive_that_holds_something_else_is_no_comment(tmp_path: Path) -> None:
    github, passed = comment(tmp_path, b"x", file="../../diff.txt")
    assert passed
    assert github.comments() == []
    assert any("The check left something else than a comparison" in line for line in github.place.log)


@pytest.mark.parametrize("text", [b"`" * 50_000, b"`x" * 25_000, (b"`" * 60 + b"\n") * 800])
def test_a_frame_of_many_ticks_is_no_longer_than_a_comment_may_be(text: bytes, tmp_path: Path) -> None:
    github, passed = comment(tmp_path, text)
    assert passed
    [body] = github.comments()
    assert len(body) < 65_536
    fence, _, inside = body.partition("\n\n")[2].partition("text\n")
    assert set(fence) == {"`"}
    assert inside.endswith(f"\n{fence}\n")
    assert fence not in inside.removesuffix(f"{fence}\n")


def test_a_comment_does_not_stand_when_nothing_differs_any_more(tmp_path: Path) -> None:
    mark = "<!-- reportgen: what this pull request changes -->"
    github, passed = comment(tmp_path, b"\n", old=f"{mark}\nsatisfied: holds")
    assert passed
    [body] = github.comments()
    assert body == f"{mark}\nThis pull request changes nothing in the reports, at {'a' * 12}.\n"


def test_where_nothing_differs_there_is_no_comment(tmp_path: Path) -> None:
    github, passed = comment(tmp_path, b"\n")
    assert passed
    assert github.comments() == []


def test_only_what_is_on_the_main_branch_is_released(tmp_path: Path) -> None:
    github = Github(server(tmp_path))
    event = {"event_name": "workflow_dispatch", "sha": "a" * 40, "ref": "refs/heads/work"}
    github.workflow("reports-publish", event)
    said = [line.strip() for line in github.place.log]
    assert said.count("skipped") == 3
    assert not any(line.startswith("- ") for line in said)


def keep(tmp_path: Path, files: dict[str, bytes]) -> Place:
    """Run the job that keeps the site, with an artifact that holds these files."""
    import io
    import tarfile
    import zipfile

    import yaml

    from tests.ci.github import Job

    place = server(tmp_path)
    github = Github(place)
    packed, archive = io.BytesIO(), place.home / "artifacts" / "1.zip"
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"./{name}")
            entry.size, entry.mode = len(data), 0o755
            tar.addfile(entry, io.BytesIO(data))
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("artifact.tar", packed.getvalue())
    github.save({**github.state(), "artifacts": [{"id": 1, "run": 0, "name": "github-pages", "size_in_bytes": 1}]})
    read = yaml.safe_load((place.clone / ".github" / "workflows" / "reports-publish.yml").read_text(encoding="utf-8"))
    context = {"github": {"sha": "a" * 40, "token": "a token"}, "needs": {"build": {"outputs": {"kept": "false"}}}}
    place.say("passed" if Job(github, read, read["jobs"]["keep"], context).run().passed else "FAILED")
    return place


def test_what_is_kept_is_the_site(tmp_path: Path) -> None:
    place = keep(tmp_path, {"index.html": b"a", "a/b.txt": b"b"})
    assert place.log[-1] == "passed", place.log
    assert place.git(place.origin, "ls-tree", "-r", "--name-only", "published").split() == ["a/b.txt", "index.html"]


@pytest.mark.parametrize("name", [".git/hooks/pre-commit", "deep/.git/hooks/pre-commit", ".GIT/config"])
def test_a_site_that_holds_a_hook_is_refused_and_nothing_of_it_runs(name: str, tmp_path: Path) -> None:
    place = keep(tmp_path, {"index.html": b"a", name: f"#!/bin/sh\ntouch {tmp_path}/ran\n".encode()})
    assert place.log[-1] == "FAILED"
    assert not (tmp_path / "ran").exists()
    assert "published" not in place.git(place.origin, "branch")
