"""Whom of a family words name: a wish for one person is no wish for another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_EN: Final = {
    "mother": "mother|mum|mom|mummy", "father": "father|dad|daddy", "parents": "parents?|folks", "son": "sons?|boys?",
    "daughter": "daughters?|girls?", "child": "child|children|kids?|baby|newborn|infant|little one",
    "wife": "wife", "husband": "husband", "spouse": "spouse|partner|other half", "brother": "brothers?",
    "sister": "sisters?", "grandmother": "grandmother|grandma|granny", "grandfather": "grandfather|grandpa|grandad",
    "grandchild": "grandchild|grandchildren|grandsons?|granddaughters?", "aunt": "aunt", "uncle": "uncle",
    "nephew": "nephews?", "niece": "nieces?", "cousin": "cousins?",
}  # fmt: skip
_ZH: Final = {
    "parents-in-law": "岳父母|公公?婆", "mother-in-law": "岳母|婆婆|丈母娘|家婆",
    "father-in-law": "岳父|公公|老丈人|家公",
    "son-in-law": "女婿", "daughter-in-law": "儿媳妇?|媳妇", "grandmother": "奶奶|外婆|姥姥|祖母",
    "grandfather": "爷爷|外公|姥爷|祖父", "grandchild": "外?孙[子女]", "parents": "父母|爸妈|双亲",
    "mother": "母亲|妈妈|妈", "father": "父亲|爸爸|爸", "son": "儿子|男孩", "daughter": "女儿|闺女|囡|女孩",
    "child": "孩子|小孩|子女|宝宝|小朋友|新生儿", "wife": "太太|老婆|妻子", "husband": "先生|丈夫|老公",
    "spouse": "爱人|配偶", "brother": "哥哥|弟弟|兄弟", "sister": "姐姐|妹妹|姐妹", "aunt": "姑姑|姑妈|姨妈|舅妈",
    "uncle": "叔叔|舅舅|伯伯|伯父", "nephew": "侄子|外甥(?!女)", "niece": "侄女|外甥女",
    "cousin": "[表堂](?:哥|弟|姐|妹)",
}  # fmt: skip
_WIDER: Final = {
    "mother": "parents", "father": "parents", "son": "child", "daughter": "child", "wife": "spouse",
    "husband": "spouse", "mother-in-law": "parents-in-law", "father-in-law": "parents-in-law",
}  # fmt: skip
"""A person by a word that says less."""


def _any_of(words: dict[str, str]) -> str:
    return "|".join(f"(?P<{name.replace('-', '_')}>{either})" for name, either in words.items())


_PERSON: Final = {
    "en": re.compile(
        rf"\b(?P<theirs>(?:wife|husband|spouse|partner)'s )?(?:{_any_of(_EN)})(?P<law>[- ]in[- ]laws?)?\b|"
        r"\b(?P<laws>in[- ]laws)\b"
    ),
    "zh": re.compile(
        rf"(?P<theirs>(?:太太|老婆|妻子|爱人|先生|丈夫|老公)(?:的|那边的?)?(?=[父母爸妈双]))?(?:{_any_of(_ZH)})"
    ),
}
_TITLE_ZH: Final = re.compile("(?<![您你我他她成为给由是把叫让跟和与加])(?:先生|太太)")
"""Behind a surname: how the caller is called."""


@lru_cache(maxsize=512)
def _persons(words: str, language: str) -> frozenset[str]:
    """Who is named, each by the word that says most."""
    found = set()
    for match in _PERSON[language].finditer(words):
        parts = {name for name, value in match.groupdict().items() if value}
        by_marriage = bool(parts & {"theirs", "law"})
        for name in parts - {"theirs", "law"}:
            plain = "parents-in-law" if name == "laws" else name.replace("_", "-")
            found.add(f"{plain}-in-law" if by_marriage and not plain.endswith("-in-law") else plain)
    return frozenset(found - {_WIDER.get(name) for name in found})


def other_person(wanted: str, said: str, language: str) -> bool:
    """Whether a text names somebody of the family, but nobody of those that a request is about."""
    mine = _persons(wanted, language)
    if not mine:
        return False
    theirs = _persons(_TITLE_ZH.sub("", said) if language == "zh" else said, language)
    return bool(theirs) and not any(
        one == other or _WIDER.get(one) == other or _WIDER.get(other) == one for one in mine for other in theirs
    )


__all__ = ["other_person"]
