"""Stage 2, the data: where the answers are, checked against the codebook."""
