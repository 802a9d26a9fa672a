"""What follows from a research plan: the size of the sample, its quotas, what feeds what."""
