"""Words of earlier waves and of changes between waves: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    # numbers and tables by wave
    "name-change": "{name}：與{wave}相比的變化",
    "by-wave": "{what}，歷次調查",
    "change-since": "與{wave}相比",
    "change-since-points": "與{wave}相比（百分點）",
    "wave-percent": "直欄百分比；占比的變化以百分點計",
    "significant-mark": "{number}*",
    "significant-key": "* 表示變化在{level}信心水準下顯著（雙尾檢定，逐項進行）。",
    "wave-rows": "{wave}為{rows}。",
    "source-wave": "{wave}的調查（{file}）",
    "bridged": "可比依據：{reason}。",
    # the test of a change
    "register-test": "檢定",
    "test-words": "{method}：{statistic}，p = {p}；在{level}信心水準下{verdict}",
    "test-words-small": "{method}：{statistic}，p < {p}；在{level}信心水準下{verdict}",
    "test-significant": "顯著",
    "test-not-significant": "不顯著",
    "test-pooled-z": "合併變異數的z檢定",
    "test-pooled-z-kish": "按有效基數、合併變異數的z檢定",
    "test-welch": "Welch t檢定",
    "test-taylor-welch": "線性化標準誤的t檢定",
    "test-mcnemar": "McNemar檢定",
    "test-paired-t": "成對t檢定",
    "test-taylor-paired": "線性化標準誤的成對t檢定",
    # intervals of changes
    "by-newcombe": "Newcombe法",
    "by-newcombe-kish": "按有效基數的Newcombe法",
    "by-welch": "Welch法",
    "by-taylor-welch": "兩輪各作泰勒線性化",
    "by-newcombe-paired": "成對比例的Newcombe法",
    "by-paired-t": "成對差值",
    "by-taylor-paired": "成對差值作泰勒線性化",
    "by-newcombe-means": "比例的變化：用Newcombe法，由兩輪各自的Wilson區間合成；檢定用合併變異數的z檢定。",
    "by-newcombe-kish-means": "加權比例在某一輪為0%或100%時，其變化：按Newcombe的做法由兩輪各自的區間合成；"
    "檢定用按Kish有效基數的z檢定。",
    "by-welch-means": "平均值、指數和淨推薦值的變化：Welch t檢定及其區間。",
    "by-taylor-welch-means": "加權數字的變化：兩輪各自的線性化標準誤合併，用t分配，自由度按Satterthwaite公式計算。",
    "by-newcombe-paired-means": "固定樣本中比例的變化：成對比例的Newcombe區間，McNemar檢定。",
    "by-paired-t-means": "固定樣本中平均值的變化：對每人前後之差作t檢定並給出區間。",
    "by-taylor-paired-means": "固定樣本中加權數字的變化：每人前後之差的線性化標準誤，權數取後一輪的。",
    # methodology
    "method-row-waves": "歷次調查",
    "method-wave": "{wave}：{terms}。",
    "method-wave-people": "{n}人作答",
    "method-wave-published": "公布基數{n}",
    "method-waves-independent": "各輪訪問的不是同一批人。",
    "method-waves-panel": "各輪訪問的是同一批人（固定樣本）。變化只計兩輪都作答的人，每人與自己上一輪的回答相比；"
    "只在其中一輪作答的人計入該輪的數字，不計入變化。",
    "method-changes": "變化按取整前的數計算。",
    "method-bridge": "{what}與{wave}的問法不盡相同，仍作比較的依據：{reason}。",
    "method-bridge-survey": "調查方式、抽樣、加權或答卷品質規則與{wave}不同，仍作比較的依據：{reason}。",
}
