"""Words of the quality of the answers: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "break-quality": "答卷质量规则",
    "quality-title": "答卷质量检查",
    "quality-reading": "每条规则都对数据中的全体受访者进行判断；符合多条剔除规则者只剔除一次",
    "quality-rule": "规则",
    "quality-meaning": "含义",
    "quality-judged": "可判断人数",
    "quality-flagged": "符合人数",
    "quality-share": "占比（%）",
    "quality-action": "处理方式",
    "quality-row-read": "数据中的受访者",
    "quality-row-flagged": "至少符合一条规则",
    "quality-row-excluded": "剔除",
    "quality-row-kept": "计入报告的受访者",
    "nonresponse-title": "题项无回答情况",
    "nonresponse-reading": "被问到而未回答者占被问到者的百分比，由高到低排列",
    "nonresponse-measured": "被问到而未回答者占被问到者的百分比",
    "nonresponse-first": "仅列出{of}道题目中无回答率最高的{n}道，其余见本图数据。",
    "nonresponse-question": "题目",
    "nonresponse-asked": "被问到",
    "nonresponse-answered": "已回答",
    "nonresponse-missing": "未回答",
    "nonresponse-not-asked": "未被问到",
    "nonresponse-nonresponse": "无回答率（%）",
    "method-quality": "按事先声明的规则检查答卷质量，每条规则都对数据中的全体受访者进行判断。",
    "method-quality-rule": "{label}：{meaning}。可判断的{base}人中有{n}人，{action}。",
    "method-quality-rule-withheld": "{label}：{meaning}。{n}人，{action}。",
    "method-quality-none": "没有受访者因这些规则被剔除。",
    "method-quality-excluded": "数据中共有{read}名受访者，计算之前剔除{excluded}人，计入报告的有{kept}人。",
}
