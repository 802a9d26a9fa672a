"""The methodology of nets: which answers a row of a table counts as one."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.edition import Edition
from reportgen.spec.model.questions import Net


def nets(edition: Edition) -> Iterator[str]:
    """Yield what each net is made of; the rows of a grid, which have the same nets, are named together."""
    for (label, answers), names in _found(edition).items():
        questions = edition.listed([edition.quoted(edition.codebook.label(name)) for name in names])
        yield edition.say("method-net", label=edition.quoted(label), answers=answers, questions=questions)


def _found(edition: Edition) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for name, question in edition.spec.document.questions.items():
        declared: dict[str, Net] = getattr(question, "nets", {})
        for net in declared.values():
            answers = (edition.quoted(edition.codebook.answer(name, code)) for code in net.codes)
            found.setdefault((edition.codebook.words(net.label), edition.say("or").join(answers)), []).append(name)
    return found
