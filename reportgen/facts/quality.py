"""The rules on quality in words: what each is called, what it means, what is done, and what its numbers are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reportgen.facts.quality_words import QUALITY_WORDS
from reportgen.spec.grids import gathered, grids_of
from reportgen.spec.labels import option_label, subject_label
from reportgen.spec.measures import OF_RULE, Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.quality import Attention, Duplicates, NearDuplicates, Speeders, StraightLining
from reportgen.spec.model.scalars import in_language
from reportgen.spec.quality import Rule, bounds_of_question, compared_by, condition_key, items_of, rule_of
from reportgen.spec.spec import Key


def quality_definition(document: Document, measure: Measure, language: str) -> str:
    """Return what a number of the quality of answers is."""
    words = QUALITY_WORDS[language]
    if measure.name in OF_RULE:
        return words[measure.name].format(rule=rule_label(document, measure.subject, language))
    if measure.name == "quality_rows":
        return words[f"quality_rows-{measure.subject}"]
    return words[measure.name].format(subject=subject_label(document, measure.subject, language))


def rule_label(document: Document, name: str, language: str) -> str:
    """Return what a rule is called: as its author says, else by what it tests."""
    rule = rule_of(document, name)
    if rule is None:
        return name
    if rule.part is not None and rule.part.label is not None:
        return in_language(rule.part.label, language, document.report.language)
    what = rule.name if rule.kind == "inconsistent" else _items(document, items_of(rule), language)
    return QUALITY_WORDS[language][f"label-{rule.kind}"].format(what=what)


def _items(document: Document, names: tuple[str, ...], language: str) -> str:
    """Return the label of the one question or the one grid that names are; how many there are of others."""
    together = gathered(document, names)
    if len(together) != 1:
        return QUALITY_WORDS[language]["items"].format(n=len(names))
    grid = grids_of(document).get(together[0])
    own = document.report.language
    return in_language(grid.label, language, own) if grid else subject_label(document, together[0], language)


@dataclass(frozen=True, slots=True)
class Judging:
    """Says in one language what rules mean."""

    document: Document
    conditions: Mapping[Key, Condition]
    language: str
    condition: Callable[[Condition], str]
    """Says a condition in words."""

    def label(self, rule: Rule) -> str:
        """Return what a rule is called."""
        return rule_label(self.document, rule.name, self.language)

    def action(self, rule: Rule) -> str:
        """Return what is done about it."""
        return QUALITY_WORDS[self.language][rule.action]

    def meaning(self, rule: Rule) -> str:
        """Return of whom a rule is true."""
        match rule.part:
            case Duplicates() | NearDuplicates():
                return self._repeated(rule, rule.part)
            case Speeders():
                return self._speed(rule.part)
            case StraightLining():
                return self._straight(rule, rule.part)
            case Attention():
                return self._attention(rule.part)
            case None:
                return self._outside(rule.name)
            case _:
                return self.condition(self.conditions[condition_key(rule)])

    def _repeated(self, rule: Rule, part: Duplicates | NearDuplicates) -> str:
        if isinstance(part, Duplicates):
            return self._say("duplicates-columns" if part.columns else "duplicates", columns=self._list(part.columns))
        compared = len(compared_by(self.document, rule))
        return self._say("near_duplicates", items=compared, share=f"{part.share * 100:.12g}%")

    def _speed(self, part: Speeders) -> str:
        key = "speeders-median" if part.below is None else "speeders" if part.of_median is None else "speeders-either"
        return self._say(key, seconds=f"{part.below or 0:,g}", share=f"{(part.of_median or 0) * 100:.12g}%")

    def _attention(self, part: Attention) -> str:
        labels = (option_label(self.document, part.of, code, self.language) for code in part.answers)
        quoted = self._say("or").join(QUALITY_WORDS[self.language]["quote"].format(label) for label in labels)
        return self._say("attention", question=subject_label(self.document, part.of, self.language), answers=quoted)

    def _straight(self, rule: Rule, part: StraightLining) -> str:
        items = len(items_of(rule))
        if part.run is not None:
            return self._say("straight_lining-run", items=items, run=part.run)
        return self._say("straight_lining-all" if part.least >= items else "straight_lining", items=items, least=part.least)

    def _outside(self, name: str) -> str:
        low, high = bounds_of_question(self.document, name)
        key = "out_of_range" + ("-above" if low is None else "-below" if high is None else "")
        question = subject_label(self.document, name, self.language)
        return self._say(key, question=question, low=f"{low or 0:,g}", high=f"{high or 0:,g}")

    def _list(self, words: Iterable[str]) -> str:
        return QUALITY_WORDS[self.language]["list"].join(words)

    def _say(self, key: str, **fields: str | int) -> str:
        return QUALITY_WORDS[self.language][key].format(**fields)
