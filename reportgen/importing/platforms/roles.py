"""What a column is by its heading and by what its cells look like: metadata, personal, duration, weight, a check, an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from reportgen.importing.export import Role
from reportgen.importing.platforms.seconds import seconds
from reportgen.importing.table import Column

_PERSONAL_ZH = re.compile(
    r"姓名|您的(?:名字|大名|昵称)|学号|學號|工号|工號|准考证|身份证|身份證|护照|手机号|手機號|手机号码|^(?:您的|你的|"
    r"联系)?(?:手机|手機|电话|電話)$|"
    r"(?:联系|聯絡|您的|你的|家庭|办公)(?:电话|電話)|电话号码|電話號碼|联系方式|聯絡方式|联系人|邮箱|郵箱|电子邮件|電子郵件|"
    r"微信号|微信號|"
    r"^(?:您的|你的)?(?:微信|qq)$|qq号|qq號|(?:家庭|收货|通讯|联系|详细|邮寄|居住)地址|住址|门牌|车牌号|银行卡号|^(?:提交者|提交人|"
    r"填写者|填写人|填表人|昵称|"
    r"用户名|用户昵称|微信昵称|openid)$|经度|纬度|经纬度|來自ip|来自ip|填写者ip|ip地址",
    re.IGNORECASE,
)
_PERSONAL_EN = re.compile(
    r"^(?:your |contact |the )?e-?mail(?: address)?$|\byour e-?mail\b|\be-?mail address\b|"
    r"\b(?:first|last|full|your|sur|family|given|respondent'?s?|recipient) ?name\b|^(?:sur)?name$|"
    r"\b(?:phone|mobile|telephone|cell) ?(?:phone)? ?(?:number|no\.?)\b|^(?:tele|mobile |cell ?)?phone$|"
    r"\b(?:street|home|postal|mailing) address\b|^(?:your )?address$|"
    r"\b(?:student|employee|staff|national|passport|matriculation) ?(?:id|number|no\.?)\b|\bpassport no|social security|"
    r"^ip ?(?:address)?$|\bip ?address\b|\b(?:latitude|longitude)\b|^user ?name$|"
    r"\b(?:github|twitter|linkedin|skype) (?:user ?name|handle|account|profile|id)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:请(?:填写|输入|留下)?|請(?:填寫|輸入|留下)?)?(?:(?:您|你|受访者|受訪者|填写人|填寫人|填表人|学生|學生|员工|員工|顾客|顧客|客户|客戶)的?)?"
    r"(?:真实|真實)?姓名|(?:您|你)的(?:名字|大名)"
    r"|(?:(?:please )?(?:enter|give|write) )?(?:your|respondent'?s?) (?:(?:first|last|full|family|given|sur) ?)?name"
    r"|(?:first|last|full|family|given|sur) ?name",
    re.IGNORECASE,
)
"""A heading that is nothing but the word for somebody's name: no list of options stands under it."""
_ASKED = (
    r"(?:(?:please )?(?:enter|give|write|select|choose) )?(?:the )?(?:name of (?:the )?)?"
    r"(?:interviewer|enumerator|surveyor|field ?worker|data collector)(?:[’']?s)?"
    r"|访问员|訪問員|访员|訪員|调查员|調查員|采访人|採訪人|录入员|錄入員"
)
_STAFF = re.compile(
    rf"(?:{_ASKED}|(?:moderator|supervisor|team leader)(?:[’']?s)?|督导员?|督導員?|主持人|审核人|審核人)"
    r"(?: (?:full )?name| initials| id| code| no| number| nr|的?(?:姓名|名字|编号|編號|工号|工號|签名|簽名|代码|代碼))",
    re.IGNORECASE,
)
_STAFF_ALONE = re.compile(_ASKED, re.IGNORECASE)
"""A heading that is nothing but the word for who asked: few people, named again and again."""
_CELLS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "email": re.compile(r"^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$"),
        "phone": re.compile(r"^(?:\+\d{1,3}[\s-]?)?(?:1[3-9]\d{9}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})$|^\+\d[\d\s-]{7,15}$"),
        "ip": re.compile(r"^(?:\d{1,3}\.){3}\d{1,3}(?:\s*[(（].*[)）])?$|^(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]+$", re.IGNORECASE),
        "id": re.compile(r"^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx]$"),
        "place": re.compile(r"^-?\d{1,3}\.\d{4,}[\s,;]+-?\d{1,3}\.\d{4,}(?:[\s,;]+-?\d+(?:\.\d+)?){0,2}$"),
    }
)
_KEYS = re.compile(r"^(?:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", re.IGNORECASE)
_DURATION = re.compile(
    r"^(?:所用时间|所用時間|答题时长|答題時長|填写时长|答卷时长|作答时长|用时|耗时|duration|duration ?\(in seconds\)|"
    r"(?:total )?duration|"
    r"interview ?time|total time|time taken|time from start to finish \(seconds\)|completion time \(seconds\)|"
    r"total time \(seconds\))$",
    re.IGNORECASE,
)
_METADATA = re.compile(
    r"^(?:(?:respond|response|record|case|row|unique|submission|interview|survey|participant|sample|serial|key|form|batch|"
    r"collector)[ _]?"
    r"(?:id|no|number|nr|key)s?|respondent[ _]?(?:id|no|number|nr|key)|id|_id|uuid|guid|key|case|index|serial|序号|序號|编号|"
    r"編號|答卷编号|"
    r"提交序号|timestamp|time ?stamp|date ?(?:created|modified|submitted|time)|(?:start|end|stop|begin|submit|completion|"
    r"complet\w+)[ _]?"
    r"(?:time|date|date ?time|datetime)|(?:started|ended|completed|submitted|created|updated)[ _]?(?:at|on|time|date)|"
    r"submission[ _]?(?:time|date)|interview[ _]?date|提交时间|提交時間|开始时间|開始時間|結束時間|结束时间|完成时间|完成時間|"
    r"修改时间|更新时间|"
    r"创建时间|填写时间|填写日期|填表日期|填表时间|填报日期|调查日期|调查时间|填寫日期|調查日期|調查時間|survey[ _]?date|"
    r"date of (?:the )?(?:survey|interview|response)|开始答题时间|结束答题时间|提交答卷时间|"
    r"填写设备|来源详情|user ?agent|referrer|referer|user ?language)$",
    re.IGNORECASE,
)
_DESIGN = re.compile(
    r"^(?:v?strat(?:um|a)?|v?psu|psu_?id|cluster(?:_?id)?|fpc\d?|sampcode|sample_?(?:stratum|cluster)|ssu)$", re.IGNORECASE
)
_WEIGHT = re.compile(
    r"^(?:weights?|weight_.+|.+_weights?|pw|p?weight\d*|wts?|wgts?|wt_.+|wtss.*|final_?w(?:eigh)?t|加权|权重|權重|加權)$",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\bcaptcha\b|re-?captcha|not a (?:ro)?bot\b|attention[- ]check|paying attention|(?:please |just )(?:select|choose|pick|"
    r"tick|mark|answer) [^?]{1,60}"
    r"\b(?:for|in|to) this (?:question|item|statement|row)|"
    r"(?:本题|此题|该题|这一?题|本題|此題).{0,6}(?:请|請)?(?:选|選|勾)择?|测谎|注意力(?:检测|检查|测试)|认真(?:作答|填写|"
    r"答题).{0,12}请?选",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 75
"""The length of a heading, in characters, that may ask for a name or an address; a third of it in Chinese."""
_SHARE = 0.6
"""The part of the different cells that have to look like a kind of personal data for the column to hold it."""


def role_of_heading(text: str) -> Role:
    """Return what a platform's own column is by its heading, on any platform; ``answer`` for what may be a question."""
    text = text.strip().strip(":：?？*")
    if _DURATION.match(text):
        return "duration"
    if _METADATA.match(text) or _DESIGN.match(text):
        return "metadata"
    return "answer"


def is_design(text: str) -> bool:
    """Return whether a heading names a stratum, cluster or population size of a sample."""
    return bool(_DESIGN.match(text.strip()))


def is_check(text: str) -> bool:
    """Return whether a wording checks attention, or that somebody is no robot."""
    return bool(_QUALITY.search(text))


def names_a_person(text: str) -> bool:
    """Return whether a heading asks for what tells who answered; a long one asks about something."""
    if len(text) > _LONGEST or len(_HAN.findall(text)) > _LONGEST / 3:
        return False
    return bool(_PERSONAL_ZH.search(text) or _PERSONAL_EN.search(text))


def asks_for_a_name(heading: str) -> bool:
    """Return whether a heading is the bare word for somebody's name.

    Common names, and people who answer twice, make such cells repeat as options do; they are no options all the same.
    """
    return bool(_NAME.fullmatch(_bare(heading)))


def asks_who_asked(heading: str, values: Sequence[str]) -> bool:
    """Return whether a column holds the name or the number of an interviewer: that is no answer, and tells somebody's work.

    Points under the word alone may rate the interviewer.
    """
    bare = _bare(heading)
    return bool(_STAFF.fullmatch(bare)) or (bool(_STAFF_ALONE.fullmatch(bare)) and not all(map(str.isdecimal, values)))


def _bare(heading: str) -> str:
    return re.sub(r"[_\s]+", " ", heading).strip("*＊:：?？.。 ")


def looks_personal(values: Sequence[str]) -> str:
    """Return the kind of personal data that most of the different cells look like: ``email``, ``phone``, ...; else empty."""
    if len(values) < 3:
        return ""
    some = values[:500]
    for kind, pattern in _CELLS.items():
        if sum(1 for value in some if pattern.match(value.strip().lstrip("'"))) >= _SHARE * len(some):
            return kind
    return ""


def role_of_cells(heading: str, column: Column) -> Role:
    """Return what a column that may be a question is by its cells: personal, metadata, weight or an answer."""
    values = tuple(value for value in column.values if value.strip())
    if not values:
        return "answer"
    if (
        looks_personal(values)
        or asks_for_a_name(heading)
        or asks_who_asked(heading, values)
        or (names_a_person(heading) and _mostly_different(column))
    ):
        return "personal"
    if _are_keys(values, column.rows):
        return "metadata"
    if _WEIGHT.match(heading.strip()) and _are_weights(heading, values):
        return "weight"
    if _DURATION.match(heading.strip()) and sum(1 for v in values[:200] if seconds(v) is not None) >= _SHARE * len(values[:200]):
        return "duration"
    return "quality" if is_check(heading) else "answer"


def _mostly_different(column: Column) -> bool:
    """Return whether cells hardly repeat, as names and numbers of people do; a closed question's do."""
    filled = sum(count for value, count in column.counts().items() if value.strip())
    return sum(1 for value in column.values if value.strip()) >= 0.5 * filled


def _are_keys(values: Sequence[str], rows: int) -> bool:
    """Return whether cells are keys made by a machine: UUIDs, or the numbers of the rows."""
    if len(values) < max(5, 0.98 * rows):
        return False
    if all(_KEYS.match(value) for value in values[:50]):
        return True
    if rows < 10 or not all(value.isdecimal() and value.isascii() and len(value) <= 9 for value in values):
        return False
    numbers = sorted(map(int, values))
    return numbers[0] in (0, 1) and numbers[-1] - numbers[0] == len(numbers) - 1


def _are_weights(heading: str, values: Sequence[str]) -> bool:
    """Return whether cells can weight answers: positive, and not all whole as a weight in kilograms mostly is."""
    numbers = [_number(value) for value in values]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not known or min(known) < 0 or max(known) <= 0:
        return False
    if heading.strip().lower() not in ("weight", "weights"):
        return True
    return any(not number.is_integer() for number in known) and sum(known) / len(known) < 20


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


Named = Callable[[str], Role]


def names_of(names: str) -> frozenset[str]:
    """Return names separated by ``|``, in lower case."""
    return frozenset(name.strip().lower() for name in names.split("|"))


def by_names(table: Mapping[Role, str]) -> Named:
    """Return a function that gives the role of a platform's own columns: names separated by ``|``, in any case."""
    roles: dict[str, Role] = {name: role for role, names in table.items() for name in names_of(names)}

    def role(heading: str) -> Role:
        return roles.get(heading.strip().lower(), "answer")

    return role
