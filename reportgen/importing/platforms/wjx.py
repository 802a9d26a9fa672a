"""问卷星 (Wenjuanxing): by text, by number of the option, and by score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading, Hint
from reportgen.importing.language import language_of
from reportgen.importing.platforms.grouping import runs
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import numbered, parted, spoken_hint, untagged
from reportgen.importing.platforms.words.say import listed, say

_ROLE = by_names(
    {
        "metadata": "序号|提交答卷时间|来源|来源详情|答卷编号|作答渠道|渠道|自定义参数|语言|第三方用户id|答题状态",
        "duration": "所用时间",
        "personal": "来自IP|来自ip|用户ID|昵称|微信昵称|用户昵称|OpenID|用户名|来自地区|参与者",
        "score": "总分|得分|总得分",
    }
)
_OWN = ("提交答卷时间", "所用时间", "来源详情", "来自IP")
_OPTION = re.compile(r"^第\s*(?P<number>\d+(?:[.\-]\d+)?)\s*题\s*[(（](?P<item>.+)[)）]$", re.DOTALL)
_ROW = re.compile(r"^(?P<number>\d+)[.．](?P<row>\d+)\s*[、.．]?\s*[(（](?P<item>.+)[)）]$", re.DOTALL)
_BARE = re.compile(r"^[(（](?P<item>.+)[)）]$", re.DOTALL)
_SCORE = re.compile(r"[(（]\s*(?:得分|分值)\s*[)）]$|^第\s*\d+\s*题\s*得分$|本题得分$")


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading taken apart: number of the question, wording, option or row, and the tag."""

    number: str
    ask: str
    item: str
    hint: Hint


def _recognise(sheet: Sheet) -> Sure:
    names = sheet.names
    found = tuple(name for name in _OWN if name in names)
    options = tuple(name for name in names if _OPTION.match(name))
    numbers = [name for name in names if re.match(r"^\d{1,3}、", name)]
    if len(found) >= 2:
        return Sure(95, "columns", found)
    if options:
        return Sure(80, "codes", options[:2])
    cells = (
        sum(any(mark in value for value in sheet.values(place, 1) for mark in "┋〖") for place in range(sheet.width))
        if numbers
        else 0
    )
    if cells:
        return Sure(75, "cells", ("┋",))
    if found and numbers:
        return Sure(70, "columns", (*found, numbers[0]))
    if len(numbers) >= max(2, 0.5 * len(names)):
        return Sure(45, "codes", tuple(numbers[:2]))
    return Sure(0)


def _part(name: str) -> _Part:
    name, hint = untagged(name)
    if found := _OPTION.match(name):
        return _Part(found["number"], "", found["item"].strip(), hint)
    if found := _ROW.match(name):
        return _Part(found["number"], "", found["item"].strip(), hint)
    number, rest = numbered(name)
    rest, inner = untagged(rest)
    if number and (found := _BARE.match(rest)):
        return _Part(number, "", found["item"].strip(), hint or inner)
    return _Part(number, rest, "", hint or inner)


def _heading(place: int, name: str) -> Heading:
    role = _ROLE(name)
    if role != "answer":
        return Heading(name, name, role=role)
    if _SCORE.search(name):
        return Heading(name, name, role="score")
    part = _part(name)
    code = f"第{part.number}题" if part.number.isdecimal() else part.number or f"c{place + 1}"
    return Heading(code, part.ask or part.item or name, part.item, hint=part.hint)


def _read(sheet: Sheet) -> Reading:
    headings = [_heading(place, name) for place, name in enumerate(sheet.names)]
    numbers = [heading.code if heading.code.startswith("第") else "" for heading in headings]
    for places in runs(headings, lambda place: numbers[place]):
        _join(headings, places)
    by_number = any(_OPTION.match(name) for name in sheet.names)
    ticked = _ticked_groups(headings, [sheet.values(place, 1) for place in range(sheet.width)])
    headings = [
        replace(heading, hint="multi")
        if heading.group in ticked
        else _hinted(heading, sheet.values(place, 1), by_number=by_number)
        for place, heading in enumerate(headings)
    ]
    return Reading(
        tuple(headings),
        missing=frozenset({"(空)", "（空）", "-2"}),
        not_asked=frozenset({"(跳过)", "（跳过）", "-3"}),
        unticked=frozenset({"0"}),
        separators=("┋", "→"),
        decisions=(*_on_scores(sheet, headings), *_on_codes(sheet, headings)),
    )


def _join(headings: list[Heading], places: Sequence[int]) -> None:
    """Make one question of neighbouring columns with one number: options, the rows of a matrix, or words beside a question."""
    first, number = headings[places[0]], headings[places[0]].code
    items = [headings[place].item for place in places]
    if not first.item and all(items[1:]):
        for place, item in zip(places[1:], items[1:], strict=True):
            headings[place] = replace(headings[place], ask=first.ask, item=item, role="write-in")
        return
    asks = [headings[place].ask for place in places]
    found = ("", tuple(items)) if all(items) else parted(asks) or _over_the_first(asks)
    if found is None:
        return
    ask = untagged(found[0])[0] or number
    for count, (place, item) in enumerate(zip(places, found[1], strict=True), start=1):
        headings[place] = replace(headings[place], code=f"{number}_{count}", ask=ask, item=untagged(item)[0], group=number)


def _over_the_first(asks: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the wording and the rows of a matrix whose wording stands over its first row only: "4、您满意吗—前台", "4、客房"."""
    ask, dash, item = asks[0].rpartition("—")
    ask = ask.rstrip(" —:：")
    if not (ask and dash and item.strip()) or any("—" in other for other in asks[1:]):
        return None
    return ask, (item.strip(), *asks[1:])


def _ticked_groups(headings: Sequence[Heading], values: Sequence[Sequence[str]]) -> set[str]:
    """Return the groups whose columns hold nothing but ticks."""
    found: dict[str, set[str]] = {}
    for heading, cells in zip(headings, values, strict=True):
        if heading.group:
            found.setdefault(heading.group, set()).update(cells)
    return {group for group, cells in found.items() if "1" in cells and cells <= {"0", "1", "-2", "-3", "(空)", "(跳过)"}}


def _hinted(heading: Heading, values: Sequence[str], *, by_number: bool) -> Heading:
    """Return a heading with what its cells tell of the question: several options in one cell, or an order of options."""
    if heading.role != "answer" or heading.hint or heading.group:
        return heading
    if any("┋" in value for value in values):
        return replace(heading, hint="multi")
    if by_number and _are_option_numbers(values):
        return replace(heading, hint="single")
    if sum("→" in value for value in values) * 2 > len(values):
        return replace(heading, hint="ranking")
    return replace(heading, hint=spoken_hint(heading.ask))


def _are_option_numbers(values: Sequence[str]) -> bool:
    """Return whether cells are numbers of options: from 1 on, few, and hardly one left out, as a closed question's are."""
    if not _is_numeric(values):
        return False
    numbers = {int(value) for value in values if value.isdecimal()}
    return bool(numbers) and min(numbers) >= 1 and max(numbers) <= 20 and len(numbers) >= max(2, 0.7 * max(numbers))


def _on_codes(sheet: Sheet, headings: Sequence[Heading]) -> list[Decision]:
    """Tell an export by number of the option, which leaves every text to be looked up."""
    options = [name for name in sheet.names if _OPTION.match(name)]
    answers = [place for place, heading in enumerate(headings) if heading.role == "answer" and not heading.group]
    coded = [place for place in answers if _is_numeric(sheet.values(place, 1))]
    if not options or not coded or _on_scores(sheet, headings):
        return []
    return [Decision(say(language_of(sheet.names), "by-number"), doubt=True)]


def _on_scores(sheet: Sheet, headings: Sequence[Heading]) -> list[Decision]:
    """Tell an export by score: the answers of (nearly) every row add up to the total beside them."""
    totals = [place for place, heading in enumerate(headings) if heading.role == "score"]
    answers = [place for place, heading in enumerate(headings) if heading.role == "answer"]
    if not totals or len(answers) < 3:
        return []
    first = sheet.skip + 1
    columns = sheet.table.columns
    rows = range(first, sheet.table.rows)
    total = columns[totals[0]]
    numeric = [place for place in answers if _is_numeric(sheet.values(place, 1))]
    if len(numeric) < 3 or not rows:
        return []
    fits = sum(
        1
        for row in rows
        if abs(sum(_value(columns[p].values[columns[p].cells[row]]) for p in numeric) - _value(total.values[total.cells[row]]))
        < 0.01
    )
    if fits < 0.9 * len(rows):
        return []
    language = language_of(sheet.names)
    column = listed(language, [headings[totals[0]].ask])
    return [Decision(say(language, "scores", column=column), change=say(language, "scores-change"), doubt=True)]


def _is_numeric(values: Sequence[str]) -> bool:
    return bool(values) and all(re.match(r"^-?\d+(?:\.\d+)?$|^[(（](?:空|跳过)[)）]$", value.strip()) for value in values)


def _value(text: str) -> float:
    try:
        return max(0.0, float(text))
    except ValueError:
        return 0.0


WJX = Platform("wjx", "问卷星", _recognise, _read)
