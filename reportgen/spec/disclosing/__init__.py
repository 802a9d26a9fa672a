"""What a report must state of its method: the items, the profiles that ask for them, and where each is stated."""
