"""Words of findings and of the trace from questions to measures: English."""

from __future__ import annotations

PHRASES = {
    "key-cautious": "“( )”: base under {base}; read with caution.",
    "finding-about": "About: {subjects}",
    "trace-title": "From the questions to the measures",
    "trace-reading": "Read each row from what was asked to what will be measured.",
    "trace-reading-sources": "Read each row from what is known to what will be measured.",
    "trace-column-question": "Question or figure",
    "trace-column-source": "Figure or source",
    "trace-column-finding": "Finding",
    "trace-column-swot": "SWOT",
    "trace-column-action": "Action",
    "trace-column-measure": "Measure",
    "trace-question": "Q{n} {words}",
    "trace-dimension": "{label} (Q{n})",
    "trace-swot": "{part}: {words}",
    "trace-of": "{numbers}: ",
    "trace-lacks-question": "Asked, and used for nothing: ",
    "trace-lacks-dimension": "Dimensions that nothing uses: ",
    "trace-lacks-finding": "Findings that lead to no action: ",
    "trace-lacks-action": "Actions that rest on nothing: ",
    "trace-lacks-measure": "Measures that no question and no record feeds: ",
    "trace-whole": "Every question is used, every finding leads to an action or tells of a strength, every action has a ground.",
    "trace-whole-plan": "Every finding leads to an action or tells of a strength, every action has a ground.",
}
