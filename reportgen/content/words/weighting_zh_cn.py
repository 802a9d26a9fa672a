"""Words of weights: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    # the line under figures and tables
    "weighted-n": "加权（加权基数{weighted}，有效基数{effective}）",
    "weighted-waves": "仅{waves}加权",
    "n-range": "{low}至{high}",
    # the methodology
    "method-raked": "采用边际加权（raking，即迭代比例拟合），使{margins}的构成与总体一致。目标比例的来源：{source}。",
    "method-raked-start": "以抽样设计的权重为起点。",
    "method-raked-margin": "{name}（依次为未加权比例、目标比例、加权比例）：{categories}。",
    "method-raked-category": "{label} {unweighted}、{target}、{weighted}",
    "method-raked-unknown": "不详（保持原有比例）",
    "method-raked-fit": "经过{rounds}轮迭代，加权比例与目标比例最多相差{difference}个百分点。",
    "method-raked-range": "以平均权重为1，最小权重为{smallest}，最大权重为{largest}。",
    "method-raked-low": "权重不得低于{low}，恰为该值的受访者有{n}人。",
    "method-raked-high": "权重不得高于{high}，恰为该值的受访者有{n}人。",
    "method-raked-efficiency": "全部{n}名受访者的有效基数为{effective}，加权效率为{efficiency}"
    "（Kish公式，即加权设计效应的倒数）。",
    "method-raked-error": "计算区间时把权重视为给定值，边际加权本身对误差的影响没有计入。",
}
