"""Whether words tell that something is what the caller wants, or what is to be."""

from __future__ import annotations

import re
from typing import Final

_DOING: Final = (
    "asking|after|hoping|calling|ringing|looking|putting|making|filing|applying|claiming|complaining|requesting|trying|"
    "cancelling|withdrawing|reporting"
)
_WISH: Final = {
    "zh": re.compile(
        r"[您你](?:是|就是|其实|这边|这次|现在|还|也|都)*(?:想|要(?!是|不)|希望|需要|打算|来问|问的|让我|不想|不希望|不愿)|"
        r"[您你]的?意思是|[您你]是(?:对|因为|觉得)|[您你]是.{1,8}要(?!是|不)|"
        r"(?:先生|女士|小姐|太太|阿姨|叔叔|老师)是?(?:想|要)|想让|想把|想要|还是[想要]|想(?:知道|问|了解)|"
        r"[，,]想(?!必|请|跟|和您|问您)|[您你].{0,12}[，,](?:想|要)|您?(?:是|来)问|"
        r"(?<![我们咱])(?:想|希望|要(?![是不看求]))[^。？！?!]*(?:对吧|对吗|对不对|是吧|是吗|是不是|对么|没错吧)"
    ),
    "en": re.compile(
        r"\byou(?:'d (?:like|rather|sooner|prefer|be happy|be glad)|"
        r"(?:'re| are) (?:quite |very )?(?:happy|glad|keen|willing|fine|okay|comfortable) (?:for|to|with)\b|"
        r" (?:don't|do not) mind\b|"
        r" (?:just |simply |only |really |don't |do not )?(?:would (?:like|rather|sooner|prefer)|want|wanted|"
        r"need|wish)|"
        rf"(?:'re| are) (?:{_DOING})|r (?:request|wish|question)|"
        r"\b[^.?!]{0,60}\b(?:and|now) (?:want|need|would like))|"
        r"\bw(?:e(?:'re| are) to\b|hy you(?:'re| are| have|'ve)? (?:phone|call|ring|rang))|\bis what you\b"
    ),
}
"""That something is what the caller wants."""
_TO_BE: Final = {
    "zh": re.compile(r"以后|就是说|[您你](?:问|说|反映|提到)|让.{2,6}(?:打|回|来)|[您你]的?意思"),
    "en": re.compile(r"\b(?:should|is to|are to|from now on|you said)\b"),
}
"""That something is to be so, whoever wants it."""
_FORMULA: Final = {
    "zh": re.compile(
        r"(?:如果|要是|若|只要)[您你](?:想|要|需要|希望)|还有(?:什么|其他|别的)?.{0,4}需要|[您你]还(?:有|需要)什么|[您你]要不要"
    ),
    "en": re.compile(
        r"\b(?:if|whatever|whenever|anything|something|else|as|when) (?:that )?"
        r"you(?:'d| would)? (?:like|want|need|wish|prefer)\b|"
        r"\byou(?:'re| are) (?:calling|ringing|phoning) (?:from|on)\b|\byou want to know more\b"
    ),
}
"""Words of courtesy that ask for a wish, or leave it open."""


def is_wished(plain: str, language: str) -> bool:
    """Whether something is what the caller wants."""
    wish = _WISH[language]
    return wish.search(plain) is not None and wish.search(_FORMULA[language].sub("", plain)) is not None


def is_to_be(plain: str, language: str) -> bool:
    """Whether something is to be so, whoever wants it."""
    return _TO_BE[language].search(plain) is not None


__all__ = ["is_to_be", "is_wished"]
