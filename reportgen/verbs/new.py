"""``reportgen new``: a first spec with invented answers, complete enough to build at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.publish import storage
from reportgen.publish.failures import writing
from reportgen.resources import templates
from reportgen.spec.project_file import HOME
from reportgen.verbs.new_ci import ci_files, inside, project_file
from reportgen.verbs.schema import schema_text

LANGUAGES = ("zh-CN", "en")
"""Languages that a starter spec is written in."""

SCHEMA = "report.schema.json"
"""The JSON Schema beside the spec, which editors read."""


def new(folder: Path, language: str = "zh-CN", ci: str = "") -> Path:
    """Write a starter spec, its answers and the schema for editors into a new folder.

    Parameters
    ----------
    folder
        The folder to make; its name becomes the report's id.
    language
        One of ``LANGUAGES``.
    ci
        One of ``SYSTEMS``, to write the files for continuous integration too; the folder is meant to be a repository of its own.

    Returns
    -------
    Path
        The spec.

    Raises
    ------
    SpecError
        Something stands there already, the language or system is none of ours, or files for continuous integration would lie
        inside another repository.
    ToolError
        The folder cannot be written.
    """
    if language not in LANGUAGES:
        found = f"There is no starter spec in {language!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--language"), found, f"Choose one of {', '.join(LANGUAGES)}")])
    if os.path.lexists(folder):  # False for a name too long, which the writing below tells of
        fix = "Choose another name; nothing is overwritten"
        raise SpecError([Problem(Code.FOLDER_EXISTS, Place(str(folder)), "Something of that name is there already", fix)])
    files = dict(starter(identifier(folder.name), language))
    if ci:
        files |= {**ci_files(ci), HOME: project_file()}
        if problems := inside(folder):
            raise SpecError(problems)
    create(folder, files)
    return folder / "report.yaml"


def create(folder: Path, files: Mapping[str, bytes], option: str = "") -> None:
    """Make a folder that holds these files, and the folders above it.

    Raises
    ------
    ToolError
        It cannot be written.
    """
    with writing(folder, sum(map(len, files.values())), option):
        folder.parent.mkdir(parents=True, exist_ok=True)
        storage.create_folder(folder, files)


def starter(name: str, language: str) -> Mapping[str, bytes]:
    """Return the files of a starter spec with the given id."""
    shipped = templates() / "new" / language
    spec = (shipped / "report.yaml").read_text(encoding="utf-8").replace("  id: starter\n", f"  id: {name}\n", 1)
    return {
        "report.yaml": spec.encode(),
        "answers.csv": (shipped / "answers.csv").read_bytes(),
        SCHEMA: schema_text().encode(),
    }


def identifier(name: str) -> str:
    """Return a report's id made from a folder's name: small letters, digits and hyphens; a hash where none is left."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:64].strip("-")
    return slug or "report-" + sha256(name.encode()).hexdigest()[:8]
