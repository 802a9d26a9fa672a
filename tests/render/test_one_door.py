"""WeasyPrint's HTML, CSS and Attachment fetch what their text names unless told otherwise; one module may construct them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "reportgen"
DOOR = "render/pdf.py"
LOOKS_ONLY = {"render/parts.py"}
"""Asks WeasyPrint for versions of libraries."""


def _uses(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {m for m in modules if m.split(".")[0] == "weasyprint"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_wrapper_imports_weasyprint(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    if name == DOOR:
        return
    assert _uses(path) <= ({"weasyprint.text"} if name in LOOKS_ONLY else set())


def test_the_wrapper_always_passes_its_own_fetcher() -> None:
    tree = ast.parse((PACKAGE / DOOR).read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    made = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in {"HTML", "CSS", "Attachment"}]
    assert len(made) == 1
    assert "url_fetcher" in {k.arg for k in made[0].keywords}
