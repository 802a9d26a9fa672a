"""Microsoft Forms: ID, times, e-mail and name, then a column for each question; several options end in semicolons."""

from __future__ import annotations

import re

from reportgen.importing.export import Heading, Hint
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import numbered, spoken_hint, untagged

_ROLE = by_names(
    {
        "metadata": "ID|Start time|Completion time|Last modified time|Language|开始时间|完成时间|开始時間|上次修改时间|"
        "開始時間|完成時間|上次修改時間|语言|語言|"
        "Startzeit|Fertigstellungszeit|Heure de début|Heure de fin|Hora de inicio|Hora de finalización|開始時刻|完了時刻|"
        "Grade posted time|成绩发布时间",
        "personal": "Email|Name|Email1|Name1|电子邮件|姓名|名称|電子郵件|名稱|E-Mail|Adresse de messagerie|Nom|"
        "Correo electrónico|Nombre|メール|名前",
        "score": "Total points|Quiz feedback|总分|测验反馈|總分|測驗意見反應|Gesamtpunktzahl|Quizfeedback",
    }
)
_STARTS = frozenset(("start time", "开始时间", "開始時間", "startzeit", "heure de début", "hora de inicio", "開始時刻"))
_ENDS = frozenset(
    ("completion time", "完成时间", "完成時間", "fertigstellungszeit", "heure de fin", "hora de finalización", "完了時刻")
)
_POINTS = re.compile(r"^(?:points|feedback|punkte|分数|反馈|分數|意見反應)\s*[-–—]\s*.+", re.IGNORECASE)


def _recognise(sheet: Sheet) -> Sure:
    names = [name.lower() for name in sheet.names]
    found = tuple(shown for shown, name in zip(sheet.names, names, strict=True) if name in _STARTS | _ENDS)
    if not (_STARTS & set(names) and _ENDS & set(names)):
        return Sure(0)
    points = tuple(name for name in sheet.names if _POINTS.match(name))
    known = {"email", "name", "电子邮件", "姓名", "名称", "電子郵件", "名稱"} & set(names)
    return Sure(92 if known or points else 65, "columns", (*(("ID",) if "id" in names else ()), *found, *points[:1]))


def _heading(place: int, name: str, values: tuple[str, ...]) -> Heading:
    code = f"c{place + 1}"
    role = _ROLE(name)
    if role != "answer":
        return Heading(code, name, role=role)
    if _POINTS.match(name):
        return Heading(code, name, role="score")
    ask, hint = untagged(numbered(name)[1])
    ended = sum(value.rstrip().endswith(";") for value in values)
    several: Hint = "multi" if values and ended >= 0.8 * len(values) else ""
    return Heading(code, ask, hint=hint or several or ("" if spoken_hint(ask) == "ranking" and not ended else spoken_hint(ask)))


def _read(sheet: Sheet) -> Reading:
    headings = tuple(_heading(place, name, sheet.values(place, 1)) for place, name in enumerate(sheet.names))
    return Reading(headings, separators=(";",))


MICROSOFT_FORMS = Platform("microsoft-forms", "Microsoft Forms", _recognise, _read)
