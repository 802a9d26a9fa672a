"""What the workbook of all tables says in traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "workbook-back": "返回目錄",
    "workbook-claims": "論斷",
    "workbook-exact": "精確值",
    "workbook-facts": "全部數字",
    "workbook-method": "方法說明",
    "workbook-n": "人數（n）",
    "workbook-printed": "報告所印",
    "workbook-rounded": "各表的數字與報告所印一致（已四捨五入），完整位數見「全部數字」工作表。",
    "workbook-sheet": "工作表",
    "workbook-title": "標題",
}
