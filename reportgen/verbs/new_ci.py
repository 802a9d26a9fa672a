"""``reportgen new --ci``: the files by which a server checks, compares, releases and publishes reports."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.publish.failures import writing
from reportgen.resources import templates
from reportgen.spec.project_file import HOME
from reportgen.verbs.new_ci_stamp import stamped
from reportgen.version import __version__

SCRIPT, SCRIPT_SHIPPED = "scripts/release-reports.sh", "release-reports.sh"
"""What jobs of both systems run to build, release and withdraw."""
SYSTEMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "github": {
            ".github/workflows/reports.yml": "github/reports.yml",
            ".github/workflows/reports-comment.yml": "github/reports-comment.yml",
            ".github/workflows/reports-publish.yml": "github/reports-publish.yml",
            SCRIPT: SCRIPT_SHIPPED,
        },
        "gitlab": {".gitlab-ci.yml": "gitlab/gitlab-ci.yml", SCRIPT: SCRIPT_SHIPPED},
    }
)
"""The files of each system by their place in a repository, and where they ship."""
REQUIREMENTS = "requirements.in"
LOCK = "uv pip compile --generate-hashes --universal --python-version 3.12 requirements.in --output-file requirements.txt"
"""What makes ``requirements.txt``, from which continuous integration installs."""
NEXT = f"""Continuous integration installs what requirements.txt names, with the hash of every file. Make it once, and commit it:
  {LOCK}"""


def ci_files(system: str) -> Mapping[str, bytes]:
    """Return the files of a system by their place in the repository.

    Raises
    ------
    SpecError
        There is no such system.
    """
    if system not in SYSTEMS:
        found, fix = f"There are no files for {system[:200]!r}", f"Choose one of {', '.join(SYSTEMS)}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--ci"), found, fix)])
    shipped = templates() / "ci"
    files = {place: (shipped / name).read_bytes() for place, name in SYSTEMS[system].items()}
    requirements = (shipped / REQUIREMENTS).read_text(encoding="utf-8").replace("@VERSION@", __version__)
    return {place: stamped(data) for place, data in {**files, REQUIREMENTS: requirements.encode()}.items()}


def project_file() -> bytes:
    """Return the file of a new project."""
    return (templates() / "ci" / HOME).read_bytes()


def add_ci(root: Path, system: str) -> tuple[Path, ...]:
    """Write the files of a system into a repository that is there already; nothing is overwritten.

    Parameters
    ----------
    root
        The top of the repository.
    system
        One of ``SYSTEMS``.

    Returns
    -------
    tuple
        The files that were written: ``requirements.in`` is not, where the project has locked requirements already.

    Raises
    ------
    SpecError
        A file is there already, or the repository begins further up; nothing was written.
    ToolError
        The files cannot be written.
    """
    files = {root / place: data for place, data in ci_files(system).items()}
    if (root / "requirements.txt").is_file():
        del files[root / REQUIREMENTS]
    if problems := [*(taken(path) for path in files if os.path.lexists(path)), *elsewhere(root)]:
        raise SpecError(problems)
    with writing(root, sum(map(len, files.values()))):
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
    return tuple(files)


def inside(folder: Path) -> list[Problem]:
    """Return that a folder lies inside a repository, where no server looks for these files; nothing where it does not."""
    top = next((up for up in folder.resolve().parents if os.path.lexists(up / ".git")), None)
    return [_below(top)] if top else []


def elsewhere(root: Path) -> list[Problem]:
    """Return that a folder is not the top of a repository but inside one; nothing where it may be the top of one."""
    return [] if (root / ".git").exists() else inside(root)


def taken(path: Path) -> Problem:
    """Return that a file is in the way of one of ours."""
    found = "A file of this name is there already"
    fix = "Move it away, or write what you need of ours into it; see docs/ci.md. Files of an earlier release: add --update"
    return Problem(Code.FOLDER_EXISTS, Place(str(path)), found, fix)


def _below(top: Path) -> Problem:
    found = f"The repository begins further up, in {top}"
    fix = "Run reportgen new --ci there: servers look for these files at the top; make projects below it without --ci"
    return Problem(Code.WRONG_VALUE, Place("--ci"), found, fix)
