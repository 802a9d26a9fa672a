"""The items that a report states of its method, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.spec.collected import has_data, weight_of
from reportgen.spec.disclosing.places import unprinted_questions
from reportgen.spec.model.document import Document
from reportgen.spec.quality import rules_of
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reader must be able to find out."""

    what: str
    """What it is, as a problem says it."""
    fix: str
    """What to write so that it is stated."""
    states: Callable[[Document], bool]
    """Whether the spec holds what the methodology needs to state it."""
    rows: tuple[str, ...] = ()
    """The rows of the methodology that state it; none where another block does."""
    key: Key = ("survey",)
    """Where it is to be written."""
    open: bool = True
    """Whether it may be declared not to apply, or not to be known."""


def _field(name: str, what: str, example: str, *, is_open: bool = True) -> Item:
    """Return the item of a field of ``survey``, under the field's name."""

    def states(document: Document) -> bool:
        return document.survey is not None and getattr(document.survey, name) is not None

    return Item(what, f"Add survey.{name}: {example}", states, (name.replace("_", "-"),), open=is_open)


def _composed(what: str, *rows: str) -> Item:
    """Return an item that the methodology states from what every survey must say."""
    return Item(what, "Add survey", lambda document: document.survey is not None, rows, open=False)


def _computed(what: str, *rows: str) -> Item:
    """Return an item that the methodology states as soon as there are answers."""
    return Item(what, "Add survey.data, the answers", has_data, rows, open=False)


def _aims(document: Document) -> bool:
    research, survey = document.research, document.survey
    return bool(survey and survey.purpose) or bool(research and research.goals)


def _weights_told(document: Document) -> bool:
    weight = weight_of(document)
    return has_data(document) and (weight is None or weight.note is not None or weight.rake is not None)


def _judged(document: Document) -> bool:
    return has_data(document) and bool(rules_of(document))


ITEMS: Mapping[str, Item] = MappingProxyType(
    {
        "purpose": Item("what the survey was for", "Add survey.purpose: what was to be found out", _aims, ("purpose",)),
        "strategy": _composed("how the data were collected", "strategy"),
        "sponsor": _field("sponsor", "who commissioned and paid for it", "a name"),
        "conducted_by": _field("conducted_by", "who carried it out", "a name"),
        "population": _composed("whom it is about", "population"),
        "area": _field("area", "where these people are", "a country, region or town"),
        "dates": _composed("when the answers were collected", "fieldwork"),
        "mode": _composed("how people were asked", "mode"),
        "languages": _field("languages", "in which languages people could answer", "English"),
        "selection": _composed("whether the sample is a probability sample", "sample"),
        "frame": _field(
            "frame", "the list that people were chosen from, and whom it leaves out", "the list, or that none was used"
        ),
        "recruitment": _field("recruitment", "how people were contacted and won over", "letters, calls, reminders, quotas"),
        "incentives": _field("incentives", "what people were given for answering", "what, and how it was handed over; or none"),
        "size": _computed("how many people answered", "base"),
        "response": _field("response", "what came of everybody who was invited", "{invited: 1000, complete: 400}"),
        "weighting": Item(
            "how the answers were weighted",
            "Add survey.weight.note: how the weights were computed, from which variables, with whose figures; or survey.data",
            _weights_told,
            ("weights",),
        ),
        "processing": _field("processing", "how the answers were coded, corrected and left out", "what was done to the answers"),
        "quality": Item(
            "how the quality of the answers was checked",
            "Add survey.quality: which answers were checked, and for what; or rules under quality",
            lambda document: bool(document.survey and document.survey.quality is not None) or _judged(document),
            ("quality",),
        ),
        "wording": Item(
            "the wording of every question that was asked",
            "Add the block '- questionnaire' to body, without when, in an appendix",
            lambda document: not unprinted_questions(document),
            ("wording",),
            ("body",),
        ),
        "computation": _computed("how results are computed from the answers", "boxes", "indices", "nps", "rounding"),
        "precision": _computed("how precise the results are, or why no error is given", "intervals"),
        "limitations": _field(
            "limitations",
            "what the design and the data do not allow",
            "errors that no interval measures, people not reached, questions not asked",
            is_open=False,
        ),
    }
)
"""Every item by the name under which a spec may declare it not to apply."""
EXCUSABLE = (*(name for name, item in ITEMS.items() if item.open), "funding", "contact", "availability")
"""What may stand under ``not_applicable`` and ``unknown``; the last three are asked for by no profile."""
