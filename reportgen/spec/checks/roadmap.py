"""Roadmaps: there is something to draw, and it fits on a page."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.body import RoadmapBlock
from reportgen.spec.roadmap_rows import MOST, dated_rows


def check_roadmaps(subject: Subject) -> Iterator[Problem]:
    """Check every roadmap."""
    for key, block in blocks(subject.document):
        if not isinstance(block, RoadmapBlock):
            continue
        count = len(dated_rows(subject.document, block.roadmap))
        if count == 0:
            what = "no task stands under schedule.tasks" if block.roadmap.rows == "tasks" else "no action of it has start or due"
            yield subject.wrong(
                (*key, "roadmap"), f"has nothing to draw: {what}", "Give days, or delete the block", Code.MISSING_KEY
            )
        elif count > MOST:
            fix = "Write rows: sections or rows: chapters, or a roadmap with only: for each chapter"
            yield subject.wrong((*key, "roadmap"), f"draws {count} bars, and {MOST} fit on a page", fix)
