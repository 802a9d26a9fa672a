"""Find the fact that an expression names, among those of a version, without its spec: spelling counts, not layout."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def named(expression: str, facts: Iterable[str]) -> str | None:
    """Return the id of the fact that an expression names; None where there is none.

    Blanks, the kind of quotes, the order of options and of keywords make no difference, nor whether a number stands in quotes.
    """
    wanted = _spelled(expression)
    return next((fact for fact in facts if fact == expression), None) or next(
        (fact for fact in facts if wanted and _spelled(fact) == wanted), None
    )


def near(expression: str, facts: Iterable[str]) -> list[str]:
    """Return the facts that an expression might mean."""
    known = list(facts)
    return get_close_matches(expression, known, 3, 0.5) or sorted(known)[:3]


def _spelled(expression: str) -> str:
    from jinja2 import Environment
    from jinja2.exceptions import TemplateSyntaxError

    try:
        body = Environment(autoescape=True).parse("{{ " + expression + " }}").body
    except (TemplateSyntaxError, RecursionError):
        return ""
    return _tree(body[0]) if len(body) == 1 else ""


def _tree(node: object) -> str:
    from jinja2 import nodes

    match node:
        case nodes.Output(nodes=[only]):
            return _tree(only)
        case nodes.Const(value=value):
            return repr(str(value))
        case nodes.Call(node=of, args=args, kwargs=keywords):
            first, *others = [_tree(arg) for arg in args] or [""]
            return f"{_tree(of)}({','.join([first, *sorted(others), *sorted(_tree(k) for k in keywords)])})"
        case nodes.Node():
            inside = (getattr(node, field) for field in node.fields)
            return f"{type(node).__name__}({','.join(map(_tree, inside))})"
        case list():
            return f"[{','.join(map(_tree, node))}]"
        case _:
            return repr(node)
