"""Who a rule on quality is true of, who is left out, and who left out a question: from the raw rows, by plain Python.

These reports have rules on keys, on seconds and on rating questions; what others would need is not here and raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.numbers.rows import Number, Row, Survey

TOTALS = {"quality_flagged", "quality_share", "quality_rows", "quality_differentiation"}
OF_QUESTION = {"item_asked", "item_answered", "item_missing", "item_not_asked", "item_nonresponse"}
MEASURES = TOTALS | OF_QUESTION
SHARES = {"quality_share", "item_nonresponse"}

Verdicts = list[bool | None]
"""Of each respondent in the file whether a rule is true; None where nobody can tell."""


def verdicts_of(spec: Any, rows: list[Row]) -> Mapping[str, Verdicts]:
    """Return what every rule says of every row of the file."""
    rules = spec.get("quality", {})
    found: dict[str, Verdicts] = {}
    if "duplicates" in rules:
        found["duplicates"] = _again(rules["duplicates"]["columns"], rows)
    if "speeders" in rules:
        column, bound = rules["speeders"]["column"], float(rules["speeders"]["below"])
        found["speeders"] = [float(row[column]) < bound if row[column] else None for row in rows]
    for name, rule in rules.get("straight_lining", {}).items():
        columns = [spec["questions"][item]["column"] for item in rule["of"]]
        found[name] = [_alike([row[c] for c in columns if row[c]], int(rule.get("least", "5"))) for row in rows]
    return found


def _again(columns: list[str], rows: list[Row]) -> Verdicts:
    seen: set[tuple[str, ...]] = set()
    verdicts: Verdicts = []
    for row in rows:
        key = tuple(row[column] for column in columns)
        verdicts.append(key in seen if all(key) else None)
        seen.add(key)
    return verdicts


def _alike(answers: list[str], least: int) -> bool | None:
    return len(set(answers)) == 1 if len(answers) >= least else None


def left_out(spec: Any, rows: list[Row]) -> list[bool]:
    """Return of each row of the file whether a rule that says so leaves it out."""
    rules = spec.get("quality", {})
    actions = {name: rule.get("action", "count") for name, rule in rules.items() if name in {"duplicates", "speeders"}}
    actions |= {name: rule.get("action", "count") for name, rule in rules.get("straight_lining", {}).items()}
    if not set(actions.values()) <= {"count", "exclude"}:
        raise NotImplementedError(actions)
    verdicts = verdicts_of(spec, rows)
    excluding = [verdicts[name] for name, action in actions.items() if action == "exclude"]
    return [any(verdict[at] for verdict in excluding) for at in range(len(rows))]


def in_words(spec: Any) -> set[str]:
    """Return the numbers in the words for the rules of a spec: the bound of a time, how many items."""
    rules = spec.get("quality", {})
    items = {f"all {len(rule['of'])} items" for rule in rules.get("straight_lining", {}).values()}
    return items | ({f"less than {rules['speeders']['below']} seconds"} if "speeders" in rules else set())


def quality_of(survey: Survey, name: str, subject: str) -> Number:
    """Return a number of the quality of answers: a count with its base, or the share."""
    from tests.numbers.rows import Number

    if name == "quality_differentiation":
        return _varied(survey, subject)
    n, base = _of_question(survey, name, subject) if name in OF_QUESTION else _of_rule(survey, name, subject)
    value = n / base if name in SHARES else float(n)
    return Number(value, n=n, base=base)


def _varied(survey: Survey, rule: str) -> Number:
    """Return one less the sum of the squared shares of the points, on average over those whom the rule judges."""
    from tests.numbers.rows import Number

    asked = survey.spec["quality"]["straight_lining"][rule]
    columns = [survey.spec["questions"][item]["column"] for item in asked["of"]]
    given = [
        answers for row in survey.read if len(answers := [row[c] for c in columns if row[c]]) >= int(asked.get("least", "5"))
    ]
    varied = [1 - sum((answers.count(point) / len(answers)) ** 2 for point in set(answers)) for answers in given]
    return Number(sum(varied) / len(varied), base=len(varied))


def _of_rule(survey: Survey, name: str, subject: str) -> tuple[int, int]:
    verdicts = verdicts_of(survey.spec, survey.read)
    if name != "quality_rows":
        return verdicts[subject].count(True), len(survey.read) - verdicts[subject].count(None)
    flagged = sum(any(verdict[at] for verdict in verdicts.values()) for at in range(len(survey.read)))
    kept = len(survey.rows)
    counts = {"read": len(survey.read), "flagged": flagged, "excluded": len(survey.read) - kept, "kept": kept}
    return counts[subject], len(survey.read)


def _of_question(survey: Survey, name: str, subject: str) -> tuple[int, int]:
    asked = [row for row in survey.rows if survey.was_asked(subject, row)]
    answered = sum(survey.said(subject, row) for row in asked)
    if name in {"item_asked", "item_not_asked"}:
        return (len(asked) if name == "item_asked" else len(survey.rows) - len(asked)), len(survey.rows)
    return (answered if name == "item_answered" else len(asked) - answered), len(asked)
