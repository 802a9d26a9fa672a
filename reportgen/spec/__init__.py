"""Stage 1, the spec: what the author wrote, typed; every value knows its line; every cell the report will need."""
