"""Whether somebody takes back the own words: an apology for how a thing was said, not for the caller's trouble."""

from __future__ import annotations

import re
from typing import Final

_MINE: Final = r"(我|(?<![您你])刚[才刚])[^，。！？]{0,6}"
_WORDS: Final = r"(?<!电)(?<![您你]的)话"
_SAID: Final = r"(?<![您你])(?<!没)(?<!没有)(说|讲)"
_ROUGH: Final = (
    r"(重(?=了|些|$|[，,。！])|冲(?=了|$|[，,。！])|不好(?!意思|说|讲|办|查)|不对|过分|欠妥|不妥|不当|不合适)"
)
_MANNER: Final = re.compile(
    rf"{_MINE}({_WORDS}|语气|口气|态度|(?<![您你])(说|讲|问)得)[^，。！？]{{0,4}}{_ROUGH}|"
    rf"{_MINE}{_SAID}(得|的)?(太|有点|有些)?(重|冲)(?=了|些|$|[，,。！])|"
    rf"{_MINE}(那么|这么|那样|这样)(说|讲|问)(是|确实|有点|有些|太)?{_ROUGH}|"
    r"(我|刚才|刚刚|那句|这句|那样|这样)[^。！？]{0,6}(不该|不应该)(那么|这么|那样|这样)?(说|讲|问)|"
    r"(没(有)?查|没问|没看|没弄清楚?|没搞清楚?)就(下|乱下|先下)?(结论|怪|说|讲|断定)[^。！？]{0,8}(不该|不对|不好|抱歉)|"
    r"\b(my (tone|words|manner)|i (was|spoke|put it)[^.]{0,14}(rude|harsh|badly|sharp)|"
    r"i (shouldn't|should not) have (said|put|spoken|asked)|(that|this|it) came out (all )?(wrong|badly)|"
    r"take that back(?! to\b)|(poor|wrong|bad) choice of words|uncalled for)\b",
    re.IGNORECASE,
)
"""The manner, or that it was said at all."""
_HASTE: Final = re.compile(
    rf"{_MINE}({_WORDS}|{_SAID}得?)[^，。！？您你]{{0,4}}(?<![别不着紧应心])急(?=了|$|[，,。！])|"
    r"(?<!that's )(?<!that is )(?<!exactly )(?<!just )\bwhat i said\b|\bi (was|spoke)[^.]{0,14}hast(y|ily)\b|"
    r"\bi shouldn't have\b",
    re.IGNORECASE,
)
"""What was said in haste: rough, if the caller protests at it."""
_TOO_SOON: Final = re.compile(
    rf"{_MINE}({_WORDS}|{_SAID}得?)[^，。！？您你]{{0,4}}([早满](?=了|$|[，,。！])|(?<![没不])错)|"
    r"\bi (was|spoke|put it)( [a-z]+ly| quite| just| plain)? wrong\b|"
    r"\bi (spoke|answered|judged|said (so|that|it)) (far |much |a bit )?too (soon|early|quickly|fast)\b|"
    r"\bi jumped to (a |the )?conclusions?\b",
    re.IGNORECASE,
)
"""What was said too soon or wrongly: no matter of manner."""


_CLUMSY: Final = re.compile(
    r"我(这个人|这人|这张嘴)?(真|太|实在)?(是)?(不会(说|讲)话|嘴(笨|快|直)|(说|讲)话(不过|没过|没)(脑|分寸)|失言|口不择言)|"
    r"\bi('m| am) (not good|no good|hopeless) with words\b|\bi put my foot in (it|my mouth)\b",
    re.IGNORECASE,
)
"""That one speaks clumsily: it owns up to a word without saying which."""


def owns_up(text: str) -> bool:
    """Whether words take the own words back, or own up to a clumsy tongue."""
    return takes_back_own_words(text) or bool(_CLUMSY.search(text))


def takes_back_own_words(text: str) -> bool:
    """Whether words take back what was said, or how."""
    return takes_back_manner(text, haste=True) or bool(_TOO_SOON.search(text))


def takes_back_manner(text: str, *, haste: bool) -> bool:
    """Whether words take back how a thing was said, or that it was; `haste`: also that it was said in haste."""
    return bool(_MANNER.search(text)) or (haste and bool(_HASTE.search(text)))


__all__ = ["owns_up", "takes_back_manner", "takes_back_own_words"]
