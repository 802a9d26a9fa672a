"""Earlier waves of a survey: their codebooks, what things were called in them, and whether numbers may be compared."""
