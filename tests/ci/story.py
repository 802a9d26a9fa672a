"""The life of a report on a server: a first release, a stranger's pull request from red to green, a second release, a mistake.

``python -m tests.ci.story github|gitlab`` plays it with everything that a build makes, and prints what the jobs said.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.ci import by_hand
from tests.ci.github import Github
from tests.ci.gitlab import Gitlab
from tests.ci.places import COMMAND, Place

SPEC = "report.yaml"
BRANCH = "answers; echo $(id) `id` @everyone"
"""A branch may be called so; no part of it may ever be run."""
STRANGER = "stranger"


@dataclass
class Told:
    """What the story found, for tests to judge."""

    first: dict[str, str]
    """Every file of the first release on the site, with its sha256."""
    red: bool
    red_summary: str
    red_comments: list[str]
    unraised: bool
    """Whether the pull request passed that changes what is released without a new version."""
    green: bool
    green_comments: list[str]
    second: dict[str, str]
    """Every file of the site after the second release."""
    again: dict[str, str]
    """Every file of the site after a push with nothing new."""
    mistake: bool
    """Whether the pipeline passed in which a released version was changed."""
    after: dict[str, str]
    """Every file of the site after that."""
    withdrawn: dict[str, str]
    """Every file of the site after the first release was withdrawn; empty where the story does not tell it."""
    kept: list[str]
    """The commits of the branch that keeps the site, the newest first."""
    by_hand: dict[str, str] = field(default_factory=dict)
    """Every file of the site after somebody has withdrawn a release and corrected another from the server's own page."""


def files(folder: Path) -> dict[str, str]:
    """Return the files of a folder with their sha256."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def break_claim(place: Place) -> None:
    """Change the answers so that more people are dissatisfied than satisfied."""
    path = place.clone / "answers.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    column = head.split(",").index("overall")
    changed = [
        ",".join("1" if at == column and n % 3 else cell for at, cell in enumerate(row.split(","))) for n, row in enumerate(rows)
    ]
    path.write_text("\n".join([head, *changed, ""]), encoding="utf-8")


def mend_claim(place: Place) -> None:
    """Write what the answers say now."""
    place.edit(SPEC, "says: More visitors are satisfied than dissatisfied", "says: More visitors are dissatisfied than satisfied")
    place.edit(SPEC, "holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)")
    place.edit(SPEC, "[More visitors are satisfied than dissatisfied]", "[More visitors are dissatisfied than satisfied]")


def next_version(place: Place) -> None:
    """Raise the version, and say for readers what is different."""
    place.edit(SPEC, 'version: "1.0"', 'version: "1.1"')
    (place.clone / "releases").mkdir()
    (place.clone / "releases" / "1.1.txt").write_text(
        "revision\nAnswers of the second week\nhave been added.\n", encoding="utf-8"
    )


def withdraw_first(place: Place) -> None:
    """Say on main why the first version no longer holds."""
    (place.clone / "releases" / "1.0.withdrawn.txt").write_text(
        "2030-01-31\r\nThe answers of one branch\r\nwere counted twice.\r\n", encoding="utf-8", newline=""
    )
    place.commit("Withdraw the first version")
    place.push("main")


def merge(place: Place) -> None:
    """Merge the branch into main, as the button on the page does."""
    place.git(place.clone, "checkout", "--quiet", "main")
    place.git(place.clone, "merge", "--quiet", "--no-ff", "-m", "Take in the answers of the second week", "work")
    place.push("main")


def change_what_is_released(place: Place) -> None:
    """Change a sentence of a released version on main, without a new version."""
    place.edit(SPEC, "come at least once a week", "come every week")
    place.commit("Change what is released, without a new version")
    place.push("main")


def on_github(home: Path, program: str) -> tuple[Told, list[str]]:
    """Play the story on GitHub."""
    place = Place(home)
    place.set_up("github", program)
    github = Github(place)

    def publish(words: str) -> bool:
        place.say(f"\n== {words}")
        commit = place.git(place.clone, "rev-parse", "HEAD")
        return github.workflow("reports-publish", {"event_name": "push", "sha": commit, "ref": "refs/heads/main"})

    def pull(words: str) -> tuple[bool, str]:
        place.say(f"\n== {words}")
        commit = place.commit(words)
        place.git(place.clone, "push", "--quiet", "--force", "origin", "HEAD:refs/pull/1/head")
        place.git(place.clone, "checkout", "--quiet", "-B", "merged", "main")
        place.git(place.clone, "merge", "--quiet", "--no-ff", "-m", "Merge", commit)
        place.git(place.clone, "push", "--quiet", "--force", "origin", "HEAD:refs/pull/1/merge")
        place.git(place.clone, "checkout", "--quiet", "work")
        github.open_pull(1, STRANGER, BRANCH, commit)
        event = {"event_name": "pull_request", "event": {"pull_request": {"number": 1}}, "ref": "refs/pull/1/merge"}
        passed = github.workflow("reports", {**event, "workflow_at": "refs/pull/1/merge"})
        summary = github.summary
        head = {"owner": {"login": STRANGER}, "full_name": f"{STRANGER}/reports"}
        run = {"event": "pull_request", "id": github.runs, "head_sha": commit, "head_branch": BRANCH, "head_repository": head}
        assert github.workflow("reports-comment", {"event_name": "workflow_run", "event": {"workflow_run": run}})
        return passed, summary

    assert publish("The first release")
    first = files(github.live)
    place.git(place.clone, "checkout", "--quiet", "-b", "work")
    break_claim(place)
    red, summary = pull("New answers break a claim")
    red_comments = github.comments()
    mend_claim(place)
    unraised, _ = pull("The claim says what the answers say, under a version that is released")
    next_version(place)
    green, _ = pull("The version is raised, and says why")
    green_comments = github.comments()
    merge(place)
    assert publish("The second release")
    second = files(github.live)
    assert publish("Nothing new")
    again = files(github.live)
    change_what_is_released(place)
    mistake = publish("A released version is changed")
    after = files(github.live)
    kept = place.git(place.origin, "log", "--format=%H", "published").split()
    start = by_hand.on_github(github)
    assert start("The first version is withdrawn by hand, though the main branch is out of order", by_hand.WITHDRAWAL)
    withdrawn = files(github.live)
    by_hand.correct(place, start)
    by_hands = files(github.live)
    red_green = (red, summary, red_comments, unraised, green, green_comments)
    return Told(first, *red_green, second, again, mistake, after, withdrawn, kept, by_hands), place.log


def on_gitlab(home: Path, program: str, *, short: bool = False) -> tuple[Told, list[str]]:
    """Play the story on GitLab, whose merge requests are told by reports of their own and not by comments.

    ``short`` leaves out the pipelines that differ from those before only in what the command does.
    """
    place = Place(home)
    place.set_up("gitlab", program)
    gitlab = Gitlab(place)

    def publish(words: str, **typed: str) -> bool:
        place.say(f"\n== {words}")
        commit = place.git(place.clone, "rev-parse", "HEAD")
        source = "web" if typed else "push"
        return all(gitlab.pipeline(commit, CI_COMMIT_BRANCH="main", CI_PIPELINE_SOURCE=source, **typed).values())

    def merge_request(words: str) -> bool:
        place.say(f"\n== {words}")
        commit = place.commit(words)
        place.git(place.clone, "push", "--quiet", "--force", "origin", "HEAD:refs/merge-requests/1/head")
        base = place.git(place.clone, "merge-base", "main", "HEAD")
        event = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        return all(gitlab.pipeline(commit, **event).values())

    assert publish("The first release")
    first = files(gitlab.live)
    place.git(place.clone, "checkout", "--quiet", "-b", "work")
    break_claim(place)
    red = merge_request("New answers break a claim")
    claims = (place.home / "artifacts" / "claims.xml").read_text(encoding="utf-8")
    mend_claim(place)
    unraised = not short and merge_request("The claim says what the answers say, under a version that is released")
    next_version(place)
    green = short or merge_request("The version is raised, and says why")
    if short:
        place.commit("The claim says what the answers say")
    merge(place)
    assert publish("The second release")
    second = files(gitlab.live)
    withdraw_first(place)
    assert publish("The first version is withdrawn")
    withdrawn = files(gitlab.live)
    assert publish("Nothing new")
    assert files(gitlab.live) == withdrawn
    change_what_is_released(place)
    mistake = not short and publish("A released version is changed")
    if not short:
        by_hand.correct(place, lambda words, typed: publish(words, **{f"RELEASE_{k.upper()}": v for k, v in typed.items()}))
    kept = place.git(place.origin, "log", "--format=%H", "published").split()
    return Told(
        first, red, claims, [], unraised, green, [], second, second, mistake, files(gitlab.live), withdrawn, kept
    ), place.log


STORIES = {"github": on_github, "gitlab": on_gitlab}


def main() -> None:
    """Play a story and write its log."""
    with tempfile.TemporaryDirectory() as made:
        told, log = STORIES[sys.argv[1]](Path(made) / "server", COMMAND)
    log.append(f"\nred: {not told.red}; without a new version red: {not told.unraised}; green: {told.green}")
    log.append(f"on main a changed release is refused: {not told.mistake}")
    log.append(f"files after the first release {len(told.first)}, after the second {len(told.second)}")
    log.append(f"commits that keep the site: {len(told.kept)}")
    log.append(f"files after a withdrawal and a correction by hand: {len(told.by_hand or told.after)}")
    sys.stdout.write("\n".join([*log, ""]))


if __name__ == "__main__":
    main()
