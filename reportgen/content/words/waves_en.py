"""Words of earlier waves and of changes between waves: English."""

from __future__ import annotations

PHRASES = {
    # numbers and tables by wave
    "name-change": "{name}: change since {wave}",
    "by-wave": "{what}, by wave",
    "change-since": "Change since {wave}",
    "change-since-points": "Change since {wave}, points",
    "wave-percent": "column percent; changes of shares in percentage points",
    "significant-mark": "{number}*",
    "significant-key": "* The change is significant at the {level} level (two-sided, each tested by itself).",
    "wave-rows": "{wave}: {rows}.",
    "source-wave": "survey of {wave} ({file})",
    "bridged": "Comparable because: {reason}.",
    # the test of a change
    "register-test": "Test",
    "test-words": "{method}: {statistic}, p = {p}; {verdict} at the {level} level",
    "test-words-small": "{method}: {statistic}, p < {p}; {verdict} at the {level} level",
    "test-significant": "significant",
    "test-not-significant": "not significant",
    "test-pooled-z": "z test with pooled variance",
    "test-pooled-z-kish": "z test with pooled variance on the effective bases",
    "test-welch": "Welch's t test",
    "test-taylor-welch": "t test with linearised errors",
    "test-mcnemar": "McNemar's test",
    "test-paired-t": "paired t test",
    "test-taylor-paired": "paired t test with linearised errors",
    # intervals of changes
    "by-newcombe": "Newcombe",
    "by-newcombe-kish": "Newcombe on the effective bases",
    "by-welch": "Welch",
    "by-taylor-welch": "Taylor linearisation of both waves",
    "by-newcombe-paired": "Newcombe for paired shares",
    "by-paired-t": "paired differences",
    "by-taylor-paired": "Taylor linearisation of paired differences",
    "by-newcombe-means": "Changes of shares: Newcombe's interval, made of Wilson's of both waves; z test with pooled variance.",
    "by-newcombe-kish-means": "Changes of weighted shares that are 0% or 100% in a wave: the intervals of both waves put "
    "together as Newcombe does; z test on Kish's effective bases.",
    "by-welch-means": "Changes of means, indices and net promoter scores: Welch's t test and interval.",
    "by-taylor-welch-means": "Changes of weighted numbers: linearised standard errors of both waves, added up; t distribution "
    "with Satterthwaite's degrees of freedom.",
    "by-newcombe-paired-means": "Changes of shares in the panel: Newcombe's interval for paired shares; McNemar's test.",
    "by-paired-t-means": "Changes of means in the panel: t test and interval of each person's difference.",
    "by-taylor-paired-means": "Changes of weighted numbers in the panel: linearised standard error of each person's difference, "
    "with the weights of the later wave.",
    # methodology
    "method-row-waves": "Waves",
    "method-wave": "{wave}: {terms}.",
    "method-wave-people": "{n} respondents",
    "method-wave-published": "published base {n}",
    "method-waves-independent": "Each wave asked other people.",
    "method-waves-panel": "The waves asked the same people. A change is counted among those who answered in both waves, each "
    "against the own earlier answer; who answered in one of them only counts in the numbers of that wave, not in the change.",
    "method-changes": "Changes are computed from unrounded numbers.",
    "method-bridge": "{what}, compared with {wave} although the two differ: {reason}.",
    "method-bridge-survey": "Mode, sample, weighting or rules on quality differ from {wave}; comparable because: {reason}.",
}
