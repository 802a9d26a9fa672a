"""Words of samples with a declared design: Traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "design-strata": "母體分為{strata}層，在各層內分別抽取受訪者。",
    "design-clusters": "集群抽樣：先抽取{clusters}個群，再在群內抽取受訪者。",
    "design-both": "分層集群抽樣：母體分為{strata}層，各層先抽取群（共{clusters}個），再在群內抽取受訪者。",
    "design-population-people": "誤差按抽樣比作了有限母體校正。",
    "design-population-clusters": "誤差按群的抽樣比作了有限母體校正。",
    "design-centre-people": "有{n}層只抽到一人，以其與全樣本平均數的距離估計該層的誤差。",
    "design-centre-clusters": "有{n}層只抽到一個群，以其與全樣本平均數的距離估計該層的誤差。",
    "design-certainty-people": "有{n}層只抽到一人，這些層不計入誤差，算得的誤差可能偏小。",
    "design-certainty-clusters": "有{n}層只抽到一個群，這些層不計入誤差，算得的誤差可能偏小。",
    "no-interval-clusters": "基數中的群（未集群抽樣時為人）不多於層數，無從估計誤差",
    "no-interval-no-error": "各層已全部抽取，或層內沒有差異，算得的誤差為0，不給區間",
    "by-taylor-logit-design-means": "比例：按權重、分層與集群，用泰勒線性化求標準誤，"
    "在logit尺度上用t分配計算區間；自由度為群數（未集群抽樣時為人數）減去層數。",
    "by-wilson-kish-design-means": "0%或100%的比例：Wilson區間，以Kish有效基數代替人數，自由度少時相應減小。",
    "by-taylor-t-design-means": "平均值與指數：按抽樣設計以泰勒線性化求標準誤，用t分配計算區間。",
    "by-taylor-nps-design-means": "淨推薦值：由每人的取值（推薦者1、中立者0、貶損者−1）按抽樣設計以泰勒線性化求得。",
    "method-subgroups": "次群體視為全樣本的一部分：各層、各群一律按抽取時的數目計算，無論其中有沒有該次群體的人。",
    "left-design": "按抽樣設計無從估計誤差的欄",
}
