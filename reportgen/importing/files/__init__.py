"""Step 1 of an import, the file: bytes of any format become a table of text; ``read`` is the way in."""
