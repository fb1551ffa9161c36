"""Findings that what stands beside them in the same utterance speaks against."""

from __future__ import annotations

import re
from typing import Final

from scoring.record.events import ActFinding

PLAIN: Final = 90
"""Per cent from which an act of a single sentence counts for the whole turn, and a quarrel beside kind words."""
SURELY: Final = 97
"""Per cent from which a contradiction is certain though its turn reports what the screen shows."""
FAR: Final = 40
"""Per cent by which another question has to be plainer than one that stands in other words of the same sentence."""
_OTHER_QUESTIONS: Final = frozenset(
    ("ask_surname", "ask_contact", "verify_identity", "check_understanding", "confirm", "ask_other_needs", "offer_help")
)
"""Questions of a kind of their own: the words that ask them do not ask for a fact of the matter as well."""
_QUARRELS: Final = frozenset(("argue", "blame", "sarcasm", "order"))
_KIND: Final = frozenset(("apologise", "empathy"))


def kindly_taken(findings: tuple[ActFinding, ...]) -> tuple[ActFinding, ...]:
    """The findings without a quarrel that is hardly sure beside an apology and empathy in plain words: mockery sounds
    like them at times, but they are far more often meant."""
    plain = {f.act for f in findings if f.level == "certain" and f.reason.startswith("pattern")}
    if not plain >= _KIND:
        return findings
    return tuple(
        f
        for f in findings
        if f.act not in _QUARRELS or f.reason.startswith("pattern") or 100 * (f.confidence or 0.0) >= PLAIN
    )


_REPORTS: Final = re.compile(
    r"系统(里|上)?(显示|写)|查到|记录(里|上)|\b(our|the) (records?|system|file)s? (shows?|says?)\b|\bi can see\b",
    re.IGNORECASE,
)
"""Words that report what stands on the screen."""


def only_reported(findings: tuple[ActFinding, ...], text: str) -> tuple[ActFinding, ...]:
    """The findings, where the screen is reported without a contradiction that is hardly sure: that reports, too."""
    if not _REPORTS.search(text) or not any(f.act == "explain" and f.level == "certain" for f in findings):
        return findings
    return tuple(
        f
        for f in findings
        if f.act != "argue" or f.reason.startswith("pattern") or 100 * (f.confidence or 0.0) >= SURELY
    )


def asked_once(found: list[ActFinding], text: str) -> list[ActFinding]:
    """The findings without an `ask_fact` that rests on the words of another question, at least as plain."""
    asked = next((f for f in found if f.act == "ask_fact"), None)
    if asked is None or text.count("?") + text.count("？") > 1:
        return found
    for other in found:
        same = other.start < asked.end and other.end > asked.start
        ahead = (other.confidence or 0) - (asked.confidence or 0)
        if other.act in _OTHER_QUESTIONS and ahead >= (0 if same else FAR / 100):
            return [f for f in found if f is not asked]
    return found


__all__ = ["PLAIN", "asked_once", "kindly_taken", "only_reported"]
