"""Sentences on how an export was understood, one file for each language."""
