"""Imports run one way. The table is the shortest description of the system; a file that breaks it is named.

Imports inside functions and under ``TYPE_CHECKING`` count like any others: they too are knowledge of another module.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "reportgen"

MAY_IMPORT: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    stage: (frozenset(ours.split()), frozenset(theirs.split()))
    for stage, ours, theirs in (
        # stage          our modules                                                                third-party packages
        ("problems", "", ""),
        ("version", "", ""),
        ("resources", "", ""),
        ("glyphs", "problems resources", ""),
        ("palette", "", ""),
        ("spec", "problems glyphs palette", "yaml pydantic annotated_types jinja2 docx"),
        ("data", "problems spec", "narwhals duckdb pandas numpy ibis pyspark trino google cryptography"),
        ("analysis", "problems spec data", "narwhals pandas numpy scipy"),
        ("facts", "problems spec analysis.results data.source", "babel"),
        ("content", "problems glyphs spec analysis.results data.source facts", "markdown_it babel"),
        (
            "render",
            "problems glyphs palette content resources version spec.theme spec.model.scalars",
            "jinja2 markupsafe seaborn matplotlib numpy pandas weasyprint uharfbuzz fontTools PIL docx lxml xlsxwriter resvg_py "
            "pptx",
        ),
        ("importing", "problems spec resources version", "python_calamine pyreadstat duckdb pandas numpy yaml"),
        (
            "publish",
            "problems problem_text spec facts analysis.results content.blocks content.card content.charts content.transcript "
            "content.words render.look render.output render.site render.standalone resources version",
            "jinja2 markupsafe pagefind_bin_extended",
        ),
        ("problem_text", "problems", "rich"),
        (
            "pipeline",
            "problems spec data.open data.terms analysis facts content.blocks content.characters content.compose "
            "content.questionnaire content.workbook render.figures render.render render.questionnaire.render "
            "render.word.project publish.version "
            "publish.questionnaire",
            "",
        ),
        (
            "verbs",
            "problems problem_text pipeline spec importing analysis.results analysis.corrections facts content.blocks "
            "content.words render.charts.draw render.figures render.kept render.kept_text render.preview "
            "publish resources version",
            "watchfiles",
        ),
        ("commands", "problems problem_text verbs", "typer"),
        ("cli", "problems commands verbs version", "typer"),
        ("__main__", "cli", ""),
        ("__init__", "problems pipeline spec.read version", ""),
    )
}
"""What each stage may import: of ours (a name stands for all below it), and from outside beside the standard library."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's name without the package's: ``spec.read``; a package is named by its folder."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


NAMES = {name_of(path) for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a file imports; ``reportgen.spec`` for ``from reportgen import spec``."""
    package = ["reportgen", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def ours(full: str) -> str:
    """Return the module of ours that an import reaches; the import may name something inside it."""
    name = full.removeprefix("reportgen").removeprefix(".")
    while name and name not in NAMES:
        name = name.rpartition(".")[0]
    return name or "__init__"


def allowed(name: str, permitted: frozenset[str]) -> bool:
    return any(name == other or name.startswith(f"{other}.") for other in permitted)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_stage_imports_only_what_the_table_permits(path: Path) -> None:
    stage = name_of(path).split(".")[0]
    our, their = MAY_IMPORT[stage]
    wrong = []
    for full in imports(path):
        top = full.split(".")[0]
        if top == "reportgen":
            reached = ours(full)
            if reached.split(".")[0] != stage and not allowed(reached, our):
                wrong.append(f"reportgen.{reached}")
        elif top not in sys.stdlib_module_names and top not in their:
            wrong.append(top)
    assert not wrong, (
        f"{path.relative_to(PACKAGE)} imports {', '.join(wrong)}; see MAY_IMPORT in this file for what {stage} may use"
    )


def test_no_module_imports_itself_round_a_corner() -> None:
    graph = {
        name_of(path): {reached for full in imports(path) if full.split(".")[0] == "reportgen" for reached in [ours(full)]}
        - {name_of(path)}
        for path in MODULES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"these modules import each other: {' -> '.join(error.args[1])}")


def test_the_table_has_a_line_for_every_stage() -> None:
    assert {name.split(".")[0] for name in NAMES} <= set(MAY_IMPORT)


def test_the_walk_sees_every_kind_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spec").mkdir()
    path = tmp_path / "spec" / "read.py"
    path.write_text(
        "import os\nfrom reportgen import facts\nfrom . import tree\nfrom ..data import open\n"
        "def f():\n    import pandas as pd\n    from reportgen.render.render import render\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    assert set(imports(path)) == {
        *("os", "reportgen.facts", "reportgen.spec.tree", "reportgen.data.open", "pandas", "reportgen.render.render.render"),
    }
