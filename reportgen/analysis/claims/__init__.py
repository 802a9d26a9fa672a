"""The tests behind claims: a sum of numbers, each times a factor, against a constant."""
