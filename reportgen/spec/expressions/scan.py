"""The tokens of an expression, each with its place; what the language does not have is refused here with its remedy.

Strings have no escapes: a quote inside is written twice (``'it''s'``), a backslash is a backslash.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.spec.expressions.faults import Refused, feature, shortened, syntax

LONGEST = 2_000
"""Characters of one expression."""
DIGITS = 18
"""Digits of one number."""
OPERATORS = frozenset({"and", "or", "not", "in"})
"""Operators that are words."""
DEPTH = 40
"""Levels of brackets, and of the tree."""

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<string>'(?:[^']|'')*'|"(?:[^"]|"")*")
      | (?P<number>[0-9][0-9A-Za-z_.]*(?P<percent>\s*[%\uff05])?)
      | (?P<name>[^\W\d]\w*)
      | (?P<refused>\*\*|//|&&|\|\||<>|=>|=<|:=|\{%|\{\#|\{\{|\}\})
      | (?P<operator>==|!=|<=|>=|[-+*/<>=(),])
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")

NO_SUCH: Mapping[str, tuple[str, str]] = {
    "**": ("powers", "multiply or divide instead"),
    "//": ("whole division", "write / instead"),
    "&&": ("the operator &&", "write: and"),
    "||": ("the operator ||", "write: or"),
    "&": ("the operator &", "write: and"),
    "!": ("the operator !", "write: not"),
    "<>": ("the operator <>", "write !="),
    "=>": ("the operator =>", "write >="),
    "=<": ("the operator =<", "write <="),
    ":=": ("assignments", "compare with =="),
    "{%": ("statements {% %}", "give the block a when: key"),
    "{#": ("comments {# #}", "write a YAML comment, which starts with #"),
    "{{": ("braces inside an expression", "leave the braces out"),
    "}}": ("braces inside an expression", "leave the braces out"),
    ".": ("attributes", "write ticked(question, 'option') for an item of a multi-response question"),
    "[": ("subscripts and lists", "write values in round brackets, as in (1, 2)"),
    "]": ("subscripts and lists", "write values in round brackets, as in (1, 2)"),
    "{": ("maps", "leave the braces out"),
    "}": ("maps", "leave the braces out"),
    "|": ("filters", "numbers print right by themselves; leave the filter out"),
    "~": ("joined texts", "write the words outside {{ }}"),
    "%": ("remainders", "write % directly after a number, as in 80%"),
    "^": ("powers", "multiply or divide instead"),
    "；": ("the sign ；", "separate values with commas"),
    "（": ("the full-width bracket （", "write ("),
    "）": ("the full-width bracket ）", "write )"),
    "，": ("the full-width comma ，", "write a comma ,"),
    "、": ("the sign 、", "write a comma ,"),
    "＝": ("the full-width sign ＝", "write = or =="),
    "＞": ("the full-width sign ＞", "write >"),
    "＜": ("the full-width sign ＜", "write <"),
    "≥": ("the sign ≥", "write >="),
    "≤": ("the sign ≤", "write <="),
    "≠": ("the sign ≠", "write !="),
    "×": ("the sign ×", "write *"),
    "÷": ("the sign ÷", "write /"),
    "−": ("the sign −", "write the hyphen -"),
    "–": ("the dash –", "write the hyphen -"),
    "—": ("the dash —", "write the hyphen -"),
    "“": ("the quotation mark “", "write ' or \" around texts"),
    "”": ("the quotation mark ”", "write ' or \" around texts"),
    "‘": ("the quotation mark ‘", "write ' or \" around texts"),
    "’": ("the quotation mark ’", "write ' or \" around texts"),
    "`": ("the quotation mark `", "write ' or \" around texts"),
}
"""What people try that the language does not have: what it is, and what to write instead."""

WORDS: Mapping[str, tuple[str, str]] = {
    "if": ("choices (if ... else)", "give the block a when: key"),
    "else": ("choices (if ... else)", "give the block a when: key"),
    "is": ("tests (is ...)", "compare with =="),
    "true": ("the word true", "write a comparison"),
    "false": ("the word false", "write a comparison"),
    "none": ("the word none", "leave it out; missing answers never count"),
}
"""Words of Jinja that the language does not have."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token."""

    kind: str
    """``string``, ``number``, ``name`` or ``operator``."""
    text: str
    """As written; a name in NFC, a string without its quotes."""
    at: int
    length: int
    percent: bool = False

    @property
    def is_value(self) -> bool:
        """Whether it is a text, a number or a name, rather than a sign or one of the words and, or, not, in."""
        return self.kind in {"string", "number"} or (self.kind == "name" and self.text not in OPERATORS)

    @property
    def number(self) -> Decimal:
        """The value of a number, without regard to ``percent``."""
        return Decimal(self.text)


def scan(text: str) -> tuple[Token, ...]:
    """Return the tokens of an expression without its braces.

    Raises
    ------
    Refused
        The text is empty or too long, or has something in it that the language does not have.
    """
    if len(text) > LONGEST:
        raise feature(LONGEST, 1, f"the expression has {len(text):,} characters", f"stay under {LONGEST:,} characters")
    tokens = tuple(_tokens(text))
    if not tokens:
        raise syntax(0, 1, "there is no expression", "write a measure, such as share(question, 'option')")
    _check_neighbours(tokens)
    _check_depth(tokens)
    return tokens


def _tokens(text: str) -> Iterator[Token]:
    normal, origin = _nfc(text)
    for match in _TOKEN.finditer(normal):
        kind = match.lastgroup if match.lastgroup != "percent" else "number"
        if kind == "space" or kind is None:
            continue
        at = origin[match.start()]
        length = origin[match.end()] - at
        yield _READ[kind](match, at, length)


def _string(match: re.Match[str], at: int, length: int) -> Token:
    quote = match.group()[0]
    return Token("string", match.group()[1:-1].replace(quote * 2, quote), at, length)


def _number(match: re.Match[str], at: int, length: int) -> Token:
    percent = match.group("percent") or ""
    digits = match.group("number").removesuffix(percent)
    if not _NUMBER.fullmatch(digits):
        raise syntax(
            at, length, f"the number {shortened(digits)!r}", "write plain digits, such as 80, 0.5 or 80%; codes like 01 in quotes"
        )
    if sum(c.isdigit() for c in digits) > DIGITS:
        raise feature(at, length, f"the number has more than {DIGITS} digits", "write a shorter number")
    return Token("number", digits, at, length, bool(percent))


def _name(match: re.Match[str], at: int, length: int) -> Token:
    name = match.group()
    if name.lower() in WORDS:
        raise _none_such(*WORDS[name.lower()], at, length)
    if not name.isidentifier():
        raise syntax(
            at,
            length,
            f"the name {shortened(name)!r} has signs that no name has",
            "a name has letters (Chinese ones too), digits and _",
        )
    return Token("name", name, at, length)


def _operator(match: re.Match[str], at: int, length: int) -> Token:
    return Token("operator", match.group(), at, length)


def _refused(match: re.Match[str], at: int, length: int) -> Token:
    sign = match.group()
    if sign in {"'", '"'}:
        raise syntax(at, 1, f"the text that begins with {sign} is not closed", f"close the text with {sign}")
    if sign in NO_SUCH:
        raise _none_such(*NO_SUCH[sign], at, length)
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    raise syntax(at, length, f"expressions do not know the character {shown}", "leave it out, or write it in quotes")


_READ = {"string": _string, "number": _number, "name": _name, "operator": _operator, "refused": _refused, "other": _refused}


def _none_such(what: str, fix: str, at: int, length: int) -> Refused:
    return feature(
        at, length, f"expressions have no {what}" if not what.startswith("the ") else f"expressions do not know {what}", fix
    )


def _check_neighbours(tokens: tuple[Token, ...]) -> None:
    for left, right in pairwise(tokens):
        if left.is_value and right.is_value:
            raise syntax(
                right.at,
                right.length,
                f"{shortened(right.text)!r} stands directly after another value",
                "put an operator or a comma between",
            )


def _check_depth(tokens: tuple[Token, ...]) -> None:
    depth = 0
    for token in tokens:
        if token.kind != "operator":
            continue
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth > DEPTH:
            raise too_deep(token.at)
        if depth < 0:
            raise syntax(token.at, 1, "a bracket closes that was never opened", "leave it out, or open the bracket before")
    if depth:
        last = [t for t in tokens if t.text == "("][-1]
        raise syntax(last.at, 1, "a bracket is not closed", "write ) where it ends")


def too_deep(at: int) -> Refused:
    """Return the refusal of an expression nested too deeply."""
    return feature(at, 1, f"the expression is nested more than {DEPTH} levels deep", "split it into several statements")


def _nfc(text: str) -> tuple[str, list[int]]:
    """Return the text in NFC and, for each of its characters and its end, the offset in the text as written."""
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    out: list[str] = []
    origin: list[int] = []
    for cluster in re.finditer(r".[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*", text, re.DOTALL):
        normal = unicodedata.normalize("NFC", cluster.group())
        out.append(normal)
        origin.extend([cluster.start()] * len(normal))
    return "".join(out), [*origin, len(text)]
