"""Stand-ins for warehouses that no test can have: the real driver, the real words of its SQL, and DuckDB behind them.

Every statement is read by a parser of the warehouse's SQL and turned into DuckDB's. That checks what is asked for, in which words
and by which calls of the driver, and that right answers come of it if the words mean what the parser takes them to mean. It does
not show that the warehouse itself takes every statement, nor its speed, rights, network or limits.
"""
