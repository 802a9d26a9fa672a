"""``every(SET, CONDITION)`` and ``some(SET, CONDITION)``: one condition about each item of a set, written once.

``each`` stands for the item. The condition is read once for every item, so that all that is known of comparisons (units,
waves, what was published) is known of these too; the node keeps the items and the text that its author wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from reportgen.problems import Code
from reportgen.spec.dimensions import below, questions_of
from reportgen.spec.expressions.faults import Fault, Refused, feature, shortened, unknown_but, wrong
from reportgen.spec.expressions.functions import EACH, MEASURES, QUANTIFIERS
from reportgen.spec.expressions.names import Names, nfc
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Call, Expression, Name, Quantified, Sequence, Words
from reportgen.spec.expressions.walk import changed, children, is_condition
from reportgen.spec.grids import grids_of
from reportgen.spec.labels import options_of
from reportgen.spec.model.document import Document
from reportgen.spec.nearest import listed, suggest

MOST_ITEMS = 100
"""Items of one set: of more no reader could follow what was compared."""
_Node = TypeVar("_Node", bound=Expression)


@dataclass(frozen=True, slots=True)
class _Set:
    """The items of a set, in the order of the codebook or as listed."""

    items: tuple[tuple[str, str], ...]
    """(question, "") or (segment or question, code)."""
    segment: str = ""
    """The segment whose values they are; empty for questions and options."""

    def written(self, number: int, at: int) -> Expression:
        """Return what stands in the place of ``each``."""
        subject, code = self.items[number]
        return Words(code, at=at) if code else Name(subject, at=at)


def quantified(names: Names, written: Call, resolve: Callable[[Expression], Expression]) -> Quantified:
    """Return the conditions about each item of a set.

    Parameters
    ----------
    names
        The names of the spec.
    written
        The call.
    resolve
        Resolves the condition about one item.

    Raises
    ------
    Refused
        The set is unknown, empty or too long, or the condition does not fit; holds every fault found.
    """
    example = f"write {QUANTIFIERS[written.function]}"
    if len(written.arguments) > 2 and not written.keywords:
        items = shortened(", ".join(map(expression_text, written.arguments[:-1])))
        fix = f"put the set in brackets of its own: {written.function}(({items}), ...)"
        raise wrong(written, f"{written.function}() takes a set and a condition", fix, Code.EXPRESSION_SYNTAX)
    if len(written.arguments) != 2 or written.keywords:
        raise wrong(written, f"{written.function}() takes a set and a condition", example, Code.EXPRESSION_SYNTAX)
    first, condition = written.arguments
    if any(isinstance(part, Call) and part.function in QUANTIFIERS for part in _inside(condition)):
        nested = next(p for p in _inside(condition) if isinstance(p, Call) and p.function in QUANTIFIERS)
        raise wrong(nested, f"{nested.function}() stands inside {written.function}()", "state each in a condition of its own")
    found = _set(names, first, condition)
    if not found.items:
        raise wrong(first, f"{_named(first)} has no items to go through", example)
    if len(found.items) > MOST_ITEMS:
        fix = f"list those that the statement is about, at most {MOST_ITEMS}, in brackets"
        raise feature(first.at, len(_named(first)), f"{_named(first)} has {len(found.items):,} items", fix)
    condition = _about_each(found, condition, written)
    parts = _resolved(found, condition, resolve)
    text = f"{written.function}({expression_text(first)}, {expression_text(condition)})"
    return Quantified(written.function, found.items, parts, text, at=written.at)


def check_scope(written: Expression, *, within: bool = False) -> None:
    """Refuse ``each`` where nothing says what it stands for.

    Raises
    ------
    Refused
        It stands outside the condition of ``every`` and ``some``.
    """
    if isinstance(written, Name) and written.name == EACH and not within:
        fix = f"write {QUANTIFIERS['every']}; an option that is called each stands in quotes"
        raise wrong(written, "the name each stands outside every() and some()", fix)
    quantifier = isinstance(written, Call) and written.function in QUANTIFIERS
    for number, part in enumerate(children(written)):
        check_scope(part, within=within or (quantifier and number > 0))


def _set(names: Names, first: Expression, condition: Expression) -> _Set:
    """Return what a first argument goes through."""
    if isinstance(first, Sequence):
        return _list(names, first, condition)
    if not isinstance(first, Name):
        fix = "name a segment, a dimension or a question, or list questions in brackets"
        raise wrong(first, "something else stands where a set should", fix)
    name = nfc(first.name)
    if name in names.segments:
        return _values(names, names.segments[name])
    grids = {nfc(n): grid for n, grid in grids_of(names.document).items()}
    if name in grids:
        return _Set(tuple((item, "") for item in grids[name].items))
    if name in names.dimensions:
        return _Set(tuple((q, "") for q in _questions(names.document, names.dimensions[name])))
    if name not in names.questions:
        valid = [*names.segments, *names.dimensions, *names.questions, *grids]
        fix = suggest(name[:80], valid, "segments, dimensions and questions")
        raise unknown_but(first.at, name, "segment, dimension or question", fix)
    subject = names.questions[name]
    options = options_of(names.document, subject)
    if not options:
        fix = f"name a question that has options, or list questions in brackets, as in ({subject}, ...)"
        raise wrong(first, f"the question {subject} has no options to go through", fix)
    return _Set(tuple((subject, code) for code in options))


def _questions(document: Document, dimension: str) -> tuple[str, ...]:
    """Return the questions that a dimension's index is made of; all that stand in it where it has none."""
    counted = dict.fromkeys(q for _, part in below(document, dimension) for q in part.questions)
    return tuple(counted) or questions_of(document, dimension)


def _values(names: Names, segment: str) -> _Set:
    return _Set(tuple((segment, code) for code in options_of(names.document, segment)), segment)


def _list(names: Names, first: Sequence, condition: Expression) -> _Set:
    """Return the questions, or the values of one segment, that stand in brackets."""
    if len(first.parts) < 2:
        raise wrong(first, "the list has one item", "write the condition about it, without every() or some()")
    known = {**names.dimensions, **names.questions}
    written = [nfc(part.name) if isinstance(part, Name) else "" for part in first.parts]
    if all(name in known for name in written):
        found = _Set(tuple((known[name], "") for name in written))
    else:
        found = _listed_values(names, first, condition, known)
    for number, item in enumerate(found.items):
        if item in found.items[:number]:
            raise wrong(first.parts[number], f"{_named(first.parts[number])} is in the list twice", "write it once")
    return found


def _listed_values(names: Names, first: Sequence, condition: Expression, questions: Mapping[str, str]) -> _Set:
    """Return values of the one segment that has all of them; of several, that which the condition narrows to ``each``."""
    calls = [part for part in _inside(condition) if isinstance(part, Call)]
    narrowed = {nfc(key) for call in calls for key, value in call.keywords if _is_each(value)}
    named = [names.segments[n] for n in names.segments if n in narrowed] or list(names.segments.values())
    lists = [(segment, _values_of(names, segment, first.parts)) for segment in named]
    whole = [_Set(tuple((segment, code) for code in codes if code), segment) for segment, codes in lists if all(codes)]
    if len(whole) == 1:
        return whole[0]
    if whole:
        fix = f"narrow the measures, as in {whole[0].segment}={EACH}"
        raise wrong(first, f"the list may be of {listed([s.segment for s in whole])}", fix)
    raise _no_list(names, first, lists, questions)


def _values_of(names: Names, segment: str, parts: Iterable[Expression]) -> list[str]:
    """Return the code of each part that is a value of a segment; nothing for others."""
    codes: list[str] = []
    for part in parts:
        try:
            codes.append(names.option(segment, part))
        except Refused:
            codes.append("")
    return codes


def _no_list(names: Names, first: Sequence, lists: list[tuple[str, list[str]]], questions: Mapping[str, str]) -> Refused:
    """Refuse a list at the first item that is unlike the rest: no question, or no value of the segment that has most of them."""
    segment, codes = max(lists, key=lambda found: sum(map(bool, found[1])), default=("", []))
    asked = [isinstance(part, Name) and nfc(part.name) in questions for part in first.parts]
    if sum(asked) >= sum(map(bool, codes)):
        unlike, valid, what = first.parts[asked.index(False)], list(questions), "questions"
    else:
        unlike, valid, what = first.parts[codes.index("")], list(options_of(names.document, segment)), f"values of {segment}"
    of = segment if what != "questions" else "a segment"
    found = f"the list has {_named(unlike)}, which is neither a question nor a value of {of}"
    near = suggest(unlike.name[:80] if isinstance(unlike, Name) else "", valid, what)
    return wrong(unlike, found, near)


def _about_each(found: _Set, condition: Expression, written: Call) -> Expression:
    """Return the condition with ``each`` in it: measures are narrowed to a segment's value where the author left that out."""
    if any(map(_is_each, _inside(condition))):
        _check_subjects(found, condition)
        return condition
    if not found.segment:
        fix = f"write {QUANTIFIERS[written.function]}"
        raise wrong(written, f"the name each is not in the condition of {written.function}()", fix)
    narrowed = changed(condition, lambda part: _narrowed(part, found.segment))
    if narrowed == condition:
        fix = f"leave {written.function}() out, or write {found.segment}={EACH}"
        raise wrong(written, f"the condition says the same of every value of {found.segment}", fix)
    return narrowed


def _narrowed(part: Expression, segment: str) -> Expression:
    if not isinstance(part, Call) or part.function not in {*MEASURES, "option_ranked"} or segment in dict(part.keywords):
        return part
    keywords, places = (*part.keywords, (segment, Name(EACH, at=part.at))), (*part.keywords_at, part.at)
    return replace(part, keywords=keywords, keywords_at=places)


def _check_subjects(found: _Set, condition: Expression) -> None:
    """Refuse ``each`` where a question should stand, when it is a value or an option."""
    subject, code = found.items[0]
    for part in _inside(condition) if code else ():
        if isinstance(part, Call) and part.function in MEASURES and part.arguments and _is_each(part.arguments[0]):
            what, fix = f"an option of {subject}", f"write share({subject}, each)"
            if found.segment:
                what, fix = f"a value of {subject}", f"write the question, and {subject}=each"
            raise wrong(part.arguments[0], f"the name each is {what}, and a question should stand there", fix)


def _resolved(found: _Set, condition: Expression, resolve: Callable[[Expression], Expression]) -> tuple[Expression, ...]:
    """Read the condition about every item; what is wrong with all is said once, else with the first that does not fit."""
    parts: list[Expression] = []
    wrongs: dict[int, tuple[Fault, ...]] = {}
    for number in range(len(found.items)):
        about = changed(condition, lambda part, n=number: found.written(n, part.at) if _is_each(part) else part)  # type: ignore[misc]
        try:
            parts.append(_condition(resolve(about)))
        except Refused as refused:
            wrongs[number] = refused.faults
    if wrongs:
        raise Refused(*_once(found, condition, wrongs))
    return tuple(parts)


def _once(found: _Set, condition: Expression, wrongs: dict[int, tuple[Fault, ...]]) -> Iterator[Fault]:
    number, faults = next(iter(wrongs.items()))
    same = len(wrongs) == len(found.items) > 1 and all(other == faults for other in wrongs.values())
    places = {part.at for part in _inside(condition) if _is_each(part)}
    subject, code = found.items[number]
    about = "" if same else f", where each is {shortened(code or subject)}"
    for fault in faults:
        length = len(EACH) if fault.at in places and _starts_with_item(fault, found.items[number]) else fault.length
        yield replace(fault, found=fault.found + about, length=length)


def _starts_with_item(fault: Fault, item: tuple[str, str]) -> bool:
    return fault.length in {len(item[0]), len(item[1]), len(item[1]) + 2}


def _condition(expression: Expression) -> Expression:
    if not is_condition(expression):
        raise wrong(expression, "a number stands where a condition should", "write a comparison, such as ... > 50%")
    return expression


def _inside(expression: Expression) -> Iterator[Expression]:
    yield expression
    for part in children(expression):
        yield from _inside(part)


def _is_each(part: Expression) -> bool:
    return isinstance(part, Name) and part.name == EACH


def _named(part: Expression) -> str:
    return shortened(expression_text(part))
