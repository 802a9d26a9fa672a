"""Golden cases in Markdown: a title, the changed keys of the small spec, the problems as they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.spec.spec_text import SMALL

CASE = re.compile(r"^## (?P<title>[^\n]*)\n\n```yaml\n(?P<given>.*?)```\n\n```\n(?P<printed>.*?)```\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    title: str
    given: str
    printed: str

    def __str__(self) -> str:
        return self.title.replace(" ", "-")


def cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    return [Case(**found.groupdict()) for found in CASE.finditer(path.read_text(encoding="utf-8"))]


def with_keys(given: str) -> str:
    """Return the small spec with the given top-level keys in the place of its own."""
    keys = set(re.findall(r"^(\w+):", given, re.MULTILINE))
    kept = [part for part in re.split(r"(?m)^(?=\w+:)", SMALL) if part.split(":")[0] not in keys]
    return "".join(kept) + given
