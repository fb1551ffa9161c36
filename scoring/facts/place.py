"""Where a said value stands: what is called by its name just before and after it, and whether it is to be confirmed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.facts.repairs import only_mends
from scoring.facts.said import SaidValue
from scoring.record.events import CaseFact

_CHECKED: Final = (
    "对吗", "对吧", "对不", "是吧", "是吗", "是不是", "没错", "没记错", "right", "correct", "is that", "was that",
    "was it", "isn't it", "wasn't it", "yes?", "is that it", "is that so", "did you say", "is that the one",
    "is that how", "is this it", "am i right", "have i heard", "did i hear", "have i got", "did i get", "did i write",
    "did i note", "did i catch", "did i understand", "have i understood", "have i written", "have i noted", "is it?",
    "properly", "does that match", "do i have that", "okay?", "没听错", "没写错", "没念错", "没理解错", "听错",
    "听对", "记对", "是这样", "这样记", "这个意思", "这个吗", "这一笔吗", "我理解得", "您听听", "对么", "没问题吧",
    "行吧", "有没有错", "有错吗", "准不准", "这么记",
)  # fmt: skip
_CHECKED_BEFORE: Final = ("was it", "was that", "is it", "is that", "是不是", "是否")
_TOPICS: Final[Mapping[str, tuple[str, ...]]] = {
    "policy": ("保单", "policy"), "phone": ("手机", "电话", "phone", "mobile", "cell"),
    "mobile": ("手机", "电话", "mobile", "phone"), "landline": ("座机", "landline", "home number"),
    "case": ("案件", "受理", "case"), "claim": ("案件", "赔案", "claim"), "birth": ("生日", "出生", "birth", "born"),
    "id_": ("身份证", "证件", "your id", "id number"),
}  # fmt: skip
"""What a fact is called, by a part of its id."""
_ASKING: Final = re.compile(
    r"哪一天|哪天|几号|几时|什么时候|多少|几|什么|哪|的|"
    r"\b(?:how much|how many|which|what|when|day|date|is|was|were|did|do|you|your|it|the)\b"
)
"""In the words by which a fact is asked for: what does not name it."""
_LAST_PART: Final = re.compile(r"(?:[,，、;；。]| and )[^,，、;；。]*$")
_TO_THE_VERB: Final = re.compile("^[ 那这天日的您你就才把来，,]+")
"""Between a date and what was done on it (三号您来交的)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A said value and what stands around it, up to the values beside it."""

    plain: str
    english: bool
    said: SaidValue
    floor: int
    """Where the value before ends."""
    ceiling: int
    """Where the next one starts."""
    previous: SaidValue | None

    def ahead(self, mandarin: int, english: int) -> str:
        """The last characters before the value, as many as are given for the language."""
        return self.plain[max(self.floor, self.said.start - (english if self.english else mandarin)) : self.said.start]

    def after(self) -> str:
        return self.plain[self.said.end :]

    def mends(self) -> bool:
        """Whether only words by which something is said anew stand between the value before and this one."""
        return self.previous is not None and only_mends(self.plain[self.previous.end : self.said.start])

    def _around(self) -> str:
        stop = min(self.ceiling, self.said.end + (24 if self.english else 8))
        behind = self.plain[self.said.end : stop]
        if stop == self.ceiling < len(self.plain) and (parted := _LAST_PART.search(behind)) is not None:
            behind = behind[: parted.start()]  # what follows names the next value
        around = self.ahead(14, 40) + "|" + behind
        return around if self.english else around + "|" + around.replace("的", "")  # 入的院

    def near(self, name: str, fact: CaseFact) -> bool:
        """Whether the fact is called by its name just before the value or just after."""
        around, just_after = self._around(), _TO_THE_VERB.sub("", self.after())[:1]
        return any(
            w in around
            or _ASKING.sub("", w).strip() == (just_after or None)
            or (len(topic := _ASKING.sub("", w).strip()) > 1 and topic in around)
            or (w.startswith("when ") and any(len(t) > 3 and t in around for t in topic.split()))
            for w in (*fact.asked_by, *_topics(name, own=True))
            if w
        )

    def foreign(self, name: str) -> bool:
        """Whether the value is called by the name of something else."""
        around = self._around()
        return any(w in around for w in _topics(name, own=False))

    def checked(self) -> bool:
        """Whether the caller is asked to confirm, later in the utterance."""
        asked = "?" in self.after() and self.ahead(4, 16).rstrip().removesuffix(" the").endswith(_CHECKED_BEFORE)
        return asked or any(w in self.after() for w in _CHECKED)


_TO_CONFIRM: Final = re.compile(
    r"[,;.] ?(?:right|correct|yes|okay)\b|\b(?:right|correct)(?: (?:mister|mr|mrs|ms|miss|sir|madam)\b[^,]*)?\W*$|"
    r"\b(?:is|was|isn't|wasn't) (?:that|it|this)\b(?! (?:clear|plain|all|helpful|everything|too))|"
    r"\b(?:have|did|do|am) i\b(?! (?:put|make|made|explain|explained|need))|"
    + "|".join(w for w in _CHECKED if not w.isascii())
)


def confirms(plain: str) -> bool:
    """Whether a caller is asked to confirm what is said."""
    return _TO_CONFIRM.search(plain) is not None


def _topics(name: str, own: bool) -> Iterator[str]:
    """What a fact with this id is called (`own`), or what it is not called."""
    mine = {w for part, words in _TOPICS.items() if part in name.lower() for w in words}
    yield from mine if own else {w for words in _TOPICS.values() for w in words} - mine


def places(plain: str, language: str, said: Sequence[SaidValue]) -> list[Place]:
    """Each value with its surroundings."""
    # A single figure (the last four) is no value that a name could belong to.
    weighty = [v for v in said if len(v.digits) > 1 or v.kind in ("date", "amount")]
    ends, starts = [0, *(v.end for v in weighty)], [*(v.start for v in weighty), len(plain)]
    return [
        Place(
            plain, language == "en", value, ends[bisect_right(ends, value.start) - 1],
            starts[bisect_left(starts, value.end)], said[i - 1] if i else None,
        )
        for i, value in enumerate(said)
    ]  # fmt: skip


__all__ = ["Place", "confirms", "places"]
