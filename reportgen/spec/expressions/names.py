"""Names and codes as written, found in the spec; what is not there is refused with the nearest thing that is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportgen.problems import Code, Place
from reportgen.spec.canonical import in_wave
from reportgen.spec.expressions.faults import shortened, unknown, unknown_but, wave_unknown, wrong
from reportgen.spec.expressions.functions import STATED
from reportgen.spec.expressions.tree import Call, Expression, Literal, Name, Negative, Stated, Words
from reportgen.spec.grids import grids_of
from reportgen.spec.labels import option_text, options_of
from reportgen.spec.measures import Measure
from reportgen.spec.members import members_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Scaled
from reportgen.spec.nearest import listed
from reportgen.spec.option_names import suggest_option
from reportgen.spec.quality import TOTALS, rules_of
from reportgen.spec.quantities import bounds_of, measured_in, quantities, quantity, unit_of
from reportgen.spec.spec import Key, Wave
from reportgen.spec.waves.listed import waves_of


def nfc(text: str) -> str:
    """Return a text in Unicode's composed form, in which names are compared."""
    return unicodedata.normalize("NFC", text)


def number_text(value: Decimal) -> str:
    """Return a number as plain digits without trailing zeros: ``2.50`` is ``2.5``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Names:
    """The names of one spec."""

    document: Document
    figures: frozenset[Measure] | None = frozenset()
    """Single numbers of rebuilt rows that were published; None while these are read themselves, when anything may be named."""
    waves: tuple[Wave, ...] = ()
    """Earlier waves."""
    place_of: Callable[[Key], Place] = lambda _key: Place("")
    """Where a value of the spec stands, for messages that name two places."""

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """NFC name to name as in the document."""
        return {nfc(n): n for n in self.document.questions}

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """NFC name to name as in the document."""
        return {nfc(n): n for n in self.document.dimensions}

    @cached_property
    def segments(self) -> Mapping[str, str]:
        """NFC name to name as in the document."""
        return {nfc(n): n for n in self.document.segments}

    @cached_property
    def models(self) -> Mapping[str, str]:
        """NFC name to name as in the document, of models of drivers."""
        return {nfc(n): n for n in self.document.drivers}

    def model(self, written: Expression) -> str:
        """Return the model of drivers that a first argument names."""
        name = _bare(written, "a model of drivers")
        if name not in self.models:
            raise unknown(written.at, name, "model of drivers", self.models)
        return self.models[name]

    def rule(self, written: Expression, *, totals: bool = False, lining: bool = False) -> str:
        """Return the rule on quality (of straight-lining), or the total over all rules, that an argument names."""
        what = "total of the rules on quality" if totals else "rule on straight-lining" if lining else "rule on quality"
        name = _bare(written, f"a {what}")
        known = {nfc(n): n for n in (TOTALS if totals else self._rules(lining=lining))}
        if name not in known or not rules_of(self.document):
            raise unknown(written.at, name, what, known if rules_of(self.document) else ())
        return known[name]

    def _rules(self, *, lining: bool) -> Iterator[str]:
        yield from (rule.name for rule in rules_of(self.document) if not lining or rule.kind == "straight_lining")

    def member(self, subject: str, written: Expression) -> str:
        """Return the item of a dimension, or the driver of a model, that an argument names."""
        name, members = _code(written), {nfc(n): n for n in members_of(self.document, subject)}
        if name not in members:
            what = "driver" if subject in self.document.drivers else "item"
            raise unknown(written.at, name, f"{what} of {subject}", members)
        return members[name]

    def subject(self, written: Expression) -> str:
        """Return the question or dimension that a first argument names."""
        name = _bare(written, "a question or dimension")
        found = self.questions.get(name) or self.dimensions.get(name)
        if found is None:
            self._no_grid(written, name)
            raise unknown(written.at, name, "question or dimension", [*self.questions, *self.dimensions])
        return found

    def _no_grid(self, written: Expression, name: str) -> None:
        """Refuse the name of a grid: an expression is about one of its rows."""
        grid = {nfc(n): grid for n, grid in grids_of(self.document).items()}.get(name)
        if grid is not None:
            raise wrong(
                written, f"the grid {name} stands where one question should", f"name one of its rows: {listed(grid.items)}"
            )

    def segment(self, written: Expression) -> str:
        """Return the segment that an argument names."""
        name = _bare(written, "a segment")
        if name not in self.segments:
            raise unknown(written.at, name, "segment", self.segments)
        return self.segments[name]

    def asked(self, written: Expression) -> str:
        """Return the question or segment that a condition is about."""
        name = _bare(written, "a question or segment")
        found = self.questions.get(name) or self.segments.get(name)
        if found is None:
            self._no_grid(written, name)
            raise unknown(written.at, name, "question or segment", [*self.questions, *self.segments])
        return found

    def stated(self, written: Call) -> Stated:
        """Return the published figure or operational measure that a call names."""
        family, what = written.function, STATED[written.function]
        if len(written.arguments) != 1 or written.keywords:
            raise wrong(written, f"{family}() takes one name", f"write {family}(name)", Code.EXPRESSION_SYNTAX)
        name = _bare(written.arguments[0], f"{'an' if what[0] in 'aeo' else 'a'} {what}")
        names = {nfc(n): n for n in quantities(self.document, family)}
        if name not in names:
            raise unknown(written.arguments[0].at, name, what, names)
        found = quantity(self.document, family, names[name])
        return Stated(family, names[name], unit_of(found), measured_in(found.unit), bounds_of(found), at=written.at)

    def wave(self, written: Expression) -> str:
        """Return the name of an earlier wave, given by its name or label; empty for the wave of the report.

        Raises
        ------
        Refused
            The survey has no such wave.
        """
        text = _code(written)
        listed = waves_of(self.document)
        found = [w.code for w in listed if text in (nfc(w.code), *_labels(w.label))]
        if not found:
            raise wave_unknown(written, text, [w.code for w in listed])
        return "" if found[0] == listed[-1].code else found[0]

    def there(self, measure: Measure) -> tuple[Document, Measure, frozenset[Measure]]:
        """Return the codebook of a measure's wave, the measure in its names, and the single numbers published of that wave."""
        wave = next((w for w in self.waves if w.code == measure.wave), None)
        if wave is None:
            return self.document, measure, self.figures or frozenset()
        same = frozenset(in_wave(m, "") for m in self.figures or () if m.wave == wave.code)
        return wave.document, wave.former.measure(measure), wave.own.figures if wave.own else same

    def known(self, name: str) -> str:
        """Return the question, dimension, segment or model of that name as in the document; empty when there is none."""
        name = nfc(name)
        families = (self.questions, self.dimensions, self.segments, self.models)
        return next((family[name] for family in families if name in family), "")

    def kind(self, subject: str) -> str:
        """Return the type of a question, ``dimension``, ``drivers`` or ``segment``."""
        if subject in self.document.questions:
            return self.document.questions[subject].type
        if subject in self.document.drivers:
            return "drivers"
        return "dimension" if subject in self.document.dimensions else "segment"

    def option(self, subject: str, written: Expression) -> str:
        """Return the code of an option, given by its code or by an exact label that no other option has.

        Raises
        ------
        Refused
            The question or segment has no such option, or several with this label.
        """
        text = _code(written)
        options = options_of(self.document, subject)
        codes = {nfc(code): code for code in options}
        if text in codes or self._awaits_scale(subject):
            return codes.get(text, text)
        labels = {code: _labels(option_text(option)) for code, option in options.items()}
        found = [code for code, texts in labels.items() if text in texts]
        if len(found) > 1:
            fix = "write its code: " + " or ".join(repr(c) for c in found)
            raise wrong(written, f"{shortened(text)!r} is the label of {len(found)} options of {subject}", fix)
        if not found:
            fix = suggest_option(text[:80], options, self.document.report.language)
            raise unknown_but(written.at, text, f"option of {subject}", fix)
        return found[0]

    def _awaits_scale(self, subject: str) -> bool:
        """Tell whether a question's options are not known because its scale is not; that is said where it names the scale."""
        question = self.document.questions.get(subject)
        return isinstance(question, Scaled) and question.scale not in self.document.scales


def _labels(text: str | Mapping[str, str]) -> tuple[str, ...]:
    return (nfc(text),) if isinstance(text, str) else tuple(nfc(t) for t in text.values())


def _bare(written: Expression, what: str) -> str:
    match written:
        case Name(name):
            return nfc(name)
        case Words(text):
            raise wrong(written, f"the text {shortened(text)!r} stands where {what} should", "leave the quotes out")
        case _:
            raise wrong(written, f"a value stands where {what} should", f"write the name of {what}")


def _code(written: Expression) -> str:
    match written:
        case Name(text) | Words(text):
            return nfc(text)
        case Literal(value, False):
            return number_text(value)
        case Negative(Literal(value, False)):
            return "-" + number_text(value)
        case Literal():
            raise wrong(written, "a percentage stands where an option should", "write the option's code or label")
        case _:
            raise wrong(
                written,
                "something else stands where an option should",
                "write the option's code or label, as in 5 or 'phone'",
            )
