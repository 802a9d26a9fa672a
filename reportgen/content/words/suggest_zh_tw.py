"""Words of suggested statements: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    # whom a statement is about
    "suggest-reach-sample": "在本次受訪者中，{said}",
    "suggest-reach-published": "按已公布的數字，{said}",
    # numbers in running words
    "suggest-what-top": "{subject}中回答{answers}的占比",
    "suggest-what-bottom": "{subject}中回答{answers}的占比",
    "suggest-what-mean": "{subject}的平均值",
    "suggest-what-index": "{subject}的指數",
    "suggest-what-nps": "{subject}的淨推薦值",
    "suggest-what-of": "{groups}的人，{what}",
    "suggest-is": "{segment}為{value}",
    # behind numbers
    "suggest-unit-score": "分",
    "suggest-unit-count": "人",
    "suggest-unit-share-change": "個百分點",
    "suggest-unit-score-change": "分",
    "suggest-unit-nps-change": "分",
    # groups
    "suggest-gap-below": "在{segment}為{value}的人中，{what}為{one}，低於其他人的{rest}",
    "suggest-gap-above": "在{segment}為{value}的人中，{what}為{one}，高於其他人的{rest}",
    # waves
    "suggest-trend-up": "{what}為{now}，比{wave}高{change}",
    "suggest-trend-down": "{what}為{now}，比{wave}低{change}",
    # what counts
    "suggest-driver-strong": (
        "{item}與{of}的關聯強於各項平均（占合計解釋力的{importance}），評價也高於各項平均：{what}為{performance}"
    ),
    "suggest-driver-weak": (
        "{item}與{of}的關聯強於各項平均（占合計解釋力的{importance}），評價卻低於各項平均：{what}為{performance}"
    ),
    "suggest-stated-strong": ("{item}的重要程度高於各項平均（{importance}），評價也高於各項平均：{what}為{performance}"),
    "suggest-stated-weak": ("{item}的重要程度高於各項平均（{importance}），評價卻低於各項平均：{what}為{performance}"),
    # targets
    "suggest-target-above": "{what}為{number}，高於改進計畫的目標",
    "suggest-target-below": "{what}為{number}，低於改進計畫的目標",
    # what stands out
    "suggest-highest": "{group}的各項中，{what}最高，為{number}",
    "suggest-lowest": "{group}的各項中，{what}最低，為{number}",
    "suggest-highest-rows": "一併詢問的各項中，{what}最高，為{number}",
    "suggest-lowest-rows": "一併詢問的各項中，{what}最低，為{number}",
    "suggest-more-bad": "對{subject}的負面評價（{bottom}）多於正面評價（{top}）",
    "suggest-nps": "{subject}一題中，貶損者多於推薦者，淨推薦值為{score}",
    "suggest-theme": "回答{subject}的{answered}中，有{using}提到{word}",
    "suggest-most-named": "{subject}一題中，選擇{option}的人最多，占{share}",
}
