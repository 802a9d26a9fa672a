"""What the workbook of all tables says in simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "workbook-back": "返回目录",
    "workbook-claims": "论断",
    "workbook-exact": "精确值",
    "workbook-facts": "全部数字",
    "workbook-method": "方法说明",
    "workbook-n": "人数（n）",
    "workbook-printed": "报告所印",
    "workbook-rounded": "各表的数字与报告所印一致（已四舍五入），完整位数见“全部数字”工作表。",
    "workbook-sheet": "工作表",
    "workbook-title": "标题",
}
