"""Wordings that ask for own words, whatever was written: short answers to them ("no", "all good") repeat as options do."""

from __future__ import annotations

import re

from reportgen.spec.scripts import simplified

_OPEN = re.compile(
    r"(?:还有|还|有)(?:什么|哪些|何|没有)?.{0,8}(?:意见|建议|想说|要说|补充)[^（(:：]{0,8}$|(?:其他|其它|宝贵|您的|你的|任何|留下|提出|改进)的?"
    r".{0,4}(?:意见|建议|留言)[^（(:：]{0,4}$|^(?:意见|建议|备注|留言|反馈)[和与及、或]?(?:意见|建议|反馈|说明)?$|"
    r"(?:意见|建议)[和与及、或]{1,2}(?:意见|建议)$|对.{1,20}的(?:意见|建议)$|"
    r"[请請].{0,4}(?:[简簡]述|描述|简要说明|谈谈|说说|写下|写出)|"
    r"^(?:any )?(?:other |additional |further |general |open )?(?:comments?|remarks?|notes?|suggestions?|feedback)(?: or \w+)?$|"
    r"\bany(?:thing)? (?:else|other comments?|further comments?|additional comments?|comments?|suggestions?)\b|"
    r"\b(?:other|additional|further|final) (?:comments?|suggestions?|thoughts|remarks|feedback)\b|in your own words|"
    r"\bplease (?:describe|explain|elaborate|tell us|comment)\b|^tell us (?:more|why|about)|"
    r"\bwhat (?:could|can|should) we (?:do|improve)\b",
    re.IGNORECASE,
)


def asks_for_words(wording: str) -> bool:
    """Tell whether a question's wording asks for own words."""
    return bool(_OPEN.search(simplified(wording).strip().strip("*＊?？。.:： ")))
