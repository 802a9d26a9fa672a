"""Variables made of others: what they are made of exists and fits, and every answer goes to one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.bands_declared import check_bands
from reportgen.spec.checks.subject import Subject
from reportgen.spec.labels import missing_of, option_text, options_of
from reportgen.spec.made import bands_of, made, variable
from reportgen.spec.model.derived import Derived, DerivedScale, Group
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion, Option, RankingQuestion, TextQuestion
from reportgen.spec.option_names import suggest_option
from reportgen.spec.spec import Key


def check_derived(subject: Subject) -> Iterator[Problem]:
    """Check every variable that is made of others, and the bands of number questions."""
    for name, question in subject.document.questions.items():
        if isinstance(question, NumberQuestion) and question.bands:
            yield from check_bands(subject, ("questions", name, "bands"), question.bands, question, rest=False)
    for family, name, part in made(subject.document):
        yield from _Check(subject, (family, name), name, part).problems()


@dataclass(frozen=True, slots=True)
class _Check:
    """One variable with its place."""

    subject: Subject
    key: Key
    name: str
    part: Derived

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong with it; what it is made of first, because the rest follows from that."""
        wrong = list(self._shape()) or list(self._source())
        yield from wrong
        if not wrong:
            yield from self._bands() if self.part.bands else self._groups()
        yield from self._labels()

    def _at(self, field: str, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
        key: Key = (*self.key, field) if field else self.key
        return replace(self.subject.wrong(key, found, fix, code), place=self.subject.place_of.key(key))

    def _shape(self) -> Iterator[Problem]:
        part = self.part
        if part.bands and part.groups:
            yield self._at("groups", "stands beside bands", "Keep one of the two")
        elif part.of is None and part.bands:
            yield self._at("bands", "does not say of what", "Add of: and the number question", Code.MISSING_KEY)
        elif part.of is None and part.groups and part.label is None:
            found = "lacks the key 'label': nothing that it is made of has a label for it"
            yield self._at("", found, "Add label: its name in the report", Code.MISSING_KEY)
        elif part.of is None and not part.groups:
            fix = "Add of: and a question, or groups: with when:"
            yield self._at("", "does not say what it is made of", fix, Code.MISSING_KEY)
        elif part.rest and not (part.bands or part.groups):
            yield self._at("rest", "goes with bands or groups", "Delete it, or add bands or groups")

    def _source(self) -> Iterator[Problem]:
        of, document = self.part.of, self.subject.document
        if of is None:
            return
        known = [n for n in (*document.questions, *document.segments) if n != self.name]
        found = variable(document, of)
        if found is None and of in document.dimensions:
            yield self._at("of", f"names the dimension '{of}', and an index is no answer to regroup", "Name a question of it")
        elif found is None:
            yield self.subject.unknown((*self.key, "of"), "questions and segments", of, known)
        elif isinstance(found, MultiQuestion):
            fix = f"Leave of out and write groups with when: ticked({of}, 'option')"
            yield self._at("of", f"names '{of}', a multi-response question, which has no single answer", fix)
        elif isinstance(found, RankingQuestion):
            fix = "Name a question with one answer; an order of options is no answer to regroup"
            yield self._at("of", f"names '{of}', a ranking, which has no single answer", fix)
        elif isinstance(found, TextQuestion):
            yield self._at("of", f"names '{of}', which is answered in words", "Name a question with options or numbers")
        elif isinstance(found, NumberQuestion) and not bands_of(document, self.name):
            wanted = "groups with codes, and numbers have none" if self.part.groups else "no bands"
            fix = "Write bands: here, or at the question"
            yield self._at("of", f"names '{of}', a number question, and there are {wanted}", fix, Code.MISSING_KEY)
        elif self.part.bands and not isinstance(found, NumberQuestion):
            fix = "Write groups: with the codes that belong together"
            yield self._at("bands", f"divides numbers, and '{of}' has codes", fix)

    def _bands(self) -> Iterator[Problem]:
        number = self.subject.document.questions.get(self.part.of or "")
        if isinstance(number, NumberQuestion):
            key: Key = (*self.key, "bands")
            yield from check_bands(self.subject, key, self.part.bands, number, rest=self.part.rest is not None, labels=False)

    def _groups(self) -> Iterator[Problem]:
        wrong = [problem for code, group in self.part.groups.items() for problem in self._group(code, group)]
        yield from wrong or self._covered()

    def _group(self, code: str, group: Group) -> Iterator[Problem]:
        said = [word for word, given in (("codes", group.codes), ("when", group.when), ("otherwise", group.otherwise)) if given]
        key: Key = (*self.key, "groups", code)
        coded = self.part.of is not None
        if len(said) != 1:
            found = f"says {' and '.join(said)} at once" if said else "does not say who belongs to it"
            fix = "Write one of: codes, when, otherwise"
            yield replace(self.subject.wrong(key, found, fix, Code.RECODE), place=self.subject.place_of.key(key))
        elif coded and group.when:
            fix = f"Write codes of {self.part.of}, or leave of out: conditions name their questions themselves"
            yield self.subject.wrong((*key, "when"), f"stands beside of: {self.part.of}", fix)
        elif not coded and group.codes:
            fix = "Add of: and the question whose codes these are, or write when:"
            yield self.subject.wrong((*key, "codes"), "are codes of nothing", fix, Code.MISSING_KEY)
        elif group.otherwise and code != list(self.part.groups)[-1]:
            yield self.subject.wrong((*key, "otherwise"), "stands before other groups", "Write the group last")

    def _covered(self) -> Iterator[Problem]:
        groups, rest = self.part.groups, self.part.rest is not None
        last = any(group.otherwise for group in groups.values())
        if last and rest:
            yield self._at("rest", "leaves out whom otherwise takes", "Keep one of the two")
        elif self.part.of is not None and groups:
            yield from self._codes(self.part.of, last or rest)
        elif groups and not last and not rest:
            found = "does not say where those go for whom no condition is true"
            yield self._at("groups", found, "Add a last group with otherwise: true, or rest: missing", Code.RECODE)

    def _codes(self, of: str, complete: bool) -> Iterator[Problem]:
        document, language = self.subject.document, self.subject.document.report.language
        missing = missing_of(document, of)
        options = {c: option for c, option in options_of(document, of).items() if c not in missing}
        first: dict[str, str] = {}
        for code, group in self.part.groups.items():
            for number, source in enumerate(group.codes):
                key: Key = (*self.key, "groups", code, "codes", number)
                if source not in options:
                    found = f"is '{source}', which is no answer to {of}"
                    coded = next((c for c, option in options.items() if _reads(option, source)), None)
                    fix = suggest_option(source, options, language) if coded is None else f"Write the code '{coded}'"
                    yield self.subject.wrong(key, found, fix, Code.UNKNOWN_NAME)
                elif first.setdefault(source, code) != code or source in group.codes[:number]:
                    found = f"is '{source}', which stands in the group {first[source]} already"
                    yield self.subject.wrong(key, found, "Let each code stand in one group", Code.RECODE)
        left = [code for code in options if code not in first]
        if left and not complete:
            shown = ", ".join(left[:6]) + (" and others" if len(left) > 6 else "")
            fix = "Put them into groups, add a last group with otherwise: true, or write rest: missing"
            yield self._at("groups", f"leaves out answers to {of}: {shown}", fix, Code.RECODE)

    def _labels(self) -> Iterator[Problem]:
        for field, parts in (("bands", self.part.bands), ("groups", self.part.groups)):
            if isinstance(self.part, DerivedScale):
                yield from self._levels(field, parts, self.part.scale)
                continue
            for code, part in parts.items():
                if part.label is None:
                    yield _unlabelled(self.subject, (*self.key, field, code))

    def _levels(self, field: str, parts: Mapping[str, object], name: str) -> Iterator[Problem]:
        scales = self.subject.document.scales
        if name not in scales:
            if field == "bands":
                yield self.subject.unknown((*self.key, "scale"), "scales", name, scales)
            return
        own = parts if self.part.bands or self.part.groups else options_of(self.subject.document, self.part.of or "")
        missing = missing_of(self.subject.document, self.part.of or "")
        for code in own:
            if code not in scales[name].options and (field == "bands" or parts) and code not in missing:
                key: Key = (*self.key, field, code) if parts else (*self.key, "of")
                place = self.subject.place_of.key(key)
                fix = f"The codes of {name} are: {', '.join(scales[name].options)}"
                problem = self.subject.wrong(key, f"gives the code '{code}', which the scale {name} does not have", fix)
                yield replace(problem, code=Code.UNKNOWN_NAME, place=place)


def _reads(option: Option, words: str) -> bool:
    text = option_text(option)
    return words in ((text,) if isinstance(text, str) else text.values())


def _unlabelled(subject: Subject, key: Key) -> Problem:
    problem = subject.wrong(key, "lacks the key 'label'", "Add label: the words of the option", Code.MISSING_KEY)
    return replace(problem, place=subject.place_of.key(key))
