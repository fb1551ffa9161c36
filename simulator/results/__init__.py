"""What stays of a call: its record on disk and its place in the database of results."""
