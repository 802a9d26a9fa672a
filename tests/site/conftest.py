"""A small site: a report in two languages with two waves, and one in English whose first version was withdrawn."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.pipeline import build, check
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Predecessor, Release, Type
from reportgen.verbs.site import Published, Request, site

HERE = Path(__file__).parent
TOLD = "A quarter of the riders told us where they live."
"""Stands in the version that is withdrawn, and nowhere else."""
SETTINGS = """\
site:
  title: {zh-CN: 内部调查, en: Our surveys}
  description: {zh-CN: 员工与乘客的看法。, en: What staff and riders think.}
  address: https://surveys.example.org/all/
  publisher: {zh-CN: 研究组, en: Research group}
  languages: [zh-CN, en]
"""


def sealed(folder: Path, kind: Type, day: date, *, reason: str = "", after: Release | None = None) -> Release:
    """Write the record of a release or of a withdrawal into a version's folder."""
    manifest = (folder / "manifest.json").read_bytes()
    before = Predecessor(after.version, after.sha256()) if after else None
    name, version = folder.parent.name, folder.name
    record = Release(name, version, kind, reason, day, sha256(manifest).hexdigest(), len(manifest), before)
    (folder / (WITHDRAWAL if kind == "withdrawal" else RELEASE)).write_bytes(record.text().encode())
    return record


def answers(pairs: dict[str, int]) -> str:
    """Return data: each row as often as it is said."""
    return "".join(f"{row}\n" * times for row, times in pairs.items())


def built(root: Path, spec: str, **words: str) -> Path:
    text = (HERE / f"{spec}.yaml").read_text(encoding="utf-8")
    for name, word in words.items():
        text = text.replace(name, word)
    (root / f"{spec}.yaml").write_text(text, encoding="utf-8")
    return build(check(root / f"{spec}.yaml"), formats=("html",))


@dataclass(frozen=True, slots=True)
class Project:
    """A project with released versions."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def site(self, *folders: Path, into: Path | None = None, **more: object) -> Published:
        """Make the site of the project."""
        return site(Request(folders, into=into, project=self.root, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project; no test changes it."""
    root = tmp_path_factory.mktemp("surveys")
    (root / "reportgen.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "tea-2024.csv").write_text("q1,q2\n" + answers({"5,3": 20, "4,2": 22, "2,1": 18}), encoding="utf-8")
    (root / "tea-2025.csv").write_text("q1,q2\n" + answers({"5,4": 30, "4,2": 20, "2,3": 10}), encoding="utf-8")
    (root / "bus.csv").write_text("q1\n" + answers({"1": 15, "2": 15, "3": 10}), encoding="utf-8")
    first = sealed(built(root, "tea", VERSION="2024.1", YEAR="2024"), "first", date(2024, 7, 1))
    sealed(built(root, "tea", VERSION="2025.1", YEAR="2025"), "revision", date(2025, 7, 2), reason="第二次调查", after=first)
    old = built(root, "bus", VERSION="1.0", SENTENCE=TOLD)
    early = sealed(old, "first", date(2024, 4, 2))
    sealed(old, "withdrawal", date(2024, 5, 6), reason="It printed an address.", after=early)
    new = built(root, "bus", VERSION="1.1", SENTENCE="Riders like the bus.")
    sealed(new, "correction", date(2024, 5, 7), reason="Without the address.", after=early)
    return Project(root)


@pytest.fixture(scope="session")
def place(released: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that project; no test changes it."""
    into = tmp_path_factory.mktemp("published") / "site"
    released.site(into=into)
    return into


@pytest.fixture
def project(released: Project, tmp_path: Path) -> Project:
    """A copy of the project to change; its site is not made yet."""
    shutil.copytree(released.root, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """A copy of the site to change."""
    return Path(shutil.copytree(place, tmp_path / "site"))


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Return what a folder holds."""

    def read(folder: Path) -> dict[str, bytes]:
        walk = (Path(parent) / name for parent, _, names in os.walk(folder) for name in names)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in walk}

    return read
