"""Words of findings and of the trace from questions to measures: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "key-cautious": "括號內的數字基數不足{base}，解讀時須謹慎。",
    "finding-about": "涉及：{subjects}",
    "trace-title": "從題目到指標",
    "trace-reading": "每列從問卷的題目讀起，到檢驗成效的指標為止。",
    "trace-reading-sources": "每列從發現的依據讀起，到檢驗成效的指標為止。",
    "trace-column-question": "題目與資料",
    "trace-column-source": "數據與資料",
    "trace-column-finding": "發現",
    "trace-column-swot": "SWOT",
    "trace-column-action": "措施",
    "trace-column-measure": "指標",
    "trace-question": "第{n}題 {words}",
    "trace-dimension": "{label}（第{n}題）",
    "trace-swot": "{part}：{words}",
    "trace-of": "{numbers}：",
    "trace-lacks-question": "問了卻沒有用到的題目：",
    "trace-lacks-dimension": "沒有用到的構面：",
    "trace-lacks-finding": "沒有引出措施的發現：",
    "trace-lacks-action": "沒有依據的措施：",
    "trace-lacks-measure": "沒有題目或營運資料可供計算的指標：",
    "trace-whole": "每道題目都用到了，每項發現都引出了措施或說明了優勢，每項措施都有依據。",
    "trace-whole-plan": "每項發現都引出了措施或說明了優勢，每項措施都有依據。",
}
