"""Words that recognisers make out of noise and silence: single words without sense, oaths, and words nobody said."""

from __future__ import annotations

import re
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
OATHS_EN: Final = re.compile(r"\b(fuck\w*|shit\w*|cunt\w*|bitch\w*|asshole|dick|cock|pussy|whore|slut|bastard\w*)\b")
OATHS_ZH: Final = re.compile("操你|他妈的|^妈的|^我操|卧槽|我靠|傻逼|草泥马|尼玛|你妈的")
SHORT_EN: Final = 3
SHORT_ZH: Final = 6
"""An oath among no more words, or characters, than this is taken for noise, unless the engine is sure of it: whoever
insults a caller says more, or says it clearly."""
SURE: Final = 0.9
NOBODY_SAID: Final = re.compile(
    r"thank(s| you)( so much| very much)? for watching|please subscribe|subtitles? by|amara\.?org|like and subscribe"
    r"|字幕(由|by|提供|制作|志愿者)|请不吝点赞|订阅.{0,3}(转发|打赏|频道|我)|明镜与点点|谢谢(大家)?(的)?(观看|收看)|感谢(大家)?(的)?(观看|收看)",
)
"""What large models, learnt from films, read into silence and music."""
MOST_WORDS: Final = 12.0
MOST_CHARACTERS: Final = 14.0
"""More words, or characters, a second than anybody says."""
MOST_REPEATS: Final = 6
"""A word or phrase this often in a row is a model that hangs."""
_REPEATED: Final = re.compile(rf"(.{{1,12}}?)\1{{{MOST_REPEATS - 1},}}")
_DIGITS: Final = re.compile(r"([\d零〇一二两三四五六七八九幺]|zero|oh|one|two|three|four|five|six|seven|eight|nine)+")


def reason_to_drop(text: str, language: str, seconds: float, confidence: float | None = None) -> str | None:
    """Why a recognised text is not to be taken as said, None where it counts.

    `seconds` is the length of the sound, `confidence` that of the whole text, 0 to 1, where the engine gives one. Only
    English is judged by its single words: one Chinese syllable can be an answer.
    """
    plain = text.lower().strip(" 。，？！,.?!")
    words = plain.split()
    if not words or all(word in FAINT for word in words):
        return "Speech was heard, but no words were understood."
    if language == "en" and len(words) == 1 and words[0] not in SHORT_REPLIES:
        return "Only a single word without sense was made out."
    if (confidence is None or confidence < SURE) and _oath(plain, language):
        return "Only noise was made out."
    if NOBODY_SAID.search(plain) or _hangs(plain):
        return "Words were made out that nobody said."
    count = len(words) if language == "en" else sum(character.isalnum() for character in plain)
    most = MOST_WORDS if language == "en" else MOST_CHARACTERS
    if count > most * seconds + 2.0:
        return "More words were made out than anybody can say in that time."
    return None


def _oath(plain: str, language: str) -> bool:
    if language == "en":
        return len(plain.split()) <= SHORT_EN and OATHS_EN.search(plain) is not None
    return len(plain) <= SHORT_ZH and OATHS_ZH.search(plain) is not None


def _hangs(plain: str) -> bool:
    """Whether most of it is one thing over and over; digits may be."""
    found = _REPEATED.search(re.sub(r"[\W_]+", "", plain))
    return found is not None and not _DIGITS.fullmatch(found[1]) and 2 * len(found[0]) > len(plain)


__all__ = ["SHORT_REPLIES", "reason_to_drop"]
