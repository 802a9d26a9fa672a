"""Sentences on a questionnaire: English."""

from __future__ import annotations

SENTENCES = {
    "read": "Wording and options are those of the questionnaire {file} ({platform}): {columns} columns, {questions} questions.",
    "language": "The questionnaire is in {languages}; the texts in {chosen} are used.",
    "language-change": "`--language` when importing",
    "by-codes": "Cells of closed questions hold codes; the questionnaire says which options they mean.",
    "by-words": "Cells of closed questions hold the words of options; they became the codes of the questionnaire.",
    "unmatched": "Columns that the questionnaire does not have, read as the export alone shows them ({count}): {found}.",
    "no-column": "Questions of the questionnaire without a column in the export ({count}): {found}.",
    "strangers": "`{question}`: {count} of {n} answers are none of the options of the questionnaire; it may have changed.",
    "other-options": "`{question}`: {count} of {n} answers are none of the options of the questionnaire, so these were not used.",
    "reworded": "The export words questions otherwise than the questionnaire, whose wording is used ({count}): {found}.",
    "asked-if": "“{ask}” was asked only under a condition: {condition}.",
    "asked-if-everybody": "“{ask}” was asked under a condition that holds of every row, so that none is written: {condition}.",
    "asked-if-unsaid": "“{ask}” was asked only under a condition that a spec cannot say, so that everybody counts as asked: "
    "{condition}.",
    "asked-if-unsaid-change": "Write `asked_if:` below this line with what comes near to it, see docs/expressions.md",
    "asked-if-few": "“{ask}” was asked only under a condition, {condition}; {count} of {n} answers are of people who were not "
    "asked by it, and are not counted.",
    "asked-if-few-change": "Delete the line `asked_if` to count them",
    "asked-if-against": "“{ask}” was asked only under a condition, {condition}, but {count} of {n} answers are of people who "
    "were not asked by it. It may have changed, so that it is not written and all answers count.",
    "asked-if-against-change": 'Write `asked_if: "{written}"` below this line to count only those who were asked',
    "repeated": "Each respondent answers “{name}” several times ({count} questions: {found}). A platform writes these "
    "answers into a sheet of their own, in which a row is no respondent; the spec asks them once.",
    "repeated-change": "Delete these questions, or report on that sheet by itself: import it with `--sheet`",
    "partly": "In “{ask}”, options or rows were shown under conditions of their own ({count}: {found}). A spec cannot say that: "
    "whoever was asked the question counts as having been shown them.",
    "exclusive": "In “{ask}”, {found} excludes all other options. A spec cannot say that: a questionnaire made of it does "
    "not prevent other ticks beside it, and answers are counted as they were given.",
    "exclusive-change": "Write it into the `note` of the question, such as “Tick nothing else then”",
}
