"""The leaves of the grammar: words, codes, names, numbers, dates, truth values.

The YAML layer hands over every plain scalar as the text that was written, so ``no``, ``1:30``, ``010`` and ``NA`` stay
labels. A field that wants a number, a date or a truth value reads it here, strictly.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema


class Part(BaseModel):
    """A map of the grammar: unknown keys are errors, values cannot be changed, fields explain themselves."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _integer(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", value):
            raise ValueError("a whole number, such as 30")
        return int(value)
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?", value):
            raise ValueError("a number, such as 0.5 or 12")
        return float(value)
    return value


def _truth(value: Any) -> Any:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise ValueError("true or false")
        return value == "true"
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError("a date written year-month-day, such as 2024-03-31")
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("a day that exists, such as 2024-03-31") from None
    return value


def _text(value: Any) -> Any:
    if value is None or value == "":
        raise ValueError("some words")
    return value


Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"})]
"""A whole number."""
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A decimal number."""
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]
"""``true`` or ``false``."""
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written ``2024-03-31``."""
Words = Annotated[str, BeforeValidator(_text)]
"""Text in one language, never empty."""
Language = Annotated[str, StringConstraints(pattern=r"^(zh-CN|zh-TW|en)$")]
"""A language of the report: ``zh-CN``, ``zh-TW`` or ``en``."""
Text = Words | dict[Language, Words]
"""Words, or a map from language to words: ``{zh-CN: 满意, en: satisfied}``. May hold ``{{ expressions }}`` where said so."""
Code = Annotated[str, StringConstraints(min_length=1)]
"""An option's code as it stands in the data; ``1`` and ``"1"`` are the same code."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
"""The name of a question, dimension, segment, scale or claim: a letter (Chinese ones too) first, then letters, digits, ``_``."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")]
"""A name that can be a folder and an address: small letters, digits and hyphens."""
Expression = Annotated[str, BeforeValidator(_text)]
"""An expression without braces, such as ``share(overall, 5) > 10%``."""


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
