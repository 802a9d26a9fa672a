"""Words of rankings and of the rows of grids: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "type-ranking": "排序：在各項前填名次，1為第一位",
    "type-ranking-most": "最多選{n}項並排序：在各項前填1至{n}，1為第一位",
    "of-ranking": "排在第一位的次數占回答者的百分比",
    "ranking-first": "第一位",
    "ranking-among": "前{n}位",
    "ranking-mean": "平均名次",
    "ranking-placed": "排序人數",
    "ranking-row-first": "{option}：第一位",
    "ranking-row-among": "{option}：前{n}位",
    "ranking-row-mean": "{option}：平均名次",
    "ranking-measured": "百分比以全部回答者為基數；平均名次只計排了該項的回答者，1為第一位",
    "ranking-means": "平均名次，只計排了該項的回答者，1為第一位",
    "ranking-name-first": "{option}排在第一位",
    "ranking-name-among": "{option}排在前{n}位",
    "ranking-name-mean": "{option}的平均名次",
    "measured-first": "把{options}排在第一位的百分比",
    "route-first": "第{n}題把{answers}排在第一位",
    "route-row": "{clause}（{row}一列）",
}

FORM = {
    "place": "第{n}位",
    "place-twice": "每個選項只能排在一個位置。",
}
