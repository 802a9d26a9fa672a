"""Words of weights: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    # the line under figures and tables
    "weighted-n": "加權（加權基數{weighted}，有效基數{effective}）",
    "weighted-waves": "僅{waves}加權",
    "n-range": "{low}至{high}",
    # the methodology
    "method-raked": "採用多變項反覆加權法（raking），使{margins}的結構與母體一致。目標比例的來源：{source}。",
    "method-raked-start": "以抽樣設計的權重為起點。",
    "method-raked-margin": "{name}（依序為未加權比例、目標比例、加權比例）：{categories}。",
    "method-raked-category": "{label} {unweighted}、{target}、{weighted}",
    "method-raked-unknown": "不詳（保持原有比例）",
    "method-raked-fit": "經過{rounds}輪反覆計算，加權比例與目標比例最多相差{difference}個百分點。",
    "method-raked-range": "以平均權重為1，最小權重為{smallest}，最大權重為{largest}。",
    "method-raked-low": "權重不得低於{low}，恰為該值的受訪者有{n}人。",
    "method-raked-high": "權重不得高於{high}，恰為該值的受訪者有{n}人。",
    "method-raked-efficiency": "全部{n}名受訪者的有效基數為{effective}，加權效率為{efficiency}"
    "（Kish公式，即加權設計效應的倒數）。",
    "method-raked-error": "計算區間時把權重視為給定值，反覆加權本身對誤差的影響沒有計入。",
}
