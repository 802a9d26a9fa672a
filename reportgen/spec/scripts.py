"""Traditional and simplified Chinese, sign for sign: the signs that lists of words need, so that one list serves both scripts."""

from __future__ import annotations

_TRADITIONAL = (
    "萬兩約將過僅幾戶個點無條當據學絕極眾數強體鐘時歲從與優於遜勝領後墊遠標實踐擇變滿願傾關較為題義動頁續斷穩連進沒顯減縮擴長"
    "輕復漲驟銳漸轉惡誤範圍許樣邊際準賴區間總廣見錄讀結論確認設請應須務爭預計擬發現來說員績贏館類項組權價賽對會導級額層氣檢識"
    "處錯訪備問環節費單開門業網線電話聯繫達齡號獎懲補償證誌廳幣廠專經營顧農漁購歡兒習選該難壞贊討厭瞭聽別產歷婦稱職碼郵編頻頗"
    "還馬適擔雙億屬質簡慮響態責爾給們這買覺賣醫錢讓車國縣艙崗資規"
)
_SIMPLIFIED = (
    "万两约将过仅几户个点无条当据学绝极众数强体钟时岁从与优于逊胜领后垫远标实践择变满愿倾关较为题义动页续断稳连进没显减缩扩长"
    "轻复涨骤锐渐转恶误范围许样边际准赖区间总广见录读结论确认设请应须务争预计拟发现来说员绩赢馆类项组权价赛对会导级额层气检识"
    "处错访备问环节费单开门业网线电话联系达龄号奖惩补偿证志厅币厂专经营顾农渔购欢儿习选该难坏赞讨厌了听别产历妇称职码邮编频颇"
    "还马适担双亿属质简虑响态责尔给们这买觉卖医钱让车国县舱岗资规"
)
_FORTH = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_BACK = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
_OF_BOTH = frozenset("了几于范准系后志")
"""Signs that traditional texts have too, in other words than those that are simplified."""


def simplified(text: str) -> str:
    """Return a text with its traditional signs in their simplified form; every sign keeps its place."""
    return text.translate(_FORTH)


def traditional(word: str) -> str:
    """Return a word in simplified signs with their traditional form, for words in which each sign has one."""
    return word.translate(_BACK)


def is_traditional(text: str) -> bool:
    """Tell whether more signs of a text are traditional only than are simplified only."""
    told = [sign for sign in text if sign not in _OF_BOTH]
    return sum(sign in _ONLY_TRADITIONAL for sign in told) > sum(sign in _ONLY_SIMPLIFIED for sign in told)


_ONLY_TRADITIONAL, _ONLY_SIMPLIFIED = frozenset(_TRADITIONAL), frozenset(_SIMPLIFIED)
