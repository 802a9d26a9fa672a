"""The settings of a connection with their secrets, which go from here to the driver and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reportgen.problems import Code, Kind, Problem, SpecError, ToolError
from reportgen.spec.connections import Connection, Setting

LONGEST = 65_536
"""Bytes of a file with a secret."""


def resolved(connection: Connection, root: Path) -> Mapping[str, str]:
    """Return the settings of a connection by name.

    Parameters
    ----------
    connection
        The connection.
    root
        The project root; a secret never lies inside.

    Raises
    ------
    SpecError
        A secret lies inside the project.
    ToolError
        A variable or a file that holds a setting is missing.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for name, setting in connection.settings.items():
        value = _value(f"{name} of the connection '{connection.name}'", setting, root)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            found[name] = value
    if problems:
        wrong = SpecError if any(p.kind is Kind.SPEC for p in problems) else ToolError
        raise wrong(problems)
    return found


def _value(what: str, setting: Setting, root: Path) -> str | Problem:
    if setting.way == "env":
        value = os.environ.get(setting.value, "")
        found = f"{what} is in the environment variable {setting.value}, which is not set"
        return value or Problem(
            Code.CONNECTION, setting.place, found, f"set {setting.value} where reportgen runs", kind=Kind.TOOL
        )
    return _in_file(what, setting, root) if setting.way == "file" else setting.value


def _in_file(what: str, setting: Setting, root: Path) -> str | Problem:
    path = Path(setting.value).expanduser()
    path = path if path.is_absolute() else root / path
    if path.resolve().is_relative_to(root.resolve()):
        found = f"{what} is in a file of the project, and whoever has the project has it"
        return Problem(Code.CONNECTION, setting.place, found, "keep it in a file outside the project, or in a variable")
    try:
        with path.open("rb") as file:
            value = file.read(LONGEST).decode().strip()
    except (OSError, UnicodeDecodeError):
        value = ""
    found = f"{what} is in a file that is missing, empty or may not be read"
    return value or Problem(
        Code.CONNECTION, setting.place, found, "write it there, and let only its owner read it", kind=Kind.TOOL
    )
