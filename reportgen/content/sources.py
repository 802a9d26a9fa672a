"""The line under every figure and table: base, sample, weighting, interval, source, and the key to what is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.content.cautious import cautious_key
from reportgen.content.counts import bases_of, is_rebuilt
from reportgen.content.directions import directions
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.intervals import sample_kind, withheld_fields
from reportgen.content.prose import joined
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import rounded
from reportgen.spec.collected import data_of, provenance, sample_of, weight_of
from reportgen.spec.made import asked
from reportgen.spec.measures import QUALITY, Condition
from reportgen.spec.model.questions import MultiQuestion
from reportgen.spec.waves.listed import wave_label
from reportgen.spec.waves.rules import document_of

WITHHELD = (
    *("minimum-base", "one-respondent", "complete-cases", "no-variation"),
    *("minimum-count", "complementary", "no-answers"),
)
Intervals = Literal["intervals", "intervals-in-data", "intervals-not-shown"]
FEW = 8
"""Groups whose bases fit into the line; with more of them the table has them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure or table shows, as far as its source line has to know."""

    facts: tuple[Fact, ...]
    subjects: tuple[str, ...]
    """Its questions or dimensions."""
    among: Condition | None = None
    """Whom it is about, when not everyone."""
    bases: tuple[tuple[str, Fact], ...] = ()
    """Groups of respondents with a fact about each."""
    intervals: Intervals = "intervals-not-shown"
    """Whether a reader sees the intervals in the drawing or the table itself, in the data behind a drawing, or not here."""
    bare: bool = False
    """Whether a mean stands without its scale beside it."""
    example: bool = False
    """Whether it shows what rebuilt rows were never published to say, as an example."""
    remarks: tuple[str, ...] = ()
    """Sentences on how to read it."""

    @property
    def whole(self) -> tuple[Fact, ...]:
        """The facts about everyone; all of them when there is none."""
        return tuple(f for f in self.facts if f.estimate and not f.estimate.measure.segments) or self.facts


def tag(edition: Edition, *, example: bool = False) -> str:
    """Return the tag beside a figure's number; empty for real answers."""
    if example:
        return edition.say("tag-illustrative")
    rows = provenance(edition.spec.document)
    return "" if rows in {None, "observed"} else edition.say(f"tag-{rows}")


def told_of(edition: Edition, alt: str, *, example: bool = False) -> str:
    """Return an alternative text that begins with what the data are, where they are no real answers: the tag is not in it."""
    rows = "illustrative" if example else provenance(edition.spec.document)
    if rows in {None, "observed"} or not alt:
        return alt
    return edition.say("joint").join((edition.say("alt-point", title=edition.capital(edition.say(f"data-{rows}"))), alt))


def source_line(edition: Edition, shown: Shown, note: Inlines = ()) -> Inlines:
    """Return the base-and-source line of a figure or table, with the author's remark after the source."""
    terms = [
        base_words(edition, shown.whole, example=shown.example) + _groups(edition, shown),
        *_rules(edition, shown),
        *_sample(edition, shown),
    ]
    sentences = [edition.say("line-base", terms=edition.say("comma").join(terms))]
    sentences = [*([edition.say("line-illustrative")] if shown.example else []), *sentences, *shown.remarks]
    sentences += directions(edition, shown.facts, bare=shown.bare)
    where = source(edition, shown.subjects, waves_of(shown.facts))
    sentences += [
        edition.say("line-source", source=where),
        *withheld_key(edition, shown.facts),
        *cautious_key(edition, shown.facts),
    ]
    words = Words(edition.say("joint").join(sentences))
    return joined((words, Words(edition.say("joint")), *note)) if note else (words,)


def base_words(edition: Edition, facts: Sequence[Fact], *, example: bool = False) -> str:
    """Return the base of facts: n = 1,200, or for rebuilt rows what was published and what was rebuilt."""
    bases = bases_of(facts)
    if not bases:
        return edition.say("base-withheld" if any(fact.estimate for fact in facts) else "base-none")
    low, high = f"{bases[0]:,}", f"{bases[-1]:,}"
    if example or any(fact.estimate and fact.estimate.provenance == "illustrative" for fact in facts):
        return edition.say("base-rebuilt", n=high)
    if any(is_rebuilt(fact) for fact in facts):
        return _rebuilt(edition, high)
    return edition.say("base-one", n=low) if low == high else edition.say("base-range", low=low, high=high)


def _rebuilt(edition: Edition, rebuilt: str) -> str:
    sample = sample_of(edition.spec.document)
    if sample is None or not sample.published_base:
        return edition.say("base-rebuilt", n=rebuilt)
    key = "base-published-doubtful" if sample.base_doubt else "base-published"
    return edition.say(key, n=f"{sample.published_base:,}", rebuilt=rebuilt)


def source(edition: Edition, subjects: Iterable[str], waves: Iterable[str] = ("",)) -> str:
    """Return where the answers come from, with the numbers of the questions where the questionnaire is printed."""
    origins = edition.say("semicolon").join(dict.fromkeys(filter(None, (origin(edition, wave) for wave in waves))))
    return edition.say("comma").join(words for words in (origins, question_numbers(edition, subjects)) if words)


def waves_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the waves that facts are about, that of the report first; it alone where there is no other."""
    return tuple(dict.fromkeys(("", *(f.estimate.measure.wave for f in facts if f.estimate))))


def origin(edition: Edition, wave: str = "") -> str:
    """Return where the answers of a wave come from."""
    data, read = data_of(document_of(edition.spec, wave)), edition.results.waves.get(wave, edition.results.source)
    if data is None or read is None:
        return ""
    if data.note:
        return edition.codebook.words(data.note).rstrip("。.")
    label = wave_label(edition.spec.document, wave, edition.language)
    return edition.say("source-wave", wave=label, file=read.shown) if wave else edition.say("source-survey", file=read.shown)


def question_numbers(edition: Edition, subjects: Iterable[str]) -> str:
    """Return the numbers of questions in the questionnaire; nothing where it is not printed."""
    numbered = asked(edition.spec.document)
    numbers = [edition.codebook.number(s) for s in subjects if s in numbered]
    if not numbers or not edition.outline.has_questionnaire:
        return ""
    return edition.say("question-numbers" if len(numbers) > 1 else "question-number", n=runs(edition, numbers))


def runs(edition: Edition, numbers: Iterable[int]) -> str:
    """Return numbers with neighbours as ranges: 1, 3–6."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return edition.say("list").join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in found)


def withheld_key(edition: Edition, facts: Iterable[Fact]) -> list[str]:
    """Return a sentence for every reason why one of the facts is not shown."""
    reasons = {fact.withheld for fact in facts}
    return [edition.say(f"key-{reason}", **withheld_fields(edition)) for reason in WITHHELD if reason in reasons]


def weighting(edition: Edition, facts: Sequence[Fact]) -> str:
    """Return whether the numbers are weighted, and the weighted and the effective base."""
    document = edition.spec.document
    about = {f.estimate.measure.wave for f in facts if f.estimate and f.estimate.measure.name not in QUALITY}
    if not about and any(f.estimate for f in facts):  # numbers of rows, each of which counts once
        return edition.say("unweighted")
    about = about or {""}
    weighted = {wave for wave in about if weight_of(document_of(edition.spec, wave)) is not None}
    if not weighted:
        return edition.say("unweighted")
    if weighted != about:
        labels = [wave_label(document, wave, edition.language) for wave in sorted(weighted, key=lambda wave: (not wave, wave))]
        return edition.say("weighted-waves", waves=edition.listed(labels))
    shown = [f.estimate for f in facts if f.estimate and f.estimate.base and not f.withheld]
    if not shown or any(is_rebuilt(fact) for fact in facts):  # of rebuilt rows these were invented
        return edition.say("weighted")
    sums, effective = (e.weighted_base for e in shown), (e.effective_base for e in shown)
    return edition.say("weighted-n", weighted=_range(edition, sums), effective=_range(edition, effective))


def _range(edition: Edition, numbers: Iterable[float | None]) -> str:
    whole = sorted({rounded(number or 0, 0) for number in numbers})
    low, high = f"{whole[0]:,}", f"{whole[-1]:,}"
    return low if low == high else edition.say("n-range", low=low, high=high)


def _groups(edition: Edition, shown: Shown) -> str:
    named = [(label, fact.estimate.base) for label, fact in shown.bases if fact.estimate and fact.estimate.base is not None]
    if not 0 < len(named) <= FEW or any(is_rebuilt(fact) for fact in shown.facts):
        return ""
    words = (edition.say("label-value", label=label, value=f"{base:,}") for label, base in named)
    return edition.say("in-brackets", words=edition.say("comma").join(words))


def _rules(edition: Edition, shown: Shown) -> list[str]:
    """Return what a percentage is of, and who was asked."""
    questions = [edition.spec.document.questions[s] for s in shown.subjects if s in edition.spec.document.questions]
    rules = sorted({f"base-{q.base}" for q in questions if isinstance(q, MultiQuestion)})
    asked = {edition.spec.conditions.get(("questions", s, "asked_if")) for s in shown.subjects}
    conditions = [*(asked if len(asked) == 1 else ()), shown.among]
    filters = [edition.say("only-those", condition=edition.condition(c)) for c in conditions if c is not None]
    return [*(edition.say(rule) for rule in rules), *filters]


def _sample(edition: Edition, shown: Shown) -> list[str]:
    """Return what the rows are, how people were chosen, whether numbers are weighted, and what is said of their error."""
    synthetic = provenance(edition.spec.document) == "synthetic"
    words = [edition.say("data-synthetic")] if synthetic else []
    return [*words, sample_kind(edition), weighting(edition, shown.whole), *_intervals(edition, shown)]


def _intervals(edition: Edition, shown: Shown) -> list[str]:
    if any(f.interval for f in shown.facts):
        return [edition.say(shown.intervals, level=edition.level)]
    reasons = {f.estimate.no_interval for f in shown.facts if f.estimate and f.value is not None}
    if "census" in reasons:
        return [edition.say("no-intervals-census")]
    return (
        [edition.say("no-intervals")]
        if reasons & {"reconstructed", "sample-kind", "base", "no-variation", "clusters", "no-error", "effective-base"}
        else []
    )
