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
SETTLED: Final = 0.68
"""From this chance on that a sentence ends here it is taken to have ended, where some act was found in it. What a
recogniser makes of half a clause often looks whole, but seldom does anything."""
WHOLE: Final = 0.75
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


class Readings:
    """The hint of a turn whose words are read anew while it is being spoken."""

    def __init__(self, language: str) -> None:
        """`language` is that of the turn."""
        self._language = language
        self._hung: int | None = None
        """How many words there were when the clause last hung in the air."""

    def forget(self) -> None:
        """A new turn begins."""
        self._hung = None

    def hint(self, text: str, acts: Iterable[str], awaits: Iterable[str]) -> Hint:
        """As `hint_of`, but a whole sentence of as many words as a hanging clause had is taken for neither.

        In a pause a recogniser often reads the last word anew, 十一月 as 十一页: nothing was said meanwhile, and of two
        readings of one sound the second is not the better one.
        """
        hint = hint_of(text, self._language, acts, awaits)
        count = len(text.split()) if self._language == "en" else len(text)
        if hint == "open":
            self._hung = count
        elif hint in ("complete", "settled") and count == self._hung:
            return "plain"
        return hint


__all__ = ["Readings", "hint_of"]
