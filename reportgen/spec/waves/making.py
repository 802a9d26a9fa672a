"""How a variable is made of others in the codebook of a wave, in the names of the spec: so that two waves can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec.canonical import condition_text, in_order
from reportgen.spec.expressions.conditions import condition
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.parse import parse
from reportgen.spec.labels import options_of
from reportgen.spec.made import bands_of, subjects_of, variable
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.unfold import codes_of, within
from reportgen.spec.waves.former import Former


@dataclass(frozen=True, slots=True)
class Made:
    """How a variable is made."""

    text: str
    """Each code with what becomes it; ``asked`` for what people answer themselves."""
    sources: tuple[str, ...] = ()
    """What it is made of, by the names of the spec."""


def making(document: Document, former: Former, name: str) -> Made:
    """Return how a variable is made in a codebook.

    Parameters
    ----------
    document
        The codebook of the wave.
    former
        What the parts of the spec are called in it.
    name
        The question or segment, by its name in the spec.
    """
    there, back = former.name(name), former.back
    found = variable(document, there)
    if not isinstance(found, Derived):
        return Made("asked")
    parts = {back.code(there, code): _part(document, back, there, code) for code in _codes(document, there, found)}
    text = "; ".join(f"{code}: {words}" for code, (words, _) in parts.items())
    sources = {source for _, named in parts.values() for source in named}
    return Made(text, tuple(sorted(sources)))


def _codes(document: Document, name: str, found: Derived) -> tuple[str, ...]:
    return tuple(bands_of(document, name) or found.groups or options_of(document, name))


def _part(document: Document, back: Former, name: str, code: str) -> tuple[str, frozenset[str]]:
    """Return what becomes a code, and the names in it, both as the spec has them."""
    found = variable(document, name)
    if not isinstance(found, Derived):
        return "", frozenset()
    if bands := bands_of(document, name):
        return _words(back.condition(within(found.of or name, bands[code])))
    if found.of is not None:
        source = back.name(found.of)
        codes = in_order(back.code(found.of, c) for c in codes_of(document, name, code))
        return f"{source} in ({', '.join(codes)})", frozenset({source})
    group = found.groups[code]
    if group.when is None:
        return "otherwise", frozenset()
    try:
        return _words(back.condition(condition(Names(document), parse(group.when))))
    except Refused:  # said where it stands
        return "", frozenset()


def _words(found: Condition) -> tuple[str, frozenset[str]]:
    return condition_text(found), subjects_of(found)
