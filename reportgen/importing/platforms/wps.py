"""金山表单 (WPS) and 腾讯文档收集表, which write the same header: marks behind every heading, no numbers."""

from __future__ import annotations

import re

from reportgen.importing.export import Heading
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import numbered, spoken_hint, untagged

_ROLE = by_names(
    {
        "metadata": "提交时间|填写时间|更新时间|修改时间|填写ID|序号|编号|提交渠道|来源",
        "personal": "提交者|填写者|提交人|填写人|填写者昵称|提交者昵称|IP地址|填写IP",
        "duration": "填写时长|答题时长",
        "score": "总分|得分",
    }
)
_AUTOMATIC = re.compile(r"[(（]自[动動][)）]\s*$")
_REQUIRED = re.compile(r"[(（](?:必填|选填|選填)[)）]\s*$")


def _recognise(sheet: Sheet) -> Sure:
    automatic = tuple(name for name in sheet.names if _AUTOMATIC.search(name))
    required = tuple(name for name in sheet.names if _REQUIRED.search(name))
    if automatic:
        return Sure(92, "marks", (*automatic[:2], *required[:1]))
    if {"提交者", "提交时间"} <= set(sheet.names) or {"填写者", "提交时间"} <= set(sheet.names):
        return Sure(60, "columns", tuple(name for name in ("提交者", "填写者", "提交时间") if name in sheet.names))
    return Sure(50, "marks", required[:2]) if len(required) >= max(2, len(sheet.names) / 4) else Sure(0)


def _heading(place: int, name: str) -> Heading:
    ask, hint = untagged(name)
    role = _ROLE(ask)
    if role != "answer" or _AUTOMATIC.search(name):
        return Heading(ask, ask, role=role if role != "answer" else "metadata")
    ask = numbered(ask)[1]
    ask, inner = untagged(ask)
    return Heading(f"c{place + 1}", ask, hint=hint or inner or spoken_hint(ask))


def _read(sheet: Sheet) -> Reading:
    headings = tuple(_heading(place, name) for place, name in enumerate(sheet.names))
    return Reading(headings, missing=frozenset({"(空)", "（空）"}), separators=(", ", "，", "、", ";", "┋"))


WPS = Platform("wps", "金山表单（或腾讯文档收集表）", _recognise, _read)
