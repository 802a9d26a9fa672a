"""Google Forms: a time stamp, then one column for each question, and ``Question [Row]`` for grids."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.importing.export import Heading
from reportgen.importing.platforms.days import read_days
from reportgen.importing.platforms.grouping import bracketed, grouped
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import names_of
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import numbered, spoken_hint, untagged

TIMESTAMPS = names_of(
    "Timestamp|时间戳记|時間戳記|Zeitstempel|Horodateur|Marca temporal|Carimbo de data/hora|Informazioni cronologiche|"
    "Tijdstempel|"
    "Sygnatura czasowa|Отметка времени|タイムスタンプ|타임스탬프|Zaman damgası|Tidstämpel|Tidsstempel|Aikaleima|"
    "Časová značka|Időbélyeg|"
    "Dấu thời gian|ประทับเวลา|Stempel waktu|Cap waktu|طابع زمني|חותמת זמן|Позначка часу|Marca de temps"
)
_PERSONAL = names_of(
    "Email Address|Username|Email address|Email|电子邮件地址|電子郵件地址|电子邮件|用户名|使用者名稱|E-Mail-Adresse|"
    "Nutzername|Adresse e-mail|"
    "Dirección de correo electrónico|Nombre de usuario|Endereço de e-mail|Indirizzo email|メールアドレス|ユーザー名|"
    "이메일 주소|사용자 이름"
)
_SCORES = frozenset(("score", "total score", "分数", "得分", "分數", "punktzahl", "points", "puntuación", "note"))
_QUIZ = frozenset(("score", "feedback", "分数", "反馈", "分數", "意見回饋", "得分"))
_OF_MAXIMUM = re.compile(r"^\d+(?:\.\d+)?\s*/\s*\d+(?:\.\d+)?$")


def _recognise(sheet: Sheet) -> Sure:
    first = next((place for place, name in enumerate(sheet.names[:3]) if name.lower() in TIMESTAMPS), None)
    if first is None:
        return Sure(0)
    name = sheet.names[first]
    if read_days(sheet.values(first, 1)) is None:
        return Sure(45, "columns", (name,))
    more = next((other for other in sheet.names[first + 1 :] if other.lower() in _PERSONAL), None)
    grids = [other for other in sheet.names if bracketed(other)[1]]
    return Sure(85 if more or grids or name.lower() != "timestamp" else 75, "columns", (name, *([more] if more else grids[:1])))


def _heading(place: int, name: str, values: tuple[str, ...]) -> Heading:
    code = f"c{place + 1}"
    if name.lower() in TIMESTAMPS and place < 3:
        return Heading(code, name, role="metadata")
    if name.lower() in _PERSONAL:
        return Heading(code, name, role="personal")
    if name.lower() in _SCORES and (not values or all(_OF_MAXIMUM.match(value) for value in values)):
        return Heading(code, name, role="score")
    ask, item = bracketed(name)
    if item.lower() in _QUIZ:
        return Heading(code, name, role="score")
    ask, hint = untagged(numbered(ask)[1])
    return Heading(code, ask, item, hint=hint)


def _read(sheet: Sheet) -> Reading:
    headings = [_heading(place, name, sheet.values(place, 1)) for place, name in enumerate(sheet.names)]
    asks = [heading.ask if heading.item else "" for heading in headings]
    joined = grouped(headings, lambda place: asks[place])
    whole = tuple(
        replace(heading, ask=sheet.names[place], item="") if heading.item and not heading.group else heading
        for place, heading in enumerate(joined)
    )
    return Reading(tuple(_hinted(heading) for heading in whole), separators=(", ", ";", "、"))


def _hinted(heading: Heading) -> Heading:
    """Return a heading with a hint: a column of a grid is no multi-response question in itself, whatever its wording asks."""
    if heading.role != "answer" or heading.hint == "matrix":
        return heading
    return replace(heading, hint="matrix" if heading.group else heading.hint or spoken_hint(heading.ask))


GOOGLE_FORMS = Platform("google-forms", "Google Forms", _recognise, _read)
