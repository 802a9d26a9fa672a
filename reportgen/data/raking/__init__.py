"""Raked weights: the weights nearest to those given that meet several margins."""
