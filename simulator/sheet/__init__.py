"""A scenario as a sheet, for those who will not write YAML: rows out of its file, and changed rows back into it."""
