"""The line under every figure and table: base, sample, weighting, interval, source, and the key to what is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.content.counts import bases_of, is_rebuilt
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.intervals import sample_kind, withheld_fields
from reportgen.content.prose import joined
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Condition
from reportgen.spec.model.questions import MultiQuestion

WITHHELD = ("minimum-base", "minimum-count", "complementary", "no-answers")


def tag(edition: Edition) -> str:
    """Return the tag beside a figure's number; empty for real answers."""
    provenance = edition.spec.document.survey.data.provenance
    return "" if provenance == "observed" else edition.say(f"tag-{provenance}")


def source_line(
    edition: Edition, facts: Sequence[Fact], subjects: Sequence[str], among: Condition | None = None, note: Inlines = ()
) -> Inlines:
    """Return the base-and-source line of a figure or table.

    Parameters
    ----------
    facts
        What the figure or table shows.
    subjects
        Its questions or dimensions.
    among
        Whom it is about, when not everyone.
    note
        The author's remark, printed after the source.
    """
    base = [base_words(edition, facts), *_rules(edition, subjects, among)]
    terms = edition.say("comma").join([*base, *_sample(edition, facts)])
    sentences = [edition.say("line-base", terms=terms), edition.say("line-source", source=source(edition, subjects))]
    sentences += withheld_key(edition, facts)
    words = edition.say("joint").join(sentences)
    return joined((Words(words), *((Words(edition.say("joint")), *note) if note else ())))


def base_words(edition: Edition, facts: Sequence[Fact]) -> str:
    """Return the base of facts: n = 1,200, or for rebuilt rows what was published and what was rebuilt."""
    bases = bases_of(facts)
    if not bases:
        return edition.say("base-none")
    if any(is_rebuilt(fact) for fact in facts):
        published = edition.spec.document.survey.sample.published_base
        rebuilt = edition.say("base-rebuilt", n=f"{bases[-1]:,}")
        return edition.say("comma").join([edition.say("base-published", n=f"{published:,}"), rebuilt]) if published else rebuilt
    if len(bases) == 1:
        return edition.say("base-one", n=f"{bases[0]:,}")
    return edition.say("base-range", low=f"{bases[0]:,}", high=f"{bases[-1]:,}")


def source(edition: Edition, subjects: Sequence[str]) -> str:
    """Return where the answers come from, with the numbers of the questions where the questionnaire is printed."""
    data = edition.spec.document.survey.data
    words = (
        edition.codebook.words(data.note).rstrip("。.")
        if data.note
        else edition.say("source-survey", file=edition.results.source.shown)
    )
    numbers = [edition.codebook.number(s) for s in subjects if s in edition.spec.document.questions]
    if not numbers or not edition.outline.has_questionnaire:
        return words
    return edition.say("comma").join(
        [words, edition.say("question-numbers" if len(numbers) > 1 else "question-number", n=runs(edition, numbers))]
    )


def runs(edition: Edition, numbers: Iterable[int]) -> str:
    """Return numbers with neighbours as ranges: 1, 3–6."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return edition.say("list").join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in found)


def withheld_key(edition: Edition, facts: Sequence[Fact]) -> list[str]:
    """Return a sentence for every reason why one of the facts is not shown."""
    reasons = {fact.withheld for fact in facts}
    return [edition.say(f"key-{reason}", **withheld_fields(edition)) for reason in WITHHELD if reason in reasons]


def _rules(edition: Edition, subjects: Sequence[str], among: Condition | None) -> list[str]:
    questions = [edition.spec.document.questions[s] for s in subjects if s in edition.spec.document.questions]
    rules = {f"base-{q.base}" for q in questions if isinstance(q, MultiQuestion)}
    asked = {edition.spec.conditions.get(("questions", s, "asked_if")) for s in subjects}
    conditions = [c for c in (*asked, among) if c is not None]
    filters = [edition.say("only-those", condition=edition.condition(c)) for c in conditions[: 2 if len(asked) == 1 else 0]]
    if among is not None and not filters:
        filters = [edition.say("only-those", condition=edition.condition(among))]
    return [edition.say(rule) for rule in sorted(rules)] + filters


def _sample(edition: Edition, facts: Sequence[Fact]) -> list[str]:
    survey = edition.spec.document.survey
    words = [edition.say(f"data-{survey.data.provenance}")] if survey.data.provenance != "observed" else []
    words.append(sample_kind(edition))
    words.append(weighting(edition, facts))
    return [*words, *_intervals(edition, facts)]


def weighting(edition: Edition, facts: Sequence[Fact]) -> str:
    """Return whether the numbers are weighted, and the smallest effective base."""
    if edition.spec.document.survey.weight is None:
        return edition.say("unweighted")
    effective = sorted(round(f.estimate.effective_base) for f in facts if f.estimate and f.estimate.base and not f.withheld)
    if not effective:
        return edition.say("weighted")
    if effective[0] == effective[-1]:
        return edition.say("weighted-effective", n=f"{effective[0]:,}")
    return edition.say("weighted-effective-range", low=f"{effective[0]:,}", high=f"{effective[-1]:,}")


def _intervals(edition: Edition, facts: Sequence[Fact]) -> list[str]:
    methods = {f.estimate.interval.method for f in facts if f.estimate and f.estimate.interval}
    if methods:
        names = edition.say("list").join(edition.say(f"by-{m}") for m in sorted(methods))
        return [edition.say("intervals", level=edition.level, methods=names)]
    reasons = {f.estimate.no_interval for f in facts if f.estimate and f.value is not None}
    order = ("reconstructed", "sample-kind", "census", "base")
    return [edition.say("no-intervals-census" if r == "census" else "no-intervals") for r in order if r in reasons][:1]
