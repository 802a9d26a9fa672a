"""What builds on the spine: explain, new, schema."""
