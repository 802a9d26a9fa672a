"""What the panels of numbers say in simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "register-wording": "题目原文",
    "register-asked": "作答范围",
    "register-data": "数据",
    "data-version": "{file}，{rows}行，SHA-256 {hash}",
    "method-table": "数据表{file}，{rows}行，{columns}列，摘要值前12位{sha}。",
    "wording": "“{words}”",
    "listing-under": "{above}：{label}",
    "listing-interval": "{level}（{method}）",
    "listing-of-shares": "百分比的区间",
    "listing-of-means": "平均值与指数的区间",
    "listing-of-nps": "净推荐值的区间",
    "listing-hidden": "未显示",
    "listing-elsewhere": "报告其他各处",
    "listing-again": "另见：{places}。",
    "listing-as": "与{exhibit}相同。",
    "listing-others-as": "其余与{exhibit}相同。",
    "listing-data-of": "{waves}的数据",
    "listing-of-changed-shares": "百分比变化的区间",
    "listing-of-changes": "变化的区间",
    "listing-text": "正文",
    "listing-cover": "封面",
    "listing-actions": "各项措施",
    "listing-claims": "各条论断",
}
PAGE = {
    "permalink": "此数字的固定链接",
    "shown-in": "见于",
    "register-no": "第{n}号",
    "listing": "图表中的数字",
    "listing-intro": "只见于图表的每个数字，列在首次出现的图表之下：方括号内为编号，其后依次是名称与图表所印的数值；"
    "圆括号内是区间，以及与该条开头说明不同之处。净值等由其他数字算出的数字不另给区间。"
    "编号前有箭头的，列在正文数字或其他图表之下。",
}
