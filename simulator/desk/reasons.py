"""Why a verdict is not better, in the interface's language: the closed set of reasons that checks give."""

from __future__ import annotations

import re
from typing import Final

from simulator.screen.words import Words

_TURNS: Final = re.compile(r"within (\d+) agent turns")


def reason(t: Words, text: str) -> str:
    """A reason or place of a check in words; one that the catalogue does not know stands as it is."""
    turns = _TURNS.fullmatch(text)
    if turns:
        return t("within {count} turns of yours", count=turns.group(1))
    head, colon, items = text.partition(": ")
    lists = {
        "missing": t("missing: {items}"), "no courtesy word at": t("no courtesy word at: {items}"),
        "not told": t("not told: {items}"), "not noted": t("not noted: {items}"),
        "not restated rightly": t("not restated rightly: {items}"),
    }  # fmt: skip
    if colon and head in lists:
        return lists[head].format(items=t(", ").join(_item(t, item) for item in items.split(", ")))
    return t(text)


def _item(t: Words, item: str) -> str:
    """An act, a fact or a place by name."""
    return t(item) if t.knows(item) else item.replace("_", " ")


__all__ = ["reason"]
