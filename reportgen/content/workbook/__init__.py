"""All tables of a report as one workbook, described."""
