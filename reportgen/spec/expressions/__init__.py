"""The expression language: Jinja's syntax, parsed and never compiled; only what is on the list becomes a tree."""
