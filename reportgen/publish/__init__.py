"""Stage 7, publishing: where the report goes."""
