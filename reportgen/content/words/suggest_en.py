"""Words of suggested statements: English."""

from __future__ import annotations

PHRASES = {
    # whom a statement is about
    "suggest-reach-sample": "among the respondents, {said}",
    "suggest-reach-published": "in the published figures, {said}",
    # numbers in running words
    "suggest-what-top": "the share answering {answers} to {subject}",
    "suggest-what-bottom": "the share answering {answers} to {subject}",
    "suggest-what-mean": "the mean of {subject}",
    "suggest-what-index": "the index of {subject}",
    "suggest-what-nps": "the net promoter score of {subject}",
    "suggest-what-of": "{what} where {groups}",
    "suggest-is": "{segment} is {value}",
    # behind numbers
    "suggest-unit-score": "",
    "suggest-unit-count": "",
    "suggest-unit-share-change": " percentage points",
    "suggest-unit-score-change": " points",
    "suggest-unit-nps-change": " points",
    # groups
    "suggest-gap-below": "where {segment} is {value}, {what} is {one}, below the {rest} of everyone else",
    "suggest-gap-above": "where {segment} is {value}, {what} is {one}, above the {rest} of everyone else",
    # waves
    "suggest-trend-up": "{what} is {now}, {change} higher than in {wave}",
    "suggest-trend-down": "{what} is {now}, {change} lower than in {wave}",
    # what counts
    "suggest-driver-strong": (
        "{item} goes with {of} more than the items do on average ({importance} of what they explain together), and does better "
        "than they do on average: {what} is {performance}"
    ),
    "suggest-driver-weak": (
        "{item} goes with {of} more than the items do on average ({importance} of what they explain together), and does worse "
        "than they do on average: {what} is {performance}"
    ),
    "suggest-stated-strong": (
        "{item} is called more important than the mean of the items ({importance}) and does better than their mean: "
        "{what} is {performance}"
    ),
    "suggest-stated-weak": (
        "{item} is called more important than the mean of the items ({importance}) and does worse than their mean: "
        "{what} is {performance}"
    ),
    # targets
    "suggest-target-above": "{what} is {number}, above the target of the plan",
    "suggest-target-below": "{what} is {number}, below the target of the plan",
    # what stands out
    "suggest-highest": "within {group}, {what} is the highest, at {number}",
    "suggest-lowest": "within {group}, {what} is the lowest, at {number}",
    "suggest-highest-rows": "of the items asked together, {what} is the highest, at {number}",
    "suggest-lowest-rows": "of the items asked together, {what} is the lowest, at {number}",
    "suggest-more-bad": "unfavourable answers to {subject} ({bottom}) outnumber favourable ones ({top})",
    "suggest-nps": "detractors outnumber promoters in {subject}: the net promoter score is {score}",
    "suggest-theme": "of the {answered} who answered {subject}, {using} mention {word}",
    "suggest-most-named": "{option} is the most frequent answer to {subject}, given by {share}",
}
