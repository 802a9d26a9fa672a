"""The questionnaire as files: HTML and PDF, Word, XLSForm, SurveyJS."""
