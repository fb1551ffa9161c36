"""Whether somebody takes back the own words: an apology for how a thing was said, not for the caller's trouble."""

from __future__ import annotations

import re
from typing import Final

_MANNER: Final = re.compile(
    r"(我|刚才|刚刚)[^。！？]{0,6}(话|语气|口气|态度|说得?|讲得?|问得?)[^。！？]{0,4}(重|冲|不好(?!意思)|不对|过分|欠妥|不妥|不当|不合适)|"
    r"(我|刚才|刚刚|那句|这句|那样|这样)[^。！？]{0,6}(不该|不应该)(那么|这么|那样|这样)?(说|讲|问)|"
    r"\b(my (tone|words|manner)|i (was|spoke|put it)[^.]{0,14}(rude|harsh|badly|sharp)|"
    r"i (shouldn't|should not) have (said|put|spoken|asked)|came out (all )?(wrong|badly)|take that back|"
    r"(poor|wrong|bad) choice of words|uncalled for)\b",
    re.IGNORECASE,
)
"""The manner, or that it was said at all."""
_HASTE: Final = re.compile(
    r"(我|刚才|刚刚)[^。！？]{0,6}(话|说得?|讲得?)[^。！？]{0,4}(急|早|满|错)|"
    r"\b(what i said|i (was|spoke|put it)[^.]{0,14}(hasty|wrong)|i shouldn't have)\b",
    re.IGNORECASE,
)
"""What was said too soon or wrongly."""


def takes_back_own_words(text: str, *, manner: bool = False) -> bool:
    """Whether words take back what was said; `manner`: how it was said, or that it was."""
    return bool(_MANNER.search(text)) or (not manner and bool(_HASTE.search(text)))


__all__ = ["takes_back_own_words"]
