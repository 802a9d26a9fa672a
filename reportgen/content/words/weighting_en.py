"""Words of weights: English."""

from __future__ import annotations

PHRASES = {
    # the line under figures and tables
    "weighted-n": "weighted (n = {weighted}, effective {effective})",
    "weighted-waves": "weighted in {waves} only",
    "n-range": "{low} to {high}",
    # the methodology
    "method-raked": "Weights give the categories of {margins} the shares that they have in the population "
    "(raking by iterative proportional fitting). Source of these shares: {source}.",
    "method-raked-start": "The raking starts from the weights of the sample's design.",
    "method-raked-margin": "{name}, each with unweighted share, target and weighted share: {categories}.",
    "method-raked-category": "{label} {unweighted}, {target}, {weighted}",
    "method-raked-unknown": "not known (share kept)",
    "method-raked-fit": "After {rounds} rounds over all margins, weighted shares differ from their targets "
    "by at most {difference} percentage points.",
    "method-raked-range": "With a mean of 1, the smallest weight is {smallest} and the largest {largest}.",
    "method-raked-low": "Weights under {low} are not permitted: {n} respondents have just this weight.",
    "method-raked-high": "Weights over {high} are not permitted: {n} respondents have just this weight.",
    "method-raked-efficiency": "The effective base of all {n} respondents is {effective}, an efficiency of {efficiency} "
    "(Kish, one over the design effect of weighting).",
    "method-raked-error": "Intervals take these weights as given; what raking itself does to the error is not counted.",
}
