"""SurveyMonkey: one header row (condensed) or two (expanded), texts or codes, and files with codes such as ``q0004_0001``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.importing.export import Heading, Role
from reportgen.importing.platforms.blocks import OPEN, RESPONSES, block_headings, blocks_of, is_other
from reportgen.importing.platforms.grouping import dashed, runs
from reportgen.importing.platforms.platform import Mark, Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names, role_of_heading
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import clean, numbered, spoken_hint, untagged

ROLE = by_names(
    {
        "metadata": "RespondentID|Respondent ID|CollectorID|Collector ID|Collector|StartDate|Start Date|EndDate|End Date|"
        "Date Created|Date Modified|"
        "collection_mode|Response Status|LanguageCode|Language|受访者 ID|收集器 ID|开始日期|结束日期|受訪者 ID|收集器 ID|"
        "開始日期|結束日期",
        "personal": "IP Address|IPAddress|Email Address|EmailAddress|Email|FirstName|First Name|LastName|Last Name|Custom Data|"
        "CustomData|Custom Data 1|"
        "Custom Value|IP 地址|电子邮件地址|名字|姓氏|自定义数据 1|名|姓",
        "duration": "Time Spent|Total Time",
    }
)
_OWN = ("RespondentID", "Respondent ID", "CollectorID", "Collector ID", "受访者 ID", "收集器 ID")
_CODE = re.compile(r"^(?P<base>q\d{4})(?:_(?P<item>\d{4}))?(?:_(?P<column>\d{4}))?(?P<other>_other)?$")


def _role(name: str) -> Role:
    role = ROLE(name)
    return role if role != "answer" else role_of_heading(name)


def _recognise(sheet: Sheet) -> Sure:
    own = tuple(name for name in sheet.names if name in _OWN)
    second = [cell for cell in sheet.row(1) if cell.lower() in RESPONSES | OPEN]
    coded = tuple(name for name in sheet.names if _CODE.match(name))
    if own and (len(own) > 1 or second):
        return Sure(95, "columns", own)
    if own:
        return Sure(80, "columns", own)
    if len(second) >= 2 and _two_rows(sheet):
        return Sure(75, "second-row", tuple(dict.fromkeys(second)))
    return Sure(75, "codes", coded[:2]) if len(coded) >= max(3, len(sheet.names) / 3) else Sure(0)


def _two_rows(sheet: Sheet) -> bool:
    """Return whether the second row belongs to the header."""
    first, second = sheet.names, sheet.row(1)
    if any(cell.lower() in RESPONSES | OPEN for cell in second):
        return True
    own = [place for place, name in enumerate(first) if ROLE(name) != "answer"]
    if own and all(second[place] in ("", first[place]) for place in own):
        return any(second)
    blank = [place for place, name in enumerate(first) if not name]
    return len(blank) > 1 and sum(bool(second[place]) for place in blank) > len(blank) / 2


def _read(sheet: Sheet) -> Reading:
    two = _two_rows(sheet)
    if two:
        headings = tuple(_in_blocks(sheet))
    elif any(_CODE.match(name) for name in sheet.names):
        headings = _coded(sheet)
    else:
        headings = dashed([_single(place, name) for place, name in enumerate(sheet.names)], is_other)
    coded = any(_CODE.match(name) for name in sheet.names)
    status = [place for place, name in enumerate(sheet.names) if name.lower() == "response status"]
    return Reading(
        headings,
        header=2 if two else 1,
        marks=tuple(
            mark
            for place in status
            for mark in (
                Mark("screened-out", place, frozenset({"disqualified"})),
                Mark("partial", place, frozenset({"partial", "incomplete", "in progress"})),
            )
        ),
        not_asked=frozenset({"NA"}) if coded else frozenset(),
        unticked=frozenset({"Not selected", "0"}),
        separators=(", ", ";", "|"),
    )


def _in_blocks(sheet: Sheet) -> Iterator[Heading]:
    """Yield the headings of a header of two rows."""
    for count, block in enumerate(blocks_of(sheet.names, sheet.row(1), _role), start=1):
        role = _role(block.ask)
        if role != "answer":
            yield from (Heading(block.ask, block.ask, role=role) for _ in block.columns)
        elif not block.ask and len(block.columns) == 1 and not block.items[0]:
            yield _single(block.columns[0], "")
        else:
            yield from block_headings(sheet, block, 2, f"block {count}")


def _single(place: int, name: str) -> Heading:
    role = _role(name)
    if role != "answer":
        return Heading(name, name, role=role)
    ask, hint = untagged(numbered(name)[1])
    return Heading(f"c{place + 1}", ask, hint=hint or spoken_hint(ask))


def _coded(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the headings of a file that has codes and no wording: an option's text is what its ticked cells say."""
    headings = [
        replace(heading, code=name) if heading.role == "answer" and re.fullmatch(r"[A-Za-z]\w{0,30}", name) else heading
        for name, heading in ((name, _single(place, name)) for place, name in enumerate(sheet.names))
    ]
    bases = [""] * len(headings)
    for place, name in enumerate(sheet.names):
        if found := _CODE.match(name):
            headings[place] = Heading(name, name, role="write-in" if found["other"] else "answer")
            bases[place] = f"{found['base']}_{found['item']}" if found["column"] else found["base"] if found["item"] else ""
    for places in runs(headings, lambda place: bases[place]):
        for place in places:
            ticked = [clean(value) for value in sheet.values(place, 1) if clean(value) not in ("Not selected", "NA", "0")]
            item = ticked[0] if len(ticked) == 1 else headings[place].code
            headings[place] = replace(
                headings[place], ask=bases[place], item=item, group=bases[place], hint="multi" if len(ticked) == 1 else "matrix"
            )
    return tuple(headings)


SURVEYMONKEY = Platform("surveymonkey", "SurveyMonkey", _recognise, _read)
