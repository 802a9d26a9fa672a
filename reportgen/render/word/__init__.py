"""Word, slides and the Quarto project: one Markdown document made from blocks, converted, and finished."""
