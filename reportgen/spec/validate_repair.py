"""Puts values in the place of wrong ones, so that one run can check the rest of the spec too."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any, get_origin

from pydantic import TypeAdapter, ValidationError

from reportgen.spec.model.document import Document
from reportgen.spec.model.shape import bare, branches, element, fields, is_part, literals
from reportgen.spec.spec import Key
from reportgen.spec.validate_messages import Fault

ROUNDS = 8
"""A replaced value can uncover the next error; after so many rounds the document is given up."""
SAMPLES = ("x", "1", "true", "2000-01-01", "en", "stand-in")


def repaired(tree: Any, faults: Sequence[Fault], check: Callable[[Any], tuple[Fault, ...]]) -> tuple[Document | None, frozenset[Key]]:
    """Return a document in which other values stand in for the wrong ones.

    Parameters
    ----------
    tree
        The tree as written.
    faults
        What is wrong with it.
    check
        The grammar.

    Returns
    -------
    tuple
        The document, ``None`` when it cannot be mended; and the key paths of everything replaced.
    """
    mended = copy.deepcopy(tree)
    replaced: set[Key] = set()
    for _ in range(ROUNDS):
        if not faults:
            return Document.model_validate(mended), frozenset(replaced)
        for fault in faults:
            _mend(mended, fault)
            replaced.add(fault.where.path)
        faults = check(mended)
    return None, frozenset(replaced)


def _mend(tree: Any, fault: Fault) -> None:
    path = fault.where.path
    holder: Any = tree
    for step in path[:-1]:
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            return
    if not path or not isinstance(holder, dict | list):
        return
    if fault.type == "extra_forbidden" or fault.where.at_key:
        holder.pop(path[-1], None) if isinstance(holder, dict) else None
    elif _may_go(fault, holder):
        holder.pop(path[-1], None)
    elif isinstance(holder, dict) or int(path[-1]) < len(holder):
        holder[path[-1]] = stand_in(fault.where.type)


def _may_go(fault: Fault, holder: Any) -> bool:
    """Tell whether a key may simply be left out."""
    around, key = fault.where.part, fault.where.path[-1]
    if fault.where.path == fault.where.part_path:
        around, key = fault.around.part, fault.where.path[-1]
    field = fields(around).get(str(key))
    return isinstance(holder, dict) and field is not None and not field.required and fault.where.path[:-1] in {fault.where.part_path, fault.around.part_path}


def stand_in(annotation: Any) -> Any:
    """Return a small value that the grammar accepts at a place."""
    chosen = next(iter(branches(annotation).values()), annotation)
    if is_part(chosen):
        return {f.key: stand_in(f.type) for f in fields(bare(chosen)).values() if f.required}
    if get_origin(bare(chosen)) is dict:
        return {"1": stand_in(element(chosen))}
    if get_origin(bare(chosen)) is tuple:
        return []
    for sample in (*literals(chosen), *SAMPLES):
        try:
            TypeAdapter(chosen).validate_python(sample)
        except ValidationError:
            continue
        return sample
    return "x"
