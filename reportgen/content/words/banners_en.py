"""Words of tables whose columns are compared: English."""

from __future__ import annotations

PHRASES = {
    # cells and bases
    "weighted-base": "Weighted base",
    "effective-base": "Effective base",
    "cell-percent": "Column %",
    "cell-weighted-count": "Respondents, weighted",
    "cell-row-percent": "Row %",
    "cell-index": "Index (everyone = 100)",
    "cells-stub": "{first} unless noted",
    # the methodology
    "method-row-nets": "Nets",
    "method-net": "{label}: who gave {answers}, each person once ({questions}).",
    # what the marks mean
    "marks-columns": "Letters: significantly higher than in the columns with these letters "
    "({test}; two-sided, level {level}, {correction}).",
    "marks-columns-strict": "Capital letters: significantly higher than in the columns with these letters at the level {strict}; "
    "small letters: at the level {level} ({test}; two-sided, {correction}).",
    "marks-complement": "▲ and ▼: significantly higher or lower than among everyone outside the column "
    "({test}; two-sided, level {level}, {correction}).",
    "marks-complement-strict": "▲ and ▼: significantly higher or lower than among everyone outside the column, "
    "at the level {strict}; △ and ▽: at the level {level} ({test}; two-sided, {correction}).",
    "nothing-compared": "No two columns could be compared.",
    "compared-columns": "Columns are compared within one breakdown, never with the total.",
    "compared-complement": "A column is compared with everyone else in the total, never with the total that it is part of.",
    "test-z-pooled": "z test of shares with pooled variance",
    "test-z-pooled-kish": "z test of shares with pooled variance and effective bases",
    "test-t-taylor": "t test with linearised standard errors",
    "test-t-welch": "Welch’s t test of means",
    "test-t-welch-kish": "Welch’s t test of means with effective bases",
    "test-t-pooled": "t test of means with a variance pooled over columns",
    "test-t-pooled-kish": "t test of means with a variance pooled over columns and effective bases",
    "correction-none": "no correction for the number of tests",
    "correction-benjamini-hochberg-columns": "Benjamini-Hochberg correction over all pairs of a row within one breakdown",
    "correction-bonferroni-columns": "Bonferroni correction over all pairs of a row within one breakdown",
    "correction-benjamini-hochberg-complement": "Benjamini-Hochberg correction over all columns of a row within one breakdown",
    "correction-bonferroni-complement": "Bonferroni correction over all columns of a row within one breakdown",
    "not-compared": "Not compared: {what}.",
    "semicolon-list": "; ",
    "left-base": "columns with a base under {base}",
    "left-effective": "columns with a base or an effective base under {base}",
    "left-alike": "shares that are both 0% or both 100%",
    "left-zero-or-all": "shares of 0% or 100%",
    "left-median": "medians",
    "left-sd": "standard deviations",
    "left-net": "net differences",
}
