"""What stands behind each claim that a sentence says or a table lists: condition, numbers, test, base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.content.blocks import SectionBlock
from reportgen.content.claim_blocks import ClaimProof, ClaimProofs
from reportgen.content.edition import Edition, proof_anchor
from reportgen.content.inlines import Words
from reportgen.content.naming import short_name
from reportgen.content.sources import base_words
from reportgen.content.test_methods import method_words
from reportgen.facts.format import printed
from reportgen.facts.ledger import Printed, Side, Significance, SignificanceTest, Verdict
from reportgen.facts.p_value import degrees, p_value
from reportgen.facts.rounding import rounded
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Unit
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import Claim
from reportgen.spec.spec import Key

PROOFS = "claims-in-text"
"""The anchor of the chapter for claims that no table lists."""
MOST = 12
"""Comparisons and tests that are told one by one; all are in ``facts.json``."""
_DIFFERENCES = {Unit.SHARE: Unit.POINTS, Unit.SCORE: Unit.SCORE_CHANGE}
_DECIMALS = {Unit.POINTS: 1, Unit.SCORE_CHANGE: 1}


def proofs(edition: Edition) -> tuple[ClaimProof, ...]:
    """Return what stands behind the claims of the report, when all sentences and tables are written."""
    used = {**edition.uses.claims, **{claim: [] for claim in edition.uses.listed if claim not in edition.uses.claims}}
    found = ((i, claim) for i, claim in enumerate(edition.spec.document.claims) if claim.id in used)
    return tuple(_proof(edition, number, claim) for number, claim in found)


def with_proofs(edition: Edition, chapters: tuple[SectionBlock, ...], entries: Sequence[ClaimProof]) -> tuple[SectionBlock, ...]:
    """Return the chapters, after them one for the claims that no table lists."""
    left = tuple(entry for entry in entries if not entry.listed)
    if not left:
        return chapters
    title = (Words(edition.say("claims-in-text")),)
    return (*chapters, SectionBlock(PROOFS, "", title, 1, True, (ClaimProofs(left),)))


def test_line(edition: Edition, verdict: Verdict) -> str:
    """Return what the tests behind a verdict come to, in one line; empty where nothing is tested, and where it does not hold."""
    shown = verdict.significance
    if shown is None or not verdict.holds:
        return ""
    known = shown.p if shown.p is not None else shown.decided.p if shown.significant is not None else None
    if known is None:
        return edition.say("claim-test-open", reason=_why(edition, shown))
    line = edition.say("claim-test", p=p_value(known), level=number_text(Decimal(repr(shown.level))))
    rule = _rule(edition, shown)
    return edition.say("comma").join([line, rule]) if rule else line


def _proof(edition: Edition, number: int, claim: Claim) -> ClaimProof:
    key: Key = ("claims", number)
    verdict, expression = edition.ledger.verdicts[(*key, "holds")], edition.spec.expressions[(*key, "holds")]
    facts = [edition.fact(fact) for fact in verdict.facts]
    measured = list(dict.fromkeys(one.id for fact in facts for one in edition.measured(fact)))
    rows = [
        ("condition", (expression_text(expression),)),
        ("numbers", tuple(_links(edition, verdict))),
        ("label-test", tuple(_tests(edition, verdict))),
        ("base", (base_words(edition, [edition.fact(one) for one in measured]),) if measured else ()),
    ]
    places = edition.uses.claims.get(claim.id, [])
    anchor = proof_anchor(claim.id)
    for fact in verdict.facts:
        edition.uses.drawn(fact, anchor)
    return ClaimProof(
        anchor=anchor,
        result=verdict.result,
        word=edition.say(f"claim-{verdict.result}"),
        says=_plain(edition, (*key, "says"), claim.says),
        rows=tuple((edition.say(f"proof-{label}"), lines) for label, lines in rows if lines),
        first_use=places[0] if places else "",
        listed=claim.id in edition.uses.listed,
    )


def _plain(edition: Edition, key: Key, text: Text) -> str:
    """Return a sentence with its numbers, none of which opens: the panel is where they are told."""
    own = edition.spec.document.report.language
    parts = edition.ledger.texts.get((key, edition.language)) or edition.ledger.texts.get((key, own))
    return edition.codebook.words(text) if parts is None else "".join(_told(edition, part) for part in parts)


def _told(edition: Edition, part: str | Printed) -> str:
    if isinstance(part, str):
        return part
    return edition.printed(edition.fact(part.fact)) if part.fact else (part.words or {}).get(edition.language, "")


def _links(edition: Edition, verdict: Verdict) -> Iterator[str]:
    """Yield each comparison with the numbers of both sides, in words."""
    for left, sign, right, holds in verdict.links[:MOST]:
        result = edition.say({True: "claim-holds", False: "claim-broken", None: "claim-unknown"}[holds])
        sides = (_side(edition, left), edition.say(f"compared-{sign}"), _side(edition, right))
        yield edition.say("proof-link", left=sides[0], sign=sides[1], right=sides[2], result=result)
    if len(verdict.links) > MOST:
        yield edition.say("proof-more", n=len(verdict.links) - MOST)


def _side(edition: Edition, side: Side) -> str:
    if not side.fact:
        return side.printed[edition.language]
    number = edition.printed(edition.fact(side.fact), unit=True)
    return edition.say("label-value", label=_name(edition, side), value=number)


def _tests(edition: Edition, verdict: Verdict) -> Iterator[str]:
    shown = verdict.significance
    if shown is None:
        yield edition.say("proof-untested")
    if shown is None or not verdict.holds:  # of what does not hold nobody asks whether it does so by chance
        return
    yield test_line(edition, verdict)
    told = shown.tests if len(shown.tests) <= MOST else (shown.decided,)
    for test in told:
        decides = test is shown.decided and len(shown.tests) > 1
        yield _test(edition, test) + (edition.say("proof-decides") if decides else "")
    if len(shown.tests) > MOST:
        yield edition.say("proof-more", n=len(shown.tests) - 1)


def _test(edition: Edition, test: SignificanceTest) -> str:
    what = edition.say(
        "proof-compared",
        left=_name(edition, test.left),
        sign=edition.say(f"compared-{test.sign}"),
        right=_name(edition, test.right),
    )
    found = test.tested
    if found.p is None or found.statistic is None or test.p is None:
        return edition.say("proof-open", what=what, reason=_reason(edition, test))
    letter = "z" if found.df is None else f"t({degrees(found.df)})"
    statistic = f"{letter} = {rounded(found.statistic, 2)}".replace("-", "\N{MINUS SIGN}")
    method = method_words(edition, found.method)
    sided = edition.say("proof-one-sided" if test.one_sided else "proof-two-sided", method=method)
    p = found.p / 2 if test.one_sided and test.p < 0.5 else test.p if test.one_sided else found.p
    return edition.say(
        "proof-test", what=what, difference=_difference(edition, test), statistic=statistic, p=p_value(p), method=sided
    )


def _name(edition: Edition, side: Side) -> str:
    return short_name(edition, edition.fact(side.fact)) if side.fact else side.printed[edition.language]


def _difference(edition: Edition, test: SignificanceTest) -> str:
    """Return the difference of both sides with its unit: +3.2个百分点."""
    fact = next(edition.fact(side.fact) for side in (test.left, test.right) if side.fact)
    unit = _DIFFERENCES.get(fact.unit, fact.unit)
    unit = unit if unit in _DECIMALS else Unit.NUMBER
    number = printed(test.tested.difference, unit, _DECIMALS.get(unit, 2), signed=True)
    word = edition.say(f"difference-{unit.value}") if unit in _DECIMALS else ""
    return edition.with_unit(number, word)


def _why(edition: Edition, shown: Significance) -> str:
    reasons = dict.fromkeys(_reason(edition, test) for test in shown.tests if test.p is None)
    return edition.say("semicolon").join(reasons)


def _reason(edition: Edition, test: SignificanceTest) -> str:
    key = f"untested-{test.tested.untested}"
    return edition.say(key if key in edition.phrases else "untested-not-defined", base=edition.spec.document.report.minimum_base)


def _rule(edition: Edition, shown: Significance) -> str:
    if shown.rule == "one":
        return ""
    if shown.rule == "all" and all(test.one_sided for test in shown.tests) and len(shown.tests) == 2:
        return edition.say("combined-equivalence")
    return edition.say(f"combined-{shown.rule}", n=len(shown.tests))
