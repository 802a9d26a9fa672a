"""``reportgen verify``: whether versions, reports and sites are as they were published; nothing but the folders is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.problem_text import as_json
from reportgen.problems import Code, Place, Problem, SpecError, errors_of
from reportgen.publish.failures import unreadable
from reportgen.publish.release.record import Release
from reportgen.publish.release.tree import Tree, verify
from reportgen.publish.release.version import Verified


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result."""

    text: str
    problems: tuple[Problem, ...]


def verified(folders: Sequence[Path], format: str = "text") -> Verdict:  # noqa: A002 - the option's name
    """Verify folders and write what was found.

    Parameters
    ----------
    folders
        Each a version, a report's folder, a folder of reports, or a site.
    format
        ``text`` or ``json``.

    Raises
    ------
    SpecError
        There is no such folder or format.
    """
    if format not in FORMATS:
        found = f"There is no format {format!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--format"), found, f"Choose one of {', '.join(FORMATS)}")])
    trees: list[Tree] = []
    problems: list[Problem] = []
    for folder in folders:
        one = _looked_at(folder)
        if isinstance(one, Tree):
            trees.append(one)
            problems += one.problems
        else:
            problems.append(one)
    told = tuple(dict.fromkeys(problems))
    return Verdict(FORMATS[format](trees, told), told)


def _looked_at(folder: Path) -> Tree | Problem:
    try:
        if not folder.is_dir():
            what = "is a file" if folder.exists() else "does not exist"
            return _no_folder(folder, f"The folder {what}")
        tree = verify(folder)
    except OSError as error:
        return unreadable(error, folder)
    return tree or _no_folder(folder, "The folder holds no version of a report")


def _no_folder(folder: Path, found: str) -> Problem:
    fix = "Name the folder of a version, of a report, of all reports (output), or of a site"
    return Problem(Code.FILE_MISSING, Place(str(folder)[:200]), found, fix)


def _text(trees: Iterable[Tree], problems: Sequence[Problem]) -> str:
    versions = [version for tree in trees for version in tree.versions]
    errors = len(errors_of(problems))
    lines = [_line(version) for version in versions]
    if versions and not errors:
        lines.append(f"{_counted(versions)}: all as they were written")
    elif errors:
        lines.append(f"{errors} problem{'s' * (errors > 1)}")
    return "\n".join(lines)


def _line(version: Verified) -> str:
    record, withdrawal = version.release, version.withdrawal
    told: str = version.state
    if withdrawal is not None:
        told += f" {withdrawal.date}: {withdrawal.reason}"
    elif record is not None:
        told += f" {record.date} ({record.type}{f', after {record.predecessor.version}' if record.predecessor else ''})"
    files = "a page in place of its files" if version.gone else f"{version.files} files"
    return f"{version.folder}: {told}, {files}{'' if version.whole else ', DAMAGED'}"


def _counted(versions: Sequence[Verified]) -> str:
    states = [version.state for version in versions]
    of = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return f"{len(versions)} version{'s' * (len(versions) > 1)} ({of})"


def _json(trees: Iterable[Tree], problems: Sequence[Problem]) -> str:
    content = {
        "schema": 1,
        "passes": not errors_of(problems),
        "folders": [{"path": str(t.folder), "is": t.what, "versions": list(map(_record, t.versions))} for t in trees],
        "problems": json.loads(as_json(problems)),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _record(version: Verified) -> dict[str, Any]:
    release, withdrawal = version.release, version.withdrawal
    sealed = release and {"sha256": release.sha256(), "type": release.type, **_said(release)}
    return {
        "path": str(version.folder),
        "report": version.report,
        "version": version.version,
        "state": version.state,
        "whole": version.whole,
        "files": version.files,
        "manifest": version.manifest,
        "release": sealed,
        "withdrawal": withdrawal and _said(withdrawal),
    }


def _said(record: Release) -> dict[str, str]:
    return {"date": record.date.isoformat(), "reason": record.reason}


FORMATS: Mapping[str, Callable[[Iterable[Tree], Sequence[Problem]], str]] = {"text": _text, "json": _json}
