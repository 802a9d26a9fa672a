"""Conditions as forms write them: those of LimeSurvey's expressions and those of XPath, which differ in signs and functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reportgen.importing.questionnaires.conditions import (
    ALWAYS,
    NEVER,
    UNSAID,
    Condition,
    Every,
    Filled,
    Some,
    Test,
    Ticked,
    Unsaid,
    every,
    opposite,
    some,
)

_LONGEST, _DEEPEST = 4000, 30
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>'[^']*'|"[^"]*")
      | \$\{\s*(?P<form>[^{}\s]+)\s*\}
      | (?P<name>(?:\d+X\d+X\w+|[A-Za-z_]\w*(?:-[A-Za-z]+)*)(?:\.[A-Za-z]\w*)?)
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<sign>==|!=|<>|<=|>=|&&|\|\||[()=<>!,])
    )""",
    re.VERBOSE,
)
_SIGNS = {"eq": "==", "ne": "!=", "<>": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_COUNT = "\0count"
"""In place of an option: how many are ticked."""
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Variable:
    """What a name in a condition stands for."""

    columns: tuple[str, ...]
    """The columns that an export may have of it."""
    option: str = ""
    """The option of several that it tells ticked; empty for an answer."""
    question: tuple[str, ...] = ()
    """Of an option: all columns of its question."""
    several: bool = False
    """Whether it holds several codes."""

    def filled(self) -> Condition:
        """Return that there is an answer."""
        return Filled(self.columns)


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or a number."""

    value: str


Value = Variable | Literal | Every | Some | Test | Ticked | Filled | Unsaid
Call = Callable[[tuple[Value, ...]], Value]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one kind of form writes its conditions."""

    variable: Callable[[str], Variable | None]
    """A name to what it stands for; None where nothing is known of it."""
    functions: Mapping[str, Call]
    equal: str
    """The sign between things that are equal: ``==``, where ``=`` changes something, or ``=``."""
    filled_is_true: bool = False
    """Whether a name by itself is true where there is an answer."""


class _NotSaidError(Exception):
    """Something that no spec can say."""


def condition_of(text: str, dialect: Dialect) -> Condition:
    """Return a condition; what cannot be said of it makes the whole of it unsaid.

    Parameters
    ----------
    text
        As a form writes it; empty always holds.
    dialect
        Its language.
    """
    if not text.strip():
        return ALWAYS
    try:
        parser = _Parser(text.translate(_QUOTES), dialect)
        return parser.whole()
    except _NotSaidError:
        return UNSAID


class _Parser:
    """Reads one condition from left to right."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.dialect, self.tokens, self.place, self.depth = dialect, _tokens(text), 0, 0

    def whole(self) -> Condition:
        """Return the condition that all of the text is."""
        found = self.truth(self.either())
        if self.place < len(self.tokens):
            raise _NotSaidError
        return found

    def either(self) -> Value:
        """Return parts joined by "or"."""
        return self._joined(("or", "||"), self.both, some)

    def both(self) -> Value:
        """Return parts joined by "and"."""
        return self._joined(("and", "&&"), self.comparison, every)

    def _joined(self, signs: tuple[str, ...], part: Callable[[], Value], join: Callable[[list[Condition]], Condition]) -> Value:
        first = part()
        if self._next() not in signs:
            return first
        parts = [self.truth(first)]
        while self._next() in signs:
            self.place += 1
            parts.append(self.truth(part()))
        return join(parts)

    def comparison(self) -> Value:
        """Return two things compared, or one thing alone."""
        left, sign = self.term(), self._next()
        sign = _SIGNS.get(sign, "==" if sign == self.dialect.equal else sign)
        if sign not in _TURNED:
            return left
        self.place += 1
        right = self.term()
        if isinstance(left, Literal) and isinstance(right, Literal):
            return _constant(left.value, sign, right.value)
        return compared(right, _TURNED[sign], left) if isinstance(left, Literal) else compared(left, sign, right)

    def term(self) -> Value:
        """Return a name, a text, a number, a call, or what stands in brackets."""
        self.depth += 1
        if self.depth > _DEEPEST or self.place >= len(self.tokens):
            raise _NotSaidError
        kind, token = self.tokens[self.place]
        self.place += 1
        found = self._term(kind, token)
        self.depth -= 1
        return found

    def _term(self, kind: str, sign: str) -> Value:
        if kind == "text":
            return Literal(sign[1:-1])
        if kind == "number":
            return Literal(sign)
        if sign == "!":
            return opposite(self.truth(self.term()))
        if sign == "(":
            return self._closed(self.either())
        if kind == "name" and self._next() == "(":
            return self._call(sign)
        found = self.dialect.variable(sign) if kind in ("name", "form") else None
        if found is None:
            raise _NotSaidError
        return found

    def _call(self, name: str) -> Value:
        self.place += 1
        values: list[Value] = []
        while self._next() != ")":
            values.append(self.either())
            if self._next() == ",":
                self.place += 1
            elif self._next() != ")":
                raise _NotSaidError
        self.place += 1
        if name == "not" and len(values) == 1:
            return opposite(self.truth(values[0]))
        function = self.dialect.functions.get(name)
        if function is None:
            raise _NotSaidError
        return function(tuple(values))

    def _closed(self, found: Value) -> Value:
        if self._next() != ")":
            raise _NotSaidError
        self.place += 1
        return found

    def truth(self, found: Value) -> Condition:
        """Return a value as a condition: numbers are true but for zero, texts unless they are empty."""
        if isinstance(found, Literal):
            return _constant(found.value, "!=", "0") if found.value else NEVER
        if isinstance(found, Variable):
            if not self.dialect.filled_is_true:
                raise _NotSaidError
            return found.filled()
        return found

    def _next(self) -> str:
        """Return the next sign or joining word; empty at the end."""
        if self.place >= len(self.tokens):
            return ""
        kind, token = self.tokens[self.place]
        return token if kind == "sign" else token.lower() if kind == "name" else ""


def _tokens(text: str) -> list[tuple[str, str]]:
    if len(text) > _LONGEST:
        raise _NotSaidError
    tokens, place = [], 0
    text = text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None or not found.lastgroup:
            raise _NotSaidError
        tokens.append((found.lastgroup, found[found.lastgroup]))
        place = found.end()
    return tokens


def _constant(left: str, sign: str, right: str) -> Condition:
    """Return what holds always or never, as ``1`` and ``1 == 1`` do."""
    one, other = number(left), number(right)
    same = one == other if one is not None and other is not None else left == right
    if sign not in ("==", "!="):
        raise _NotSaidError
    return ALWAYS if same is (sign == "==") else NEVER


def compared(left: Value, sign: str, right: Value) -> Condition:
    """Return that a variable compares so with a text or a number."""
    if not isinstance(left, Variable) or not isinstance(right, Literal):
        raise _NotSaidError
    if left.option == _COUNT:
        return _some(left, sign, right.value)
    if left.option:
        return _tick(left, sign, right.value)
    if not right.value:
        if sign not in ("==", "!="):
            raise _NotSaidError
        return Filled(left.columns, sign == "!=")
    if left.several:  # equal to one code only where nothing else is ticked
        raise _NotSaidError
    test = Test(left.columns[0], "==" if sign == "!=" else sign, right.value)
    return opposite(test) if sign == "!=" else test


def _tick(left: Variable, sign: str, value: str) -> Condition:
    """Return that an option was ticked: a tick is ``Y``, and everything else is empty."""
    if sign not in ("==", "!=") or value not in ("Y", ""):
        raise _NotSaidError
    ticked = Ticked(left.columns, left.option, left.question)
    return ticked if (sign == "==") is (value == "Y") else opposite(ticked)


def _some(left: Variable, sign: str, value: str) -> Condition:
    """Return that something or nothing was ticked, which is all that can be told of how much was."""
    if (sign, value) in ((">", "0"), (">=", "1"), ("!=", "0")):
        return Filled(left.columns)
    if (sign, value) in (("==", "0"), ("<", "1"), ("<=", "0")):
        return Filled(left.columns, False)
    raise _NotSaidError


def is_empty(values: tuple[Value, ...]) -> Value:
    """Return that a variable has no answer."""
    if len(values) != 1 or not isinstance(values[0], Variable):
        raise _NotSaidError
    left = values[0]
    return _tick(left, "==", "") if left.option else opposite(left.filled())


def selected(values: tuple[Value, ...]) -> Value:
    """Return that a code is among those of a variable."""
    match values:
        case (Variable() as left, Literal(code)) if code and not left.option:
            if left.several:
                option = f"{left.columns[0]}/{code}"
                return Ticked((*([option] if option in left.columns else ()), left.columns[0]), code, left.columns)
            return Test(left.columns[0], "==", code)
        case _:
            raise _NotSaidError


def counted(values: tuple[Value, ...]) -> Value:
    """Return the number of codes of a variable, of which only none and some can be told apart."""
    match values:
        case (Variable(several=True) as left,):
            return replace(left, option=_COUNT)
        case _:
            raise _NotSaidError


def itself(values: tuple[Value, ...]) -> Value:
    """Return what a function was given that only says what kind of thing it is."""
    if len(values) != 1:
        raise _NotSaidError
    return values[0]


def number(text: str) -> float | None:
    """Return a number as a spec may have it; None for whatever is none."""
    return float(text) if _NUMBER.fullmatch(text.strip()) else None
