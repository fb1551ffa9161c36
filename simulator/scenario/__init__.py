"""What a scenario is, how it is read, and what can be wrong with it."""
