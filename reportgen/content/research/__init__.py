"""The research plan: goals, sample, methods, people, time and analysis, as tables and guides."""
