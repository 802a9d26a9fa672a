"""Words of reliability, drivers, importance against performance, and examples: English."""

from __future__ import annotations

PHRASES = {
    "key-complete-cases": "“–”: fewer than 10 people per driver answered everything, not computed.",
    "key-no-variation": "“–”: answers do not vary, or follow from each other, not computed.",
    "by-feldt": "Feldt's method",
    "by-feldt-means": "Intervals of Cronbach's alpha are Feldt's, from the F distribution.",
    "name-alpha": "Cronbach's α",
    "name-alpha_standardized": "standardised α",
    "name-alpha_without": "α without “{member}”",
    "name-item_rest": "“{member}” with the other items",
    "name-importance": "importance of “{member}”",
    "name-explained": "R²",
    "name-coefficient": "coefficient of “{member}”",
    # examples
    "tag-illustrative": "example",
    "data-illustrative": "example from reconstructed data",
    "line-illustrative": "Example: computed from reconstructed data and never published; it bears out nothing.",
    "notice-reconstructed-examples": "There are no original answers: the data were rebuilt from published percentages. "
    "Only published figures are stated; what is marked as an example was computed from rebuilt data and bears out nothing.",
    "examples-mean": "Figures and tables that are marked as examples are the exception: they were computed from rebuilt data, "
    "nobody published them, and no statement rests on them.",
    "method-row-together": "Reliability and drivers",
    "method-alpha": "Cronbach's alpha says how far the items of a dimension go together (1: completely), among those who "
    "answered all of them; items are turned so that more is better.",
    "method-drivers": "Drivers come from a linear regression among those who answered everything; R² is shared out over them by "
    "{method}. It says what goes together, not what would change what.",
    "method-model": "{label} explains {of} by {by}.",
    # reliability
    "reliability-title": "Reliability: {what}",
    "item": "Item",
    "answered": "n",
    "item-rest": "Item–rest r",
    "alpha-without": "α without it",
    "alpha-all": "Cronbach's α",
    "alpha-all-standardized": "Standardised α",
    "reliability-measured": "Mean and standard deviation of those who answered the item, r and α of those who answered all",
    "reliability-measured-example": "Correlations and α of those who answered every item",
    # drivers
    "drivers-title": "What goes with “{what}”",
    "driver": "Driver",
    "importance": "Importance (%)",
    "coefficient": "Coefficient",
    "drivers-measured": "part of the explained variance that goes with each driver, in percent",
    "drivers-explained-before": "Percent of the explained variance that goes with each driver. R² of “{of}”: ",
    "drivers-explained-after": " of its variance",
    "method-shapley": "Shapley values (LMG)",
    "method-johnson": "Johnson's relative weights",
    "drivers-how": "Linear regression on those who answered everything, R² shared out by {method}. Association, not cause.",
    "driver-negative": "{driver} (negative)",
    "drivers-negative": "“(negative)”: the higher the driver, the lower “{of}”, other drivers equal.",
    # importance against performance
    "importance-title": "Importance and performance: {what}",
    "importance-stated": "Importance",
    "performance-as": "Performance ({measured})",
    "performance-top": "Top box (%)",
    "performance-mean": "Mean",
    "performance-index": "Index",
    "performance-nps": "NPS",
    "importance-measured": "importance by {importance}, performance by {performance}",
    "by-derived": "part of the explained variance",
    "by-stated": "what respondents said",
    "by-performance-top": "top box",
    "by-performance-mean": "mean",
    "by-performance-index": "index",
    "by-performance-nps": "net promoter score",
}
