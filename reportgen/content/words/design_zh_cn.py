"""Words of samples with a declared design: Simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "design-strata": "总体分为{strata}层，在各层内分别抽取受访者。",
    "design-clusters": "整群抽样：先抽取{clusters}个群，再在群内抽取受访者。",
    "design-both": "分层整群抽样：总体分为{strata}层，各层先抽取群（共{clusters}个），再在群内抽取受访者。",
    "design-population-people": "误差按抽样比作了有限总体校正。",
    "design-population-clusters": "误差按群的抽样比作了有限总体校正。",
    "design-centre-people": "有{n}层只抽到一人，以其与全样本平均值的距离估计该层的误差。",
    "design-centre-clusters": "有{n}层只抽到一个群，以其与全样本平均值的距离估计该层的误差。",
    "design-certainty-people": "有{n}层只抽到一人，这些层不计入误差，算得的误差可能偏小。",
    "design-certainty-clusters": "有{n}层只抽到一个群，这些层不计入误差，算得的误差可能偏小。",
    "no-interval-clusters": "基数中的群（未整群抽样时为人）不多于层数，无从估计误差",
    "no-interval-no-error": "各层已全部抽取，或层内没有差异，算得的误差为0，不给区间",
    "by-taylor-logit-design-means": "比例：按权重、分层与整群，用泰勒线性化求标准误，"
    "在logit尺度上用t分布计算区间；自由度为群数（未整群抽样时为人数）减去层数。",
    "by-wilson-kish-design-means": "0%或100%的比例：Wilson区间，以Kish有效基数代替人数，自由度少时相应减小。",
    "by-taylor-t-design-means": "平均值与指数：按抽样设计以泰勒线性化求标准误，用t分布计算区间。",
    "by-taylor-nps-design-means": "净推荐值：由每人的取值（推荐者1、中立者0、贬损者−1）按抽样设计以泰勒线性化求得。",
    "method-subgroups": "子群体视为全样本的一部分：各层、各群一律按抽取时的数目计算，无论其中有没有该子群体的人。",
    "left-design": "按抽样设计无从估计误差的列",
}
