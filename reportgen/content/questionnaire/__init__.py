"""The questionnaire: the questions as people answer them, for the report's appendix and for forms of every kind."""
