"""Why a verdict is not better, in the interface's language: the closed set of reasons that checks give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from simulator.screen.words import Words

_OF_ACTS: Final = ("missing", "no courtesy word at")
"""Reasons that name acts and places, not facts of the call."""
_TURNS: Final = re.compile(r"within (\d+) agent turns")


def reason(t: Words, text: str, facts: Mapping[str, str] = MappingProxyType({})) -> str:
    """A reason or place of a check in words; one that the catalogue does not know stands as it is.

    `facts` are the values of the call, as they are spoken, by the ids that checks name.
    """
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
        known = {} if head in _OF_ACTS else facts
        return lists[head].format(items=t(", ").join(_item(t, item, known) for item in items.split(", ")))
    return t(text)


def _item(t: Words, item: str, facts: Mapping[str, str]) -> str:
    """A fact by its value, an act or a place by name."""
    if item in facts:
        return facts[item]
    return t(item) if t.knows(item) else item.replace("_", " ")


__all__ = ["reason"]
