"""Answers in a database or a cluster: reached through Ibis, counted where they lie; only counts come back."""
