"""Questionnaires as platforms save them (LimeSurvey, Qualtrics, XLSForm): the wording and the options that an export lacks."""
