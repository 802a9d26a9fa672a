"""How good the answers are: rules of the spec, judged on every row, and nothing left out but by them."""
