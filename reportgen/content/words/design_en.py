"""Words of samples with a declared design: English."""

from __future__ import annotations

PHRASES = {
    "design-strata": "The population was divided into {strata} strata, and people were drawn in each.",
    "design-clusters": "{clusters} clusters were drawn first, and people within them.",
    "design-both": "The population was divided into {strata} strata; in each, clusters were drawn first "
    "({clusters} in all), and people within them.",
    "design-population-people": "Errors allow for the part of the population that was drawn (finite population correction).",
    "design-population-clusters": "Errors allow for the part of all clusters that was drawn (finite population correction).",
    "design-centre-people": "In {n} of the strata a single person was drawn; the distance from the mean of the whole "
    "sample stands for the error.",
    "design-centre-clusters": "In {n} of the strata a single cluster was drawn; its distance from the mean of the whole"
    " sample stands for the error.",
    "design-certainty-people": "In {n} of the strata a single person was drawn; these strata add nothing to the errors, "
    "which may be too small.",
    "design-certainty-clusters": "In {n} of the strata a single cluster was drawn; these strata add nothing to the errors,"
    " which may be too small.",
    "no-interval-clusters": "none: the base has no more clusters (or people, where no clusters were drawn) than strata",
    "no-interval-no-error": "none: nothing differs within the strata, or everybody was drawn, so that the computed error is 0",
    "by-taylor-logit-design-means": "Shares: standard error by Taylor linearisation from the weights, strata and clusters of "
    "the sample; interval on the logit scale with the t distribution, whose degrees of "
    "freedom are clusters (or people, where no clusters were drawn) less strata.",
    "by-wilson-kish-design-means": "Shares of 0% or 100%: Wilson intervals with Kish's effective base, made smaller where "
    "there are few degrees of freedom, in place of the number of people.",
    "by-taylor-t-design-means": "Means and indices: standard error by Taylor linearisation from the design of the sample,"
    " interval with the t distribution.",
    "by-taylor-nps-design-means": "Net promoter score: Taylor linearisation of each person's value (promoter 1, passive 0, "
    "detractor −1) from the design of the sample.",
    "method-subgroups": "A subgroup is taken as a part of the whole sample: strata and clusters count as they "
    "were drawn, with or without anybody of the subgroup in them.",
    "left-design": "columns whose error by the design of the sample cannot be computed",
}
