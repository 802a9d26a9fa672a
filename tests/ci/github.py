"""Runs GitHub workflows on this machine, as they are written: every ``run:`` is run, the few actions that they use are played.

Whatever is not known here - an action, a part of an expression - is an error, not passed over.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.ci.places import Place

SHELLS = {"bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"), "python": ("python",)}
Context = dict[str, Any]


@dataclass
class Done:
    """What became of a job."""

    passed: bool
    summary: str
    outputs: Mapping[str, str]


@dataclass
class Github:
    """A repository on GitHub."""

    place: Place
    runs: int = 0
    live: Path = field(init=False)
    """The site as Pages shows it."""

    def __post_init__(self) -> None:
        self.live = self.place.home / "live"
        (self.place.home / "artifacts").mkdir()
        self.save({"pulls": [], "artifacts": [], "comments": []})

    @property
    def file(self) -> Path:
        return self.place.home / "github.json"

    def state(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = json.loads(self.file.read_text(encoding="utf-8"))
        return found

    def save(self, state: dict[str, Any]) -> None:
        self.file.write_text(json.dumps(state), encoding="utf-8")

    def comments(self) -> list[str]:
        """Return the comments of the pull request."""
        return [one["body"] for one in self.state()["comments"]]

    def open_pull(self, number: int, owner: str, branch: str, commit: str) -> None:
        """Open a pull request, or move its head."""
        state = self.state()
        others = [pull for pull in state["pulls"] if pull["number"] != number]
        head = {"label": f"{owner}:{branch}", "sha": commit}
        self.save({**state, "pulls": [*others, {"number": number, "state": "open", "head": head}]})

    def workflow(self, name: str, event: Context) -> bool:
        """Run a workflow whose event fits; return whether all its jobs passed."""
        self.runs += 1
        text = self.place.git(self.place.origin, "show", f"{event.pop('workflow_at', 'main')}:.github/workflows/{name}.yml")
        read = yaml.safe_load(text)
        kind = event["event_name"]
        assert kind in read[True], f"{name} does not run on {kind}"  # YAML reads the key `on` as true
        inputs = _typed(read[True].get(kind), event.pop("inputs", {}))
        context: Context = {
            "github": {**event, "token": "a token", "repository": "library/reports"},
            "needs": {},
            "inputs": inputs,
        }
        for key, job in read["jobs"].items():
            self.place.say(f"{name} / {key} ({kind})")
            if not all(context["needs"][need]["passed"] for need in _listed(job.get("needs", []))):
                self.place.say("  skipped: a job before it failed")
                context["needs"][key] = {"passed": False, "outputs": {}}
                continue
            done = Job(self, read, job, {**context}).run() if _holds(job.get("if", "true"), context, False) else None
            self.place.say(f"  {'skipped' if done is None else 'passed' if done.passed else 'FAILED'}")
            context["needs"][key] = {"passed": done is None or done.passed, "outputs": done.outputs if done else {}}
            self.summary = done.summary if done else ""
        return all(need["passed"] for need in context["needs"].values())


class Job:
    """One job on a fresh machine."""

    def __init__(self, github: Github, workflow: Context, job: Context, context: Context) -> None:
        assert workflow["permissions"] == {}, "a workflow permits nothing but what its jobs name"
        assert job["timeout-minutes"] <= 60
        self.github, self.place, self.job = github, github.place, job
        self.defaults = workflow.get("defaults", {}).get("run", {})
        self.context = {**context, "steps": {}}
        self.permissions = [f"{name}:{level}" for name, level in job.get("permissions", {}).items()]
        self.folder = self.place.home / "machine"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name in ("summary", "output"):
            (self.place.home / name).write_text("", encoding="utf-8")

    def run(self) -> Done:
        """Run the steps in order; after one that failed, only those that say so."""
        failed = False
        summary = ""
        for step in self.job["steps"]:
            if not _holds(step.get("if", "success()"), self.context, failed):
                continue
            self.place.say(f"  - {step.get('name') or step['uses'].split('@')[0]}")
            (self.place.home / "summary").write_text("", encoding="utf-8")
            failed |= not self._step(step)
            summary += (self.place.home / "summary").read_text(encoding="utf-8")
        outputs = {name: _filled(text, self.context) for name, text in self.job.get("outputs", {}).items()}
        return Done(not failed, summary, outputs)

    def _step(self, step: Context) -> bool:
        given = {name: str(_filled(str(value), self.context)) for name, value in step.get("with", {}).items()}
        if "uses" in step:
            action, _, commit = step["uses"].partition("@")
            assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{action} is not pinned by its commit"
            ACTIONS[action](self, given)
            return True
        shell = SHELLS[step.get("shell", self.defaults.get("shell", ""))]
        assert "${{" not in step["run"], "an expression inside a script would let others write the script"
        env = {name: _filled(value, self.context) for name, value in step.get("env", {}).items()}
        code = self.place.run(step["run"], shell, self.folder, {**self._given(), **env})
        if "id" in step:
            lines = (self.place.home / "output").read_text(encoding="utf-8").split()
            self.context["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return code == 0

    def _given(self) -> dict[str, str]:
        return {
            "CI": "true",
            "GITHUB_REPOSITORY": "library/reports",
            "GITHUB_SERVER_URL": self.place.home.as_uri(),
            "GITHUB_SHA": self.context["github"].get("sha", ""),
            "GITHUB_STEP_SUMMARY": str(self.place.home / "summary"),
            "GITHUB_OUTPUT": str(self.place.home / "output"),
            "REHEARSAL_STATE": str(self.github.file),
            "REHEARSAL_ORIGIN": str(self.place.origin),
            "REHEARSAL_PERMISSIONS": " ".join(self.permissions),
        }

    def checkout(self, given: Mapping[str, str]) -> None:
        """Play actions/checkout."""
        assert "contents:read" in self.permissions
        assert given["persist-credentials"] == "False"
        folder = self.folder / given.get("path", ".")
        folder.mkdir(exist_ok=True)
        ref = given.get("ref", self.context["github"].get("ref", "refs/heads/main"))
        self.place.git(folder, "init", "--quiet")
        self.place.git(folder, "remote", "add", "origin", self.place.origin.as_uri())
        self.place.git(folder, "fetch", "--quiet", "--depth", given.get("fetch-depth", "1"), "origin", ref)
        self.place.git(folder, "checkout", "--quiet", "FETCH_HEAD")

    def upload(self, given: Mapping[str, str]) -> None:
        """Play actions/upload-artifact."""
        path = self.folder / given["path"]
        self._keep(given["name"], path.name, path.read_bytes())

    def upload_pages(self, given: Mapping[str, str]) -> None:
        """Play actions/upload-pages-artifact, which leaves out what begins with a dot."""
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as tar:
            tar.add(self.folder / given["path"], ".", filter=lambda one: None if Path(one.name).name.startswith(".") else one)
        self._keep("github-pages", "artifact.tar", packed.getvalue())

    def _keep(self, name: str, file: str, data: bytes) -> None:
        state = self.github.state()
        number = len(state["artifacts"]) + 1
        with zipfile.ZipFile(path := self.place.home / "artifacts" / f"{number}.zip", "w") as archive:
            archive.writestr(file, data)
        one = {"id": number, "run": self.github.runs, "name": name, "size_in_bytes": path.stat().st_size}
        self.github.save({**state, "artifacts": [*state["artifacts"], one]})

    def _kept(self, name: str) -> zipfile.ZipFile:
        found = [one for one in self.github.state()["artifacts"] if one["run"] == self.github.runs and one["name"] == name]
        return zipfile.ZipFile(self.place.home / "artifacts" / f"{found[-1]['id']}.zip")

    def download(self, given: Mapping[str, str]) -> None:
        """Play actions/download-artifact."""
        with self._kept(given["name"]) as archive:
            archive.extractall(self.folder)  # noqa: S202 - made above

    def deploy(self, _given: Mapping[str, str]) -> None:
        """Play actions/deploy-pages."""
        assert {"pages:write", "id-token:write"} <= set(self.permissions)
        shutil.rmtree(self.github.live, ignore_errors=True)
        with self._kept("github-pages") as archive, archive.open("artifact.tar") as file, tarfile.open(fileobj=file) as tar:
            tar.extractall(self.github.live, filter="data")


ACTIONS: dict[str, Callable[[Job, Mapping[str, str]], None]] = {
    "actions/checkout": Job.checkout,
    "actions/setup-python": lambda _job, _given: None,
    "actions/upload-artifact": Job.upload,
    "actions/download-artifact": Job.download,
    "actions/upload-pages-artifact": Job.upload_pages,
    "actions/deploy-pages": Job.deploy,
}


def _typed(event: Context | None, given: Mapping[str, str]) -> dict[str, str]:
    """Return what a form passes on: what was typed into the fields that it has, and what stands there otherwise."""
    fields = (event or {}).get("inputs", {})
    assert given.keys() <= fields.keys(), "the form has no such field"
    assert all(given[name] in field["options"] for name, field in fields.items() if field["type"] == "choice" and name in given)
    return {name: given.get(name, field.get("default", "")) for name, field in fields.items()} if event else {}


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _filled(text: str, context: Context) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: str(_found(found[1], context)), text)


def _found(path: str, context: Context) -> Any:
    value: Any = context
    for name in path.split("."):
        value = value[name] if name in value else "" if path.startswith(("steps.", "inputs.")) else value[name]
        if value == "":
            break
    return value


def _holds(condition: str, context: Context, failed: bool) -> bool:
    """Return whether a condition is true; without a word on failures it holds only where nothing has failed."""
    inner = condition.removeprefix("${{ ").removesuffix(" }}")
    if inner == "!cancelled()":
        return True
    if inner in {"success()", "true"}:
        return not failed
    compared = re.fullmatch(r"([\w.-]+) == '([^']*)'", inner)
    assert compared is not None, f"unknown condition: {condition}"
    return not failed and str(_found(compared[1], context)) == compared[2]
