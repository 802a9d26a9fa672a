"""What the data would support: ideas, asked of the spine together, judged, and written as spec text."""
