"""Words of suggested statements: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    # whom a statement is about
    "suggest-reach-sample": "在本次受访者中，{said}",
    "suggest-reach-published": "按已公布的数字，{said}",
    # numbers in running words
    "suggest-what-top": "{subject}中回答{answers}的占比",
    "suggest-what-bottom": "{subject}中回答{answers}的占比",
    "suggest-what-mean": "{subject}的平均值",
    "suggest-what-index": "{subject}的指数",
    "suggest-what-nps": "{subject}的净推荐值",
    "suggest-what-of": "{groups}的人，{what}",
    "suggest-is": "{segment}为{value}",
    # behind numbers
    "suggest-unit-score": "分",
    "suggest-unit-count": "人",
    "suggest-unit-share-change": "个百分点",
    "suggest-unit-score-change": "分",
    "suggest-unit-nps-change": "分",
    # groups
    "suggest-gap-below": "在{segment}为{value}的人中，{what}为{one}，低于其他人的{rest}",
    "suggest-gap-above": "在{segment}为{value}的人中，{what}为{one}，高于其他人的{rest}",
    # waves
    "suggest-trend-up": "{what}为{now}，比{wave}高{change}",
    "suggest-trend-down": "{what}为{now}，比{wave}低{change}",
    # what counts
    "suggest-driver-strong": (
        "{item}与{of}的关联强于各项平均（占合计解释力的{importance}），评价也高于各项平均：{what}为{performance}"
    ),
    "suggest-driver-weak": (
        "{item}与{of}的关联强于各项平均（占合计解释力的{importance}），评价却低于各项平均：{what}为{performance}"
    ),
    "suggest-stated-strong": ("{item}的重要程度高于各项平均（{importance}），评价也高于各项平均：{what}为{performance}"),
    "suggest-stated-weak": ("{item}的重要程度高于各项平均（{importance}），评价却低于各项平均：{what}为{performance}"),
    # targets
    "suggest-target-above": "{what}为{number}，高于改进计划的目标",
    "suggest-target-below": "{what}为{number}，低于改进计划的目标",
    # what stands out
    "suggest-highest": "{group}的各项中，{what}最高，为{number}",
    "suggest-lowest": "{group}的各项中，{what}最低，为{number}",
    "suggest-highest-rows": "一并询问的各项中，{what}最高，为{number}",
    "suggest-lowest-rows": "一并询问的各项中，{what}最低，为{number}",
    "suggest-more-bad": "对{subject}的负面评价（{bottom}）多于正面评价（{top}）",
    "suggest-nps": "{subject}一题中，贬损者多于推荐者，净推荐值为{score}",
    "suggest-theme": "回答{subject}的{answered}中，有{using}提到{word}",
    "suggest-most-named": "{subject}一题中，选择{option}的人最多，占{share}",
}
