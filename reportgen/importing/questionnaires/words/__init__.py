"""What an import says of a questionnaire, and the answers that platforms offer in words of their own."""
