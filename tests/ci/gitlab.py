"""Runs a GitLab pipeline on this machine, as it is written: the scripts of every job whose rules fit."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.ci.places import Place

SHELL = ("bash", "-eo", "pipefail")
Job = dict[str, Any]


@dataclass
class Gitlab:
    """A project on GitLab."""

    place: Place
    live: Path = field(init=False)
    """The site as Pages shows it."""

    def __post_init__(self) -> None:
        self.live = self.place.home / "live"
        (self.place.home / "artifacts").mkdir()

    def pipeline(self, commit: str, **variables: str) -> dict[str, bool]:
        """Run the jobs for a commit; return which passed."""
        read = yaml.safe_load(self.place.git(self.place.origin, "show", f"{commit}:.gitlab-ci.yml"))
        choices = {name: one["options"] for name, one in read["variables"].items() if "options" in one}
        assert all(variables[name] in options for name, options in choices.items() if name in variables)
        typed = {name: one["value"] for name, one in read["variables"].items()}
        given = {"CI_DEFAULT_BRANCH": "main", "CI_COMMIT_SHA": commit, **typed, **variables}
        assert any(_fits(rule, given) for rule in read["workflow"]["rules"])
        results: dict[str, bool] = {}
        for stage in read["stages"]:
            jobs = {name: job for name, job in read.items() if isinstance(job, dict) and job.get("stage") == stage}
            for name, job in jobs.items():
                if not any(_fits(rule, given) for rule in job["rules"]):
                    continue
                self.place.say(f"{stage} / {name}")
                results[name] = self._job(read, job, given)
                self.place.say(f"  {'passed' if results[name] else 'FAILED'}")
            if not all(results.values()):
                break
        if results.get("pages"):
            shutil.rmtree(self.live, ignore_errors=True)
            shutil.move(self.place.home / "artifacts" / "public", self.live)
        return results

    def _job(self, read: Job, job: Job, given: dict[str, str]) -> bool:
        default = read["default"]
        assert re.fullmatch(r"python:[\w.-]+@sha256:[0-9a-f]{64}", default["image"])
        folder = self.place.home / "machine"
        if not folder.exists():
            clone = ("clone", "--quiet", "--depth", "20", "--no-checkout", self.place.origin.as_uri(), str(folder))
            self.place.git(self.place.home, *clone)
        self.place.git(folder, "fetch", "--quiet", "--depth", "20", "origin", given["CI_COMMIT_SHA"])
        self.place.git(folder, "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD")
        self.place.git(folder, "clean", "--quiet", "-ffdx")  # a runner takes the folder of the job before, and cleans it so
        env = {
            **given,
            "CI": "true",
            "CI_JOB_TOKEN": "a token",
            "CI_PROJECT_DIR": str(folder),
            "CI_PROJECT_PATH": "library/reports",
            "CI_SERVER_HOST": "example.org",
            "CI_SERVER_URL": self.place.home.as_uri(),
            "REHEARSAL_PERMISSIONS": "contents:write" if given.get("CI_COMMIT_BRANCH") == "main" else "contents:read",
        }
        passed = self.place.run("\n".join([*default["before_script"], *job["script"]]), SHELL, folder, env) == 0
        artifacts = job["artifacts"]
        for name in [*artifacts.get("paths", []), *artifacts.get("reports", {}).values()]:
            if (folder / name).exists():
                into = self.place.home / "artifacts" / name.strip("/")
                shutil.rmtree(into, ignore_errors=True)
                shutil.move(folder / name, into)
        return passed


def _fits(rule: dict[str, str], given: dict[str, str]) -> bool:
    found = re.fullmatch(r'\$(\w+) == (?:"(\w+)"|\$(\w+))', rule["if"])
    assert found is not None, f"unknown rule: {rule}"
    return given.get(found[1]) == (found[2] or given.get(found[3], ""))
