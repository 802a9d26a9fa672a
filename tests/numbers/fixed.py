"""Sentences of the tool that hold a number which nothing is computed from, in the languages of these reports.

Each is written out with the words around its number: the same number elsewhere is not excused by it.
"""

from __future__ import annotations

import re

SENTENCES = (
    r"giving 9 or 10 \(promoters\) minus the percentage giving 0 to 6 \(detractors\)",
    r"[打给]9–10分.{0,20}[打给]0–6分",
    r"0–100|0至100分|−100 to 100|−100[至到]100|0 to 100",
    r"[（(](?:0–6|7–8|9–10)\s*分?[）)]",
    r"95% (?:confidence )?intervals?|at the 95% level|95%(?:置信)?区间|95%的?置信|95% interval",
    r"level of significance 0\.05|显著性水平0\.05",
    r"p [<＜] 0\.001",
    r"giving (?:0–6|7–8|9–10)|打(?:0–6|7–8|9–10)分|number from 0 to 10",
    r"each score from 0 to 10|0–10各分值|0到10",
    r"giving 9 or 10 \(promoters\) minus the percentage giving 0 to 6 \(detractors\)",
    r"[打给]9–10分.{0,20}[打给]0–6分",
    r"\(promoter 1, passive 0, detractor −1\)|（推荐者1[，、]中立者0[，、]贬损者−1）",
    r"shares of 0% or 100%",
    r"sums may exceed 100%|合计(?:可能|会|可)?超过100%",
    r"Berger 1982|Holm 1979|Heller 2008|Berger，1982|Holm，1979|Heller，2008",
    r"differ by 1 in the last digit|末位(?:可能)?(?:相)?差1",
    r"index \(0–100\)",
    r"1 minus the sum of the squared shares of the points of the scale(?: \(Heerwegh and Loosveldt, 2008\))?[,;] 0 where all",
    r"1减去各量表点占比的平方和(?:，Heerwegh与Loosveldt，2008)?[；，]全部相同为0",
    r"SHA-256|ISO 20252|GB/T 19039",
    r"Cochran（1977）《抽样技术》第4章|Paik（2003）第4章|Cochran，2\.14节|Kish（1965）",
)
FIXED = re.compile("|".join(SENTENCES))


def mask(text: str) -> str:
    """Return a text without the numbers of such sentences."""
    return FIXED.sub(lambda m: re.sub(r"\d", "#", m.group()), text)
