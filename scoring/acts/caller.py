"""What a caller's words do, for transcripts from elsewhere: questions asked, agreement, objection and the like.

Scenarios state `asks` and `does` themselves; this is for calls that come without them. Plain word lists with the few
guards that calls need: a caller says these things outright.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from scoring.language.text import Normal, normalise

DOES: Final = (
    "affirms", "denies", "objects", "understood", "declines_number", "asks_supervisor", "insults", "names_regulator",
)  # fmt: skip
"""What a caller's turn can do, in the order in which it is told."""


_GAP: Final = 6
"""Units that may stand between two parts of a phrase."""


_BIDDING: Final = [
    ["will", "do"],
    *(["do", word] for word in ("it", "this", "that", "so", "not", "please", "what", "whatever")),
]
"""Heads of an English sentence that bids: do it here."""


_GAPS: Final = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
"""Gaps by which a recogniser without marks parts what is said."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """All word lists of the data file, by `language section`."""
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in files("scoring.acts").joinpath("caller_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = ()
        elif line and not line.startswith("#"):
            lists[name] += tuple(w.strip() for w in line.split("|"))
    return lists


@cache
def _keys(words: str, language: str) -> tuple[str, ...]:
    return normalise(words, language).keys


def _holds(normal: Normal, words: str) -> bool:
    """Whether the words stand in the turn: `^` only at its head, parts parted by `..` in order within a clause."""
    head = words.startswith("^")
    ends = {0} if head else None
    for part in words.removeprefix("^").split(".."):
        wanted = _keys(part.strip(), normal.language)
        if any(key.startswith("<") for key in wanted):  # a number is known by its digits, not by being one
            return words in normal.text
        size = len(wanted)
        places = {i for i in range(len(normal.keys) - size + 1) if normal.keys[i : i + size] == wanted}
        if ends is not None:
            reach = 0 if head else _GAP
            places = {i for i in places if any(0 <= i - end <= reach for end in ends)}
        ends, head = {i + size for i in places}, False
        if not ends:
            return False
    return True


def _clauses(text: str) -> list[str]:
    """Sentences with their closing mark, in order; where none is marked the gaps between Chinese words part them."""
    if not any(char in "，。！？!?;；" for char in text):
        text = _GAPS.sub("\n", text)
    found, current = [], ""
    for char in text:
        current += char
        if char in "。！？!?.;；\n":
            found.append(current.strip())
            current = ""
    return [*found, current.strip()] if current.strip() else found


def _asks(sentence: str, language: str) -> bool:
    body = sentence.strip("。！!.；;，, ")
    marked = body.endswith(("？", "?"))
    body = body.rstrip("？?").strip().lower()
    if not body or body in _words()["both reactions"] or any(w in body for w in _words()["both rhetoric"]):
        return False
    if marked:
        return len(body) > (2 if language != "en" else 6)
    if language == "en":
        words = body.split(" ", 2)
        return words[0] in _words()["both question_heads"] and words[:2] not in _BIDDING
    if body != sentence.strip() or len(body) < 4:  # closed by another mark: a statement
        return False
    return body.endswith(_words()["both question_ends"]) or any(w in body for w in _words()["both question_words"])


def _nods(normal: Normal) -> bool:
    """Whether a Mandarin turn opens with a short token of agreement that stands by itself."""
    head = normal.keys[:2]
    if not head or head[0] not in "对嗯行是好" or head in (("是", "不"), ("好", "像"), ("对", "不")):
        return False
    return len(normal) <= 4 or normal.breaks[1:2] == (1,)


def caller_acts(text: str, language: str, before: str | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a caller's turn asks (the questions' own words, in order) and does (see `DOES`).

    `language` is `zh`, `yue` or `en`; `before` is the agent's last turn, which tells an agreement from a start.
    """
    asks = tuple(s for s in _clauses(text) if _asks(s, language))
    normal = normalise(text, language)
    book = "en" if language == "en" else "zh"
    does = [name for name in DOES if any(_holds(normal, w) for w in _words()[f"{book} {name}"])]
    if language != "en":
        head = normal.keys[:2]
        if "affirms" not in does and _nods(normal):
            does.insert(0, "affirms")
        if "denies" not in does and (head == ("不", "是") or (head[:1] == ("不",) and len(normal) <= 3)):
            does.insert(1 if "affirms" in does else 0, "denies")
    elif normal.keys[:2] == ("i", "see") and any(normal.breaks[2:3] or (1,)) and "understood" not in does:
        does.append("understood")
    elif "denies" not in does and normal.keys[:1] == ("no",) and normal.keys[:2] != ("no", "need"):
        does.insert(1 if "affirms" in does else 0, "denies")
    if "denies" in does and "affirms" in does:
        does.remove("affirms")
    if before is None and "affirms" in does and len(normal) > 12:
        does.remove("affirms")
    return asks, tuple(does)


__all__ = ["DOES", "caller_acts"]
