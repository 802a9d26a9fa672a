"""The table of checks over a document that fits the grammar."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.problems import Problem
from reportgen.spec.checks.arithmetic import check_arithmetic
from reportgen.spec.checks.as_printed import check_as_printed
from reportgen.spec.checks.comparisons import check_comparisons, check_nets
from reportgen.spec.checks.derived import check_derived
from reportgen.spec.checks.design import check_design
from reportgen.spec.checks.dimensions import check_dimensions
from reportgen.spec.checks.disclosure import check_disclosure
from reportgen.spec.checks.drivers import check_drivers
from reportgen.spec.checks.evidence import check_evidence
from reportgen.spec.checks.figures import check_figures
from reportgen.spec.checks.findings import check_findings
from reportgen.spec.checks.form import check_form
from reportgen.spec.checks.glyphs import check_glyphs
from reportgen.spec.checks.labels import check_labels
from reportgen.spec.checks.languages import check_languages
from reportgen.spec.checks.lists import check_lists
from reportgen.spec.checks.marks import check_marks
from reportgen.spec.checks.measures import check_measures
from reportgen.spec.checks.missing import check_missing
from reportgen.spec.checks.names import check_names, check_unique_names
from reportgen.spec.checks.numbering import check_numbering
from reportgen.spec.checks.only import check_only
from reportgen.spec.checks.overlapping_bands import check_overlapping_bands
from reportgen.spec.checks.plan import check_plan_complete, check_plan_dates, check_plan_period
from reportgen.spec.checks.plan_blocks import check_plan_blocks, check_scorecards
from reportgen.spec.checks.plotted import check_plotted
from reportgen.spec.checks.quality import check_quality
from reportgen.spec.checks.quantities import check_quantities
from reportgen.spec.checks.questions import check_questions
from reportgen.spec.checks.renamed import check_renamed
from reportgen.spec.checks.repetition import check_repetition
from reportgen.spec.checks.research import check_research
from reportgen.spec.checks.response import check_response
from reportgen.spec.checks.roadmap import check_roadmaps
from reportgen.spec.checks.sample import check_sample
from reportgen.spec.checks.scale_order import check_scale_order
from reportgen.spec.checks.scales import check_scales
from reportgen.spec.checks.small_differences import check_small_differences
from reportgen.spec.checks.subject import Check, Subject
from reportgen.spec.checks.survey import check_body, check_fieldwork, check_published, check_report
from reportgen.spec.checks.timetable import check_timetable
from reportgen.spec.checks.values import values
from reportgen.spec.checks.waves import check_bridges, check_waves
from reportgen.spec.checks.weighting import check_weighting
from reportgen.spec.model.document import Document
from reportgen.spec.tree import Locator

CHECKS: Mapping[str, Check] = {
    "names": check_names,
    "unique-names": check_unique_names,
    "renamed": check_renamed,
    "lists": check_lists,
    "languages": check_languages,
    "report": check_report,
    "body": check_body,
    "fieldwork": check_fieldwork,
    "published": check_published,
    "design": check_design,
    "waves": check_waves,
    "bridges": check_bridges,
    "quantities": check_quantities,
    "arithmetic": check_arithmetic,
    "scales": check_scales,
    "questions": check_questions,
    "form": check_form,
    "labels": check_labels,
    "missing": check_missing,
    "derived": check_derived,
    "small-differences": check_small_differences,
    "weighting": check_weighting,
    "quality": check_quality,
    "dimensions": check_dimensions,
    "drivers": check_drivers,
    "evidence": check_evidence,
    "marks": check_marks,
    "plan-dates": check_plan_dates,
    "plan-period": check_plan_period,
    "plan-incomplete": check_plan_complete,
    "measures": check_measures,
    "numbering": check_numbering,
    "repetition": check_repetition,
    "roadmaps": check_roadmaps,
    "glyphs": check_glyphs,
    "research": check_research,
    "plan-blocks": check_plan_blocks,
    "scorecards": check_scorecards,
    "sample": check_sample,
    "timetable": check_timetable,
    "figures": check_figures,
    "comparisons": check_comparisons,
    "nets": check_nets,
    "plotted": check_plotted,
    "only": check_only,
    "scale-order": check_scale_order,
    "overlapping-bands": check_overlapping_bands,
    "as-printed": check_as_printed,
    "findings": check_findings,
    "response": check_response,
    "disclosure": check_disclosure,
}
"""Every check by name, in the order in which they run."""


def check_document(document: Document, place_of: Locator) -> tuple[Problem, ...]:
    """Run every check.

    Parameters
    ----------
    document
        A document that fits the grammar.
    place_of
        The places of its values.
    """
    subject = Subject(document, place_of, tuple(values(document)))
    return tuple(problem for check in CHECKS.values() for problem in check(subject))
