"""Releases: versions that are sealed and never change."""
