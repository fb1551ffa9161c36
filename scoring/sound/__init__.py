"""Measures of a voice out of an array and its rate: speaking rate, pauses, overlap, pitch and loudness.

Pure, and heavy to load: only whoever measures imports it. Checks read the events that come of it, never the sound.
"""

from scoring.sound.turns import METHOD, SpokenTurn, measure_turns

__all__ = ["METHOD", "SpokenTurn", "measure_turns"]
