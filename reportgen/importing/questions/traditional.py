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
ONLY_TRADITIONAL = frozenset(t for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s) | frozenset(
    "這們國會麼請問卷調查給您認為後滿樣種類網購買體驗現場課"
) - frozenset("问卷查您")
ONLY_SIMPLIFIED = frozenset(s for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s) | frozenset(
    "这们国会么请问调给认为后满样种类网购买体验现场课"
)


def simplified(text: str) -> str:
    """Return a text with these signs in their simplified form."""
    return text.translate(_TABLE)
