"""Words of tables whose columns are compared: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    # cells and bases
    "weighted-base": "加权基数",
    "effective-base": "有效基数",
    "cell-percent": "列百分比",
    "cell-weighted-count": "加权人数",
    "cell-row-percent": "行百分比",
    "cell-index": "指数（全体＝100）",
    "cells-stub": "{first}（另有注明者除外）",
    # the methodology
    "method-row-nets": "合并项",
    "method-net": "{label}：回答{answers}的人，每人只算一次（{questions}）。",
    # what the marks mean
    "marks-columns": "数字旁的字母：该数字显著高于这些字母所标的列（{test}；双侧，显著性水平{level}，{correction}）。",
    "marks-columns-strict": "数字旁的大写字母：在{strict}的水平上显著高于这些字母所标的列；小写字母：在{level}的水平上显著高于"
    "（{test}；双侧，{correction}）。",
    "marks-complement": "▲、▼：显著高于、低于该列以外的其他人（{test}；双侧，显著性水平{level}，{correction}）。",
    "marks-complement-strict": "▲、▼：在{strict}的水平上显著高于、低于该列以外的其他人；△、▽：在{level}的水平上"
    "（{test}；双侧，{correction}）。",
    "nothing-compared": "没有可以比较的列。",
    "compared-columns": "只在同一分组的各列之间比较，不与总计比较。",
    "compared-complement": "各列与总计中的其他人比较，不与包含该列自身的总计比较。",
    "test-z-pooled": "合并方差的比例z检验",
    "test-z-pooled-kish": "以有效基数计、合并方差的比例z检验",
    "test-t-taylor": "线性化标准误的t检验",
    "test-t-welch": "平均值的韦尔奇t检验",
    "test-t-welch-kish": "以有效基数计的平均值韦尔奇t检验",
    "test-t-pooled": "各列方差合并的平均值t检验",
    "test-t-pooled-kish": "以有效基数计、各列方差合并的平均值t检验",
    "correction-none": "未作多重比较校正",
    "correction-benjamini-hochberg-columns": "对每行同一分组内的所有两两比较作Benjamini-Hochberg校正",
    "correction-bonferroni-columns": "对每行同一分组内的所有两两比较作Bonferroni校正",
    "correction-benjamini-hochberg-complement": "对每行同一分组内的所有列作Benjamini-Hochberg校正",
    "correction-bonferroni-complement": "对每行同一分组内的所有列作Bonferroni校正",
    "not-compared": "不作比较的有：{what}。",
    "semicolon-list": "；",
    "left-base": "基数不足{base}的列",
    "left-effective": "基数或有效基数不足{base}的列",
    "left-alike": "同为0%或同为100%的占比",
    "left-zero-or-all": "0%或100%的占比",
    "left-median": "中位数",
    "left-sd": "标准差",
    "left-net": "净值",
}
