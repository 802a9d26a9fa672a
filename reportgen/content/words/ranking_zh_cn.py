"""Words of rankings and of the rows of grids: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "type-ranking": "排序：在各项前填名次，1为第一位",
    "type-ranking-most": "最多选{n}项并排序：在各项前填1至{n}，1为第一位",
    "of-ranking": "排在第一位的次数占回答者的百分比",
    "ranking-first": "第一位",
    "ranking-among": "前{n}位",
    "ranking-mean": "平均名次",
    "ranking-placed": "排序人数",
    "ranking-row-first": "{option}：第一位",
    "ranking-row-among": "{option}：前{n}位",
    "ranking-row-mean": "{option}：平均名次",
    "ranking-measured": "百分比以全部回答者为基数；平均名次只计排了该项的回答者，1为第一位",
    "ranking-means": "平均名次，只计排了该项的回答者，1为第一位",
    "ranking-name-first": "{option}排在第一位",
    "ranking-name-among": "{option}排在前{n}位",
    "ranking-name-mean": "{option}的平均名次",
    "measured-first": "把{options}排在第一位的百分比",
    "route-first": "第{n}题把{answers}排在第一位",
    "route-row": "{clause}（{row}一行）",
}

FORM = {
    "place": "第{n}位",
    "place-twice": "每个选项只能排在一个位置。",
}
