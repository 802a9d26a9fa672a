"""Known lists of answers, each rung with the words it is written in; Chinese in simplified signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Rungs:
    """A known list, from the least to the most."""

    family: str
    rungs: tuple[tuple[float, re.Pattern[str]], ...]
    good: bool = False
    within: bool = False
    """Whether the words may stand anywhere in the label."""


def _rungs(family: str, patterns: Iterable[str], *, good: bool = False, within: bool = False) -> Rungs:
    return Rungs(family, tuple((float(i), re.compile(pattern)) for i, pattern in enumerate(patterns)), good, within)


_TIMES = r"(a|per|each|every)"
RATINGS: Sequence[Rungs] = (
    _rungs(
        "frequency",
        (
            r"never( true)?|not once|at no time|none of the time",
            r"almost never|hardly ever|nearly never|very (rarely|seldom)|very infrequently",
            r"rarely|seldom|infrequently|a little of the time|not (very )?often",
            r"occasionally|once in a while|now and then|every now and then",
            r"sometimes|some of the time|from time to time|sometimes true",
            r"(about )?half (of )?the time",
            r"fairly often|quite often|regularly|a good bit of the time",
            r"often|frequently|much of the time|often true",
            r"usually|mostly|most of the time|very often|very frequently|most times",
            r"almost always|nearly always",
            r"always|every time|all (of )?the time|constantly|always true",
        ),
    ),
    _rungs(
        "frequency",
        (
            "从不|从来不|从没|从未|从来没有|没有过",
            "几乎不|几乎从不|几乎没有|极少",
            "很少|较少|不常|不经常",
            "偶尔|偶而",
            "有时|有时候|有时会|间或",
            "一半时间|约一半时间",
            "较多|比较多|时常|较常",
            "经常|常常|通常|多数时间|大多数时候|大部分时间",
            "频繁|非常频繁|几乎总是|几乎每次",
            "总是|一直|每次|每次都是|始终|一直如此",
        ),
    ),
    _rungs(
        "quality",
        (
            "terrible|awful|very poor|very bad|extremely poor",
            "poor|bad|weak",
            "below average",
            "fair|only fair|mediocre|so-so",
            "average|ok|okay|acceptable|adequate|neutral|neither good nor bad",
            "satisfactory",
            "above average",
            "good",
            "very good",
            "excellent|great",
            "outstanding|exceptional|superb",
        ),
        good=True,
    ),
    _rungs(
        "quality",
        (
            "极差|非常差",
            "很差",
            "较差|比较差",
            "不好|差|不及格|较为不好",
            "一般|中|中等|普通|及格|尚可",
            "良|良好|较好|比较好",
            "好",
            "很好",
            "优|优秀|非常好|极好",
        ),
        good=True,
    ),
    _rungs(
        "likelihood",
        (
            "definitely (not|no|would not|will not|won't|wouldn't)",
            "probably (not|no|would not|will not|won't|wouldn't)",
            "maybe|perhaps|might or might not|may or may not|possibly",
            "probably( yes| would| will)?",
            "definitely( yes| would| will)?",
        ),
        good=True,
    ),
    _rungs(
        "likelihood",
        (
            "(肯定|一定|绝对)不(会|愿意)?",
            "(可能|也许|大概)不会|不太会|应该不会",
            "不一定|看情况|视情况而定|可能",
            "(可能|也许|大概|应该)会|比较会",
            "(肯定|一定|绝对)(会)?",
        ),
        good=True,
    ),
    _rungs(
        "extent",
        (
            "not at all|none at all|nothing at all|to no extent|no (impact|effect|influence)( at all)?",
            (
                "(to a )?(very )?(small|little) extent|very little|hardly|not much|only a little|minor"
                " (impact|effect)|slightly|a little( bit)?"
            ),
            "to some extent|somewhat|some",
            "(to a )?moderate extent|moderately|a moderate amount|moderate (impact|effect)",
            "quite a (bit|lot)|(to a )?(large|great) extent|a lot|major (impact|effect)",
            "(to a )?very (large|great) extent|a great deal|very much|completely|extremely",
        ),
    ),
)
LISTS: Sequence[Rungs] = (
    _rungs(
        "yes-no",
        (
            "yes|yes[,.;:!] .*|是|是的|有|会|對|对|愿意|知道|用过|听说过",
            "maybe|partly|partially|sometimes|部分|不一定|看情况|可能",
            "no|no[,.;:!] .*|否|不是|没有|无|不会|不|不对|不愿意|不知道|没用过|没听说过|沒有",
        ),
    ),
    _rungs(
        "frequency-of-use",
        (
            r"never( or almost never)?|not at all|(从不|从未|从来不|几乎不|基本不).{0,3}|没有|i (do not|don't|have never)\b.*",
            (
                r"(almost never|hardly ever|rarely|seldom|less (often|frequently|than).*|(less|fewer) than once.*|很少.{0,2}|更少"
                r"|每年不到.*)"
            ),
            rf"(about )?once {_TIMES} year|yearly|annually|every year|每年(1次|一次)?",
            (
                rf"(a few|several|\d-\d|\d) times? {_TIMES} year|(once )?(every few|every (two|three|2|3)"
                rf"|every couple of) months?|quarterly|every quarter|每年(几|数|两三|2-3|\d-\d)次|每季度.*|几个月(1|一)次"
            ),
            rf"(about |at least )?once {_TIMES} month|monthly|every month|每个?月(1|一)次?|每月",
            (
                rf"(a few|several|two or three|2-3|\d-\d|\d|twice)( times?)? {_TIMES} month|bi-?weekly|fortnightly"
                rf"|every (other|two|2|couple of|few) weeks?|每个?月(几|数|两三|2-3|\d-\d|\d)次|每(两|2)周.*"
            ),
            rf"(about |at least )?once {_TIMES} week|weekly|every week|每周(1|一)次?|每周|每星期(一次)?",
            (
                rf"(a few|several|two or three|2-3|\d-\d|\d|twice|multiple|many)( times?| days?)? {_TIMES} week|most days"
                rf"|每周(几|数|两三|2-3|\d-\d|\d)次(以上)?|每(两|2)天.*|隔天.*"
            ),
            rf"(about |at least )?(once )?(daily|every ?day|once {_TIMES} day)|each day|每天|每日|每天(1|一)次|天天",
            (
                rf"(a few|several|many|multiple|more than once|\d-\d|\d|twice)( times?)? {_TIMES} day|several times daily"
                rf"|hourly|constantly|每天(几|多|数|两三|2-3|\d-\d|\d)次(以上)?"
            ),
        ),
    ),
    _rungs(
        "expertise",
        (
            "none|no (experience|knowledge)|不会|没有基础|零基础",
            "novice|beginner|basic|entry[- ]level|junior|newbie|初学者|初级|入门|新手",
            "elementary|advanced beginner|基础",
            "intermediate|mid[- ]level|some experience|competent|中级",
            "proficient|skilled|experienced|熟练",
            "advanced|senior|高级|精通",
            "expert|master|专家|资深",
        ),
    ),
    _rungs(
        "education",
        (
            r"no (formal )?(education|schooling)|未(上|受)过|文盲|不识字",
            r"primary|elementary|小学",
            r"middle school|junior high|初中|国中",
            (
                r"less than high school|some high school|(?<!junior )high school|secondary|ged\b|diploma(?! of)|高中|中专"
                r"|职高|技校|中职"
            ),
            r"some (college|university)|college.*without|no degree|vocational|trade|technical|apprentice",
            r"associate|大专|专科|高职|专上",
            r"bachelor|college (degree|graduate|or)|undergraduate|university degree|4.year|four.year|本科|大学|学士",
            r"some (graduate|post)|graduate courses",
            r"professional",
            r"master|graduate|post-?grad|mba|硕士|研究生",
            r"doctor|ph\.?d|博士",
        ),
        within=True,
    ),
    _rungs(
        "year",
        (
            "大一|一年级|freshman|first year|1st year",
            "大二|二年级|sophomore|second year|2nd year",
            "大三|三年级|junior|third year|3rd year",
            "大四|四年级|senior|fourth year|4th year",
            "大五|五年级|fifth year|5th year",
            "六年级",
            "初一|七年级",
            "初二|八年级",
            "初三|九年级",
            "高一",
            "高二",
            "高三",
            "研一|研究生(一年级)?|graduate( student)?",
            "研二",
            "研三",
            "博士(生)?|doctoral( student)?",
        ),
    ),
    _rungs(
        "time",
        (
            "seconds?|几秒钟?|秒",
            "(a few )?minutes?|几分钟|分钟",
            "(a few )?hours?|几(个)?小时|小时",
            "(a few )?days?|几天|天",
            "(a few )?weeks?|几周|周|几星期",
            "(a few )?months?|几个月|月",
            "(a few )?years?|几年|年",
        ),
    ),
    _rungs(
        "size",
        (
            "micro|tiny|very small|微型",
            "small|小|小型",
            "medium|medium[- ]sized?|mid[- ]?size(d)?|中|中型",
            "large|big|大|大型",
            "very large|huge|enterprise|特大|特大型|超大型",
        ),
    ),
    _rungs(
        "amount",
        (
            "none|无|没有",
            "(very few|very little|极少)",
            "few|a few|little|少|较少|很少",
            "some|several|一些|适中|一般",
            "many|a lot|most|多|较多|大部分",
            "all|very many|很多|全部|非常多",
        ),
    ),
    _rungs(
        "month",
        (
            "jan(uary)?|一月",
            "feb(ruary)?|二月",
            "mar(ch)?|三月",
            "apr(il)?|四月",
            "may|五月",
            "june?|六月",
            "july?|七月",
            "aug(ust)?|八月",
            "sept?(ember)?|九月",
            "oct(ober)?|十月",
            "nov(ember)?|十一月",
            "dec(ember)?|十二月",
        ),
    ),
    _rungs(
        "weekday",
        tuple(
            f"{en}|(周|星期|礼拜){zh}"
            for en, zh in zip(
                ("mon(day)?", "tue(s|sday)?", "wed(nesday)?", "thu(r|rs|rsday)?", "fri(day)?", "sat(urday)?", "sun(day)?"),
                "一二三四五六日",
                strict=True,
            )
        ),
    ),
    _rungs(
        "part-of-day",
        ("(early )?morning|早上|早晨|上午", "noon|中午", "afternoon|下午", "evening|傍晚|晚上", "night|深夜|夜间|凌晨"),
    ),
)
