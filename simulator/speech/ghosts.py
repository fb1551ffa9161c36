"""Words that recognisers make out of noise: single words without sense, and words that nobody said."""

from __future__ import annotations

from typing import Final

SHORT_REPLIES: Final = frozenset({
    "yes", "no", "yeah", "yep", "nope", "hello", "hi", "hey", "good-bye", "goodbye", "bye", "okay", "ok", "right",
    "sure", "certainly", "absolutely", "thanks", "sorry", "pardon", "understood", "exactly", "correct", "please",
    "welcome", "good", "great", "fine", "well", "really", "alright", "definitely", "perfect", "noted", "hold",
    "wait", "today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
})  # fmt: skip
"""English words that are a whole answer."""
FAINT: Final = frozenset(["huh", "uh", "um", "hm", "hmm", "mm", "ah", "er", "[noise]", "<unk>", "[unk]"])
"""What recognisers write for breath and noise."""


def reason_to_drop(text: str, language: str, seconds: float) -> str | None:
    """Why a recognised text is not to be taken as said, None where it counts.

    `seconds` is the length of the sound. Only English is judged by its words: one Chinese syllable can be an answer.
    """
    words = text.lower().split()
    if not words or all(word in FAINT for word in words):
        return "Speech was heard, but no words were understood."
    if language == "en" and len(words) == 1 and words[0] not in SHORT_REPLIES:
        return "Only a single word without sense was made out."
    if language == "en" and len(words) > 12.0 * seconds + 2.0:
        return "More words were made out than anybody can say in that time."
    return None


__all__ = ["SHORT_REPLIES", "reason_to_drop"]
