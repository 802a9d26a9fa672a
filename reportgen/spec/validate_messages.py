"""The words of problems with the grammar: what was found, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportgen.problems import Code, Place, Problem
from reportgen.spec.model.body import BARE, BLOCKS, AnyBlock
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Part
from reportgen.spec.model.shape import Where, bare, branches, element, fields, is_part, literals, locate, sentences
from reportgen.spec.nearest import listed, nearest, suggest
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator, describe, short, shown_path
from reportgen.spec.yaml.fullwidth import key_fix, value_fix
from reportgen.spec.yaml.nodes import ListNode, MapNode, Node, Scalar

RESERVED: Mapping[Key, tuple[str, str]] = {
    ("variants",): (
        "variants is a reserved word: one report for each value of a segment, which this version does not make",
        "Delete it, and write one spec for each report; shared parts go into a file named under include",
    ),
}
"""Keys that are kept for later, with what to say about them."""

Grammar = type[Part]
"""The map on top of a grammar."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of the grammar, located."""

    type: str
    """pydantic's name for it."""
    where: Where
    around: Where
    """The map, list or union around it."""
    wanted: str
    """What a validator of ours asks for; empty for pydantic's own errors."""
    limit: int
    """How many there must or may be, where that is the error."""
    root: Grammar = Document

    @staticmethod
    def of(detail: Any, root: Grammar = Document) -> Fault:
        """Read one entry of ``ValidationError.errors()`` of a grammar."""
        loc, context = detail["loc"], detail.get("ctx", {})
        wanted = str(context["error"]) if detail["type"] == "value_error" else ""
        limit = context.get("min_length", context.get("max_length", 0))
        return Fault(detail["type"], locate(root, loc), locate(root, loc[:-1]), wanted, limit, root)


@dataclass(frozen=True, slots=True)
class _Case:
    """A fault together with what stands in the file."""

    fault: Fault
    place_of: Locator

    @property
    def path(self) -> Key:
        return self.fault.where.path

    @property
    def shown(self) -> str:
        return shown_path(self.path)

    @property
    def node(self) -> Node:
        return self.place_of.found(self.path).node

    @property
    def around(self) -> str:
        return shown_path(self.path[:-1]) or self.whole

    @property
    def whole(self) -> str:
        """What the file as a whole is called."""
        return "The spec" if self.fault.root is Document else "The theme"

    def problem(self, code: Code, found: str, fix: str, place: Place | None = None) -> Problem:
        return Problem(code, place or self.place_of(self.path), found, fix)


def problem_of(fault: Fault, place_of: Locator) -> Problem:
    """Return the problem that a fault is."""
    case = _Case(fault, place_of)
    said = _SAYINGS.get(fault.type, _other)(case)
    fix = _typed_fix(case)
    return replace(said, fix=fix) if fix else said


def _typed_fix(case: _Case) -> str | None:
    """Return what to write where a key or value is refused for its full-width signs alone."""
    if case.fault.type == "missing":
        return None
    if case.fault.type == "extra_forbidden" or case.fault.where.at_key:
        return key_fix(str(case.path[-1]))
    node = case.node
    return value_fix(node.value) if isinstance(node, Scalar) and node.value and not node.style else None


def _unknown_key(case: _Case) -> Problem:
    key = str(case.path[-1])
    place = case.place_of.key(case.path)
    if case.path in RESERVED:
        return case.problem(Code.UNKNOWN_KEY, *RESERVED[case.path], place)
    if issubclass(case.fault.around.part, Derived) and key in _OF_ASKED:
        found = f"{case.shown} does not go with {_made_by(case)}: what is made of others is not asked, and has no column"
        return case.problem(Code.UNKNOWN_KEY, found, f"Delete {key}, or delete {_made_by(case)}", place)
    return case.problem(
        Code.UNKNOWN_KEY, f"{case.around} has no key '{short(key)}'", suggest(key, fields(case.fault.around.part), "keys"), place
    )


_OF_ASKED = frozenset({"ask", "asked_if", "column", "columns", "options", "missing"})
"""Keys of questions and segments that have a column of their own."""


def _made_by(case: _Case) -> str:
    """Return the key by which a question or segment is made of others."""
    around = case.place_of.found(case.path[:-1]).node
    return next(key for key in ("of", "bands", "groups", "rest") if isinstance(around, MapNode) and around.get(key))


def _missing_key(case: _Case) -> Problem:
    key = str(case.path[-1])
    part = case.fault.around.part
    sentence = sentences(part)[key].replace("``", "`").rstrip(".")
    words = literals(fields(part)[key].type)
    fix = f"Add {key}, one of: {listed(words)}. {sentence}" if len(words) > 1 else f"Add {key}: {sentence}"
    place = case.place_of.key(case.path[:-1]) if len(case.path) > 1 else case.place_of(())
    return case.problem(Code.MISSING_KEY, f"{case.around} lacks the key '{key}'", fix, place)


def _not_text(case: _Case) -> Problem:
    cut = isinstance(case.node, MapNode | ListNode) and case.node.flow
    fix = "Put the value in quotes, if it is text that begins with { or [" if cut else "Write a text"
    return case.problem(Code.WRONG_TYPE, f"{case.shown} is {describe(case.node)}, where text should stand", fix)


def _not_map(case: _Case) -> Problem:
    part = case.fault.where.type
    fix = (
        f"Write a map with the keys: {listed(fields(bare(part)))}"
        if is_part(part)
        else "Write a map: one 'name: value' on each line"
    )
    return case.problem(Code.WRONG_TYPE, f"{case.shown or case.whole} is {describe(case.node)}, where a map should stand", fix)


def _not_list(case: _Case) -> Problem:
    node = case.node
    simple = (
        isinstance(node, Scalar)
        and node.value is not None
        and len(node.value) < 40
        and not is_part(element(case.fault.where.type))
    )
    fix = (
        f"Write it in brackets: [{short(node.value or '')}]"
        if simple and isinstance(node, Scalar)
        else "Write a list: begin each of its parts with '- '"
    )
    return case.problem(Code.WRONG_TYPE, f"{case.shown} is {describe(node)}, where a list should stand", fix)


def _not_listed_word(case: _Case) -> Problem:
    words = literals(case.fault.where.type)
    node = case.node
    if not isinstance(node, Scalar):
        return case.problem(
            Code.WRONG_TYPE, f"{case.shown} is {describe(node)}, where a word should stand", f"Write one of: {listed(words)}"
        )
    if len(words) == 1:
        return case.problem(Code.WRONG_VALUE, f"{case.shown} is {describe(node)}", f"Write {words[0]}")
    best = nearest(node.value or "", words)
    fix = (f"Did you mean '{best}'? " if best else "") + f"Write one of: {listed(words)}"
    return case.problem(Code.WRONG_VALUE, f"{case.shown} is {describe(node)}", fix)


def _not_wanted(case: _Case) -> Problem:
    wanted = case.fault.wanted
    if case.fault.where.at_key:
        place = case.place_of.key(case.path)
        return case.problem(
            Code.WRONG_VALUE, f"{case.around} has the key '{short(str(case.path[-1]))}'", f"Write {wanted}", place
        )
    code = Code.WRONG_VALUE if isinstance(case.node, Scalar) else Code.WRONG_TYPE
    return case.problem(code, f"{case.shown} is {describe(case.node)}", f"Write {wanted}")


def _no_class(case: _Case) -> Problem:
    if branches(case.fault.where.type) == branches(AnyBlock):
        return _no_block(case)
    tags = list(branches(case.fault.where.type))
    node = case.node
    written = node.get("type") if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode):
        return case.problem(
            Code.WRONG_TYPE,
            f"{case.shown} is {describe(node)}, where a map should stand",
            "Write a map with the keys ask and type",
        )
    if written is None:
        keys = [e.key.value or "" for e in node.entries]
        misspelt = nearest("type", [k for k in keys if k not in {"column", "options"}])
        hint = f"Write 'type' instead of '{misspelt}'" if misspelt else "Add type"
        place = case.place_of.key((*case.path, misspelt) if misspelt else case.path)
        return case.problem(Code.MISSING_KEY, f"{case.shown} lacks the key 'type'", f"{hint}, one of: {listed(tags)}", place)
    path = (*case.path, "type")
    found = f"{shown_path(path)} is {describe(written)}"
    fix = suggest(written.value or "", tags, "types") if isinstance(written, Scalar) else f"Write one of: {listed(tags)}"
    return case.problem(Code.WRONG_VALUE, found, fix, case.place_of(path))


def _no_block(case: _Case) -> Problem:
    node = case.node
    if isinstance(node, Scalar):
        return case.problem(
            Code.WRONG_VALUE,
            f"{case.shown} is {describe(node)}, which is no block",
            suggest(node.value or "", BARE, "blocks that are a word alone", len(BARE)),
        )
    if isinstance(node, ListNode):
        return case.problem(
            Code.WRONG_TYPE,
            f"{case.shown} is a list, where a block should stand",
            "Write blocks one below the other, each with one -",
        )
    keys = [e.key.value or "" for e in node.entries]
    kinds = [key for key in keys if key in BLOCKS]
    if kinds:
        found = f"{case.shown} is two blocks at once: {' and '.join(kinds)}"
        return case.problem(
            Code.WRONG_VALUE, found, "Begin each block with a - of its own", case.place_of.key((*case.path, kinds[1]))
        )
    likely = next((key for key in keys if nearest(key, BLOCKS)), keys[0] if keys else "")
    place = case.place_of.key((*case.path, likely)) if likely else case.place_of(case.path)
    return case.problem(
        Code.UNKNOWN_KEY,
        f"{case.shown} has no key that is a kind of block",
        suggest(likely, BLOCKS, "blocks", len(BLOCKS)),
        place,
    )


def _too_few(case: _Case) -> Problem:
    return case.problem(Code.WRONG_VALUE, f"{case.shown} is empty", f"Write at least {case.fault.limit}")


def _too_many(case: _Case) -> Problem:
    return case.problem(Code.WRONG_VALUE, f"{case.shown} has too many parts", f"Write at most {case.fault.limit}")


def _other(case: _Case) -> Problem:
    return case.problem(
        Code.WRONG_VALUE, f"{case.shown} is {describe(case.node)}, which cannot stand here", "Look the key up in the reference"
    )


_SAYINGS: Mapping[str, Callable[[_Case], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "string_type": _not_text,
    "dict_type": _not_map,
    "model_type": _not_map,
    "model_attributes_type": _not_map,
    "tuple_type": _not_list,
    "literal_error": _not_listed_word,
    "value_error": _not_wanted,
    "union_tag_not_found": _no_class,
    "union_tag_invalid": _no_class,
    "too_short": _too_few,
    "too_long": _too_many,
}
