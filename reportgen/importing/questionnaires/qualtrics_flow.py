"""Who is asked the questions of a Qualtrics survey: branches and ends of its flow, skips within blocks, display logic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.importing.cleaning import bare
from reportgen.importing.questionnaires.conditions import ALWAYS, UNSAID, Condition, every, of_no_answer, opposite, some
from reportgen.importing.questionnaires.qualtrics_logic import Logic, described
from reportgen.importing.questionnaires.qualtrics_question import Asked, mapping, sequence, word

_ENDS = "ENDOFSURVEY"
_BLOCKS = ("Block", "Standard", "Default")


@dataclass(frozen=True, slots=True)
class Around:
    """What holds of everybody who comes to a place of a survey."""

    condition: Condition = ALWAYS
    words: tuple[str, ...] = ()

    def also(self, condition: Condition, words: str) -> Around:
        """Return what holds where one more condition does."""
        said = self.words if not words or words in self.words else (*self.words, words)
        return Around(every((self.condition, condition)), said)


class Flow:
    """Goes through a survey as respondents do, and remembers on which condition each question is asked."""

    def __init__(self, blocks: Mapping[str, Mapping[str, Any]], asked: Mapping[str, Asked]) -> None:
        self._blocks, self._asked = blocks, asked
        self._logic = Logic(asked.values())
        self._gone = Around()
        """Of those whose survey has not ended."""
        self._found: dict[str, list[Around]] = {}

    def go(self, steps: Iterable[Any], around: Around = Around()) -> bool:
        """Go through steps of the flow, and return whether the survey ends there."""
        for step in map(mapping, steps):
            kind, inner = word(step.get("Type")), sequence(step.get("Flow"))
            if kind == "EndSurvey":
                return True
            if kind in _BLOCKS:
                self._block(self._blocks.get(word(step.get("ID")), {}), around)
            elif kind == "Branch":
                self._branch(step, inner, around)
            elif "Randomizer" in kind and word(step.get("SubSet")) not in ("", str(len(inner))):
                if self.go(inner, around.also(UNSAID, kind)):
                    self._gone = self._gone.also(UNSAID, kind)
            elif self.go(inner, around):
                return True
        return False

    def _branch(self, step: Mapping[str, Any], inner: list[Any] | Any, around: Around) -> None:
        logic = mapping(step.get("BranchLogic"))
        condition, words = self._logic.all_of(logic), described(logic)
        if self.go(inner, around.also(condition, words)):
            self._gone = self._gone.also(opposite(every((around.condition, condition))), _not(words))

    def _block(self, block: Mapping[str, Any], around: Around) -> None:
        """Go through a block with the skips that are open: where each leads, and whom."""
        if _takes_some(block):
            around = around.also(UNSAID, "Randomizer")
        open_: list[tuple[str, Around]] = []
        for element in map(mapping, sequence(block.get("BlockElements"))):
            name = word(element.get("QuestionID"))
            open_ = [(to, skip) for to, skip in open_ if to != name]
            if name in self._asked:
                here = every([around.condition, self._gone.condition, *(skip.condition for _, skip in open_)])
                words = dict.fromkeys((*around.words, *self._gone.words, *(w for _, skip in open_ for w in skip.words)))
                self._question(name, Around(here, tuple(words)))
                open_ += self._skips(name, element)

    def _question(self, name: str, around: Around) -> None:
        logic = mapping(self._asked[name].payload.get("DisplayLogic"))
        found = around.also(self._logic.all_of(logic), described(logic))
        self._found.setdefault(name, []).append(found)
        self._logic.shown[name] = self.asked_if(name).condition

    def _skips(self, name: str, element: Mapping[str, Any]) -> Iterator[tuple[str, Around]]:
        """Yield where the skips of a question lead within its block, and who goes on in spite of them."""
        rules = sequence(element.get("SkipLogic")) or sequence(self._asked[name].payload.get("SkipLogic"))
        for rule in map(mapping, rules):
            sign, to = word(rule.get("Condition")), word(rule.get("SkipToDestination"))
            found = self._logic.located(word(rule.get("Locator")) or word(rule.get("ChoiceLocator")), sign)
            if of_no_answer(found):  # who was not asked does not skip either
                found = every((self._logic.shown[name], found))
            words = _not(bare(word(rule.get("Description")), markup=True) or f"{name} {sign}")
            if to.upper() == _ENDS:
                self._gone = self._gone.also(opposite(found), words)
            else:
                yield to, Around().also(opposite(found), words)

    def asked_if(self, name: str) -> Around:
        """Return on which condition a question is asked, wherever in the flow it stands."""
        found = self._found.get(name)
        if not found:
            return Around()
        return Around(some(one.condition for one in found), tuple(dict.fromkeys(w for one in found for w in one.words)))


def _takes_some(block: Mapping[str, Any]) -> bool:
    """Return whether a block asks each respondent some of its questions only, drawn at random."""
    options = mapping(block.get("Options"))
    drawn = mapping(mapping(options.get("Randomization")).get("Advanced"))
    return word(options.get("RandomizeQuestions")) == "Advanced" and word(drawn.get("TotalRandSubset")) not in ("", "0")


def _not(words: str) -> str:
    return f"¬ ({words})" if words else ""
