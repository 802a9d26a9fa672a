"""Routing in the words of the form: 若第2题选“否”, 请跳到第7题; you chose “No” in question 2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.content.codebook import Codebook
from reportgen.content.questionnaire.form import Asked
from reportgen.content.questionnaire.routing import Chosen, Elsewhere, Every, Filled, Routing, Sized, Some, Ticked
from reportgen.facts.definitions import Definitions
from reportgen.spec.grids import grid_of


@dataclass(frozen=True, slots=True)
class Wording:
    """What the form says about who answers what, in one language."""

    codebook: Codebook
    phrases: Mapping[str, str]

    def say(self, key: str, **fields: str | int) -> str:
        """Return a fixed sentence with its blanks filled in."""
        return self.phrases[key].format(**fields)

    def who(self, found: Routing, questions: Sequence[Asked], until: int | None = None) -> str:
        """Return the sentence that says who answers a question, a grid of several, or all from here to a number."""
        condition = self.clause(found)
        if until is not None:
            return self.say("only-if-run", condition=condition, first=questions[0].number, last=until)
        several = questions[0].number != questions[-1].number
        return self.say("only-if-grid" if several else "only-if", condition=condition)

    def clause(self, found: Routing, *, inside: bool = False) -> str:
        """Return a routing as a clause; with brackets where it is one part of another."""
        match found:
            case Every(parts) | Some(parts):
                joint = self.say("route-and" if isinstance(found, Every) else "route-or")
                words = joint.join(self.clause(part, inside=True) for part in parts)
                return self.say("bracketed", words=words) if inside else words
            case Chosen():
                return self._in_row(found.question, self._chosen(found))
            case Ticked(question, option, ticked, _):
                key = "route-ticked" if ticked else "route-not-ticked"
                return self.say(key, n=self._number(question), answers=self._quoted(question, (option,)))
            case Sized(question, operator, value):
                return self.say(f"route-{operator}", n=self._number(question), value=value)
            case Filled(question, filled):
                return self.say("route-answered" if filled else "route-unanswered", n=self._number(question))
            case Elsewhere(_, test):
                return Definitions(self.codebook.document, self.codebook.language).condition(test)

    def leads(self, target: int | None) -> str:
        """Return where an answer leads: to a question, or to the end."""
        return self.say("go-to-end") if target is None else self.say("go-to", n=target)

    def scores(self, codes: Sequence[str], leads: str) -> str:
        """Return the sentence for scores of a 0-to-10 question that lead elsewhere."""
        return self.say("go-to-scores", answers=_ranges(codes, self.say("list"), self.say("range-to")), leads=leads)

    def _chosen(self, found: Chosen) -> str:
        number = self._number(found.question)
        if self.codebook.question(found.question).type == "nps":
            return self.say("route-nps", n=number, answers=_ranges(found.codes, self.say("list"), self.say("range-to")))
        if self.codebook.question(found.question).type == "ranking":
            return self.say("route-first", n=number, answers=self._quoted(found.question, found.codes))
        others = [a.code for a in self.codebook.answers(found.question) if a.code not in found.codes]
        if not others:
            return self.say("route-answered", n=number)
        if len(others) < len(found.codes):
            return self.say("route-not-chosen", n=number, answers=self._quoted(found.question, others))
        return self.say("route-chosen", n=number, answers=self._quoted(found.question, found.codes))

    def _in_row(self, question: str, clause: str) -> str:
        """Return a clause about a question, with the row that is meant where it is one of a grid."""
        if grid_of(self.codebook.question(question)) is None:
            return clause
        return self.say("route-row", clause=clause, row=self.say("quoted", words=self.codebook.label(question)))

    def _number(self, question: str) -> int:
        return self.codebook.number(question)

    def _quoted(self, question: str, codes: Sequence[str]) -> str:
        labels = [self.say("quoted", words=self.codebook.answer(question, code)) for code in codes]
        return self.say("or").join(labels)


def _ranges(codes: Sequence[str], comma: str, to: str) -> str:
    """Return scores with neighbours as ranges: 0至6, 9."""
    runs: list[list[int]] = []
    for score in sorted(map(int, codes)):
        if runs and score == runs[-1][-1] + 1:
            runs[-1].append(score)
        else:
            runs.append([score])
    return comma.join(str(run[0]) if len(run) == 1 else f"{run[0]}{to}{run[-1]}" for run in runs)
