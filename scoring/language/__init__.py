"""Spoken text made comparable: normal form with spans, numbers, sounds, and seeded recogniser errors."""
