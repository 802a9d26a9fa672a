"""What Pandoc makes of Markdown of ours: the other side, which we did not write."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

from reportgen.render.word.convert import FROM
from reportgen.render.word.converters import _packaged


def parsed(markdown: str) -> list[Any]:
    """Return the blocks that Pandoc reads, as values."""
    program = _packaged()
    assert program is not None
    command = [program, "--sandbox", f"--from={FROM}", "--to=json"]
    done = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True)
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def words(part: Any) -> str:
    """Return what a reader sees of a part."""
    return "".join(_words(part))


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for inside in part:
            yield from _words(inside)
    elif isinstance(part, dict) and "t" in part:
        match part["t"]:
            case "Str":
                yield part["c"]
            case "Space" | "SoftBreak":
                yield " "
            case "LineBreak":
                yield "\n"
            case "Span" | "Div" | "Link":
                yield from _words(part["c"][1])
            case "Para" | "Plain" | "Strong" | "Note":
                yield from _words(part["c"])
            case other:
                yield f"<{other}>"
