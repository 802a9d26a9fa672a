"""A comparison in words, the same for the terminal, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.words import phrases
from reportgen.publish.diff.claims import ClaimChange
from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.disclosure import Told
from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.numerals import moved, numeral
from reportgen.publish.diff.specs import Hunk, SpecChange
from reportgen.publish.diff.texts import TextChange
from reportgen.publish.diff.version import FactRecord


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in a language."""

    language: str
    report_language: str
    """In which numbers are printed."""

    def say(self, key: str, **blanks: object) -> str:
        """Return a sentence of ``content/words/diff_*.py``."""
        return phrases(self.language)[f"diff-{key}"].format(**blanks)

    def maybe(self, key: str, otherwise: str) -> str:
        """Return a word that may not be known, as a kind of block that came later."""
        return phrases(self.language).get(f"diff-{key}", otherwise)

    def counted(self, key: str, n: int) -> str:
        """Return a sentence about one thing or about several."""
        return self.say(f"{key}-{'one' if n == 1 else 'many'}", n=n)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list."""
        return self.say("list").join(words)

    def sentence(self, clauses: Iterable[str]) -> str:
        """Return clauses as one sentence."""
        text = self.say("clause").join(clauses)
        return text[:1].upper() + text[1:] + self.say("stop")

    def headline(self, of: Comparison) -> str:
        """Return the whole comparison in one sentence: 12 of 340 figures changed, 3 claims flipped."""
        if of.same:
            return self.sentence([self.say("same-inputs" if of.inputs else "same")])
        flipped = len(of.flipped)
        counts = [self.say("figures", n=len(of.figures), total=of.total)]
        if of.old.claims is not None and of.new.claims is not None:
            counts.append(self.counted("claims", flipped) if flipped else self.say("claims-none"))
        return self.sentence([self.listed(counts), *self._further(of)])

    def _further(self, of: Comparison) -> Iterator[str]:
        added = sum(change.old is None for change in of.come)
        counts = {
            "outcomes": len(of.outcomes),
            "claims-other": len(of.claims) - len(of.flipped),
            "added": added,
            "removed": len(of.come) - added,
            "quiet": len(of.quiet),
            "texts": len(of.texts),
        }
        yield from (self.counted(key, n) for key, n in counts.items() if n)

    def why(self, of: Comparison) -> str:
        """Return why numbers changed, where that can be told; empty where none did."""
        numbers = [change for change in (*of.figures, *of.quiet) if set(change.what) - {"definition", "renamed"}]
        causes = dict.fromkeys(cause for change in numbers for cause in change.cause)
        if not causes:
            return ""
        words = self.listed(self.say(f"cause-{cause}") for cause in causes)
        key, blank = ("why-only", "cause") if len(causes) == 1 else ("why-several", "causes")
        return self.sentence([self.say(key, **{blank: words})])

    def left_out(self, of: Comparison) -> str:
        """Return what was not compared; empty where all was."""
        if not of.not_compared:
            return ""
        what = self.listed(self.say(f"part-of-{part}") for part in of.not_compared)
        return self.sentence([self.say("not-compared", what=what)])

    def cause(self, change: FactChange) -> str:
        """Return which inputs a change of a number follows from."""
        return self.listed(self.say(f"cause-{cause}") for cause in change.cause)

    def number(self, fact: FactRecord | None) -> str:
        """Return a number as the report prints it, without the word for its unit, which its definition tells."""
        if fact is None:
            return ""
        if fact.withheld:
            return self.say("not-shown")
        return fact.printed.get(self.report_language) or next(iter(fact.printed.values()), "")

    def moved(self, change: FactChange) -> str:
        """Return by how much a number changed; empty where that has no meaning."""
        if change.old is None or change.new is None or change.old.withheld or change.new.withheld:
            return ""
        old, new = (fact.printed.get(self.report_language, "") for fact in (change.old, change.new))
        return moved(old, new) if old != new else ""

    def definition(self, change: FactChange) -> str:
        """Return what a number is, in words."""
        fact = change.new or change.old
        return fact.definition.get(self.report_language, "") if fact else ""

    def also(self, change: FactChange, *, mixed: bool = False) -> Iterator[str]:
        """Yield what else of a number changed, each with both values; why it did, where numbers changed for various reasons."""
        for what in change.what:
            if what in {"printed", "added", "removed"}:
                continue
            label = self.say(f"what-{what}")
            values = self._values(change, what)
            yield f"{label} {self.say('versions', old=values[0], new=values[1])}" if values else label
        if mixed and change.cause:
            yield self.say("because", cause=self.cause(change))

    def _values(self, change: FactChange, what: str) -> tuple[str, str] | None:
        """Return what of a fact was and is; None where there are no two values to show."""
        old, new = change.old, change.new
        if old is None or new is None:
            return None
        if what == "letters":
            return _letters(old, new), _letters(new, old)
        if what == "significance":
            return self._significance(old), self._significance(new)
        if what == "interval":
            return self._interval(old), self._interval(new)
        shown = _SHOWN.get(what)
        return None if shown is None else (shown(old), shown(new))

    def _significance(self, fact: FactRecord) -> str:
        words = {True: "significant", False: "not-significant"}
        return "–" if fact.significant is None else self.say(words[fact.significant])

    def _interval(self, fact: FactRecord) -> str:
        """Return an interval with one digit more than its number is printed with, so that small changes are seen."""
        if fact.interval is None:
            return "–"
        low, high = fact.interval
        if fact.unit == "share":
            return f"{low * 100:.1f}–{high * 100:.1f}%"
        if fact.unit == "points":
            low, high = low * 100, high * 100
        own = numeral(self.number(fact))
        digits = own.decimals + 1 if own else 1
        if fact.unit in _SIGNED or low < 0:
            first, last = (f"{end:+,.{digits}f}".replace("-", "−") for end in (low, high))
            return self.say("range", low=first, high=last)
        return f"{low:,.{digits}f}–{high:,.{digits}f}"

    def result(self, change: ClaimChange, side: str) -> str:
        """Return the result of a claim in the ``old`` or the ``new`` version; empty where it is not there."""
        claim = change.old if side == "old" else change.new
        return self.maybe(f"result-{claim.result}", claim.result) if claim else ""

    def claim_what(self, change: ClaimChange) -> str:
        """Return what of a claim changed, beside its result."""
        return self.listed(self.say(f"what-{what}") for what in change.what if what != "flipped")

    def where(self, change: TextChange) -> str:
        """Return what kind of line it is: the block, its name, and which part of it."""
        line = change.line
        part = self.maybe(f"part-{line.part}", "" if line.part.isascii() and line.part.replace("_", "").isalnum() else line.part)
        words = (self.maybe(f"kind-{line.kind}", line.kind), line.id, part)
        return " ".join(filter(None, words))

    def text_what(self, change: TextChange) -> str:
        """Return what happened to a line."""
        times = f" ({self.say('times', n=change.times)})" if change.times > 1 else ""
        return self.say(f"what-{change.what}") + times

    def input(self, change: InputChange) -> tuple[str, str, str]:
        """Return the kind of an input, its name, and what changed of it."""
        name = f"{change.name} ({self.say('of-wave', wave=change.wave)})" if change.wave else change.name
        what = self.say(f"what-{change.what}")
        if change.kind == "data" and change.old.replace(",", "").isdigit() and change.new and change.old != change.new:
            rows = (self.say("rows", n=n) if n.replace(",", "").isdigit() else n for n in (change.old, change.new))
            what += " " + self.say("versions", **dict(zip(("old", "new"), rows, strict=True)))
        elif change.old and change.new and change.old != change.new:
            what += " " + self.say("versions", old=change.old, new=change.new)
        return self.maybe(f"input-{change.kind}", change.kind), name, what

    def place(self, hunk: Hunk) -> str:
        """Return where lines of the spec stand, and what about numbers follows from them."""
        keys = self.listed(hunk.keys)
        first = next(at for at, (kind, _) in enumerate(hunk.lines) if kind != "same")
        old, new = hunk.old + first, hunk.new + first
        place = self.say("line", old=old, new=new) if old != new else self.say("line-both", n=new)
        cause = self.say("decides", cause=self.listed(self.say(f"cause-{cause}") for cause in hunk.causes)) if hunk.causes else ""
        return self.say("clause").join(filter(None, (place, keys, cause)))

    def file(self, change: SpecChange) -> str:
        """Return the name of a file of the spec, and whether only one version has it."""
        if change.old and change.new:
            return change.new if change.old == change.new else self.say("versions", old=change.old, new=change.new)
        return f"{change.name} ({self.say('what-added' if change.new else 'what-removed')})"

    def told(self, told: Told) -> str:
        """Return what the two versions together tell."""
        return self.say(f"told-{told.how}", people=told.people)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.10g}"


def _letters(fact: FactRecord, other: FactRecord) -> str:
    tables = [t for t in fact.letters.keys() | other.letters.keys() if fact.letters.get(t) != other.letters.get(t)]
    return " ".join(fact.letters.get(table, "–") for table in sorted(tables))


_SIGNED = frozenset({"points", "score-change", "nps"})
"""Units that the report prints with a sign."""
_SHOWN: Mapping[str, Callable[[FactRecord], str]] = {
    "n": lambda fact: _figure(fact.n),
    "base": lambda fact: _figure(fact.base),
    "weighted-base": lambda fact: _figure(fact.weighted_base),
    "effective-base": lambda fact: _figure(fact.effective_base),
    "unprinted": lambda fact: _figure(fact.value),
    "renamed": lambda fact: fact.id,
    "provenance": lambda fact: fact.provenance,
}
"""What is shown of a fact for what changed of it."""
