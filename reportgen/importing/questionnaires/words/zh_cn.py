"""Sentences on a questionnaire: simplified Chinese."""

from __future__ import annotations

SENTENCES = {
    "read": "题目和选项的文字取自问卷{file}（{platform}）：{questions}道题，对应{columns}列。",
    "language": "问卷有多种语言（{languages}），采用其中的{chosen}。",
    "language-change": "导入时加 `--language`",
    "by-codes": "封闭题的单元格是选项的代码，其含义以问卷为准。",
    "by-words": "封闭题的单元格是选项的文字，已换成问卷中的代码。",
    "unmatched": "有{count}列在问卷中找不到，仅按导出的数据读取：{found}。",
    "no-column": "问卷中有{count}道题在导出的数据中没有对应的列：{found}。",
    "strangers": "`{question}`：{n}个回答中有{count}个不是问卷中的选项，问卷可能中途修改过。",
    "other-options": "`{question}`：{n}个回答中有{count}个不是问卷中的选项，因此没有采用问卷的选项。",
    "reworded": "有{count}道题在导出的数据中的文字与问卷不同，以问卷为准：{found}。",
    "asked-if": "“{ask}”只在满足条件时提问：{condition}。",
    "asked-if-everybody": "“{ask}”的提问条件对每一份答卷都成立，因此没有写入：{condition}。",
    "asked-if-unsaid": "“{ask}”只在满足条件时提问，但 spec 无法表达这一条件，因此按全部受访者都被问到处理：{condition}。",
    "asked-if-unsaid-change": "可在这一行下面用 `asked_if:` 写出相近的条件，写法见 docs/expressions.md",
    "asked-if-few": "“{ask}”只在满足条件时提问：{condition}。{n}份回答中有{count}份来自按此条件不会被问到的人，不予统计。",
    "asked-if-few-change": "如需统计这些回答，删去 `asked_if` 一行",
    "asked-if-against": "“{ask}”只在满足条件时提问：{condition}。但{n}份回答中有{count}份来自按此条件不会被问到的人；"
    "条件可能中途改过，因此没有写入，所有回答都予统计。",
    "asked-if-against-change": '如只统计被问到的人，在这一行下面写 `asked_if: "{written}"`',
    "repeated": "“{name}”由每位受访者重复回答（{count}题：{found}）。平台把这些答案写在单独的工作表中，一行不是一位受访者"
    "；spec 中只列一次。",
    "repeated-change": "删去这些题目，或用 `--sheet` 单独导入那张工作表",
    "partly": "“{ask}”中有{count}个选项或行只在满足条件时显示：{found}。spec 无法表达这一点：被问到这道题的人都按看到过处理。",
    "exclusive": "“{ask}”中的{found}与其他选项互斥。spec 无法写明这一点：由它生成的问卷不会阻止同时勾选，答案按实际勾选统计。",
    "exclusive-change": "可在该题的 `note` 中说明，例如“选此项时请勿再选其他项”",
}
