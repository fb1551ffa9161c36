"""Verdicts, what they rest on, and how they add up to a scorecard.

Checks judge and know nothing of points; this package adds up and knows nothing of calls.
"""

from scoring.scorecard.adding import PROGRAM, Rulebook, add_up
from scoring.scorecard.model import (
    EARNED,
    Dispute,
    Evidence,
    Finding,
    Judgement,
    Missing,
    Points,
    Scorecard,
    StandardReference,
    Verdict,
)
from scoring.scorecard.plain import scorecard_json, scorecard_plain

__all__ = [
    "EARNED", "PROGRAM", "Dispute", "Evidence", "Finding", "Judgement", "Missing", "Points", "Rulebook", "Scorecard",
    "StandardReference", "Verdict", "add_up", "scorecard_json", "scorecard_plain",
]  # fmt: skip
