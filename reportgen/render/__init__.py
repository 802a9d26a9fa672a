"""Stage 6, rendering: how the report looks."""
