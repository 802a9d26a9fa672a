"""Words that say nothing by themselves, and what names of people are told by."""

from __future__ import annotations

from collections.abc import Sequence


def _split(words: str) -> Sequence[str]:
    return words.split()


EMPTY = frozenset(
    _split(
        """
        a about after again all also always am an and any are as at be because been before being but by can cannot can't
        could did do does doesn't doing don't done down during each else even ever every few for from get gets getting
        go goes going good got had has have having he her here him his how i i'd i'm i've if in into is isn't it it's
        its just less like made make makes many may me more most much must my need needs never no nor not nothing now of
        off often on once one only or other our out over own please quite really same she should so some something
        sometimes still such take than that that's the their them then there these they thing things this those through
        to too two under until up us use used very want was wasn't way we well were what when where which while who why
        will with within without won't would yes yet you your
        """
    )
)
"""English words that are no theme."""
GENERAL = frozenset(
    _split(
        """
        better best bad great nice okay fine thank thanks none everything anything 没有 谢谢 暂无 可以 希望 建议 感觉
        觉得 比较 非常 这个 那个 因为 所以 但是 如果 应该 一些 一下 一点 有点 有些 有时 时候 时间 什么 怎么 问题 目前
        现在 还是 还有 就是 不是 不错 很好 挺好 满意 一般 需要 能够 进行 方面 情况 大家 自己 我们 你们 他们 有待 改进
        提高 加强 继续 努力 尽量 多一 更多 更好 一个 每次 沒有 謝謝 暫無 建議 感覺 覺得 比較 這個 那個 因為 應該 時候
        時間 什麼 怎麼 問題 還是 還有 不錯 滿意 能夠 進行 情況 改進 繼續
        """
    )
)
"""Words that people use whatever they are about."""
STARTLESS = frozenset(
    "的了是在我你他她它们這这那就也都很和与與及或吧呢啊吗嗎呀哦嗯被把让讓给給对對从從"
    "到会會能个個些之得地着著过過太更最挺还還又再有"
)
"""Hanzi with which no theme begins."""
ENDLESS = STARTLESS | frozenset("不没沒")
"""Hanzi with which no theme ends."""
SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫朱郭罗羅郑鄭韩韓唐冯馮邓鄧曹彭曾萧蕭潘袁蒋蔣蔡贾賈魏薛阎"
    "閻余卢盧苏蘇谢謝沈姚姜廖邹鄒熊孟秦邱侯龚龔邵赖賴"
)
"""Hanzi that are surnames and little else; others, such as 高 or 周, are words too."""
TITLES = tuple(_split("先生 女士 小姐 老师 老師 师傅 師傅 经理 經理 主任 医生 醫生 大夫 护士 護士 店长 店長"))
"""What stands behind a surname."""
ABOUT = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof")
"""What stands before one."""
