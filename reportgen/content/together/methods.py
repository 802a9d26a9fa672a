"""What the methodology says of alpha, of drivers and of examples."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.edition import Edition
from reportgen.spec.blocks import detail_of, drawn, joint
from reportgen.spec.measures import DRIVERS, RELIABILITY


def together(edition: Edition) -> Iterator[str]:
    """Yield what alpha is and how drivers are found, as far as the report tells of them."""
    names = {measure.name for measure in edition.results.estimates}
    if names & RELIABILITY:
        yield edition.say("method-alpha")
    if not names & DRIVERS:
        return
    shown = {m.subject for m in edition.results.estimates if m.name in DRIVERS}
    models = {name: model for name, model in edition.spec.document.drivers.items() if name in shown}
    methods = dict.fromkeys(edition.say(f"method-{model.method}") for model in models.values())
    yield edition.say("method-drivers", method=edition.listed(list(methods)))
    for model in models.values():
        by = edition.listed([edition.quoted(edition.codebook.label(name)) for name in model.by])
        label, of = (edition.quoted(words) for words in (edition.codebook.words(model.label), edition.codebook.label(model.of)))
        yield edition.say("method-model", label=label, of=of, by=by)
        if model.note:
            yield edition.codebook.words(model.note)


def has_examples(edition: Edition) -> bool:
    """Return whether a figure or table of the report is an example from rebuilt rows."""
    document = edition.spec.document
    marked = [key for key, block in drawn(document) if detail_of(block).illustrative]
    marked += [key for key, _, detail in joint(document) if detail.illustrative]
    return any(key in edition.spec.block_ids for key in marked)
