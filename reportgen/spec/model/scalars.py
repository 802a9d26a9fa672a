"""The leaves of the grammar: words, codes, names, numbers, dates, truth values.

The YAML layer hands over every plain scalar as the text that was written, so ``no``, ``1:30``, ``010`` and ``NA`` stay
labels. A field that wants a number, a date or a truth value reads it here, strictly.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from annotated_types import MinLen
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    Tag,
    WithJsonSchema,
)


class Part(BaseModel):
    """A map of the grammar: unknown keys are errors, values cannot be changed, fields explain themselves.

    The sentence under each field is read by :mod:`reportgen.spec.model.shape` when it is wanted: pydantic's own
    ``use_attribute_docstrings`` parses each module once for every class in it, at each start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _integer(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("a whole number, such as 30")


def _number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?", value):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError("a number, such as 0.5 or 12")


def _share(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"(0|[1-9][0-9]{0,2})(\.[0-9]{1,15})?%", value):
        value = float(Fraction(value[:-1]) / 100)
    elif isinstance(value, str) and re.fullmatch(r"[01](\.[0-9]{1,17})?", value):
        value = float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError("a share, such as 15% or 0.15")


def _truth(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise ValueError("true or false")
    return value == "true"


def _significance(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and re.fullmatch(r"0\.[0-9]{1,17}", value):
        value = float(value)
    if isinstance(value, float) and LEVELS[0] <= value <= LEVELS[1]:
        return value
    raise ValueError(f"true, or a level from {LEVELS[0]} to {LEVELS[1]}, such as 0.01")


def _date(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("a date written year-month-day, such as 2024-03-31")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError("a day that exists, such as 2024-03-31") from None


def _text(value: Any) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise ValueError("some words")
    return value


def _fits(pattern: str, wanted: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(wanted)
        return value

    return AfterValidator(check)


def at_most(limit: int) -> AfterValidator:
    """Return the check that a text, or each language of it, has so many characters at most."""

    def check(value: Any) -> Any:
        texts = value.values() if isinstance(value, dict) else [value]
        longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
        if longest > limit:
            raise ValueError(f"at most {limit:,} characters; here are {longest:,}")
        return value

    return AfterValidator(check)


def _name(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def one_or_several(value: Any) -> str:
    """Tell a list from a single name; the tag of the class that is meant."""
    return "several" if isinstance(value, (list, tuple)) else "one"


def words_or_languages(value: Any) -> str:
    """Tell words from a map by language."""
    return "languages" if isinstance(value, dict) else "words"


def choose(tag_of: Callable[[Any], str | None]) -> Discriminator:
    """Return a discriminator: messages speak only of the class that the author meant."""
    return Discriminator(tag_of)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a leaf is called in the reference; says nothing to pydantic."""

    words: str


class Once:
    """Lets pydantic make the schema of a leaf once, and not for each of the hundred fields that hold it."""

    def __init__(self) -> None:
        self._made: Any = None

    def __get_pydantic_core_schema__(self, leaf: Any, handler: GetCoreSchemaHandler) -> Any:
        if self._made is None:
            self._made = handler(leaf)
        return copy(self._made)  # what stands around it writes into what it is given


LEVELS = (0.0001, 0.5)
"""The strictest and the loosest level of significance."""
SCALAR = ["string", "number", "boolean"]
"""What editors take an unquoted word for; here it stays the text that was written."""
LANGUAGES = ("zh-CN", "zh-TW", "en")
"""The languages a report can be printed in."""
SHORT, MIDDLE, LONG = 300, 3_000, 30_000
"""Characters of the longest label, text and prose; generous to people, and an end to what a mistake pastes in."""

Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"}), Meaning("whole number")]
"""A whole number."""
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"}), Meaning("number")]
"""A decimal number."""
Share = Annotated[float, BeforeValidator(_share), WithJsonSchema({"type": ["string", "number"]}), Meaning("share, such as `15%`")]
"""A part of a whole: ``15%`` or ``0.15``."""
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"}), Meaning("`true` or `false`")]
"""``true`` or ``false``."""
Significance = Annotated[
    bool | float,
    BeforeValidator(_significance),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "number", "minimum": LEVELS[0], "maximum": LEVELS[1]}]}),
    Meaning("`true`, or a level such as `0.01`"),
]
"""Whether something is tested for more than chance, and at which level of significance."""
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"}), Meaning("date")]
"""A day, written ``2024-03-31``."""
Words = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": SCALAR}), Meaning("words")]
"""Text in one language, never empty."""
Language = Annotated[
    str, _fits("|".join(LANGUAGES), "one of zh-CN, zh-TW and en"), WithJsonSchema({"enum": list(LANGUAGES)}), Meaning("language")
]
"""A language of the report: ``zh-CN``, ``zh-TW`` or ``en``."""
Languages = Annotated[
    dict[Language, Words],
    MinLen(1),
    WithJsonSchema(
        {
            "type": "object",
            "properties": {code: {"type": SCALAR} for code in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        }
    ),
    Meaning("map by language"),
]
"""A map from language to words."""
_AnyText = Annotated[Annotated[Words, Tag("words")] | Annotated[Languages, Tag("languages")], choose(words_or_languages), Once()]
Label = Annotated[_AnyText, at_most(SHORT), Meaning("short text")]
"""A title or a label; see :data:`Text`."""
Text = Annotated[_AnyText, at_most(MIDDLE), Meaning("text")]
"""Words, or a map from language to words: ``{zh-CN: 满意, en: satisfied}``. May hold ``{{ expressions }}`` where said so."""
Prose = Annotated[_AnyText, at_most(LONG), Meaning("long text")]
"""Paragraphs in Markdown; see :data:`Text`."""
Column = Annotated[Words, at_most(MIDDLE)]
"""The name of a column of the data; exports often write the whole question there."""
Code = Annotated[str, BeforeValidator(_text), at_most(SHORT), WithJsonSchema({"type": SCALAR}), Meaning("code")]
"""An option's code as it stands in the data; ``1`` and ``"1"`` are the same code."""
Name = Annotated[
    str, BeforeValidator(_text), at_most(SHORT), AfterValidator(_name), WithJsonSchema({"type": "string"}), Meaning("name")
]
"""The name of a question, dimension, segment, scale or claim: a letter (Chinese ones too) first, then letters, digits, ``_``."""
SLUG = "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"
Slug = Annotated[
    str,
    _fits(SLUG, "small letters, digits and hyphens, such as customer-service"),
    WithJsonSchema({"type": SCALAR, "pattern": f"^{SLUG}$"}),
    Meaning("small letters, digits, hyphens"),
]
"""A name that can be a folder and an address: small letters, digits and hyphens."""
VERSION = "[0-9A-Za-z]([0-9A-Za-z._-]{0,30}[0-9A-Za-z])?"
Version = Annotated[
    str,
    _fits(VERSION, "letters, digits, dots and hyphens, such as 2022.1"),
    WithJsonSchema({"type": SCALAR, "pattern": f"^{VERSION}$"}),
    Meaning("version"),
]
"""A version such as ``2022.1``: letters, digits, dots, hyphens."""
AMOUNT = "-?(0|[1-9][0-9]{0,17})([.][0-9]{1,17})?%?"
Amount = Annotated[
    str,
    _fits(AMOUNT, "a number, such as 30, or a percentage, such as 60%"),
    WithJsonSchema({"type": SCALAR}),
    Meaning("number or percentage"),
]
"""A number as it was published: ``30``, ``1.5`` or ``60%``."""
Expression = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": SCALAR}), Meaning("expression")]
"""An expression without braces, such as ``share(overall, 5) > 10%``."""
Stateable = Annotated[
    str,
    BeforeValidator(_text),
    at_most(MIDDLE),
    AfterValidator(_name),
    WithJsonSchema({"type": "string"}),
    Meaning("question, or measure such as `index(service)`"),
]
"""What rebuilt rows may state: a question, or one number of the survey as an expression."""
Names = Annotated[
    Annotated[Name, Tag("one")] | Annotated[tuple[Name, ...], MinLen(1), Tag("several")],
    choose(one_or_several),
    Meaning("name or list of names"),
]
"""A name, or a list of names."""


def in_language(text: Text, language: str, fallback: str | None = None) -> str:
    """Return the words of a text in one language.

    Parameters
    ----------
    text
        Words, or a map by language.
    language
        The wanted language.
    fallback
        The report's own language, used when the wanted one is not given; without it, the first one given.
    """
    if isinstance(text, str):
        return text
    return text.get(language) or text.get(fallback or "") or next(iter(text.values()))
