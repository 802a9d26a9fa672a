"""The table under the methodology: what the declared profiles ask for, and where the report states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.content.blocks import Disclosed, DisclosedItem
from reportgen.content.disclosed import open_items, row_of
from reportgen.content.edition import Edition
from reportgen.content.inlines import CrossReference, Inlines, Words
from reportgen.spec.disclosing.items import ITEMS
from reportgen.spec.disclosing.places import questionnaires
from reportgen.spec.disclosing.profiles import UNREAD, asked_for


def disclosed(edition: Edition, rows: Mapping[str, tuple[str, str]]) -> Disclosed | None:
    """Return the table; None where no profile is declared.

    Parameters
    ----------
    edition
        The report.
    rows
        The rows of the methodology that are printed: key to anchor and label.
    """
    declared = dict.fromkeys(edition.spec.document.report.disclosure)
    if not declared:
        return None
    items = tuple(
        DisclosedItem(edition.say(f"item-{name.replace('_', '-')}"), _where(edition, name, rows), _short(edition, profiles))
        for name, profiles in asked_for(edition.spec.document).items()
    )
    return Disclosed(
        title=edition.say("disclosed-title", profiles=edition.listed([edition.say(f"profile-{p}") for p in declared])),
        headings=(edition.say("disclosed-item"), edition.say("disclosed-where"), edition.say("disclosed-by")),
        items=items,
        several=len(declared) > 1,
        note=edition.say("joint").join(_notes(edition, tuple(declared))),
    )


def _short(edition: Edition, profiles: tuple[str, ...]) -> str:
    return edition.say("list").join(edition.say(f"short-{profile}") for profile in profiles)


def _notes(edition: Edition, declared: tuple[str, ...]) -> Iterator[str]:
    yield edition.say("disclosed-note")
    unread = [edition.say(f"short-{profile}") for profile in declared if profile in UNREAD]
    if unread:
        yield edition.say("disclosed-summaries", profiles=edition.listed(unread))


def _where(edition: Edition, name: str, rows: Mapping[str, tuple[str, str]]) -> Inlines:
    """Return the links to where an item is stated; of one that is left open, that it is, and where the reason stands."""
    survey = edition.spec.document.survey
    left = next((kind for kind, reasons in open_items(survey) if name in reasons), "") if survey else ""
    keys = [row_of(name)] if left else list(ITEMS[name].rows)
    links = [CrossReference(*rows[key]) for key in keys if key in rows]
    if name == "wording" and not left:
        links = list(_sections(edition))
    parts = tuple(_joined(edition, links))
    return (Words(edition.say(f"disclosed-is-{left}")), *parts) if left else parts


def _sections(edition: Edition) -> Iterator[CrossReference]:
    for key in questionnaires(edition.spec.document):
        if (spot := edition.outline.sections.get(key)) is not None:
            yield CrossReference(spot.anchor, spot.number or edition.say("disclosed-questions"))


def _joined(edition: Edition, links: list[CrossReference]) -> Iterator[CrossReference | Words]:
    for number, link in enumerate(links):
        if number:
            yield Words(edition.say("list"))
        yield link
