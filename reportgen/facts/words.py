"""The words around numbers, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What definitions, units, intervals and conditions are made of, in one language."""

    measures: Mapping[str, str]
    """Templates by kind of measure: ``{answers}`` are the options' labels, ``{subject}`` the question's."""
    units: Mapping[str, str]
    withheld: Mapping[str, str]
    """Why a number is not shown."""
    operators: Mapping[str, str]
    """Templates of computed numbers (``{left}``, ``{right}``) and of comparisons (``{subject}``, ``{value}``)."""
    quote: str
    either: str
    """Between alternatives."""
    both: str
    """Between conditions that must all be true."""
    where: str
    """After a definition: a segment value."""
    wave: str
    """After a definition: an earlier wave."""
    change: str
    """A change between waves: ``{what}`` is the number, ``{wave}`` the earlier wave."""
    pairs: str
    """After the definition of a change in a panel: how many answered in both waves."""
    bridge: str
    """After the definition of a change: why the waves may be compared."""
    among: str
    """After a definition: a condition on respondents."""
    hidden: str
    """After a definition: why the number is not shown."""
    interval: str
    to: str
    effective: str
    withheld_base: str
    """In place of a base that is not shown."""
    item: str
    """An option of a multi-response question, as a condition."""
    negated: str
    about: str
    """After the name of a stated number: whom, where and when it is about."""
    comma: str


ZH_CN = Words(
    measures={
        "share": "回答{answers}的受访者占比（{subject}）",
        "share-multi": "选择{answers}的受访者占比（{subject}）",
        "share-responses": "{answers}占全部选择的比例（{subject}）",
        "share-nps": "打{answers}分的受访者占比（{subject}）",
        "row_share": "回答{answers}的受访者中属于该群体者的占比（{subject}）",
        "row_share-multi": "选择{answers}的受访者中属于该群体者的占比（{subject}）",
        "row_share-responses": "{answers}的全部选择中来自该群体的比例（{subject}）",
        "row_share-nps": "打{answers}分的受访者中属于该群体者的占比（{subject}）",
        "share-index": "指数（以全体的占比为100）：{share}",
        "share-number": "{subject}属于{answers}的受访者占比",
        "share-made": "属于{answers}的受访者占比（{subject}）",
        "top": "回答{answers}的受访者占比（{subject}）",
        "bottom": "回答{answers}的受访者占比（{subject}）",
        "net": "净值：回答{top}的占比减去回答{bottom}的占比（{subject}）",
        "count": "回答{answers}的人数（{subject}）",
        "count-multi": "选择{answers}的人数（{subject}）",
        "count-responses": "选择{answers}的次数（{subject}）",
        "count-nps": "打{answers}分的人数（{subject}）",
        "count-number": "{subject}属于{answers}的人数",
        "count-made": "属于{answers}的人数（{subject}）",
        "base": "回答人数（{subject}）",
        "base-asked": "被问及的人数（{subject}）",
        "base-made": "可归类的人数（{subject}）",
        "base-responses": "选择的总次数（{subject}）",
        "rank": "{answers}按占比排列的位次（{subject}）",
        "rank-nps": "{answers}分按占比排列的位次（{subject}）",
        "mean": "平均值（{subject}）",
        "mean-scale": "平均分（{subject}）",
        "median": "中位数（{subject}）",
        "sd": "标准差（{subject}）",
        "index": "{subject}指数（0–100）",
        "nps": "净推荐值：推荐者占比减去贬损者占比（{subject}）",
        "alpha": "克隆巴赫α系数（{subject}）",
        "alpha_standardized": "标准化克隆巴赫α系数（{subject}）",
        "alpha_without": "删去{answers}后的克隆巴赫α系数（{subject}）",
        "item_rest": "{answers}与其余题项之和的相关系数（{subject}）",
        "importance": "{answers}在可解释差异（R²）中所占份额，按夏普利值分解，表示关联而非因果（{subject}）",
        "importance-johnson": "{answers}在可解释差异（R²）中所占份额，按约翰逊相对权重分解，表示关联而非因果（{subject}）",
        "explained": "各驱动因素合计解释的差异（R²），表示关联而非因果（{subject}）",
        "coefficient": "{answers}的标准化回归系数，表示关联而非因果（{subject}）",
        "share-ranking": "把{answers}排在第一位的受访者占比（{subject}）",
        "count-ranking": "把{answers}排在第一位的人数（{subject}）",
        "rank-ranking": "{answers}按排在第一位的占比排列的位次（{subject}）",
        "ranked": "把{answers}排在前{first}位的受访者占比（{subject}）",
        "mean_rank": "{answers}的平均名次，1为第一位，只计排了该项的受访者（{subject}）",
        "literal": "{value}",
        "chosen": "由数据选出的数值：{expression}",
    },
    units={"points": "个百分点", "score": "分", "people": "人", "responses": "次", "scale": "分"},
    withheld={
        "no-answers": "无人回答",
        "minimum-base": "基数不足{minimum_base}人",
        "one-respondent": "只有一人回答，无法计算离散程度",
        "minimum-count": "人数少于{minimum_count}人",
        "complementary": "显示后可推算出另一未显示的数字",
        "complete-cases": "每个驱动因素不足10人全部作答",
        "no-variation": "答案没有差异，或彼此完全相关，无法计算",
        "division-by-zero": "除数为0",
        "open": "算不出：只公布了范围",
    },
    operators={
        "+": "{left}，加上{right}",
        "-": "{left}，减去{right}",
        "*": "{left}，乘以{right}",
        "/": "{left}，除以{right}",
        "negative": "负的（{part}）",
        "size": "{part}（不计正负）",
        "==": "{subject}为{value}",
        "!=": "{subject}不为{value}",
        "in": "{subject}为{value}",
        "<": "{subject}小于{value}",
        "<=": "{subject}不超过{value}",
        ">": "{subject}大于{value}",
        ">=": "{subject}不低于{value}",
        "answered": "回答了{subject}",
        "not-answered": "未回答{subject}",
        "==-ranking": "把{value}排在第一位（{subject}）",
        "in-ranking": "把{value}排在第一位（{subject}）",
        "!=-ranking": "没有把{value}排在第一位（{subject}）",
    },
    quote="“{}”",
    either="或",
    both="，且",
    where="；{segment}：{value}",
    wave="；调查轮次：{wave}",
    change="{what}；与{wave}相比的变化",
    pairs="；仅限两轮均作答的{n}人",
    bridge="；可比依据：{reason}",
    among="；仅限{condition}者",
    hidden="；未显示：{reason}",
    interval="{level}%置信区间 {low}{join}{high}",
    to="至",
    effective="{base}（有效基数 {effective}）",
    withheld_base="不显示",
    item="选择了{value}（{subject}）",
    negated="并非（{part}）",
    about="（{words}）",
    comma="，",
)

ZH_TW = Words(
    measures={
        "share": "回答{answers}的受訪者占比（{subject}）",
        "share-multi": "選擇{answers}的受訪者占比（{subject}）",
        "share-responses": "{answers}占全部選擇的比例（{subject}）",
        "share-nps": "給{answers}分的受訪者占比（{subject}）",
        "row_share": "回答{answers}的受訪者中屬於該群體者的占比（{subject}）",
        "row_share-multi": "選擇{answers}的受訪者中屬於該群體者的占比（{subject}）",
        "row_share-responses": "{answers}的全部選擇中來自該群體的比例（{subject}）",
        "row_share-nps": "給{answers}分的受訪者中屬於該群體者的占比（{subject}）",
        "share-index": "指數（以全體的占比為100）：{share}",
        "share-number": "{subject}屬於{answers}的受訪者占比",
        "share-made": "屬於{answers}的受訪者占比（{subject}）",
        "top": "回答{answers}的受訪者占比（{subject}）",
        "bottom": "回答{answers}的受訪者占比（{subject}）",
        "net": "淨值：回答{top}的占比減去回答{bottom}的占比（{subject}）",
        "count": "回答{answers}的人數（{subject}）",
        "count-multi": "選擇{answers}的人數（{subject}）",
        "count-responses": "選擇{answers}的次數（{subject}）",
        "count-nps": "給{answers}分的人數（{subject}）",
        "count-number": "{subject}屬於{answers}的人數",
        "count-made": "屬於{answers}的人數（{subject}）",
        "base": "回答人數（{subject}）",
        "base-asked": "被問及的人數（{subject}）",
        "base-made": "可歸類的人數（{subject}）",
        "base-responses": "選擇的總次數（{subject}）",
        "rank": "{answers}按占比排列的位次（{subject}）",
        "rank-nps": "{answers}分按占比排列的位次（{subject}）",
        "mean": "平均值（{subject}）",
        "mean-scale": "平均分數（{subject}）",
        "median": "中位數（{subject}）",
        "sd": "標準差（{subject}）",
        "index": "{subject}指數（0–100）",
        "nps": "淨推薦值：推薦者占比減去批評者占比（{subject}）",
        "alpha": "克隆巴赫α係數（{subject}）",
        "alpha_standardized": "標準化克隆巴赫α係數（{subject}）",
        "alpha_without": "刪去{answers}後的克隆巴赫α係數（{subject}）",
        "item_rest": "{answers}與其餘題項之和的相關係數（{subject}）",
        "importance": "{answers}在可解釋差異（R²）中所占份額，按夏普利值分解，表示關聯而非因果（{subject}）",
        "importance-johnson": "{answers}在可解釋差異（R²）中所占份額，按強森相對權重分解，表示關聯而非因果（{subject}）",
        "explained": "各驅動因素合計解釋的差異（R²），表示關聯而非因果（{subject}）",
        "coefficient": "{answers}的標準化迴歸係數，表示關聯而非因果（{subject}）",
        "share-ranking": "把{answers}排在第一位的受訪者占比（{subject}）",
        "count-ranking": "把{answers}排在第一位的人數（{subject}）",
        "rank-ranking": "{answers}按排在第一位的占比排列的位次（{subject}）",
        "ranked": "把{answers}排在前{first}位的受訪者占比（{subject}）",
        "mean_rank": "{answers}的平均名次，1為第一位，只計排了該項的受訪者（{subject}）",
        "literal": "{value}",
        "chosen": "由資料選出的數值：{expression}",
    },
    units={"points": "個百分點", "score": "分", "people": "人", "responses": "次", "scale": "分"},
    withheld={
        "no-answers": "無人回答",
        "minimum-base": "基數不足{minimum_base}人",
        "one-respondent": "只有一人回答，無法計算離散程度",
        "minimum-count": "人數少於{minimum_count}人",
        "complementary": "顯示後可推算出另一未顯示的數字",
        "complete-cases": "每個驅動因素不足10人全部作答",
        "no-variation": "答案沒有差異，或彼此完全相關，無法計算",
        "division-by-zero": "除數為0",
        "open": "算不出：只公布了範圍",
    },
    operators={
        "+": "{left}，加上{right}",
        "-": "{left}，減去{right}",
        "*": "{left}，乘以{right}",
        "/": "{left}，除以{right}",
        "negative": "負的（{part}）",
        "size": "{part}（不計正負）",
        "==": "{subject}為{value}",
        "!=": "{subject}不為{value}",
        "in": "{subject}為{value}",
        "<": "{subject}小於{value}",
        "<=": "{subject}不超過{value}",
        ">": "{subject}大於{value}",
        ">=": "{subject}不低於{value}",
        "answered": "回答了{subject}",
        "not-answered": "未回答{subject}",
        "==-ranking": "把{value}排在第一位（{subject}）",
        "in-ranking": "把{value}排在第一位（{subject}）",
        "!=-ranking": "沒有把{value}排在第一位（{subject}）",
    },
    quote="「{}」",
    either="或",
    both="，且",
    where="；{segment}：{value}",
    wave="；調查輪次：{wave}",
    change="{what}；與{wave}相比的變化",
    pairs="；僅限兩輪均作答的{n}人",
    bridge="；可比依據：{reason}",
    among="；僅限{condition}者",
    hidden="；未顯示：{reason}",
    interval="{level}%信賴區間 {low}{join}{high}",
    to="至",
    effective="{base}（有效基數 {effective}）",
    withheld_base="不顯示",
    item="選擇了{value}（{subject}）",
    negated="並非（{part}）",
    about="（{words}）",
    comma="，",
)

EN = Words(
    measures={
        "share": "share answering {answers}, {subject}",
        "share-multi": "share choosing {answers}, {subject}",
        "share-responses": "part of all choices that are {answers}, {subject}",
        "share-nps": "share giving {answers}, {subject}",
        "row_share": "of those answering {answers}, share in the group, {subject}",
        "row_share-multi": "of those choosing {answers}, share in the group, {subject}",
        "row_share-responses": "of all choices of {answers}, share from the group, {subject}",
        "row_share-nps": "of those giving {answers}, share in the group, {subject}",
        "share-index": "index, with everyone’s percentage as 100: {share}",
        "share-number": "share in {answers}, {subject}",
        "share-made": "share in {answers}, {subject}",
        "top": "share answering {answers} (top box), {subject}",
        "bottom": "share answering {answers} (bottom box), {subject}",
        "net": "net: share answering {top} minus share answering {bottom}, {subject}",
        "count": "number answering {answers}, {subject}",
        "count-multi": "number choosing {answers}, {subject}",
        "count-responses": "times {answers} was chosen, {subject}",
        "count-nps": "number giving {answers}, {subject}",
        "count-number": "number in {answers}, {subject}",
        "count-made": "number in {answers}, {subject}",
        "base": "number who answered, {subject}",
        "base-asked": "number asked, {subject}",
        "base-made": "number who are in a group, {subject}",
        "base-responses": "number of choices, {subject}",
        "rank": "rank of {answers} by share, {subject}",
        "rank-nps": "rank of {answers} by share, {subject}",
        "mean": "mean, {subject}",
        "mean-scale": "mean score, {subject}",
        "median": "median, {subject}",
        "sd": "standard deviation, {subject}",
        "index": "{subject} index (0–100)",
        "nps": "net promoter score (promoters minus detractors), {subject}",
        "alpha": "Cronbach's alpha of the items, {subject}",
        "alpha_standardized": "standardised Cronbach's alpha of the items, {subject}",
        "alpha_without": "Cronbach's alpha of the items without {answers}, {subject}",
        "item_rest": "correlation of {answers} with the sum of the other items, {subject}",
        "importance": "part of R² that goes with {answers}, by Shapley values; association, not cause; {subject}",
        "importance-johnson": "part of R² that goes with {answers}, by relative weights; association, not cause; {subject}",
        "explained": "variance that the drivers explain together (R²); association, not cause; {subject}",
        "coefficient": "standardised regression coefficient of {answers}; association, not cause; {subject}",
        "share-ranking": "share putting {answers} first, {subject}",
        "count-ranking": "number putting {answers} first, {subject}",
        "rank-ranking": "rank of {answers} by the share of first places, {subject}",
        "ranked": "share putting {answers} among the first {first}, {subject}",
        "mean_rank": "mean place of {answers} among those who gave it one (1 is first), {subject}",
        "literal": "{value}",
        "chosen": "number chosen by the data: {expression}",
    },
    units={"points": "percentage points", "score": "points", "people": "respondents", "responses": "choices", "scale": ""},
    withheld={
        "no-answers": "nobody answered",
        "minimum-base": "fewer than {minimum_base} in the base",
        "one-respondent": "a spread needs two respondents",
        "minimum-count": "fewer than {minimum_count} people",
        "complementary": "it would give away another number that is not shown",
        "complete-cases": "fewer than 10 people per driver answered everything",
        "no-variation": "answers do not vary, or follow from each other",
        "division-by-zero": "division by 0",
        "open": "only bounds were published, and they do not tell",
    },
    operators={
        "+": "{left}, plus {right}",
        "-": "{left}, minus {right}",
        "*": "{left}, times {right}",
        "/": "{left}, divided by {right}",
        "negative": "minus ({part})",
        "size": "{part}, without its sign",
        "==": "{subject} is {value}",
        "!=": "{subject} is not {value}",
        "in": "{subject} is {value}",
        "<": "{subject} is under {value}",
        "<=": "{subject} is at most {value}",
        ">": "{subject} is over {value}",
        ">=": "{subject} is at least {value}",
        "answered": "{subject} was answered",
        "not-answered": "{subject} was not answered",
        "==-ranking": "{value} was put first ({subject})",
        "in-ranking": "{value} was put first ({subject})",
        "!=-ranking": "{value} was not put first ({subject})",
    },
    quote="“{}”",
    either=" or ",
    both=", and ",
    where="; {segment}: {value}",
    wave="; wave: {wave}",
    change="change since {wave}: {what}",
    pairs="; only the {n} who answered in both waves",
    bridge="; comparable because: {reason}",
    among="; only where {condition}",
    hidden="; not shown: {reason}",
    interval="{level}% CI {low}{join}{high}",
    to=" to ",
    effective="{base} (effective base {effective})",
    withheld_base="not shown",
    item="{value} was chosen ({subject})",
    negated="not ({part})",
    about=" ({words})",
    comma=", ",
)

WORDS: Mapping[str, Words] = {"zh-CN": ZH_CN, "zh-TW": ZH_TW, "en": EN}
"""The words by language."""
