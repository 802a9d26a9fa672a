"""Figures and tables of how answers hang together: reliability, drivers, importance against performance."""
