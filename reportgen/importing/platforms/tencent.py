"""腾讯问卷 (Tencent survey): numbered questions; several options split into columns ``2.question:option``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.export import Heading
from reportgen.importing.platforms.grouping import runs
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import numbered, parted, spoken_hint, untagged

_ROLE = by_names(
    {
        "metadata": "编号|开始答题时间|结束答题时间|语言|清洗数据结果|智能清洗数据结果|智能清洗数据无效概率|"
        "地理位置国家和地区|地理位置省|"
        "地理位置市|UA|Referrer|来源|自定义字段|"
        "自定义参数|答题状态|渠道|用户类型|中台账号类型",
        "duration": "答题时长",
        "personal": "IP|用户昵称|昵称|用户标识|QQ|QQ号|微信昵称|OpenID|用户ID|中英文名|手机号",
        "score": "总分|得分|答题得分",
        "quality": "智能清洗理由",
    }
)
_OWN = ("开始答题时间", "结束答题时间", "答题时长", "清洗数据结果", "智能清洗数据结果", "地理位置省", "地理位置国家和地区")


def _recognise(sheet: Sheet) -> Sure:
    found = tuple(name for name in _OWN if name in sheet.names)
    return Sure(95 if len(found) >= 2 else 30, "columns", found) if found else Sure(0)


def _heading(place: int, name: str) -> Heading:
    role = _ROLE(name)
    if role != "answer":
        return Heading(name, name, role=role)
    ask, hint = untagged(name)
    number, ask = numbered(ask)
    ask, inner = untagged(ask)
    return Heading(f"Q{number.lstrip('Qq')}" if number else f"c{place + 1}", ask, hint=hint or inner)


def _read(sheet: Sheet) -> Reading:
    headings = [_heading(place, name) for place, name in enumerate(sheet.names)]
    codes = [heading.code if heading.code.startswith("Q") else "" for heading in headings]
    for places in runs(headings, lambda place: codes[place]):
        _join(headings, places)
    headings = [
        replace(heading, hint=heading.hint or spoken_hint(heading.ask)) if heading.role == "answer" else heading
        for heading in headings
    ]
    return Reading(
        tuple(headings),
        missing=frozenset({"(空)", "（空）", "-2"}),
        not_asked=frozenset({"(跳过)", "（跳过）", "-3"}),
        unticked=frozenset({"0"}),
        separators=("┋", ";", "；"),
    )


def _join(headings: list[Heading], places: Sequence[int]) -> None:
    found = parted([headings[place].ask for place in places])
    if found is None:
        return
    ask, items = found
    for count, (place, item) in enumerate(zip(places, items, strict=True), start=1):
        heading = headings[place]
        option = re.sub(r"^[A-Z][.、．]\s*", "", item)
        other = re.search(r"填空$|\[填空\]|[(（]填空[)）]", option)
        headings[place] = replace(
            heading,
            code=f"{heading.code}_{count}",
            ask=untagged(ask)[0],
            item=option,
            group=heading.code,
            role="write-in" if other else heading.role,
        )


TENCENT = Platform("tencent", "腾讯问卷", _recognise, _read)
