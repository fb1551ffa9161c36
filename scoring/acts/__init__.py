"""What an agent's utterance does: the 42 acts of the codebook, found offline and repeatably."""

from scoring.acts.codebook import ACTS, KINDS, VIOLATIONS
from scoring.acts.detector import Detector, Understanding, Utterance, load_detector

__all__ = ["ACTS", "KINDS", "VIOLATIONS", "Detector", "Understanding", "Utterance", "load_detector"]
