"""Stage 5, the content: what the report says, as blocks."""
