"""The commands of the command line: what each takes, and how it prints what a verb did."""
