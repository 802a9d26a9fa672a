"""Themes: how the reports of a house look. A theme changes looks and never a number or a word."""
