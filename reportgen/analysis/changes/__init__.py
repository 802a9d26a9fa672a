"""Changes between waves: their intervals and tests, for waves that asked other people and for panels."""
