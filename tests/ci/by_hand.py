"""What somebody does on a server's own page: withdraw a release, and correct another, with what they type there."""

from __future__ import annotations

from collections.abc import Callable

from tests.ci.github import Github
from tests.ci.places import Place

WITHDRAWAL = {
    "what": "withdrawal",
    "spec": ".",
    "version": "1.0",
    "confirm": "1.0",
    "reason": 'The answers of one branch; $(id) `id` "were" counted twice.',
    "day": "2030-01-31",
}
"""What is typed into the form of a server; no part of it is ever run."""
CORRECTION = {
    "what": "correction",
    "spec": "report.yaml",
    "version": "1.2",
    "confirm": "1.2",
    "reason": "A sentence said too much.",
    "day": "2030-02-01",
}


def correct(place: Place, publish: Callable[[str, dict[str, str]], bool]) -> None:
    """Raise the version on main, say nowhere why, and correct it by hand."""
    place.edit("report.yaml", 'version: "1.1"', 'version: "1.2"')
    place.commit("Raise the version, and say nowhere why")
    place.push("main")
    assert publish("The second version is corrected by hand", CORRECTION)


def on_github(github: Github) -> Callable[[str, dict[str, str]], bool]:
    """Return what starts the workflow by hand, with what is typed into its form."""

    def publish(words: str, typed: dict[str, str]) -> bool:
        github.place.say(f"\n== {words}")
        commit = github.place.git(github.place.clone, "rev-parse", "HEAD")
        event = {"event_name": "workflow_dispatch", "inputs": dict(typed), "sha": commit, "ref": "refs/heads/main"}
        return github.workflow("reports-publish", event)

    return publish
