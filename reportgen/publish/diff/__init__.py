"""What changed between two versions of a report: facts, claims, text, inputs; and why, where it can be told."""
