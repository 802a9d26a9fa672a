"""Reads the earlier waves that a spec names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reportgen.problems import Code, Problem, SpecError
from reportgen.spec.assets import data_asset, located, named_asset
from reportgen.spec.model.document import Document
from reportgen.spec.model.report import Data, EarlierWave, Survey
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset, Key, Spec, Wave
from reportgen.spec.tree import Locator, shown_path
from reportgen.spec.waves.former import Former, former

ReadCodebook = Callable[[Asset, Project], Spec]


@dataclass(frozen=True, slots=True)
class Waves:
    """The earlier waves of a spec, and what is wrong with the files that they name."""

    waves: tuple[Wave, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    place_of: Locator
    project: Project
    codebook: ReadCodebook

    def wave(self, code: str, detail: EarlierWave) -> Wave:
        """Return one wave.

        Raises
        ------
        SpecError
            What it names cannot be read.
        """
        key: Key = ("survey", "waves", code)
        return self._own(code, detail, detail.spec, key) if detail.spec else self._shared(code, detail, key)

    def _own(self, code: str, detail: EarlierWave, written: str, key: Key) -> Wave:
        """Return a wave with a spec of its own."""
        own = self.codebook(_found(named_asset((*key, "spec"), written, self.place_of, self.project)), self.project)
        survey = own.document.survey
        if survey is None or (survey.data is None and detail.data is None):
            found = f"{shown_path((*key, 'spec'))} names a spec without answers: it has no survey.data"
            fix = f"Add survey.data there, or data: under survey.waves.{code}"
            raise SpecError([Problem(Code.MISSING_KEY, self.place_of((*key, "spec")), found, fix)])
        self._unprotected(own, key)
        changed: dict[str, object] = self._design(detail)
        if detail.data is not None:
            changed["data"], own = detail.data, replace(own, data=self._data(detail.data, key))
        own = replace(own, document=own.document.model_copy(update={"survey": survey.model_copy(update=changed)}))
        return Wave(code, own.document, former(self.document, own.document), own.data, own)

    def _unprotected(self, own: Spec, key: Key) -> None:
        """Refuse a panel with a wave whose own report protects small counts, as one where this report does."""
        survey, field = self.document.survey, (*key, "spec")
        if survey is not None and survey.design == "panel" and own.document.report.minimum_count:
            found = (
                f"{shown_path(field)} names a report with report.minimum_count, and survey.design is panel: what the answers "
                "of the same people give away is not audited"
            )
            fix = "Write design: independent, which is careful about changes; or set minimum_count to 0 there"
            raise SpecError([Problem(Code.WRONG_VALUE, self.place_of(field), found, fix)])

    def _design(self, detail: EarlierWave) -> dict[str, object]:
        """Return how people are found again, which this spec says for all waves."""
        survey = self.document.survey
        panel = survey.panel if survey else None
        if panel is not None and detail.key is not None:
            panel = panel.model_copy(update={"key": detail.key})
        return {"design": survey.design if survey else "independent", "panel": panel}

    def _shared(self, code: str, detail: EarlierWave, key: Key) -> Wave:
        """Return a wave with the codebook of this spec."""
        survey = self.document.survey
        if survey is None:
            raise TypeError("only a survey has waves")
        if detail.data is not None:
            data: Asset | None = self._data(detail.data, key)
        else:
            named = data_asset(self.document, self.place_of, self.project)
            data = None if isinstance(named, Problem) else named  # said of survey.data itself
        changed = {**_given(code, survey, detail), **self._design(detail)}
        return Wave(code, self.document.model_copy(update={"survey": survey.model_copy(update=changed)}), Former(), data)

    def _data(self, data: Data, key: Key) -> Asset:
        return _found(located((*key, "data"), data, self.place_of, self.project))


def _found(asset: Asset | Problem) -> Asset:
    if isinstance(asset, Problem):
        raise SpecError([asset])
    return asset


def _given(code: str, survey: Survey, detail: EarlierWave) -> dict[str, object]:
    """Return how the answers of a wave came about that has no spec of its own, where it was otherwise."""
    fields = ("data", "fieldwork", "mode", "sample")
    given = {name: getattr(detail, name) for name in fields if getattr(detail, name) is not None}
    if survey.wave is not None:
        column = None if detail.data else survey.wave.column
        given["waves"] = {**survey.waves, survey.wave.current: EarlierWave()}
        given["wave"] = survey.wave.model_copy(update={"current": code, "label": detail.label, "column": column})
    return given


def read_waves(document: Document, place_of: Locator, project: Project, codebook: ReadCodebook) -> Waves:
    """Return the earlier waves of a document.

    Parameters
    ----------
    document
        A document that fits the grammar.
    place_of
        The places of its values.
    project
        The project, outside which nothing is read.
    codebook
        Reads the spec of a wave, as far as it is about its survey.
    """
    reader, waves, problems = _Reader(document, place_of, project, codebook), list[Wave](), list[Problem]()
    for code, detail in (document.survey.waves if document.survey else {}).items():
        try:
            waves.append(reader.wave(code, detail))
        except SpecError as error:
            problems += error.problems
    return Waves(tuple(waves), tuple(_once(problems)))


def _once(problems: Iterable[Problem]) -> Iterable[Problem]:
    return dict.fromkeys(problems)
