"""Answers in files that know types: Parquet and DuckDB, read as the text that a CSV file of them would hold."""
