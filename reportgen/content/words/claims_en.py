"""Words of claims that are tested and of what stands behind them: English."""

from __future__ import annotations

PHRASES = {
    "claim-not-significant": "holds, but not significantly",
    "evidence-not-significant": "Data (holds, but not significantly)",
    # the line of a test, in tables
    "claim-more": "; {n} more",
    "claim-test": "p {p}, level of significance {level}",
    "claim-test-open": "cannot be tested: {reason}",
    "combined-all": "all {n} comparisons must be significant; the largest p counts",
    "combined-some": "one of {n} comparisons is enough; p corrected by Holm's method",
    "combined-places": "{n} comparisons together support the place; p corrected for it",
    "combined-several": "{n} comparisons put together; p corrected",
    "combined-equivalence": "equivalence: two one-sided tests, one at each end; the larger p counts",
    # the panel
    "claims-in-text": "What stands behind the text",
    "proof-condition": "Condition",
    "proof-numbers": "Data",
    "proof-test": "{what}: difference {difference}, {statistic}, p {p} ({method})",
    "proof-base": "Base",
    "proof-label-test": "Test",
    "proof-link": "{left}{sign}{right} ({result})",
    "proof-more": "{n} more are in facts.json.",
    "proof-untested": "By the numbers as they are; not tested for significance.",
    "proof-decides": "; this one decides",
    "proof-compared": "{left}{sign}{right}",
    "proof-open": "{what}: cannot be tested ({reason})",
    "proof-one-sided": "{method}, one-sided",
    "proof-two-sided": "{method}, two-sided",
    "difference-points": "points",
    "difference-score-change": "points",
    "compared-==": ", equal to ",
    "compared-!=": ", not equal to ",
    "compared-<": ", less than ",
    "compared-<=": ", at most ",
    "compared->": ", more than ",
    "compared->=": ", at least ",
    "compared-in": ", one of ",
    # methods
    "tested-by-score": "score test of one share",
    "tested-by-logit": "t test on the logit scale, linearised error",
    "tested-by-t": "t test",
    "tested-by-taylor-t": "t test, linearised error",
    "tested-by-nps": "z test of a net promoter score",
    "tested-by-pooled": "z test with pooled variance",
    "tested-by-welch": "Welch's t test",
    "tested-by-taylor-welch": "t test, linearised error of each group",
    "tested-by-t-pooled": "t test with pooled variance",
    "tested-by-mcnemar": "McNemar's test",
    "tested-by-paired": "paired t test",
    "tested-by-taylor-paired": "paired t test, linearised error",
    "tested-by-taylor": "test of a sum, its variance with all covariances (linearised)",
    "tested-effective": "{method}, by effective bases",
    "tested-complement": "{method}, against everyone else",
    # why there is no test
    "untested-withheld": "a number that it needs is not shown",
    "untested-base": "fewer than two people answered",
    "untested-effective-base": "after weighting the effective base is under {base}",
    "untested-no-variation": "all answers are alike, which says nothing of their spread",
    "untested-clusters": "the design of the sample leaves no degree of freedom",
    "untested-no-error": "by the design of the sample there is no error",
    "untested-not-defined": "there is no test for such a comparison",
    # drafts
    "draft-notice": "Draft: {words}. They are marked in the text.",
    "draft-broken": "claims that do not hold: {n}",
    "draft-not-significant": "claims that hold, but not significantly: {n}",
    "draft-unknown": "claims that cannot be told: {n}",
    "method-claims-tested": "A claim holds when it is true of the numbers before rounding; claims with a p value were tested for "
    "significance, too. Where all of several comparisons must hold, the largest p value counts (intersection-union, Berger "
    "1982); where one is enough, Holm's correction is made (Holm 1979); places in an order are corrected for the number of "
    "comparisons that they need (Benjamini and Heller 2008).",
}
