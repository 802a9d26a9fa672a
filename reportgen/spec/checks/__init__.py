"""Checks over the whole document: one small file each, one table of them."""
