"""Stage 4, the facts: what the report may say."""
