"""The words that say how a variable is made of others, by language."""

from __future__ import annotations

from collections.abc import Mapping

MADE_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh-CN": {
        "bands": "{name}按{source}的数值分组：{parts}。",
        "own-bands": "{name}按数值分组：{parts}。",
        "groups": "{name}由{source}的回答合并而成：{parts}。",
        "when": "{name}按下列条件依次判断，归入首个成立的一类：{parts}。判断所需的回答缺失者不归类。",
        "same": "{name}取自{source}。",
        "rest": "不属于以上各类者不计入。",
        "part": "{label}（{what}）",
        "from-below": "{low}及以上、不足{high}",
        "from": "{low}及以上",
        "below": "不足{high}",
        "every": "全部数值",
        "otherwise": "其余",
        "quote": "“{}”",
        "list": "",  # no mark between words in quotation marks (GB/T 15834)
        "semicolon": "；",
        "next": "",
        "made-of": "根据{source}归类。",
    },
    "zh-TW": {
        "bands": "{name}按{source}的數值分組：{parts}。",
        "own-bands": "{name}按數值分組：{parts}。",
        "groups": "{name}由{source}的回答合併而成：{parts}。",
        "when": "{name}按下列條件依次判斷，歸入首個成立的一類：{parts}。判斷所需的回答缺漏者不歸類。",
        "same": "{name}取自{source}。",
        "rest": "不屬於以上各類者不計入。",
        "part": "{label}（{what}）",
        "from-below": "{low}及以上、不足{high}",
        "from": "{low}及以上",
        "below": "不足{high}",
        "every": "全部數值",
        "otherwise": "其餘",
        "quote": "「{}」",
        "list": "、",
        "semicolon": "；",
        "next": "",
        "made-of": "根據{source}歸類。",
    },
    "en": {
        "bands": "{name} puts {source} into bands: {parts}.",
        "own-bands": "{name} is shown in bands: {parts}.",
        "groups": "{name} combines the answers to {source}: {parts}.",
        "when": "{name} is the first of these whose condition is true: {parts}. "
        "Respondents who gave no answer that a condition needs are in none of them.",
        "same": "{name} is taken from {source}.",
        "rest": "Whoever is in none of these is left out.",
        "part": "{label} ({what})",
        "from-below": "{low} to under {high}",
        "from": "{low} or more",
        "below": "under {high}",
        "every": "every number",
        "otherwise": "all others",
        "quote": "“{}”",
        "list": ", ",
        "semicolon": "; ",
        "next": " ",
        "made-of": "Grouped from {source}.",
    },
}
"""``{name}`` and ``{source}`` are labels in quotes, ``{parts}`` what goes where."""
