"""What questions about people are about: the likeliest groups to cross others with, and a short name for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.importing.questions.cells import same
from reportgen.spec.scripts import simplified

LONGEST = 160
"""Characters of the longest wording that may be about who somebody is."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something about people, or about where they belong."""

    pattern: re.Pattern[str]
    """In wordings in small letters and simplified Chinese."""
    names: tuple[str, str, str]
    """In English, in simplified and in traditional Chinese."""


def _topic(pattern: str, *names: str) -> Topic:
    return Topic(re.compile(pattern), (names[0], names[1], names[2] if len(names) > 2 else names[1]))


TOPICS: Sequence[Sequence[Topic]] = (
    (_topic(r"\b(?:gender|sex)\b|性别|男.{0,3}女", "Gender", "性别", "性別"),),
    (_topic(r"\bage\b|\bhow old\b|年龄|年纪|出生年", "Age", "年龄", "年齡"),),
    (
        _topic(r"^(?:which |your |the )?site(?: name| code| location)?$|which site (?:do|are) you", "Site", "地点", "地點"),
        _topic(r"\bbranch\b|网点|分行|支行|分店|分公司|分校", "Branch", "网点", "網點"),
        _topic(r"\b(?:store|shop|outlet)\b(?! online)|门店|店铺|店面", "Store", "门店", "門店"),
        _topic(r"\bcampus\b|校区", "Campus", "校区", "校區"),
        _topic(r"\bdepartment\b|\bdivision\b|\bfaculty\b|部门|科室|处室|院系|学院|车间", "Department", "部门", "部門"),
        _topic(r"(?:which|what|your) team\b|^team(?: name)?$|班组", "Team", "班组", "班組"),
    ),
    (
        _topic(r"\bcountry\b|国家", "Country", "国家", "國家"),
        _topic(r"which state\b|^state$", "State", "州"),
        _topic(r"\bprovince\b|省份", "Province", "省份"),
        _topic(r"\bcity\b|城市", "City", "城市"),
        _topic(r"\bdistrict\b|区县|区域", "District", "区域", "區域"),
        _topic(r"\bregion\b|\bcontinent\b|地区", "Region", "地区", "地區"),
        _topic(r"where (?:do you|are you) (?:live|located|based)|所在地|居住地|现居", "Place of residence", "居住地"),
    ),
    (
        _topic(r"\bchannel\b|渠道", "Channel", "渠道"),
        _topic(
            r"(?:customer|client|member|user|visitor) ?type\b|type of (?:customer|client|user)|(?:客户|用户|顾客)类型",
            "Customer type", "客户类型", "客戶類型",
        ),
        _topic(r"\bmembership\b|会员", "Membership", "会员", "會員"),
        _topic(r"type of travel", "Type of travel", "出行类型", "出行類型"),
        _topic(r"^(?:cabin |travel |ticket )?class$|舱位", "Class", "舱位", "艙位"),
        _topic(r"\bproduct\b.{0,20}\b(?:bought|purchased|use)\b|购买的?产品", "Product", "产品", "產品"),
    ),
    (_topic(r"\beducation\b|\bdegree\b|学历|教育程度|文化程度", "Education", "学历", "學歷"),),
    (
        _topic(r"\bclass\b|班级", "Class", "班级", "班級"),
        _topic(r"\bgrade\b|\byear of study\b|年级", "Grade", "年级", "年級"),
        _topic(
            r"\b(?:your|college|academic|undergraduate) major\b|^major$|field of study|专业$|专业(?:是|为)|所学专业",
            "Field of study", "专业", "專業",
        ),
    ),
    (
        _topic(r"\bjob title\b|\bposition\b|职位|职务|岗位", "Position", "职位", "職位"),
        _topic(r"\boccupation\b|\bprofession\b|职业", "Occupation", "职业", "職業"),
        _topic(r"\brole\b|身份", "Role", "身份"),
        _topic(r"\bindustry\b|\bsector\b|行业", "Industry", "行业", "行業"),
    ),
    (_topic(r"\bincome\b|\bsalary\b|\bcompensation\b|收入|薪资|月薪|年薪", "Income", "收入"),),
    (
        _topic(
            r"\btenure\b|years (?:of service|at|with)|how long have you (?:worked|been (?:with|at|working))|工龄|司龄|入职",
            "Tenure", "工龄", "工齡",
        ),
        _topic(r"years of .{0,30}experience|experience level|level of experience|work experience|年限", "Experience", "年限"),
    ),
    (
        _topic(
            r"(?:organi[sz]ation|company|firm|team) size|size of (?:the|your) (?:organi[sz]ation|company)|number of employees"
            r"|how (?:big|large) is your|how many (?:people|employees) (?:work|are)|(?:公司|企业|单位).{0,4}规模",
            "Size of organisation", "规模", "規模",
        ),
    ),
    (
        _topic(r"\bmarital\b|\bmarried\b|婚姻|婚育", "Marital status", "婚姻状况", "婚姻狀況"),
        _topic(r"\bchildren\b|子女", "Children", "子女"),
    ),
)  # fmt: skip
"""By rank: the first is the likeliest; those of one rank say much the same of people."""
_OPINION = re.compile(
    r"\b(?:satisf|recommend|prefer|favou?rite|like\b|likely|best|agree|important|think|feel|opinion|should|want|hope|interested|confiden|ideal"
    r"|will be|plan\b|interviewer)|满意|推荐|喜欢|偏好|希望|认为|觉得|同意|重要|愿意|感兴趣|期待|计划|想"
)
"""Wordings that ask what people think or want, whatever they are about."""


_IDLE = re.compile(
    r"\b(?:what|which|is|are|was|the|a|an|of|in|do|does|did|you|your|rs?|respondents?|current(?:ly)?|highest|level|please|select|choose"
    r"|indicate|state|groups?|range|band|bracket|category|categories|total|for|at|to|that|by|own|work|question|status|number)\b"
    r"|请问|请选择|您的?|你的?|受访者|目前|现在|所在的?|所属的?|是|为|的|段|组|哪(?:个|种|一)?|什么|情况|[\W\d_]"
)
"""What is left out of a wording to see whether it asks for anything else."""
_ABOUT = re.compile(r"\b(?:you|your|my|i|respondents?|r|rs)\b|您|你|受访者|本人")
"""Wordings that speak of the respondent."""


def topic_of(ask: str, code: str = "") -> tuple[int, int, Topic] | None:
    """Return the rank, how far a wording goes beyond it, and the topic of a question about people; None of any other.

    Parameters
    ----------
    ask
        The wording.
    code
        The question's name, which may say it more briefly.
    """
    words = simplified(same(ask))
    if len(words) > LONGEST or _OPINION.search(words):
        return None
    for rank, alike in enumerate(TOPICS):
        for topic in alike:
            found = topic.pattern.search(words)
            beyond = _beyond(words, topic) if found else 0
            exact = bool(topic.pattern.fullmatch(simplified(same(code.replace("_", " ")))))
            if exact or (found and (beyond <= 1 or _ABOUT.search(words))):
                return rank, 0 if exact else beyond, topic
    return None


def _beyond(words: str, topic: Topic) -> int:
    """Return about how many words a wording has beside its topic and the words that only ask; two Chinese signs are a word."""
    rest = _IDLE.sub(" ", topic.pattern.sub(" ", words))
    wide = len(re.findall(r"[\u4e00-\u9fff]", rest))
    return len(re.findall(r"[a-z’']+", rest)) + (wide + 1) // 2


def short_name(ask: str, language: str) -> str:
    """Return the short name of what a question about people is about; empty of any other.

    Parameters
    ----------
    ask
        The wording.
    language
        The report's.
    """
    found = topic_of(ask)
    return found[2].names[{"en": 0, "zh-CN": 1}.get(language, 2)] if found else ""
