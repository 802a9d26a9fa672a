"""The guard of the author's words: numbers typed into sentences, findings without a claim, and what a sample does not permit."""
