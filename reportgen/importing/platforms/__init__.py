"""Understands the header of a platform's export: one module for each platform, and ``plain`` for what none of them wrote."""
