"""What the words so far say about the end of a turn: finished, going on, or a mere token of listening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scoring.acts.endings import finished
from simulator.call.decisions import Hint

_TOKENS: Final = {
    "zh": frozenset({"嗯", "嗯嗯", "哦", "好", "好的", "对", "对对", "是", "是的", "啊", "行", "明白", "喔", "哎"}),
    "en": frozenset({"mm", "mhm", "uh-huh", "ok", "okay", "yes", "yeah", "right", "sure", "i see", "oh", "mm-hmm"}),
}
_FILLERS: Final[dict[str, tuple[str, ...]]] = {
    "zh": ("嗯", "呃", "那个", "就是", "然后"),
    "en": ("um", "uh", "er", "well"),
}
_DIGITS_ZH: Final = frozenset("零一二三四五六七八九幺0123456789")
_DIGITS_EN: Final = frozenset(
    ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double")
)
SETTLED: Final = 0.5
"""From this chance on that a sentence ends here it is taken to have ended, where some act was found in it. What a
recogniser makes of half a clause often looks whole, but seldom does anything."""
WHOLE: Final = 0.7
"""The same where no act was found."""
LIKELY: Final = 0.35
"""The same where an act was found that is waited for."""
HANGING: Final = 0.1
"""Below this chance the clause hangs in the air."""


def hint_of(text: str, language: str, acts: Iterable[str], awaits: Iterable[str]) -> Hint:
    """Judge the words of an open turn.

    `acts` are what the words do so far, `awaits` what the beat waits for. A run of digits or a hanging clause goes
    before a complete act: a number that is being read out must not be cut.
    """
    plain = text.strip().strip("。，？！,.?!").lower()
    if not plain:
        return "plain"
    words = plain.split() if language == "en" else list(plain)
    kind = "en" if language == "en" else "zh"
    if plain in _TOKENS[kind]:
        return "token"
    if words[-1] in (_DIGITS_EN if kind == "en" else _DIGITS_ZH) or words[-1].isdigit():
        return "open"
    if words[-1] in _FILLERS["en"] if kind == "en" else plain.endswith(_FILLERS["zh"]):
        return "open"
    chance = finished(plain, language)
    if chance < HANGING:
        return "open"
    done = set(acts)
    if chance >= LIKELY and done & set(awaits):
        return "complete"
    return "settled" if chance >= (SETTLED if done else WHOLE) else "plain"


__all__ = ["hint_of"]
