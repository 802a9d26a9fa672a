"""Puts values in the place of wrong ones, so that one run can check the rest of the spec too."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from reportgen.spec.model.document import Document
from reportgen.spec.model.shape import bare, branches, element, fields, is_part, literals
from reportgen.spec.spec import Key
from reportgen.spec.validate_messages import Fault

ROUNDS = 8
"""A replaced value can uncover the next error; after so many rounds the document is given up."""
SAMPLES = ("1", "true", "2000-01-01", "en", "stand-in")


def repaired(
    tree: Any, faults: Sequence[Fault], check: Callable[[Any], tuple[Fault, ...]]
) -> tuple[Document | None, frozenset[Key]]:
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
            if fault.type != "extra_forbidden":  # a key that means nothing is left out, and nothing follows from it
                replaced.add(fault.where.path)
        faults = check(mended)
    return None, frozenset(replaced)


def _mend(tree: Any, fault: Fault) -> None:
    *around, last = fault.where.path or ("",)
    holder: Any = tree
    for step in around:
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(holder, dict):
        _mend_map(holder, str(last), fault)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = stand_in(fault.where.type)


def _mend_map(holder: dict[str, Any], key: str, fault: Fault) -> None:
    if fault.type == "extra_forbidden" or fault.where.at_key or _may_go(fault, key):
        holder.pop(key, None)
    else:
        holder[key] = stand_in(fault.where.type)


def _may_go(fault: Fault, key: str) -> bool:
    """Tell whether a key may simply be left out."""
    around = fault.around if fault.where.path == fault.where.part_path else fault.where
    field = fields(around.part).get(key)
    return field is not None and not field.required and fault.where.path[:-1] == around.part_path


def stand_in(annotation: Any) -> Any:
    """Return a small value that the grammar accepts at a place."""
    chosen = next(iter(branches(annotation).values()), annotation)
    if is_part(chosen):
        return {f.key: stand_in(f.type) for f in fields(bare(chosen)).values() if f.required}
    if get_origin(bare(chosen)) is dict:
        return {stand_in(get_args(bare(chosen))[0]): stand_in(element(chosen))}
    if get_origin(bare(chosen)) is tuple:
        return []
    return _sample(chosen)


@cache  # making an adapter takes many times longer than asking it
def _sample(annotation: Any) -> str:
    adapter = TypeAdapter(annotation)
    for sample in (*literals(annotation), *SAMPLES):
        try:
            adapter.validate_python(sample)
        except ValidationError:
            continue
        return sample
    return "x"
