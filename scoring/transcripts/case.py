"""The case of a transcript: its facts with kind and value, and everybody whom the call names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from scoring.facts import find_facts
from scoring.language.numbers import find_numbers
from scoring.record.events import CaseColleague, CaseFact, Presence

Language = Literal["zh", "yue", "en"]


def found_in(text: str, language: Language, facts: Mapping[str, CaseFact], name: str) -> bool:
    return any(fact.id == name and fact.state == "right" for fact in find_facts(text, language, facts))


def fact_of(name: str, value: str, must: bool, language: Language) -> CaseFact:
    """A fact by its name, or by the look of its value where the name tells nothing."""
    letters = "en" if language == "en" else "zh"
    numbers = find_numbers(value.lower(), letters)
    by_kind = {number.kind: number.value for number in numbers}
    read_back: Literal["must", "may"] = "must" if must else "may"
    if name == "request":
        return CaseFact("request", value, value, "may", (), _pieces(value, language))
    if name == "address":
        return CaseFact("request" if must else "name", value, value, read_back, (), _pieces(value, language))
    if "date" in by_kind:
        return CaseFact("date", by_kind["date"], value, read_back)
    if name == "date":
        if "day" in by_kind:
            return CaseFact("date", by_kind["day"], value, read_back)
        return CaseFact("request", value, value, read_back, (), _pieces(value, language))
    digits = "".join(char for char in value if char.isascii() and char.isalnum())
    if name in ("amount", "sum", "premium") or "amount" in by_kind:
        said = by_kind.get("amount") or by_kind.get("number") or by_kind.get("digits")  # 50000 HK dollars
        return CaseFact("amount", said or digits, value, read_back)
    if any(char.isdigit() for char in value):
        return CaseFact("number", digits, value, read_back)
    return CaseFact("name", value, value, read_back)


_LINKS: Final = frozenset("的了是和与并在把给到请后前由往为什么吗呢这那就都一")


def _pieces(value: str, language: Language) -> tuple[str, ...]:
    """Content words of a request: English words, or pairs of neighbouring Chinese characters."""
    if language == "en":
        return tuple(word for word in value.replace(",", " ").split() if len(word) > 3 or word.isdigit())
    pieces: list[str] = []
    run = ""
    for char in f"{value}，":
        if char.isalnum() and char not in _LINKS:
            run += char
            continue
        while len(run) > 3:
            pieces.append(run[:2])
            run = run[2:]
        if len(run) > 1:
            pieces.append(run)
        run = ""
    return tuple(pieces)


def colleagues_of(items: list[dict[str, Any]], owner: str, wanted: str | None) -> dict[str, CaseColleague]:
    """Everybody whom the call names, with the presence that the directory showed or the call bears out."""
    states: dict[str, Presence] = {}
    for item in items:
        if item.get("event") == "check_presence" and "state" in item:
            states.setdefault(item["target"], item["state"])
    connected = {item["target"] for item in items if item.get("event") == "transfer"}
    named = [item.get("target") or item.get("by") or item.get("owner") for item in items if item["who"] == "event"]
    people = dict.fromkeys(
        name for name in (wanted, owner, *named) if name is not None and name not in ("self", "customer", "agent")
    )
    found: dict[str, CaseColleague] = {}
    for name in people:
        kind: Literal["colleague", "department", "supervisor"] = "colleague"
        if name == "supervisor":
            kind = "supervisor"
        elif name.isascii() and name.islower():
            kind = "department"
        unknown: Presence = "offline" if name == wanted and name not in connected else "ready"
        found[name] = CaseColleague(kind, name, states.get(name, unknown))
    return found


__all__ = ["Language", "colleagues_of", "fact_of", "found_in"]
