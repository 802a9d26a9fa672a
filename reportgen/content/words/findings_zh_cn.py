"""Words of findings and of the trace from questions to measures: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "key-cautious": "括号内的数字基数不足{base}，解读时须谨慎。",
    "finding-about": "涉及：{subjects}",
    "trace-title": "从题目到指标",
    "trace-reading": "每行从问卷的题目读起，到检验成效的指标为止。",
    "trace-reading-sources": "每行从发现的依据读起，到检验成效的指标为止。",
    "trace-column-question": "题目与数据",
    "trace-column-source": "数据与资料",
    "trace-column-finding": "发现",
    "trace-column-swot": "SWOT",
    "trace-column-action": "措施",
    "trace-column-measure": "指标",
    "trace-question": "第{n}题 {words}",
    "trace-dimension": "{label}（第{n}题）",
    "trace-swot": "{part}：{words}",
    "trace-of": "{numbers}：",
    "trace-lacks-question": "问了却没有用到的题目：",
    "trace-lacks-dimension": "没有用到的维度：",
    "trace-lacks-finding": "没有引出措施的发现：",
    "trace-lacks-action": "没有依据的措施：",
    "trace-lacks-measure": "没有题目或运营数据可供计算的指标：",
    "trace-whole": "每道题目都用到了，每项发现都引出了措施或说明了优势，每项措施都有依据。",
    "trace-whole-plan": "每项发现都引出了措施或说明了优势，每项措施都有依据。",
}
