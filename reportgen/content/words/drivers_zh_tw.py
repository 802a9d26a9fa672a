"""Words of reliability, drivers, importance against performance, and examples: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "key-complete-cases": "「–」表示每個驅動因素不足10人全部作答，不作計算。",
    "key-no-variation": "「–」表示答案沒有差異，或彼此完全相關，無法計算。",
    "by-feldt": "費爾特法",
    "by-feldt-means": "克隆巴赫α係數的區間按費爾特法，由F分布得出。",
    "name-alpha": "克隆巴赫α係數",
    "name-alpha_standardized": "標準化α係數",
    "name-alpha_without": "刪去「{member}」後的α係數",
    "name-item_rest": "「{member}」與其餘題項的相關係數",
    "name-importance": "「{member}」的重要性",
    "name-explained": "R²",
    "name-coefficient": "「{member}」的迴歸係數",
    # examples
    "tag-illustrative": "示例",
    "data-illustrative": "由重建資料得出的示例",
    "line-illustrative": "示例：由重建資料推算，並非公布的結果，不能作為任何結論的依據。",
    "notice-reconstructed-examples": "本報告沒有原始答卷：資料按公布的百分數重建，只引用公布過的數字；"
    "標為「示例」的圖表由重建資料推算，不能作為結論的依據。",
    "examples-mean": "標為「示例」的圖表除外：它們由重建資料推算，從未公布，本報告的任何論斷都不以它們為依據。",
    "method-row-together": "信度與驅動因素",
    "method-alpha": "克隆巴赫α係數表示一個構面的各題項在多大程度上一致（1為完全一致），按每題都作答的人計算；"
    "各題項先統一為分數越高越好。",
    "method-drivers": "驅動因素由線性迴歸得出，按全部作答者計算，R²按{method}分解到各因素。它說明哪些因素相關，"
    "不說明改變哪一項會帶來什麼。",
    "method-model": "{label}：以{by}解釋{of}。",
    # reliability
    "reliability-title": "信度：{what}",
    "item": "題項",
    "answered": "n",
    "item-rest": "題項與其餘的相關",
    "alpha-without": "刪去該題後的α",
    "alpha-all": "克隆巴赫α係數",
    "alpha-all-standardized": "標準化α係數",
    "reliability-measured": "平均值和標準差按各題全部有效回答計算，相關係數和α係數按每題都作答的人計算",
    "reliability-measured-example": "相關係數和α係數按每題都作答的人計算",
    # drivers
    "drivers-title": "「{what}」與哪些因素相關",
    "driver": "驅動因素",
    "importance": "重要性（%）",
    "coefficient": "迴歸係數",
    "drivers-measured": "各驅動因素在可解釋差異中所占的百分比",
    "drivers-explained-before": "各驅動因素在可解釋差異中所占的百分比；合計可解釋「{of}」差異的",
    "drivers-explained-after": "（R²）",
    "method-shapley": "夏普利值（LMG）",
    "method-johnson": "強森相對權重",
    "drivers-how": "以全部作答者做線性迴歸，R²按{method}分解。所示為關聯，不是因果。",
    "driver-negative": "{driver}（負向）",
    "drivers-negative": "「（負向）」表示其他因素相同時，該因素越高，「{of}」越低。",
    # importance against performance
    "importance-title": "重要性與表現：{what}",
    "importance-stated": "重要性",
    "performance-as": "表現（{measured}）",
    "performance-top": "好評占比（%）",
    "performance-mean": "平均值",
    "performance-index": "指數",
    "performance-nps": "淨推薦值",
    "importance-measured": "重要性取{importance}，表現取{performance}",
    "by-derived": "可解釋差異中所占的份額",
    "by-stated": "受訪者自己的評價",
    "by-performance-top": "好評占比",
    "by-performance-mean": "平均值",
    "by-performance-index": "指數",
    "by-performance-nps": "淨推薦值",
}
