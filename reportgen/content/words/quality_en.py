"""Words of the quality of the answers: English."""

from __future__ import annotations

PHRASES = {
    "break-quality": "rules on the quality of answers",
    # the table of the rules
    "quality-title": "Checks of the answers",
    "quality-reading": "Each rule is judged on everybody in the data; who is left out under several rules is left out once",
    "quality-rule": "Rule",
    "quality-meaning": "What it finds",
    "quality-judged": "Judged",
    "quality-flagged": "Flagged",
    "quality-share": "% of judged",
    "quality-action": "What was done",
    "quality-row-read": "Respondents in the data",
    "quality-row-flagged": "Flagged by one rule or more",
    "quality-row-excluded": "Left out",
    "quality-row-kept": "Respondents in the report",
    # the table of item non-response
    "nonresponse-title": "Item non-response",
    "nonresponse-reading": "Who was asked a question and gave no answer, as % of those asked; most first",
    "nonresponse-measured": "% of those asked who gave no answer",
    "nonresponse-first": "The {n} of {of} questions that most left out; the data of this figure have all of them.",
    "nonresponse-question": "Question",
    "nonresponse-asked": "Asked",
    "nonresponse-answered": "Answered",
    "nonresponse-missing": "No answer",
    "nonresponse-not-asked": "Not asked",
    "nonresponse-nonresponse": "% no answer",
    # the methodology
    "method-quality": "The answers were checked by rules that were laid down; each was judged on everybody in the data.",
    "method-quality-rule": "{label}: {meaning}. {n} of {base} respondents; {action}.",
    "method-quality-rule-withheld": "{label}: {meaning}. {n} respondents; {action}.",
    "method-quality-spread": "On average the answers differ by {n}: "
    "1 minus the sum of the squared shares of the points of the scale (Heerwegh and Loosveldt, 2008); 0 where all are alike.",
    "method-quality-none": "No respondent was left out by these rules.",
    "method-quality-excluded": "Of {read} respondents in the data {excluded} were left out before anything was computed; "
    "{kept} are in the report.",
}
