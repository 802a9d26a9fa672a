"""No sequence of commands, with or without faults of the disk, changes a byte of what is released.

The commands are the real ones; only the stages before publishing are done once for each state of the spec, and no page is drawn.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reportgen import pipeline
from reportgen.pipeline import Checked
from reportgen.problems import Code, ReportgenError, Severity
from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Type
from reportgen.publish.release.tree import verify
from reportgen.publish.version import publish
from reportgen.render.output import Rendered
from reportgen.verbs import release, withdraw
from reportgen.verbs.new import new
from tests.publish.full_disk import full_at
from tests.publish.released import site

REPORT = Path("report.yaml")
VERSIONS = ("1.0", "1.9", "1.10")
STATES = ("top(overall) > bottom(overall)", "top(overall) >= bottom(overall)")


@cache
def state(which: int) -> Checked:
    """Return the starter with one of two conditions, checked."""
    with tempfile.TemporaryDirectory() as folder:
        spec = new(Path(folder).resolve() / "library", "en")
        text = spec.read_text(encoding="utf-8")
        assert STATES[0] in text
        spec.write_text(text.replace(STATES[0], STATES[which]), encoding="utf-8")
        return pipeline.check(spec)


@cache
def checked(which: int, version: str) -> Checked:
    """Return a state of the spec under a version."""
    found = state(which)
    document = found.spec.document
    report = document.report.model_copy(update={"version": version})
    spec = replace(found.spec, document=document.model_copy(update={"report": report}))
    return replace(found, spec=spec, contents=tuple(replace(content, version=version) for content in found.contents))


FAULTS = st.one_of(st.none(), st.tuples(st.sampled_from(("fsync", "link", "rename", "mkdir", "open")), st.integers(1, 12)))
RARELY = st.sampled_from((False, False, False, True))
WHICH, NUMBER = st.integers(0, 1), st.sampled_from(VERSIONS)


class Releases(RuleBasedStateMachine):
    """A project's output folder and its site, and what has been released."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="reportgen-model-"))
        self.output, self.site = self.home / "output", self.home / "site"
        self.sealed: dict[Path, Mapping[str, bytes]] = {}
        self.built: dict[str, int] = {}
        self.build(0, "1.0", b"page", None)
        self.release(0, None, None, stale=False)
        assert self.sealed

    def teardown(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def attempt(self, command: Callable[[], object], fault: tuple[str, int] | None = None) -> None:
        """Do what a command does; it may be refused, and never fails in another way."""
        try:
            with full_at(fault[1], fault[0]) if fault else nullcontext():
                command()
        except ReportgenError:
            pass
        for place in self.released(self.output):
            self.sealed.setdefault(place, storage.read_folder(place))

    @staticmethod
    def released(reports: Path) -> list[Path]:
        return sorted(path.parent for path in reports.glob(f"library/*/{RELEASE}"))

    @rule(which=WHICH, number=NUMBER, page=st.sampled_from((b"page", b"another")), fault=FAULTS)
    def build(self, which: int, number: str, page: bytes, fault: tuple[str, int] | None) -> None:
        found = checked(which, number)
        self.built[number] = which
        rendered = Rendered({"index.html": page}, {})
        self.attempt(lambda: publish(found.spec, found.ledger, found.contents, rendered, self.output), fault)

    @precondition(lambda self: self.built)
    @rule(of=st.integers(0, 9), kind=st.sampled_from(("right", "right", "right", "correction", None)), fault=FAULTS, stale=RARELY)
    def release(self, of: int, kind: str | None, fault: tuple[str, int] | None, stale: bool) -> None:
        number = sorted(self.built)[of % len(self.built)]
        which = self.built[number] ^ stale
        known = {place.name for place in self.sealed}
        right = "revision" if known and number not in known else None
        said = cast("Type | None", right if kind == "right" else kind)
        request = release.Request(REPORT, said, "" if number in known else "a reason", None, self.previous, self.output)
        with mock.patch.object(pipeline, "check", lambda *_: checked(which, number)):
            self.attempt(lambda: release.release(request), fault)

    @precondition(lambda self: self.sealed)
    @rule(of=st.integers(0, 9), day=st.integers(1, 2), fault=FAULTS)
    def withdraw(self, of: int, day: int, fault: tuple[str, int] | None) -> None:
        number = sorted(self.sealed)[of % len(self.sealed)].name
        with tempfile.TemporaryDirectory() as folder:
            spec = Path(folder) / REPORT
            spec.write_bytes(state(0).spec.file.content)
            request = withdraw.Request(spec, number, "a reason", date(2030, 1, day), self.previous, self.output)
            self.attempt(lambda: withdraw.withdraw(request), fault)

    @property
    def previous(self) -> tuple[Path, ...]:
        return (self.site,) if self.site.exists() else ()

    @rule(number=NUMBER, name=st.sampled_from(("index.html", "notes.txt", "release.txt")), really=RARELY)
    def meddle_with_a_draft(self, number: str, name: str, really: bool) -> None:
        place = self.output / "library" / number
        if really and place.is_dir() and not (place / RELEASE).exists():
            (place / name).write_bytes(b"mine")

    @precondition(lambda self: self.output.exists() and self.released(self.output))
    @rule()
    def publish_and_lose_the_output(self) -> None:
        """Begin anew with nothing but the site, as continuous integration does."""
        for place in self.released(self.output):
            kept = self.site / "library" / place.name
            shutil.copytree(place, kept, dirs_exist_ok=True)
            self.sealed[kept] = self.sealed.pop(place)
        site(self.site)
        shutil.rmtree(self.output)
        self.sealed = {place: files for place, files in self.sealed.items() if place.is_relative_to(self.site)}

    @invariant()
    def what_is_released_is_as_it_was(self) -> None:
        for place, files in self.sealed.items():
            now = storage.read_folder(place)
            now.pop(WITHDRAWAL, None)
            assert now == {name: data for name, data in files.items() if name != WITHDRAWAL}

    @invariant()
    def all_that_is_released_verifies(self) -> None:
        for folder in (self.output, self.site):
            tree = verify(folder) if folder.exists() else None
            for version in tree.versions if tree else ():
                if version.state != "draft":
                    assert version.whole, version.problems
            assert not [
                p for p in (tree.problems if tree else ()) if p.code is Code.RELEASE_CHAIN and p.severity is Severity.ERROR
            ]


@pytest.fixture(scope="module", autouse=True)
def _checked_before() -> None:
    for which in range(len(STATES)):
        state(which)


Releases.TestCase.settings = settings(
    max_examples=int(os.environ.get("REPORTGEN_MODEL_EXAMPLES", "12")),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestReleases = pytest.mark.filterwarnings("ignore")(Releases.TestCase)
