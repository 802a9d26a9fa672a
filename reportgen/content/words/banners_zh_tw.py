"""Words of tables whose columns are compared: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    # cells and bases
    "weighted-base": "加權基數",
    "effective-base": "有效基數",
    "cell-percent": "欄百分比",
    "cell-weighted-count": "加權人數",
    "cell-row-percent": "列百分比",
    "cell-index": "指數（全體＝100）",
    "cells-stub": "{first}（另有註明者除外）",
    # the methodology
    "method-row-nets": "合併項",
    "method-net": "{label}：回答{answers}的人，每人只算一次（{questions}）。",
    # what the marks mean
    "marks-columns": "數字旁的字母：該數字顯著高於這些字母所標的欄（{test}；雙尾，顯著水準{level}，{correction}）。",
    "marks-columns-strict": "數字旁的大寫字母：在{strict}的水準上顯著高於這些字母所標的欄；小寫字母：在{level}的水準上顯著高於"
    "（{test}；雙尾，{correction}）。",
    "marks-complement": "▲、▼：顯著高於、低於該欄以外的其他人（{test}；雙尾，顯著水準{level}，{correction}）。",
    "marks-complement-strict": "▲、▼：在{strict}的水準上顯著高於、低於該欄以外的其他人；△、▽：在{level}的水準上"
    "（{test}；雙尾，{correction}）。",
    "nothing-compared": "沒有可以比較的欄。",
    "compared-columns": "只在同一分組的各欄之間比較，不與總計比較。",
    "compared-complement": "各欄與總計中的其他人比較，不與包含該欄自身的總計比較。",
    "test-z-pooled": "合併變異數的比例z檢定",
    "test-z-pooled-kish": "以有效基數計、合併變異數的比例z檢定",
    "test-t-taylor": "線性化標準誤的t檢定",
    "test-t-welch": "平均值的韋爾奇t檢定",
    "test-t-welch-kish": "以有效基數計的平均值韋爾奇t檢定",
    "test-t-pooled": "各欄變異數合併的平均值t檢定",
    "test-t-pooled-kish": "以有效基數計、各欄變異數合併的平均值t檢定",
    "correction-none": "未作多重比較校正",
    "correction-benjamini-hochberg-columns": "對每列同一分組內的所有兩兩比較作Benjamini-Hochberg校正",
    "correction-bonferroni-columns": "對每列同一分組內的所有兩兩比較作Bonferroni校正",
    "correction-benjamini-hochberg-complement": "對每列同一分組內的所有欄作Benjamini-Hochberg校正",
    "correction-bonferroni-complement": "對每列同一分組內的所有欄作Bonferroni校正",
    "not-compared": "不作比較的有：{what}。",
    "semicolon-list": "；",
    "left-base": "基數不足{base}的欄",
    "left-effective": "基數或有效基數不足{base}的欄",
    "left-alike": "同為0%或同為100%的占比",
    "left-zero-or-all": "0%或100%的占比",
    "left-median": "中位數",
    "left-sd": "標準差",
    "left-net": "淨值",
}
