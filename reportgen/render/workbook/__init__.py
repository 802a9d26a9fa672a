"""All tables of a report as an xlsx file."""
