"""The grammar as a tree that can be walked: which class a place belongs to, which keys it has, what may stand there.

Messages, the reference page and the generated tests all read the grammar through this module.
"""

from __future__ import annotations

import ast
import inspect
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import Tag
from pydantic.fields import FieldInfo

from reportgen.spec.model import scalars
from reportgen.spec.model.scalars import Part


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a map."""

    key: str
    """As the author writes it: ``from``, not ``from_``."""
    name: str
    """The attribute."""
    type: Any
    """The annotation, with what ``Annotated`` adds."""
    required: bool
    default: Any
    """``None`` when required."""


@cache
def fields(part: type[Part]) -> Mapping[str, Field]:
    """Return the keys of a map, in the order of the grammar."""
    hints = get_type_hints(part, include_extras=True)
    return {info.alias or name: _field(name, hints[name], info) for name, info in part.model_fields.items()}


def _field(name: str, hint: Any, info: FieldInfo) -> Field:
    required = info.is_required()
    default = None if required else info.get_default(call_default_factory=True)
    return Field(info.alias or name, name, hint, required, default)


@cache
def sentences(part: type[Part]) -> Mapping[str, str]:
    """Return the sentence under each key of a map, as it stands in the grammar's source."""
    found: dict[str, str] = {}
    for owner in reversed(part.__mro__):
        if issubclass(owner, Part) and owner is not Part:
            found |= _sentences_of_module(owner.__module__).get(owner.__name__, {})
    return {field.key: found.get(field.name, "") for field in fields(part).values()}


@cache
def _sentences_of_module(module: str) -> Mapping[str, Mapping[str, str]]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except OSError:  # compiled without its source: messages do without the sentences
        return {}
    return {node.name: dict(_documented(node.body)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            words = ast.literal_eval(after.value)
            yield field.target.id, " ".join(str(words).split())


def present(annotation: Any) -> Any:
    """Return an annotation without ``| None``."""
    if _is_union(annotation):
        parts = [a for a in get_args(annotation) if a is not type(None)]
        return parts[0] if len(parts) == 1 else annotation
    return annotation


def bare(annotation: Any) -> Any:
    """Return an annotation without ``Annotated`` and without ``| None``."""
    while get_origin(annotation) is Annotated or present(annotation) is not annotation:
        annotation = get_args(annotation)[0] if get_origin(annotation) is Annotated else present(annotation)
    return annotation


def branches(annotation: Any) -> Mapping[str, Any]:
    """Return what a union may be, by the tag that tells its parts apart; empty when it is no such union."""
    if is_part(annotation) or not _is_union(bare(annotation)):
        return {}
    options = [a for a in get_args(bare(annotation)) if a is not type(None)]
    return {tag: option for option in options for tag in _tags(option)}


def _tags(option: Any) -> tuple[str, ...]:
    written = tuple(m.tag for m in getattr(option, "__metadata__", ()) if isinstance(m, Tag))
    if written or not is_part(option):
        return written
    return literals(fields(bare(option))["type"].type) if "type" in fields(bare(option)) else ()


def is_part(annotation: Any) -> bool:
    """Tell whether an annotation is a map of the grammar."""
    found = bare(annotation)
    return isinstance(found, type) and issubclass(found, Part)


def literals(annotation: Any) -> tuple[str, ...]:
    """Return the words that may stand in a field with a closed list; empty for other fields."""
    found = bare(annotation)
    if get_origin(found) is Literal:
        return get_args(found)
    return scalars.LANGUAGES if annotation == scalars.Language else ()


def element(annotation: Any) -> Any:
    """Return what stands in a list or as the value of a map of names; ``None`` for anything else."""
    found = bare(annotation)
    origin, arguments = get_origin(found), get_args(found)
    if origin is tuple:
        return arguments[0]
    return arguments[1] if origin is dict else None


def parts_of(annotation: Any) -> tuple[type[Part], ...]:
    """Return every map of the grammar that may stand below an annotation, itself first, in the order of the grammar."""
    found: dict[type[Part], None] = {}
    _collect(annotation, found)
    return tuple(found)


def _collect(annotation: Any, found: dict[type[Part], None]) -> None:
    if is_part(annotation):
        part = bare(annotation)
        if part not in found:
            found[part] = None
            for field in fields(part).values():
                _collect(field.type, found)
        return
    for inner in (*branches(annotation).values(), element(annotation)):
        if inner is not None:
            _collect(inner, found)


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, types.UnionType}


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the grammar."""

    path: tuple[str | int, ...]
    """The key path, without the tags of unions."""
    type: Any
    """What should stand there; ``None`` when nothing should."""
    part: type[Part]
    """The innermost map."""
    part_path: tuple[str | int, ...]
    """Where that map stands."""
    at_key: bool = False
    """The key of a map itself is meant."""


def locate(root: type[Part], loc: tuple[str | int, ...]) -> Where:
    """Follow a location as pydantic gives it, in which the tags of unions stand between the keys."""
    where = Where((), root, root, ())
    for step in loc:
        where = _step(where, step)
    return where


def _step(where: Where, step: str | int) -> Where:
    if step == "[key]":
        return Where(where.path, where.type, where.part, where.part_path, at_key=True)
    choices = branches(where.type)
    if choices and step in choices:
        chosen = choices[str(step)]
        return _inside(where.path, chosen, where)
    path = (*where.path, step)
    if is_part(where.type):
        known = fields(bare(where.type)).get(str(step))
        return _inside(path, known.type if known else None, where)
    return _inside(path, element(where.type), where)


def _inside(path: tuple[str | int, ...], annotation: Any, where: Where) -> Where:
    if annotation is not None and is_part(annotation):
        return Where(path, annotation, bare(annotation), path)
    return Where(path, annotation, where.part, where.part_path)
