"""Everything that changed between two versions, as one value that every format is written from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.problems import Code, Place, Problem, Severity, SpecError
from reportgen.publish.diff.claims import ClaimChange, claim_changes
from reportgen.publish.diff.disclosure import Told, disclosure_problems, told_together
from reportgen.publish.diff.facts import FactChange, fact_changes
from reportgen.publish.diff.inputs import InputChange, input_changes
from reportgen.publish.diff.reasons import causes_of_settings, explained
from reportgen.publish.diff.specs import SpecChange, spec_changes
from reportgen.publish.diff.texts import TextChange, text_changes
from reportgen.publish.diff.tolerance import Tolerance
from reportgen.publish.diff.version import BuiltVersion


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two versions of a report."""

    old: BuiltVersion
    new: BuiltVersion
    facts: tuple[FactChange, ...]
    claims: tuple[ClaimChange, ...]
    texts: tuple[TextChange, ...]
    inputs: tuple[InputChange, ...]
    specs: tuple[SpecChange, ...]
    """The lines of the spec that changed; it is told with what a version was made from."""
    told: tuple[Told, ...]
    """What both versions together tell of few people."""
    not_compared: tuple[str, ...]
    """``claims``, ``text``, ``inputs``, ``settings``, ``specs``: what one of the versions does not hold."""
    problems: tuple[Problem, ...]

    @property
    def figures(self) -> tuple[FactChange, ...]:
        """Facts of both versions that a reader sees change."""
        return tuple(change for change in self.facts if change.seen)

    @property
    def quiet(self) -> tuple[FactChange, ...]:
        """Facts of both versions that changed in what a reader does not see printed."""
        return tuple(change for change in self.facts if not change.seen and change.old and change.new)

    @property
    def come(self) -> tuple[FactChange, ...]:
        """Facts that only one of the versions has."""
        return tuple(change for change in self.facts if not change.old or not change.new)

    @property
    def flipped(self) -> tuple[ClaimChange, ...]:
        """Claims with another result."""
        return tuple(change for change in self.claims if change.flipped)

    @property
    def outcomes(self) -> tuple[tuple[str, str, str], ...]:
        """(id, then, now) of the actions of both versions of which something else became."""
        now = self.new.outcomes
        return tuple((name, was, now[name]) for name, was in self.old.outcomes.items() if now.get(name, was) != was)

    @property
    def same(self) -> bool:
        """Whether nothing that readers can find in a version has changed; what it was made from may have."""
        return not (self.facts or self.claims or self.outcomes or self.texts)

    @property
    def mixed(self) -> bool:
        """Whether numbers changed for various reasons, so that each has to tell its own."""
        numbers = (change for change in (*self.figures, *self.quiet) if set(change.what) - {"definition", "renamed"})
        return len({change.cause for change in numbers}) > 1

    @property
    def total(self) -> int:
        """How many facts there are in both versions together."""
        return len(self.new.facts) + sum(change.new is None for change in self.facts)


def compare(old: BuiltVersion, new: BuiltVersion, tolerance: Tolerance = Tolerance()) -> Comparison:  # noqa: B008 - frozen
    """Compare two versions.

    Parameters
    ----------
    old, new
        The versions; of one report.
    tolerance
        How far two numbers may be apart and still count as the same.

    Raises
    ------
    SpecError
        They are versions of different reports.
    """
    if old.report != new.report:
        found = f"'{old.name}' is a version of the report '{old.report}', and '{new.name}' one of '{new.report}'"
        raise SpecError([Problem(Code.DIFFERENT_REPORTS, Place(new.name), found, "Name two versions of one report")])
    inputs, claims = input_changes(old, new), claim_changes(old, new)
    return Comparison(
        old=old,
        new=new,
        facts=explained(fact_changes(old, new, tolerance), inputs, old, new),
        claims=claims,
        texts=_without_claims(text_changes(old, new), claims),
        inputs=inputs,
        specs=spec_changes(old, new, inputs, causes_of_settings(old, new, inputs)),
        told=told_together(old, new),
        not_compared=tuple(_not_compared(old, new, inputs)),
        problems=(*_other_release(old, new), *disclosure_problems(old, new)),
    )


def _without_claims(texts: Sequence[TextChange], claims: Sequence[ClaimChange]) -> tuple[TextChange, ...]:
    """Leave out the words of claims that are told as changes of these claims."""
    told = {claim.says for change in claims for claim in (change.old, change.new) if claim}
    return tuple(t for t in texts if t.line.kind != "claims" or not {t.old_text, t.new_text} & told)


def _not_compared(old: BuiltVersion, new: BuiltVersion, inputs: Sequence[InputChange]) -> Iterator[str]:
    for name, field in (("claims", "claims"), ("text", "lines"), ("inputs", "inputs"), ("settings", "settings")):
        if getattr(old, field) is None or getattr(new, field) is None:
            yield name
    if any(change.kind == "spec" and change.what != "moved" for change in inputs) and not (old.specs and new.specs):
        yield "specs"


def _other_release(old: BuiltVersion, new: BuiltVersion) -> Iterator[Problem]:
    one, other = old.parts.get("reportgen", ""), new.parts.get("reportgen", "")
    if one and other and one != other:
        found = f"Two releases of reportgen built these versions, {one} and {other}: what changed may be the tool's doing"
        fix = "Build the old version again with this release, to see what the report alone changed"
        yield Problem(Code.VERSION_SCHEMA, Place(old.name), found, fix, Severity.WARNING)
