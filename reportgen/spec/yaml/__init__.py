"""YAML without surprises: a guard over the parser's events, nodes that know their place, every plain scalar as written."""
