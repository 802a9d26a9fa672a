"""Makes a spec and data from a file that a survey platform wrote: files, platforms, questions, the folder written."""
