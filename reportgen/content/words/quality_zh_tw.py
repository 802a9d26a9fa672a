"""Words of the quality of the answers: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "break-quality": "答卷品質規則",
    "quality-title": "答卷品質檢查",
    "quality-reading": "每條規則都對資料中的全體受訪者進行判斷；符合多條剔除規則者只剔除一次",
    "quality-rule": "規則",
    "quality-meaning": "含義",
    "quality-judged": "可判斷人數",
    "quality-flagged": "符合人數",
    "quality-share": "占比（%）",
    "quality-action": "處理方式",
    "quality-row-read": "資料中的受訪者",
    "quality-row-flagged": "至少符合一條規則",
    "quality-row-excluded": "剔除",
    "quality-row-kept": "計入報告的受訪者",
    "nonresponse-title": "題項無回答情況",
    "nonresponse-reading": "被問到而未回答者占被問到者的百分比，由高到低排列",
    "nonresponse-measured": "被問到而未回答者占被問到者的百分比",
    "nonresponse-first": "僅列出{of}道題目中無回答率最高的{n}道，其餘見本圖資料。",
    "nonresponse-question": "題目",
    "nonresponse-asked": "被問到",
    "nonresponse-answered": "已回答",
    "nonresponse-missing": "未回答",
    "nonresponse-not-asked": "未被問到",
    "nonresponse-nonresponse": "無回答率（%）",
    "method-quality": "依事先聲明的規則檢查答卷品質，每條規則都對資料中的全體受訪者進行判斷。",
    "method-quality-rule": "{label}：{meaning}。可判斷的{base}人中有{n}人，{action}。",
    "method-quality-rule-withheld": "{label}：{meaning}。{n}人，{action}。",
    "method-quality-none": "沒有受訪者因這些規則被剔除。",
    "method-quality-excluded": "資料中共有{read}名受訪者，計算之前剔除{excluded}人，計入報告的有{kept}人。",
}
