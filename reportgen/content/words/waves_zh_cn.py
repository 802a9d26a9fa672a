"""Words of earlier waves and of changes between waves: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    # numbers and tables by wave
    "name-change": "{name}：与{wave}相比的变化",
    "by-wave": "{what}，历次调查",
    "change-since": "与{wave}相比",
    "change-since-points": "与{wave}相比（百分点）",
    "wave-percent": "列百分比；占比的变化以百分点计",
    "significant-mark": "{number}*",
    "significant-key": "* 表示变化在{level}置信水平下显著（双侧检验，逐项进行）。",
    "wave-rows": "{wave}为{rows}。",
    "source-wave": "{wave}的调查（{file}）",
    "bridged": "可比依据：{reason}。",
    # the test of a change
    "register-test": "检验",
    "test-words": "{method}：{statistic}，p = {p}；在{level}置信水平下{verdict}",
    "test-words-small": "{method}：{statistic}，p < {p}；在{level}置信水平下{verdict}",
    "test-significant": "显著",
    "test-not-significant": "不显著",
    "test-pooled-z": "合并方差的z检验",
    "test-pooled-z-kish": "按有效基数、合并方差的z检验",
    "test-welch": "Welch t检验",
    "test-taylor-welch": "线性化标准误的t检验",
    "test-mcnemar": "McNemar检验",
    "test-paired-t": "配对t检验",
    "test-taylor-paired": "线性化标准误的配对t检验",
    # intervals of changes
    "by-newcombe": "Newcombe法",
    "by-newcombe-kish": "按有效基数的Newcombe法",
    "by-welch": "Welch法",
    "by-taylor-welch": "两轮各作泰勒线性化",
    "by-newcombe-paired": "配对比例的Newcombe法",
    "by-paired-t": "配对差值",
    "by-taylor-paired": "配对差值作泰勒线性化",
    "by-newcombe-means": "比例的变化：用Newcombe法，由两轮各自的Wilson区间合成；检验用合并方差的z检验。",
    "by-newcombe-kish-means": "加权比例在某一轮为0%或100%时，其变化：按Newcombe的做法由两轮各自的区间合成；"
    "检验用按Kish有效基数的z检验。",
    "by-welch-means": "平均值、指数和净推荐值的变化：Welch t检验及其区间。",
    "by-taylor-welch-means": "加权数字的变化：两轮各自的线性化标准误合并，用t分布，自由度按Satterthwaite公式计算。",
    "by-newcombe-paired-means": "固定样本中比例的变化：配对比例的Newcombe区间，McNemar检验。",
    "by-paired-t-means": "固定样本中平均值的变化：对每人前后之差作t检验并给出区间。",
    "by-taylor-paired-means": "固定样本中加权数字的变化：每人前后之差的线性化标准误，权数取后一轮的。",
    # methodology
    "method-row-waves": "历次调查",
    "method-wave": "{wave}：{terms}。",
    "method-wave-people": "{n}人作答",
    "method-wave-published": "公布基数{n}",
    "method-waves-independent": "各轮访问的不是同一批人。",
    "method-waves-panel": "各轮访问的是同一批人（固定样本）。变化只计两轮都作答的人，每人与自己上一轮的回答相比；"
    "只在其中一轮作答的人计入该轮的数字，不计入变化。",
    "method-changes": "变化按取整前的数计算。",
    "method-bridge": "{what}与{wave}的问法不尽相同，仍作比较的依据：{reason}。",
    "method-bridge-survey": "调查方式、抽样、加权或答卷质量规则与{wave}不同，仍作比较的依据：{reason}。",
}
