#!/bin/sh
# Fetch axe-core (MPL-2.0), with which tests look for barriers in pages, into .cache and print its folder. It is no part of the project.
exec sh "$(dirname "$0")/npm-package.sh" axe-core 4.14.1
