"""The methodology, written from the survey's own settings: nothing here is left to the author's memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.content.blocks import Method
from reportgen.content.codebook import Side
from reportgen.content.design import design_sentences
from reportgen.content.disclosed import Stated, excuses, purpose, response, strategy
from reportgen.content.disclosure_table import disclosed
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Paragraph, Prose, Words
from reportgen.content.intervals import sample_kind
from reportgen.content.method_nets import nets
from reportgen.content.method_options import options_as_printed
from reportgen.content.method_waves import waves
from reportgen.content.quality import excluded_sentence, kept, quality_sentences, rows_read, with_number
from reportgen.content.raking import raked
from reportgen.content.together.methods import has_examples, together
from reportgen.content.words.dates import period
from reportgen.facts.arithmetic import agreements
from reportgen.facts.made import Making
from reportgen.spec.collected import data_of, has_data, provenance, sample_of, weight_of
from reportgen.spec.dimensions import counted_parts, has_index, weights_of
from reportgen.spec.expressions.fields import wanting_tests
from reportgen.spec.model.questions import Dimension
from reportgen.spec.model.report import Survey

SIDES: tuple[Side, ...] = ("good", "middle", "bad")
Sentences = Iterator[str | Inlines]
Writer = Callable[[Edition], Sentences]


def method(edition: Edition) -> Method:
    """Return the methodology as labelled rows; a row without anything to say is left out."""
    written = {key: (*write(edition), *excuses(edition, key)) for key, write in ROWS}
    rows = {key: (edition.say(f"method-row-{key}"), _prose(sentences)) for key, sentences in written.items() if sentences}
    if not edition.spec.document.report.disclosure:
        return Method(tuple(rows.values()))
    anchors = {key: edition.uses.unique(f"method-{key}") for key in rows}
    table = disclosed(edition, {key: (anchors[key], label) for key, (label, _) in rows.items()})
    return Method(tuple(rows.values()), tuple(anchors.values()), table)


def _prose(sentences: tuple[str | Inlines, ...]) -> Prose:
    return tuple(Paragraph((Words(sentence),) if isinstance(sentence, str) else sentence) for sentence in sentences)


def _population(edition: Edition) -> Iterator[str]:
    if (survey := edition.spec.document.survey) is not None:
        yield edition.codebook.words(survey.population)


def _fieldwork(edition: Edition) -> Iterator[str]:
    if (survey := edition.spec.document.survey) is not None:
        dates = period(survey.fieldwork.from_, survey.fieldwork.to, edition.language)
        yield dates if survey.data else edition.say("fieldwork-planned", dates=dates)


def _mode(edition: Edition) -> Iterator[str]:
    if (survey := edition.spec.document.survey) is not None:
        yield edition.codebook.words(survey.mode)


def _sample(edition: Edition) -> Iterator[str]:
    if (survey := edition.spec.document.survey) is not None:
        yield _sample_means(edition, survey)
        yield from design_sentences(edition)
        if survey.sample.note:
            yield edition.codebook.words(survey.sample.note)


def _sample_means(edition: Edition, survey: Survey) -> str:
    """Return what the sample allows to be said; only real answers say anything about a population."""
    rows = survey.data.provenance if survey.data else None
    if rows == "synthetic":
        return edition.say("sample-invented-means", kind=sample_kind(edition))
    if survey.sample.kind != "probability":
        return edition.say(f"sample-{survey.sample.kind}-means")
    if rows in {None, "reconstructed"}:
        return edition.say(f"sample-probability-{'rebuilt' if rows else 'planned'}-means")
    return edition.say("sample-probability-weighted-means" if survey.weight else "sample-probability-means")


def _base(edition: Edition) -> Sentences:
    sample, read = sample_of(edition.spec.document), edition.results.source
    if sample is None or read is None:
        return
    rows, made = f"{read.rows:,}", provenance(edition.spec.document)
    if made != "reconstructed":
        key, counted = f"base-{'invented' if made == 'synthetic' else 'respondents'}", kept(edition)
        yield edition.say(key, n=rows) if counted is None else with_number(edition, key, counted)
        return
    if sample.published_base:
        yield edition.say("base-published-rebuilt", published=f"{sample.published_base:,}", n=rows)
    else:
        yield edition.say("base-only-rebuilt", n=rows)
    if sample.base_doubt:
        yield edition.codebook.words(sample.base_doubt)


def _weights(edition: Edition) -> Iterator[str]:
    weight = weight_of(edition.spec.document)
    rebuilt = provenance(edition.spec.document) == "reconstructed"
    said = rebuilt and weight and weight.note  # weights made with the rows are the author's to explain
    if (weight or has_data(edition.spec.document)) and not said:
        yield edition.say("method-weighted") if weight else edition.say("method-unweighted")
    yield from raked(edition)
    if weight and weight.note:
        yield edition.codebook.words(weight.note)


def _processing(edition: Edition) -> Sentences:
    yield from Stated("processing")(edition)
    yield from excluded_sentence(edition)


def _quality(edition: Edition) -> Sentences:
    yield from Stated("quality")(edition)
    yield from quality_sentences(edition)


def _boxes(edition: Edition) -> Iterator[str]:
    document = edition.spec.document
    asked: dict[int, str] = {}
    for name in document.questions:
        if (scale := edition.codebook.scale(name)) is not None:
            asked.setdefault(id(scale), name)
    for name in asked.values():
        good, middle, bad = (_labels(edition, edition.codebook.box(name, side)) for side in SIDES)
        if good and bad:
            yield edition.say("method-boxes" if middle else "method-boxes-two", good=good, middle=middle, bad=bad)


def _indices(edition: Edition) -> Iterator[str]:
    document = edition.spec.document
    with_index = [d for name, d in document.dimensions.items() if has_index(document, name)]
    if with_index:
        yield edition.say("method-index")
    if any(d.parts for d in with_index):
        yield edition.say("method-index-parts")
    single: list[str] = []
    for dimension in with_index:
        items = edition.listed(list(_items(edition, dimension)))
        label = edition.codebook.words(dimension.label)
        if dimension.parts or len(dimension.questions) > 1:
            kind = "method-dimension-parts" if dimension.parts else "method-dimension"
            yield edition.say(kind, label=label, items=items, minimum=dimension.minimum_items)
        else:
            single.append(edition.say("method-dimension-one", label=label, items=items))
        if dimension.note:
            yield edition.codebook.words(dimension.note)
    if single:
        yield edition.say("method-dimensions-one", items=edition.say("semicolon").join(single))


def _items(edition: Edition, dimension: Dimension) -> Iterator[str]:
    """Yield the questions or parts that count in a dimension, with their weights where they differ."""
    weights = counted_parts(edition.spec.document, dimension) if dimension.parts else weights_of(dimension)
    for name, weight in weights.items():
        quoted = edition.quoted(edition.codebook.label(name))
        yield quoted if len(set(weights.values())) == 1 else edition.say("weighted-item", name=quoted, weight=f"{weight:g}")


def _nps(edition: Edition) -> Iterator[str]:
    if any(q.type == "nps" for q in edition.spec.document.questions.values()):
        yield edition.say("method-nps")


def _made(edition: Edition) -> Iterator[str]:
    yield from Making(edition.spec.document, edition.spec.conditions, edition.language).all()


def _intervals(edition: Edition) -> Iterator[str]:
    sample, rows = sample_of(edition.spec.document), provenance(edition.spec.document)
    if sample is None or rows is None:
        return
    estimates = [e for e in edition.results.estimates.values() if not e.measure.wave]
    methods = sorted({e.interval.method for e in estimates if e.interval is not None})
    if not methods:
        yield edition.say("no-interval-reconstructed-means" if rows == "reconstructed" else f"no-interval-{sample.kind}-means")
        return
    yield edition.say("method-intervals", level=edition.level)
    for name in methods:
        yield edition.say(f"by-{name}-{'design-' if edition.results.drawn else ''}means")
    if edition.results.drawn:
        yield edition.say("method-subgroups")
    if any(e.no_interval == "effective-base" for e in estimates):
        yield edition.say("method-unequal", base=edition.spec.document.report.minimum_base)


def _withholding(edition: Edition) -> Iterator[str]:
    report = edition.spec.document.report
    if edition.spec.document.survey is None:
        return
    yield edition.say("method-minimum-base", base=report.minimum_base)
    if report.minimum_count > 0:
        yield edition.say("method-minimum-count", count=report.minimum_count)


def _claims(edition: Edition) -> Iterator[str]:
    if edition.spec.document.claims:
        tested = any(True for _ in wanting_tests(edition.spec.document))
        yield edition.say("method-claims-tested" if tested else "method-claims")
    yield from _arithmetic(edition)


def _arithmetic(edition: Edition) -> Iterator[str]:
    holds = [found.holds for found in agreements(edition.spec.document)]
    if holds:
        yield edition.say("method-arithmetic", n=len(holds), agree=holds.count(True))
    for key, result in (("open", None), ("broken", False)):
        if result in holds:
            yield edition.say(f"method-arithmetic-{key}", n=holds.count(result))


def _rounding(edition: Edition) -> Iterator[str]:
    rows = provenance(edition.spec.document)
    if rows is not None:
        yield edition.say("method-rounding-rebuilt" if rows == "reconstructed" else "method-rounding")


def _data(edition: Edition) -> Iterator[str]:
    data, read = data_of(edition.spec.document), edition.results.source
    if data is None or read is None:
        yield edition.say("provenance-none-means" if edition.spec.document.survey else "no-survey-means")
        return
    yield edition.say(f"provenance-{data.provenance}-means")
    if has_examples(edition):
        yield edition.say("examples-mean")
    if data.note:
        yield edition.say("line-source", source=edition.codebook.words(data.note).rstrip("。."))
    rows, columns = rows_read(edition) or f"{read.rows:,}", f"{read.columns:,}"
    what = "method-file" if read.bytes else "method-table"
    yield edition.say(what, file=read.shown, rows=rows, columns=columns, sha=read.sha256[:12])


def _labels(edition: Edition, labels: Sequence[str]) -> str:
    return edition.listed([edition.quoted(label) for label in labels]) if labels else ""


ROWS: tuple[tuple[str, Writer], ...] = (
    ("purpose", purpose),
    ("strategy", strategy),
    ("population", _population),
    ("area", Stated("area")),
    ("fieldwork", _fieldwork),
    ("mode", _mode),
    ("languages", Stated("languages")),
    ("sponsor", Stated("sponsor")),
    ("conducted-by", Stated("conducted_by")),
    ("funding", Stated("funding")),
    ("sample", _sample),
    ("frame", Stated("frame")),
    ("recruitment", Stated("recruitment")),
    ("incentives", Stated("incentives")),
    ("base", _base),
    ("response", response),
    ("weights", _weights),
    ("processing", _processing),
    ("quality", _quality),
    ("wording", lambda _: iter(())),
    ("options", options_as_printed),
    ("boxes", _boxes),
    ("nets", nets),
    ("indices", _indices),
    ("nps", _nps),
    ("made", _made),
    ("together", together),
    ("waves", waves),
    ("intervals", _intervals),
    ("withholding", _withholding),
    ("claims", _claims),
    ("rounding", _rounding),
    ("data", _data),
    ("limitations", Stated("limitations")),
    ("contact", Stated("contact")),
    ("availability", Stated("availability")),
)
"""The rows of the methodology, in order; the wording has one only where it is left open, since the questions stand elsewhere."""
