"""What the guard looks for in Chinese sentences: word lists, and where their words mean something else.

The lists are in simplified characters; the traditional ones of a sentence are turned into these, one for one, before it is read
(:mod:`reportgen.spec.scripts`).
"""

from __future__ import annotations

from functools import cache

from reportgen.spec.wording.lists import WordLists, any_of, pattern

_N = "[零〇一二两三四五六七八九十百千万]"
_D = "[0-9０-９]"
_DIGITS = rf"(?<![A-Za-z0-9０-９_.．/-])[-+−±]?{_D}+(?:[,，]{_D}{{3}})*(?:[.．]{_D}+)?"
_ABOUT = any_of("约 将近 近 大约 超过? 逾 不到 不足 接近 仅有 仅 有 几乎 各占") + "?"
_PEOPLE = "[人位名份户](?![次均力工员体])"
_ASKED = any_of("人 受访 用户 读者 客户 会员 居民 市民 员工 学生 家庭 顾客 消费 意见")
_TIME = any_of("秒 分钟 分 小时 天 日 周 岁 次 条 本 册 元 个 件")

_SHARES = (
    rf"百分之(?!百)(?:{_N}|点|{_D}|\.)+",
    rf"{_ABOUT}(?:{_N}|{_D})+成(?!{any_of('本 为 功 员 果 立 绩 不变 新 把握')})[半多一二三四五六七八九]?(?:以上|以下|左右)?",
    rf"{_ABOUT}(?<!第)(?!百分之百)(?:{_N}+|{_D}+)分之(?:{_N}+|{_D}+)[强弱多]?",
    rf"(?:近半|过半)(?!{any_of('年 个 月 天 小时')})|大半(?![年天个])|半数|(?<![填做写走说]到){_ABOUT}一半",
    rf"(?:绝|极)?大(?:多数|部分|部份)(?![据学])|(?<!众)多数(?![据学量])|极少数|少数(?=的?{_ASKED})",
    rf"几乎{any_of('所有 全部 人人 没有人 无人')}|无一例外",
    rf"每{_N}+[个位名人条份家户].{{0,6}}?有{_N}+[个位名人条份家户]",
)
"""Parts of a whole."""
_COUNTS = (
    rf"(?:{_N}|{_D})+个百分点",
    rf"(?<![第每0-9]){any_of('有 共 计 收回 回收')}?{_N}{{2,}}[余多]?{_PEOPLE}",
    rf"(?<![多高快])(?:{_N}|{_D})+(?:\.{_D}+)?倍",
    rf"{_ABOUT}{_DIGITS}\s?(?:[%％‰]|个?百分点|成|倍|分(?!{any_of('钟 制 之 公 部 馆 类 支 项 组 行 店 成 为 数 [0-9]')}))",
    rf"{_ABOUT}{_DIGITS}\s?[余多]?{_PEOPLE}",
)
"""Points, scores, people, multiples."""
_AFTER_MEAN = (
    rf"{any_of('平均 人均 均值 中位 年龄.*?[在为是] 合计')}[^，。；]*?"
    rf"({_DIGITS}(?:\s?{_TIME}{_D}*)*(?:[至到~-]{_D}+岁?)?)(?!以?之?内)"
)
_AFTER_RESULT = (
    rf"{any_of('得分 评分 指数 推荐值 率 比例 占比 从 由')}[^，。；0-9]{{0,6}}?"
    rf"(?<![(（])({_DIGITS})(?=\s?(?:$|[，。；、升降至到和与,]))"
)
_LEVELS = (
    rf"[0０]\s?[至到~～–-]\s?{_D}+分?",
    rf"(?:{_DIGITS}\s?[%％]|百分之{_N}+)(?=\s?的?(?:置信|信赖))",
    rf"置信[^，。；]{{0,6}}?(?:{_DIGITS}\s?[%％]|百分之{_N}+)",
)

_SIGNIFICANT = rf"(?:显著|明显)(?:性水平)?(?!性?检[验定])(?!的?{any_of('位置 标识 标志 标牌 处 地方 错误 提示 字样 标记')})"
_TURNS = any_of(
    r"上升(?!渠道|通道|空间|期) 下降(?!菜单|沿) 下滑 回落 回升 回暖 走低 走高 下跌 上涨",
    "激增 骤降 锐减 攀升 萎缩 好转 恶化 持平 止跌",
    r"增长(?!点|空间|机会) 翻了?一?[番倍] [升降跌增减涨][至到] 变[差好慢快多少大小得] 越来越 稳中[有向][升降好]",
    r"[没无]有?(?:明显|显著|太大)?变化 变化不大 (?:保持|维持)(?:不变|稳定)",
    r"(?:去年|上次|上一|上年|往年|年)[^，。；]*?(?:大体|大致|基本)(?:相当|一致|相同)",
)
"""Words that tell of a change, or of none, wherever they stand."""
_CHANGES = any_of("提高 提升 改善 增加 增多 减少 缩短 降低 扩大 缩小 延长 减轻 恢复 加快")
"""Words that tell of one after an adverb, with 了, or at the end of a clause; before an object they say what to do."""
_ADVERBS = any_of(
    "有所 有了 有 均 都 显著 明显 逐年 逐月 逐渐 持续 不断 大幅 稳步 略有 小幅 连年 连续.{0,3} 正在 快速 迅速 没有 跟着"
)

_ADJECTIVE = "[高低多少好差大小快慢长短强弱优]"
_COMPARING = any_of(
    "远?[高低优好差多少大小强劣弱快慢长短逊]于 胜过 不如 不及(?!时|格|早) 落后(?!的) 领先(?=[，。；、！）于了,]|\ufffc|$)",
    "名列前茅 居首 首位(?!度) 榜首 垫底 末位 排名?(?:在|到)?(?:第|最|首|末|前|靠|后(?!面)) 位居 位列 高出 低出 超出 远超",
    r"不相上下 旗鼓相当 差不多 相差不[大多] (?:差距|差别|差异)(?:不大|很[大小]|较[大小]|悬殊)",
    r"超过(?!百分之百|\ufffc*.{0,5}(?:期|时限|规定|标准|分钟|小时|天|日|次|年|字|名|人))",
)
_MOST = (
    r"最(?!近|早|后|新|初|终|先|上|下|前|左|右|迟|晚|多(?:不|可|只|能|\d|[一二两三])|少(?:要|应|须)|大(?:限度|程度|允许))"
    r"(?![高低](?:限|标准|要求|消费)|[佳优](?:实践|方案|解|选择|配)|好(?:先|能|在|由|把|用|不))(?:[\u4e00-\u9fff](?<!的))?"
)
_MORE = (
    rf"(?<!变)更[加为]?(?:{_ADJECTIVE}(?![地的效化调])|{any_of('频繁 满意 愿意 容易 倾向 看重 关注 受 常 不 明显 突出 集中')})"
)
_THAN = (
    rf"(?<![分价同环占相之对无没])(?<!没有)比(?![较如例率重赛方照对值分起])[^，。；\ufffc]{{1,14}}?(?:更|{_ADJECTIVE}(?![效度层额级管价家]))",
    rf"(?<!比)较(?!为|{_ADJECTIVE})[^，。；的]{{2,6}}?[高低多少好差](?![等级的峰])",
    rf"[略稍][微为]?{_ADJECTIVE}",
    r"[与和][^，。；]{1,12}?(?<!不)(?:相同|相当|一样)(?=[，。；]|$)",
    r"以[^，。；]{1,10}?为主(?![题义管动持页要])",
)

_INFERENCES = (
    "误差(?:范围|幅度|在)|(?:允许|抽样|边际)误差|标准误(?!差)|(?:置信|信赖)(?:区间|水[平准]|度)",
    "代表了?(?:全|所有|整个|总体|广大)|代表性(?:强|好|较强|良好|充分)",
    rf"具?有{any_of('较强的? 良好的? 很好的? 很强的? 充分的?')}?代表性"
    rf"(?!的?{any_of('留言 意见 案例 做法 问题 回答 观点 言论 个案 工单 录音 用户 读者')})",
    "推及|推断(?:总体|全体|出全|为?总体)|外推|(?:结果|结论|发现)[^。；]*?推广到",
    "反映了?(?:全体|全部|所有|总体|广大|整个)",
)

_WISHES = any_of(
    "请(?!求|假) 应(?!用|答|变|对) (?<!无)须 务必 (?<!最)需(?!求) (?<![主重首想])要(?!求|素|点|是|么|紧|闻) 力争 争取",
    "确保 避免 防止 (?<![条项个的些])建议(?![，。、是的中者里被最数]) 希望 期望(?!值) 预计 预期 目标是",
    "拟(?!合) (?<!即)将(?!近) 可以(?!看|说|发现)",
    "能够 有望 有助于 旨在 承诺 推动 便于 是[^，。]{1,12}(?:工作)?(?:重点|目标|任务)$",
)
_ORDERS = any_of("提高 提升 改善 增加 减少 缩短 降低 加快 扩大 优化 加强 完善 增强 延长 缩小 控制 强化 促进 把 进一步 尽快 尽量")


@cache
def chinese() -> WordLists:
    """Return the lists, compiled when the first Chinese sentence is read."""
    return WordLists(
        number=pattern(*_SHARES, *_COUNTS),
        meant=pattern(_AFTER_MEAN, _AFTER_RESULT),
        level=pattern(*_LEVELS),
        findings={
            "significance": pattern(rf"(?<!是否){_SIGNIFICANT}|统计学?意义"),
            "trend": pattern(
                _TURNS,
                _ADVERBS + _CHANGES,
                rf"(?<!待)(?<!如何)(?<!怎样)(?<!怎么){_CHANGES}(?:[了到至]|(?=[，。；、！？\ufffc0-9]|$))",
            ),
            "comparative": pattern(_COMPARING, _MOST, _MORE, *_THAN),
        },
        inference=pattern(*_INFERENCES),
        declined_before=pattern("不(?!少|同|仅|但|只|过)", any_of("无法 未 没有 并非 难以 并无 勿 谨慎")),
        declined_after=pattern(any_of("无法 不能 不可 不作 不予 不适用 未[给列计] 没有[给计] 不足 有限")),
        clause=pattern("[，,：:]"),
        condition=pattern(
            any_of("如果 若(?!干) 假如 假设 倘若 一旦 只要 除非 以便 以免 与其"),
            "为(?:了|(?=提高|提升|减少|降低|缩短|改善|保证))",
        ),
        directive=pattern(_WISHES, rf"^\W*{_ORDERS}(?!了)(?![^，。]*是)"),
        wish=pattern("(?:[者户客民]|学生|家长|员工|会员|的人)们?[都还也则更]?(?:希望|期望|建议)"),
        people=pattern(f"{_PEOPLE}$"),
    )
