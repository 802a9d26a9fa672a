"""A newer export of a survey that was imported before: its answers in the codes of the first import."""
