"""Every number that a page computed from answers opens where it comes from, or stands in one of the places named here.

What the author wrote, what counts the report's own parts and what a plan works out from its own settings needs no panel. The
second half takes buttons away and asks that each is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

import pytest
import tinyhtml5

from tests.built import REPORTS
from tests.numbers import dates, fixed
from tests.numbers.account import Account
from tests.numbers.check_facts import STATED
from tests.numbers.check_pages import Page, anchor
from tests.numbers.pieces import Piece, masked, numerals, text_of
from tests.numbers.quality import in_words
from tests.numbers.stated import measures, numbers_of

SILENT: Mapping[tuple[str, str, str], str] = {
    ("figure", "p", "src"): "bases: each is in the panels of the numbers above",
    ("div.exhibit", "p", "src"): "the same under a figure with its table beside it",
    ("section", "p", "small"): "what all lines of the register share: it says where these come from",
    ("aside.marks", "span", "of"): "words of the text once more: the mark before them opens the claim",
    ("table.claims", "span", "tested"): "the test of a claim: the mark beside it opens it",
    ("tbody.scored", "tr", "behind"): "the interval of a number of the row above, whose panel has it",
    ("figure.scorecard", "p", "sum"): "the rows of the table, counted",
    ("section", "table", "method"): "rows of the data, and bases of numbers beside them",
}
"""Where computed numbers open nothing, and why."""
BUTTON = re.compile(r'<button type="button" class="fact[^>]*popovertarget="([^"]*)"[^>]*>(.*?)</button>', re.DOTALL)
METHOD = ('<table class="method"', "</table>")
MISSED = 12
"""So many buttons are taken away from each report at once."""


def inside(piece: Piece, name: str) -> bool:
    """Whether a piece stands in an element: a tag, or a tag and a class."""
    tag, _, one = name.partition(".")
    return piece.within(tag, *filter(None, [one])) is not None


def silent(piece: Piece) -> bool:
    """Whether a piece stands in a place where computed numbers open nothing."""
    return any(inside(piece, around) and inside(piece, f"{tag}.{one}") for around, tag, one in SILENT)


def opens(piece: Piece) -> bool:
    """Whether a piece is what opens a panel, or stands in one."""
    return inside(piece, "button") or inside(piece, "div.prov")


def unopened(page: Page) -> Iterator[str]:
    """Yield every number of a page that nobody wrote and that opens nothing."""
    account = Account(page)
    for piece in account.pieces:
        if not (piece.attribute or opens(piece) or silent(piece) or account.order.counts(piece)):
            yield from (f"{piece.place}: {n} in {piece.text.strip()[:80]}" for n in numerals(unwritten(account, piece)))


def unwritten(account: Account, piece: Piece) -> str:
    """Return a text without the numbers that the author wrote, that count parts, or that a plan is worked out to."""
    whole = piece.text.strip()
    if account.order.named(whole):
        return ""
    text, known = fixed.mask(whole), stated(account, piece)
    if whole in known:
        return ""
    for number in sorted(known, key=len, reverse=True):
        text = masked(text, number)
    text = dates.mask(account.order.mask(text, account.layout.subjects(piece)), account.spec)
    alone = re.fullmatch(r"[+−]?[\d.,]+%?", whole) and inside(piece, "td")  # a bare number of a cell is no word of the author's
    return text if alone else account.author.mask(text)


def stated(account: Account, piece: Piece) -> set[str]:
    """Return what stands in the place of a piece and comes from the spec alone."""
    scored, heads = piece.within("tbody", "scored"), piece.own.tag == "th"
    if scored is not None:
        return account.plans.beside_title(account.plans.of(scored)[0])
    places = (account.layout.asked, account.layout.imprint, account.plans.beside, account.research.beside)
    found = [*(place(piece) for place in places), account.layout.cell(piece) if heads else None]
    found += [account.layout.caption(piece) if inside(piece, "thead") else None, in_words(account.spec)]
    return set().union(*(numbers for numbers in (*found, goals(account, piece), compared(account, piece)) if numbers))


def compared(account: Account, piece: Piece) -> set[str]:
    """Return what the claim of a row compares its numbers with."""
    row = piece.within("tr")
    claim = None if row is None else account.panels.claims.get(str(row.get("id")).replace("claim-", "proof-", 1))
    return account.panels.literals(claim) if claim else set()


def goals(account: Account, piece: Piece) -> set[str]:
    """Return the targets of the measure that a row is about."""
    row = piece.within("tr")
    labels = [] if row is None else [text_of(e).strip() for e in row]
    return {n for label in labels for measure in measures(account.spec, label) for n in numbers_of(measure)}


@pytest.fixture(params=REPORTS)
def page(request: pytest.FixtureRequest, built: Callable[[str], Page]) -> Page:
    return built(request.param)


def test_every_computed_number_of_a_page_opens_or_says_why_not(page: Page) -> None:
    assert list(unopened(page)) == []


def among_silent(html: str, at: int) -> bool:
    """Whether a place of a page is in the line under a figure or in the methodology, where not all numbers open."""
    return any(html.rfind(start, 0, at) > html.rfind(end, 0, at) for start, end in (('<p class="src', "</p>"), METHOD))


def test_a_number_that_lost_its_button_is_missed(page: Page) -> None:
    html = (page.version / "index.html").read_text(encoding="utf-8")
    names = {anchor(name): name for name in page.facts if not STATED.search(name)}
    places = [m for m in BUTTON.finditer(html) if m[1] in names and len(re.findall(r"\d", m[2])) > 1]
    places = [m for m in places if not among_silent(html, m.start())]
    chosen = Random(1).sample(places, min(MISSED, len(places)))  # noqa: S311
    for match in sorted(chosen, key=lambda m: m.start(), reverse=True):
        html = html[: match.start()] + match[2] + html[match.end() :]
    wrong = Page(page.version, page.survey)
    wrong.__dict__["root"] = tinyhtml5.parse(html, namespace_html_elements=False)
    faults = " ".join(unopened(wrong))
    wanted = [numerals(re.sub(r"<[^>]*>", "", m[2]))[0] for m in chosen]
    assert [number for number in wanted if number not in faults] == []
