"""When answers came in, from the platform's own times."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.importing.export import Export
from reportgen.importing.platforms.days import Days, read_days

_ENDED = re.compile(
    r"submi|complet|end\b|end[ _]?(?:date|time)|recorded|finish|timestamp|time stamp|提交|结束|結束|完成|时间戳|時間戳|"
    r"abgeschickt|fertigstellung|ende\b|fin\b|final|zeitstempel|horodateur|marca temporal",
    re.IGNORECASE,
)
_OTHER_TIMES = re.compile(r"posted|modified|last action|修改|更新|成绩", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """The days of fieldwork and the column that tells them."""

    days: Days
    column: int
    heading: str


def fieldwork(export: Export) -> Fieldwork | None:
    """Return the days on which answers were completed, else begun; nothing where the platform's columns have no times.

    Only columns of the platform are looked at: a date that people were asked for is an answer.
    """
    found = []
    for place, (heading, column) in enumerate(zip(export.headings, export.columns, strict=True)):
        name = f"{heading.code} {heading.ask}"
        if heading.role == "metadata" and not _OTHER_TIMES.search(name) and (days := read_days(column.values)):
            filled = sum(1 for value in column.values if value.strip())
            found.append((not _ENDED.search(name), -filled, place, Fieldwork(days, place, heading.ask or heading.code)))
    return min(found, key=lambda entry: entry[:3])[-1] if found else None
