"""What is said of a draft: a report that was built although statements of it do not stand."""

from __future__ import annotations

from collections import Counter

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Result

_RESULTS: tuple[Result, ...] = ("broken", "not-significant", "unknown")


def draft(edition: Edition) -> str:
    """Return how many claims of a report do not stand; empty where all do, so that it is no draft."""
    claims = range(len(edition.spec.document.claims))
    verdicts = (edition.ledger.verdicts.get(("claims", number, "holds")) for number in claims)
    counts = Counter(verdict.result for verdict in verdicts if verdict is not None)
    words = [edition.say(f"draft-{result}", n=counts[result]) for result in _RESULTS if counts[result]]
    return edition.say("draft-notice", words=edition.say("list").join(words)) if words else ""
