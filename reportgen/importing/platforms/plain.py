"""Tables that no platform wrote: one header row, or two (codes and wordings, or questions over their options)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.importing.export import Heading
from reportgen.importing.platforms.blocks import block_headings, blocks_of, is_other
from reportgen.importing.platforms.grouping import base_of_code, bracketed, dashed, grouped
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import role_of_heading
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.statistics_files import SPSS
from reportgen.importing.platforms.wording import numbered, spoken_hint, untagged

_MISSING = frozenset({"NA", "NULL", "nan", "NaN", "<NA>", "#N/A", "#NULL!"})
"""What programs write for no value. "None" and "N/A" are not among them: people choose and write them."""
_TECHNICAL = frozenset(
    (
        "填写设备",
        "操作系统",
        "浏览器",
        "来源",
        "渠道",
        "语言",
        "IP归属地",
        "微信性别",
        "微信国家",
        "微信省市",
        "填写地区",
        "Browser",
        "Device",
        "Operating System",
        "Language",
    )
)
"""What forms note by themselves; one of them alone may be a question."""
_CAPTION = 24
"""Characters of the longest heading that may be the caption of a part of a table."""
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9_.#\[\]]{0,39}$")


def _recognise(_sheet: Sheet) -> Sure:
    return Sure(1)


def _read(sheet: Sheet) -> Reading:
    if sheet.has_names_apart():
        reading = SPSS.read(sheet)
    elif _codes_over_questions_over_options(sheet):
        reading = Reading(tuple(_in_blocks(sheet, 1)), header=3)
    elif _codes_and_wordings(sheet):
        reading = Reading(_coded(sheet, sheet.row(1)), header=2)
    elif _questions_over_options(sheet, 0):
        reading = Reading(tuple(_in_blocks(sheet, 0)), header=2)
    else:
        reading = Reading(_coded(sheet, sheet.names), header=1)
    return replace(
        reading, missing=_MISSING, unticked=frozenset({"0", "No", "Not selected"}), separators=(";", "┋", "|", ", ", "，", "、")
    )


def _codes_and_wordings(sheet: Sheet) -> bool:
    """Return whether the first row has codes and the second wordings, which no cell below repeats."""
    first, second = sheet.names, sheet.row(1)
    named = [place for place, name in enumerate(first) if name]
    if len(sheet.top) < 3 or len(named) < max(2, 0.5 * len(first)):
        return False
    codes = sum(bool(_CODE.match(first[place])) for place in named)
    said = [place for place in named if second[place]]
    wordings = [place for place in said if _is_wording(second[place]) and sheet.raw[1][place] not in sheet.values(place, 2)]
    return codes >= 0.8 * len(named) and len(said) >= 0.9 * len(named) and len(wordings) >= 0.7 * len(named)


def _is_wording(text: str) -> bool:
    return len(text) >= 6 and bool(re.search(r"\s|\?|？|[\u4e00-\u9fff]{4}", text)) and not re.match(r"^[\d\s./:,-]+$", text)


def _codes_over_questions_over_options(sheet: Sheet) -> bool:
    """Return whether a row of codes stands over rows of questions and of their options, a code over each question."""
    codes, asks = sheet.names, sheet.row(1)
    named = [place for place, code in enumerate(codes) if code]
    coded = bool(named) and all(_CODE.match(codes[place]) and asks[place] for place in named)
    return coded and len(named) < 0.8 * len(codes) and _questions_over_options(sheet, 1)


def _questions_over_options(sheet: Sheet, row: int) -> bool:
    """Return whether headings of a row go on over empty cells under which the next row has different texts."""
    first, second = sheet.row(row), sheet.row(row + 1)
    blank = [place for place, name in enumerate(first) if not name and place > 0]
    filled = [place for place in blank if second[place]]
    if len(sheet.top) < row + 3 or len(blank) < 2 or len(filled) < 0.6 * len(blank) or len(blank) < 0.2 * len(first):
        return False
    texts = [second[place] for place in filled]
    numbers = sum(bool(re.match(r"^[\d\s./:,%-]+$", text)) for text in texts)
    return numbers < 0.2 * len(texts) and len(set(texts)) > 0.5 * len(texts)


def _in_blocks(sheet: Sheet, row: int) -> Iterator[Heading]:
    for count, block in enumerate(blocks_of(sheet.row(row), sheet.row(row + 1), role_of_heading), start=1):
        role = role_of_heading(block.ask)
        if role != "answer":
            yield from (Heading(block.ask, block.ask, role=role) for _ in block.columns)
        else:
            headings = list(block_headings(sheet, block, row + 2, f"block {count}"))
            yield from map(_under_caption, headings) if _is_caption(block.ask, headings) else headings


def _is_caption(ask: str, headings: Sequence[Heading]) -> bool:
    """Return whether a heading only gathers columns that are asked apart, as "About you" over a sex, an age and a town does."""
    answers = [heading for heading in headings if heading.role == "answer"]
    apart = len(headings) > 1 and not any(heading.hint for heading in answers)
    return (
        apart
        and len(ask) <= _CAPTION
        and not re.search(r"[?？:：]|请|請|\b(?:what|which|how|where|when|who|do|please)\b", ask.lower())
    )


def _under_caption(heading: Heading) -> Heading:
    """Return a heading with its own words as the question."""
    if heading.role != "answer" or not heading.item or heading.item == heading.code:
        return heading
    return replace(heading, ask=heading.item, item="", group="", hint=spoken_hint(heading.item))


def _coded(sheet: Sheet, wordings: Sequence[str]) -> tuple[Heading, ...]:
    """Return the headings of one row, or of codes with their wordings."""
    headings = [_heading(place, name, ask) for place, (name, ask) in enumerate(zip(sheet.names, wordings, strict=True))]
    if len(_TECHNICAL & set(sheet.names)) > 1:
        headings = [replace(heading, role="metadata") if heading.ask in _TECHNICAL else heading for heading in headings]
    bases = [_base(name, heading) for name, heading in zip(sheet.names, headings, strict=True)]
    joined = dashed(grouped(headings, lambda place: bases[place], near=False), is_other)
    return tuple(
        replace(heading, ask=f"{heading.ask} [{heading.item}]", item="")
        if heading.item and not heading.group and heading.role == "answer"
        else heading
        for heading in joined
    )


def _base(name: str, heading: Heading) -> str:
    """Return the key of a column's question: the wording before a row in brackets, or what its code shares with others."""
    return heading.ask if heading.item else base_of_code(name) if _CODE.match(name) else ""


def _heading(place: int, name: str, wording: str) -> Heading:
    code = name if _CODE.match(name) else f"c{place + 1}"
    if not name and not wording:
        return Heading(code, "", role="metadata" if place == 0 else "answer")
    role = role_of_heading(name)
    role = role if role != "answer" else role_of_heading(wording)
    if role != "answer":
        return Heading(code, wording or name, role=role)
    ask, item = bracketed(wording or name)
    ask = numbered(ask)[1] if name == wording else ask
    ask, hint = untagged(_without_choice(ask))
    return Heading(code, ask, item, hint=hint or spoken_hint(ask))


def _without_choice(ask: str) -> str:
    """Return a wording without the words of Qualtrics for the options of a question with a text beside it."""
    return re.sub(r"\s+-\s+Selected Choice(?=\s*(?:-|$))", "", ask)


PLAIN = Platform("plain", "plain", _recognise, _read)
