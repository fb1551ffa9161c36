"""Judging a telephone call against a written standard; knows nothing of the simulator."""
