"""Whether somebody takes back the own words: an apology for how a thing was said, not for the caller's trouble."""

from __future__ import annotations

import re
from typing import Final

_OWN_WORDS: Final = re.compile(
    r"(我|刚才|刚刚)[^。！？]{0,6}(话|语气|口气|态度|说得?|讲得?)[^。！？]{0,4}(急|早|重|冲|满|不好|不对|错|过分|欠妥|不当)|"
    r"(我|刚才|刚刚|那句|这句|那样|这样)[^。！？]{0,6}(不该|不应该)(那么|这么|那样|这样)?(说|讲)|"
    r"\b(what i said|my (tone|words|manner)|i (was|spoke|put it)[^.]{0,14}(rude|harsh|hasty|badly|sharp|wrong)|"
    r"i (shouldn't|should not) have (said|put|spoken)|came out (all )?(wrong|badly)|take that back|"
    r"(poor|wrong|bad) choice of words|i shouldn't have)\b",
    re.IGNORECASE,
)


def takes_back_own_words(text: str) -> bool:
    """Whether words take back how something was said."""
    return bool(_OWN_WORDS.search(text))


__all__ = ["takes_back_own_words"]
