"""Slides: which there are, how much fits on each, and how they look."""
