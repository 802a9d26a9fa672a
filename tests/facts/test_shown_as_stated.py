"""Of an endless sample every test is sure: then a statement is shown exactly where it is true, however it is put together."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from reportgen.analysis.results import Results
from reportgen.analysis.results import Tested as Found
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Verdict
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Hypothesis, Measure
from reportgen.spec.plan import plan
from tests.facts.given import SOURCE, estimate
from tests.spec.expressions.sample import NOTHING, changed, document, spec

KEY = ("claims", 0, "holds")
SHARES = ("top(overall)", "bottom(overall)", "top(等候时间)", "share(shortcomings, slow)", "share(shortcomings, rude)")
SIGNS = ("<", "<=", ">", ">=")


def statement(random: Random, depth: int) -> str:
    """Invent a condition that can be tested."""
    if depth == 0:
        return comparison(random)
    parts = [f"({statement(random, depth - 1)})" for _ in range(random.randint(2, 3))]
    kind = random.choice(["and", "or", "not", "every", "some"])
    if kind == "not":
        return f"not {parts[0]}"
    if kind in {"every", "some"}:
        sign, share = random.choice(SIGNS), random.randint(1, 9) / 10
        return f"{kind}(channel, top(overall) {sign} {share:.0%}) {random.choice(['and', 'or'])} {parts[0]}"
    return f" {kind} ".join(parts)


def comparison(random: Random) -> str:
    one, two, three = random.sample(SHARES, 3)
    sign, other, number = random.choice(SIGNS), random.choice(SIGNS), random.randint(1, 90)
    place = random.randint(2, 4)
    return random.choice(
        [
            f"{one} {sign} {two}",
            f"{one} {sign} {number}%",
            f"{one} {sign} {two} {other} {three}",
            f"{one} - {two} {sign} {number - 45}%",
            f"{number}% {sign} {one} - {two}",
            f"abs({one} - {two}) {sign} {number / 2}%",
            f"{number / 2}% {sign} abs({one} - {two})",
            f"rank(overall, {random.randint(1, 5)}) {sign} {place}",
            f"{place} {sign} rank(overall, {random.randint(1, 5)})",
            f"rank(overall, 2) {sign} rank(overall, 3)",
            "rank(shortcomings, slow) <= 2",
        ]
    )


class Population:
    """Numbers of everyone: no two are alike."""

    def __init__(self, random: Random) -> None:
        self.random, self.known = random, dict[str, float]()

    def value(self, measure: Measure) -> float:
        if measure.name != "rank":
            return self.known.setdefault(measure.canonical, self.random.uniform(0.01, 0.99))
        own, *others = sorted(options_of(document(), measure.subject), key=lambda code: code != measure.options[0])
        shares = [
            self.known.setdefault(f"share({measure.subject}, '{c}')", self.random.uniform(0.01, 0.99)) for c in (own, *others)
        ]
        return 1.0 + sum(share > shares[0] for share in shares[1:])

    def tested(self, hypothesis: Hypothesis) -> Found:
        parts = (Fraction(factor) * Fraction(self.value(measure)) for factor, measure in hypothesis.terms)
        difference = float(sum(parts, Fraction(-hypothesis.constant)))
        return Found(difference, 1e-9, difference * 1e9, None, 0.0, "z")


def verdict(seed: int) -> tuple[str, Verdict]:
    random = Random(seed)  # noqa: S311
    text, everyone = statement(random, seed % 3), Population(random)
    of = spec(changed(claims=[{"id": "c", "says": "x", "holds": text, "significant": "true"}], body=NOTHING))
    wants = plan(of)
    estimates = {m: estimate(m, everyone.value(m)) for m in wants.measures}
    found = evaluate(of, Results(estimates, SOURCE, tested={h: everyone.tested(h) for h in wants.hypotheses}))
    return text, found.verdicts[KEY]


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_what_is_true_is_shown_and_nothing_else(start: int) -> None:
    results = set()
    for seed in range(start, start + 50):
        text, found = verdict(seed)
        assert found.significance is not None, text
        assert found.significance.significant is found.holds, text
        assert found.result == ("holds" if found.holds else "broken"), text
        results.add(found.result)
    assert results == {"holds", "broken"}
