"""Templates of an author for single blocks of the page: a small part of Jinja, over plain values, that always comes to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.problems import Code, Place, Problem
from reportgen.spec.nearest import listed, suggest
from reportgen.spec.theme.theme import BlockTemplate, ThemeFile

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_REPORT = ("id", "title", "version", "date", "language", "screen", "ours")
BLOCKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cover": (*_REPORT, "kicker", "subtitle", "authors", "imprint", "notice", "draft", "drawing"),
        "opening": _REPORT,
        "chapter": (*_REPORT, "number", "heading", "anchor"),
        "caption": (*_REPORT, "kind", "number", "tag", "heading", "question"),
        "closing": _REPORT,
    }
)
"""The blocks, and the values that each may use; ``ours`` is what stands there without a template."""
FILTERS = frozenset(
    (
        *("capitalize", "default", "e", "escape", "first", "join", "last"),
        *("length", "lower", "title", "trim", "upper"),
    )
)
"""None of them makes a long text of a short one, but ``join``, whose characters are counted."""
TESTS = frozenset(
    (*("defined", "undefined", "none", "eq", "ne", "lt", "gt", "le"), *("ge", "in", "even", "odd", "string", "number"))
)
MOST = 64 * 1024
"""Bytes of a template."""
DEEP = 2
"""Loops in loops; how often they turn is counted while a block is written."""
_INSTEAD = {
    "Call": "Use a filter, or a value as it is: nothing is called here",
    "CallBlock": "Write it out",
    "Import": "Write it out in this file",
    "FromImport": "Write it out in this file",
    "Include": "Write it out in this file",
    "Extends": "Write {% block name %} … {% endblock %} alone",
    "Macro": "Write it out where it is used",
    "Assign": "Use the value where it is needed",
    "AssignBlock": "Use the value where it is needed",
}


def environment() -> Environment:
    """Return an environment that can do nothing but put values into a page, escaped."""
    from jinja2 import BaseLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=True, loader=BaseLoader(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def read_blocks(files: tuple[ThemeFile, ...]) -> tuple[dict[str, BlockTemplate], list[Problem]]:
    """Return the templates of blocks by block, and everything that is wrong with them."""
    found: dict[str, BlockTemplate] = {}
    problems: list[Problem] = []
    for file in files:
        for name, line, made in _blocks_in(file, problems):
            if name in found:
                what = f"The block {name} stands in {found[name].near}, too"
                problems.append(_problem(file, line, what, "Delete one of them"))
            found[name] = made
    return found, problems


def _blocks_in(file: ThemeFile, problems: list[Problem]) -> Iterator[tuple[str, int, BlockTemplate]]:
    from jinja2 import TemplateSyntaxError, nodes

    text = _text(file, problems)
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError as error:
        problems.append(_problem(file, error.lineno, f"Jinja cannot read the template: {error.message}", "Correct the line"))
        return
    for node in tree.body:
        if isinstance(node, nodes.Block):
            problems += _faults(file, node)
            yield node.name, node.lineno, BlockTemplate(node.name, text, file.near)
        elif not _is_space(node):
            fix = "Put it between {% block name %} and {% endblock %}"
            problems.append(_problem(file, node.lineno, "Something stands outside all blocks", fix))


def _text(file: ThemeFile, problems: list[Problem]) -> str:
    if len(file.content) > MOST:
        problems.append(_problem(file, 1, f"The template has {len(file.content):,} bytes", f"Use at most {MOST:,}"))
        return ""
    try:
        return file.content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        problems.append(_problem(file, 1, "The template is not UTF-8 text", "Save it as UTF-8"))
        return ""


def _is_space(node: nodes.Node) -> bool:
    from jinja2 import nodes

    return isinstance(node, nodes.Output) and all(isinstance(n, nodes.TemplateData) and not n.data.strip() for n in node.nodes)


def _faults(file: ThemeFile, block: nodes.Block) -> Iterator[Problem]:
    if block.name not in BLOCKS:
        yield _problem(file, block.lineno, f"There is no block {block.name}", suggest(block.name, BLOCKS, "blocks", len(BLOCKS)))
        return
    known = {*BLOCKS[block.name], "loop"}
    for node in block.body:
        yield from _walk(file, node, known, 0)


def _walk(file: ThemeFile, node: nodes.Node, known: set[str], depth: int) -> Iterator[Problem]:
    from jinja2 import nodes

    kind = type(node).__name__
    if kind not in _ALLOWED:
        said = _INSTEAD.get(kind, "Use values, filters, if and for alone")
        yield _problem(file, node.lineno, f"The template uses {kind.lower()}, which blocks may not", said)
        return
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
        yield _problem(file, node.lineno, f"There is no value {node.name} here", suggest(node.name, sorted(known), "values", 20))
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield _problem(file, node.lineno, f"There is no filter {node.name} here", f"Use one of: {listed(sorted(FILTERS))}")
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        yield _problem(file, node.lineno, f"There is no test {node.name} here", f"Use one of: {listed(sorted(TESTS))}")
    if isinstance(node, nodes.For):
        depth += 1
        known = known | {name.name for name in (node.target, *node.target.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
        if depth > DEEP or node.recursive:
            yield _problem(file, node.lineno, f"More than {DEEP} loops stand in each other", "Take one of them out")
    for child in node.iter_child_nodes():
        yield from _walk(file, child, known, depth)


_ALLOWED = frozenset(
    (
        *("Output", "TemplateData", "Name", "Getattr", "Getitem", "Const", "For", "If", "Filter", "Test", "CondExpr"),
        *("Compare", "Operand", "And", "Or", "Not", "Concat", "Tuple", "List", "Keyword"),
    )
)
"""Kinds of nodes of Jinja's tree that blocks may have: nothing that calls, assigns, computes or opens another file."""


def _problem(file: ThemeFile, line: int, found: str, fix: str) -> Problem:
    lines = file.content.decode("utf-8-sig", "replace").split("\n")
    source = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    column = len(source) - len(source.lstrip()) + 1
    return Problem(Code.THEME_TEMPLATE, Place(file.near, line, column, source=source[:500]), found, fix)
