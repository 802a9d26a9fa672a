"""Stage 7, publish: where the report goes. A version's folder appears whole or not at all."""
