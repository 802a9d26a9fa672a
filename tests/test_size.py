"""The budget of size: what is small gets read. A number over it is a reason to look; a reason in words may keep it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

PACKAGE = Path(__file__).parent.parent / "reportgen"

FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MOST = 8, 25, 50
FILE_MEDIAN, FILE_P90, FILE_MOST = 120, 300, 400

KEPT: Mapping[str, str] = {}
"""Functions (``render/html.py:page``) and files (``spec/model/body.py``) over the budget, each with the reason to keep it."""


@dataclass(frozen=True)
class Function:
    """A function and its size."""

    name: str
    lines: int
    """From ``def`` to its end, without the docstring."""


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node, clean=False) is not None
            docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            name = f"{path.relative_to(PACKAGE).as_posix()}:{node.name}"
            yield Function(name, (node.end_lineno or 0) - node.lineno + 1 - docstring)


FILES = {
    path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")
}
FUNCTIONS = [function for path in sorted(PACKAGE.rglob("*.py")) for function in functions(path)]


def test_functions() -> None:
    lines = [function.lines for function in FUNCTIONS]
    assert median(lines) <= FUNCTION_MEDIAN
    assert quantiles(lines, n=10)[-1] <= FUNCTION_P90
    too_long = {f.name: f.lines for f in FUNCTIONS if f.lines > FUNCTION_MOST and f.name not in KEPT}
    assert not too_long, f"over {FUNCTION_MOST} lines without the docstring: {too_long}"


def test_files() -> None:
    lines = [count for count in FILES.values() if count > 3]  # a package's one docstring is no file to speak of
    assert median(lines) <= FILE_MEDIAN
    assert quantiles(lines, n=10)[-1] <= FILE_P90
    too_long = {name: count for name, count in FILES.items() if count > FILE_MOST and name not in KEPT}
    assert not too_long, f"over {FILE_MOST} lines: {too_long}"


def test_every_exception_is_still_needed() -> None:
    sizes = {f.name: f.lines > FUNCTION_MOST for f in FUNCTIONS} | {file: count > FILE_MOST for file, count in FILES.items()}
    for name, reason in KEPT.items():
        assert sizes.get(name), f"{name} is within the budget or gone; remove it from KEPT"
        assert len(reason.split()) >= 4, "a reason in words"
