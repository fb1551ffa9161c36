"""What the words so far say about the end of a turn: finished, going on, or a mere token of listening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulator.call.decisions import Hint

_TOKENS: Final = {
    "zh": frozenset({"嗯", "嗯嗯", "哦", "好", "好的", "对", "对对", "是", "是的", "啊", "行", "明白", "喔", "哎"}),
    "en": frozenset({"mm", "mhm", "uh-huh", "ok", "okay", "yes", "yeah", "right", "sure", "i see", "oh", "mm-hmm"}),
}
_OPEN_ENDS: Final[dict[str, tuple[str, ...]]] = {
    "zh": (
        "嗯",
        "呃",
        "那个",
        "就是",
        "然后",
        "因为",
        "所以",
        "但是",
        "不过",
        "如果",
        "的话",
        "和",
        "跟",
        "把",
        "给",
        "还有",
        "或者",
        "您的",
        "我们",
        "是",
        "在",
        "对于",
        "关于",
        "以及",
        "请您",
        "麻烦您",
    ),
    "en": (
        "um",
        "uh",
        "er",
        "so",
        "and",
        "but",
        "because",
        "if",
        "the",
        "a",
        "to",
        "of",
        "or",
        "your",
        "my",
        "is",
        "for",
        "with",
        "that",
        "then",
        "we",
        "i",
        "you",
        "please",
        "well",
    ),
}
_DIGITS_ZH: Final = frozenset("零一二三四五六七八九幺0123456789")
_DIGITS_EN: Final = frozenset(
    ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double")
)


def hint_of(text: str, language: str, acts: Iterable[str], awaits: Iterable[str]) -> Hint:
    """Judge the words of an open turn.

    `acts` are what the words do so far, `awaits` what the beat waits for. A run of digits or a hanging clause goes
    before a complete act: a number that is being read out must not be cut.
    """
    plain = text.strip().strip("。，？！,.?!").lower()
    if not plain:
        return "plain"
    if language == "en":
        words = plain.split()
        if plain in _TOKENS["en"]:
            return "token"
        if words[-1] in _OPEN_ENDS["en"] or words[-1] in _DIGITS_EN or words[-1].isdigit():
            return "open"
    else:
        if plain in _TOKENS["zh"]:
            return "token"
        if plain.endswith(_OPEN_ENDS["zh"]) or plain[-1] in _DIGITS_ZH:
            return "open"
    return "complete" if set(acts) & set(awaits) else "plain"


__all__ = ["hint_of"]
