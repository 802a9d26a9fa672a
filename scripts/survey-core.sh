#!/bin/sh
# Fetch SurveyJS's own library, which a test loads our SurveyJS files with, into .cache and print its folder.
exec sh "$(dirname "$0")/npm-package.sh" survey-core 3.1.1
