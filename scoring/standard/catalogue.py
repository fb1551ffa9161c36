"""The catalogue of what can be wrong with a rulebook: every code, what it means, and why it matters.

Codes are never reused. Each has a broken rulebook that is its test. A0xx are mistakes of any author file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CATALOGUE: Final[Mapping[str, tuple[str, str]]] = {
    "R001": ("unknown dimension", "Its points would be counted nowhere."),
    "R002": ("weights do not add up", "The weights of the dimensions are points of the total and add up to 100."),
    "R003": ("unknown kind of check", "Nobody could judge the criterion."),
    "R004": ("unknown parameter", "A mistyped parameter would silently do nothing."),
    "R005": ("unknown act", "No utterance will ever be found to do this."),
    "R006": ("unknown condition", "Nobody knows when the criterion applies."),
    "R007": ("unknown criterion", "The stage would ask for something that is not there."),
    "R008": ("dimension without points", "A dimension in which nothing gives points never counts."),
    "R009": ("stars out of order", "More stars must need a higher total."),
    "R010": ("unknown language", "The text would never be shown."),
    "R011": ("missing parameter", "The check cannot be carried out without it."),
    "R012": ("no scenario can trigger it", "Nobody is ever trained in this rule, and no rehearsal tests it."),
    "R013": ("a feeling that no criterion judges", "Whether it is taken up makes no difference to the score."),
}
"""By code: what is wrong in a few words, and why it matters."""

__all__ = ["CATALOGUE"]
