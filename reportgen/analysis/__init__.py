"""Stage 3, the analysis: what the numbers are."""
