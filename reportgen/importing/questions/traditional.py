"""The few Traditional signs that the wordings of scales and of sensitive questions use, so that one table serves both scripts."""

from __future__ import annotations

_TRADITIONAL = (
    "滿較點極沒無經關發選項應該總說難壞對贊喜歡討厭糟瞭聽過從來時間個見變別區數據產業學歷歲婦開關"
    "強絕稱職務話號碼電郵址證編頻幾頗還馬適擔務單雙兩萬億屬實價質優環條簡慮響態願處長門責與為進爾"
)
_SIMPLIFIED = (
    "满较点极没无经关发选项应该总说难坏对赞喜欢讨厌糟了听过从来时间个见变别区数据产业学历岁妇开关"
    "强绝称职务话号码电邮址证编频几颇还马适担务单双两万亿属实价质优环条简虑响态愿处长门责与为进尔"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_BACK = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def simplified(text: str) -> str:
    """Return a text with these signs in their simplified form."""
    return text.translate(_TABLE)


def traditional(text: str) -> str:
    """Return a word of a scale with these signs in their traditional form."""
    return text.translate(_BACK)
