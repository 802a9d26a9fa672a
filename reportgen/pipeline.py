"""The spine: the seven stages in order. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.analysis.results import Results
from reportgen.content.blocks import Content
from reportgen.facts.ledger import Ledger
from reportgen.problems import Problem, ReportError, Severity, SpecError
from reportgen.spec.measures import Plan
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from reportgen.content.workbook.book import Workbook
    from reportgen.render.figures import Drawer

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report whose numbers are known and whose claims are tested, before anything is drawn."""

    spec: Spec
    results: Results
    ledger: Ledger
    contents: tuple[Content, ...]
    """One for each language, the report's own first."""
    unprintable: tuple[Problem, ...] = ()
    """Characters for which the fonts have no sign, and which no text of the spec holds."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the spec, the data and the claims have against the report; it passes when none is an error."""
        return (*self.spec.warnings, *self.results.problems, *self.ledger.problems, *self.unprintable)

    def judged(self, *, allow_broken: bool) -> tuple[Problem, ...]:
        """Return the problems; those of claims and evidence as warnings where the author lets broken ones stand."""
        if not allow_broken:
            return self.problems
        forgiven = set(self.ledger.problems)
        return tuple(replace(p, severity=Severity.WARNING) if p in forgiven else p for p in self.problems)


def check(
    path: Path, project: Path | None = None, *, allow_broken: bool = False, estimate: Callable[[Spec], Results] | None = None
) -> Checked:
    """Run everything but rendering.

    Parameters
    ----------
    path
        The spec.
    project
        The project root; found from the spec's place without it.
    allow_broken
        Return the report whatever :attr:`Checked.problems` holds; the output marks the claims and evidence that are broken.
    estimate
        What runs stages 2 and 3; :func:`estimated` without it. A preview has results from before where nothing changed.

    Raises
    ------
    SpecError
        The spec is wrong; holds every problem found.
    ReportError
        The data do not fit the codebook, a claim does not hold, or the questions themselves mislead.
    ToolError
        The engine failed.
    """
    from reportgen.content.characters import unprintable, unset
    from reportgen.content.compose import compose
    from reportgen.facts.evaluate import evaluate
    from reportgen.spec.read import read_spec

    spec = read_spec(path, project)  # 1 spec      YAML -> typed document, or every problem found
    results = (estimate or estimated)(spec)  # 2 data, 3 analysis  every estimate the report needs, small ones withheld
    ledger = evaluate(spec, results)  # 4 facts     every number the report states; claims held or broken
    report = spec.document.report
    languages = dict.fromkeys((report.language, *report.languages))
    contents = tuple(compose(spec, results, ledger, language) for language in languages)  # 5 content
    unshown = dict.fromkeys(p for c in contents for p in (*unprintable(c), *unset(c, spec.theme)))
    checked = Checked(spec, results, ledger, contents, tuple(unshown))
    if not allow_broken and any(p.severity is Severity.ERROR for p in checked.problems):
        raise ReportError(checked.problems)
    return checked


def build(
    checked: Checked, output: Path | None = None, formats: Collection[str] = ("html", "pdf"), *, draw: Drawer | None = None
) -> Path:
    """Render a checked report and write its version's folder, whole or not at all.

    Parameters
    ----------
    checked
        What :func:`check` returned.
    output
        The folder of all reports; ``output`` in the project root without it.
    formats
        Any of ``html``, ``pdf``, ``docx``, ``pptx`` and ``xlsx``.
    draw
        What makes the drawings, where some may be there from before.

    Returns
    -------
    Path
        The folder ``output/<report id>/<version>``.

    Raises
    ------
    ReportError
        The version is sealed and this build differs from it.
    ToolError
        The report cannot be drawn; or the folder cannot be written, is reached by a link, or holds files that are not ours.
    """
    from reportgen.publish.version import publish
    from reportgen.render.figures import drawn
    from reportgen.render.render import render

    books = workbooks(checked) if "xlsx" in formats else ()
    wanted, theme = frozenset(formats), checked.spec.theme
    rendered = render(checked.contents, wanted, books, draw=draw or drawn, theme=theme)  # 6 render    bytes per file
    return publish(checked.spec, checked.ledger, checked.contents, rendered, output)  # 7 publish   folder, manifest


def quarto(checked: Checked) -> Mapping[str, bytes]:
    """Return a checked report as a Quarto project, with its numbers and tables as data.

    Parameters
    ----------
    checked
        What :func:`check` returned.

    Raises
    ------
    SpecError
        The fonts lack characters that the report uses.
    ToolError
        The library that draws is not installed.
    """
    from reportgen.publish.version import version_files
    from reportgen.render.render import pages_of
    from reportgen.render.word.project import quarto_project

    project = quarto_project(pages_of(checked.contents, theme=checked.spec.theme))  # 6 render
    return version_files(checked.spec, checked.ledger, checked.contents, project)


def workbooks(checked: Checked) -> tuple[Workbook, ...]:
    """Describe the workbook of all tables, one for each language."""
    from reportgen.content.workbook.compose import workbook

    return tuple(workbook(checked.spec, checked.ledger, content) for content in checked.contents)


def pages(checked: Checked, draw: Drawer) -> Mapping[str, bytes]:
    """Render the HTML pages of a checked report and write nothing: the same bytes that :func:`build` writes.

    Parameters
    ----------
    checked
        What :func:`check` returned.
    draw
        What makes the drawings.

    Returns
    -------
    Mapping
        The pages by their names.

    Raises
    ------
    SpecError
        The fonts lack characters that the report uses.
    """
    from reportgen.render.render import render

    files = render(checked.contents, frozenset({"html"}), draw=draw, theme=checked.spec.theme).files
    return {name: data for name, data in files.items() if name.endswith(".html")}


def questionnaire(spec: Spec, output: Path | None = None, formats: Collection[str] = ("html", "pdf")) -> Path:
    """Write the questionnaire of a spec, before there are answers: no data are opened.

    Parameters
    ----------
    spec
        What stage 1 read.
    output
        The folder of all reports; ``output`` in the project root without it.
    formats
        Any of ``html``, ``pdf``, ``docx``, ``xlsform`` and ``surveyjs``.

    Returns
    -------
    Path
        The folder ``output/<report id>/questionnaire/<version>``.

    Raises
    ------
    SpecError
        A condition, name or code cannot be put into these formats, or the fonts lack a character.
    ToolError
        The form cannot be drawn, or the folder cannot be written.
    """
    from reportgen.content.questionnaire.compose import compose_form
    from reportgen.content.questionnaire.faults import faults
    from reportgen.publish.questionnaire import publish_questionnaire
    from reportgen.render.questionnaire.render import render_forms

    if wrong := tuple(faults(spec, formats)):
        raise SpecError(wrong)
    report = spec.document.report
    languages = dict.fromkeys((report.language, *report.languages))
    forms = tuple(compose_form(spec, language) for language in languages)  # 5 content
    rendered = render_forms(forms, frozenset(formats), spec.theme)  # 6 render
    return publish_questionnaire(spec, rendered, output)  # 7 publish


def evaluated(spec: Spec) -> tuple[Results, Ledger]:
    """Run stages 2 to 4 on a spec that has been read already.

    Raises
    ------
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    from reportgen.facts.evaluate import evaluate

    results = estimated(spec)
    return results, evaluate(spec, results)


def frequent_words(spec: Spec, least: int) -> Mapping[str, tuple[str, ...]]:
    """Return of each question in words the words that so many respondents use; nothing else of these answers leaves stage 2.

    Raises
    ------
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    from reportgen.data.open import open_data
    from reportgen.data.terms import frequent_words as words_of

    names = [name for name, question in spec.document.questions.items() if question.type == "text"]
    if spec.data is None or not names:
        return {}
    with open_data(spec) as answers:
        return {name: words_of(answers, name, least) for name in names}


def estimated(spec: Spec, wanted: Plan | None = None) -> Results:
    """Run stages 2 and 3 on a spec that has been read already; a report without answers opens nothing.

    Parameters
    ----------
    spec
        What stage 1 read.
    wanted
        What to compute; without it what the report needs.

    Raises
    ------
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    if spec.data is None:
        return Results({}, None)
    from reportgen.analysis.waves import analyse_waves
    from reportgen.data.open import open_waves
    from reportgen.spec.plan import plan

    with open_waves(spec) as waves:  # 2 data      one lazy table a wave, checked against its codebook
        return analyse_waves(spec, wanted or plan(spec), waves)  # 3 analysis  exactly the plan
