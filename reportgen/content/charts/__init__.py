"""Figures described, not drawn: what stands where, in which role. Every value carries its fact and its printed form."""
