"""Words of reliability, drivers, importance against performance, and examples: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "key-complete-cases": "“–”表示每个驱动因素不足10人全部作答，不作计算。",
    "key-no-variation": "“–”表示答案没有差异，或彼此完全相关，无法计算。",
    "by-feldt": "费尔特法",
    "by-feldt-means": "克隆巴赫α系数的区间按费尔特法，由F分布得出。",
    "name-alpha": "克隆巴赫α系数",
    "name-alpha_standardized": "标准化α系数",
    "name-alpha_without": "删去“{member}”后的α系数",
    "name-item_rest": "“{member}”与其余题项的相关系数",
    "name-importance": "“{member}”的重要性",
    "name-explained": "R²",
    "name-coefficient": "“{member}”的回归系数",
    # examples
    "tag-illustrative": "示例",
    "data-illustrative": "由重建数据得出的示例",
    "line-illustrative": "示例：由重建数据推算，并非公布的结果，不能作为任何结论的依据。",
    "notice-reconstructed-examples": "本报告没有原始答卷：数据按公布的百分数重建，只引用公布过的数字；"
    "标为“示例”的图表由重建数据推算，不能作为结论的依据。",
    "examples-mean": "标为“示例”的图表除外：它们由重建数据推算，从未公布，本报告的任何论断都不以它们为依据。",
    "method-row-together": "信度与驱动因素",
    "method-alpha": "克隆巴赫α系数表示一个维度的各题项在多大程度上一致（1为完全一致），按每题都作答的人计算；"
    "各题项先统一为分数越高越好。",
    "method-drivers": "驱动因素由线性回归得出，按全部作答者计算，R²按{method}分解到各因素。它说明哪些因素相关，"
    "不说明改变哪一项会带来什么。",
    "method-model": "{label}：以{by}解释{of}。",
    # reliability
    "reliability-title": "信度：{what}",
    "item": "题项",
    "answered": "n",
    "item-rest": "题项与其余的相关",
    "alpha-without": "删去该题后的α",
    "alpha-all": "克隆巴赫α系数",
    "alpha-all-standardized": "标准化α系数",
    "reliability-measured": "平均值和标准差按各题全部有效回答计算，相关系数和α系数按每题都作答的人计算",
    "reliability-measured-example": "相关系数和α系数按每题都作答的人计算",
    # drivers
    "drivers-title": "“{what}”与哪些因素相关",
    "driver": "驱动因素",
    "importance": "重要性（%）",
    "coefficient": "回归系数",
    "drivers-measured": "各驱动因素在可解释差异中所占的百分比",
    "drivers-explained-before": "各驱动因素在可解释差异中所占的百分比；合计可解释“{of}”差异的",
    "drivers-explained-after": "（R²）",
    "method-shapley": "夏普利值（LMG）",
    "method-johnson": "约翰逊相对权重",
    "drivers-how": "以全部作答者做线性回归，R²按{method}分解。所示为关联，不是因果。",
    "driver-negative": "{driver}（负向）",
    "drivers-negative": "“（负向）”表示其他因素相同时，该因素越高，“{of}”越低。",
    # importance against performance
    "importance-title": "重要性与表现：{what}",
    "importance-stated": "重要性",
    "performance-as": "表现（{measured}）",
    "performance-top": "好评占比（%）",
    "performance-mean": "平均值",
    "performance-index": "指数",
    "performance-nps": "净推荐值",
    "importance-measured": "重要性取{importance}，表现取{performance}",
    "by-derived": "可解释差异中所占的份额",
    "by-stated": "受访者自己的评价",
    "by-performance-top": "好评占比",
    "by-performance-mean": "平均值",
    "by-performance-index": "指数",
    "by-performance-nps": "净推荐值",
}
