"""What reading a file decided, in the languages of surveys."""
