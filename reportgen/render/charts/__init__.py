"""Drawing of figures: one file for each kind, one table of kinds."""
