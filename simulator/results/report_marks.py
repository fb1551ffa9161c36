"""Where the evidence of a scorecard stands in the words of a call: stretches of text and who cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

ORDER: Final = ("not_met", "partly", "cannot_tell", "met", "not_applicable")
"""Verdicts, the one that marks a stretch first."""

Span = tuple[int, int, str, str]
"""First and last code point, criterion, verdict."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an utterance; without criteria it is plain text."""

    text: str
    verdict: str
    """The gravest verdict that rests on it; empty for plain text."""
    criteria: tuple[str, ...]


def cited(findings: Iterable[Mapping[str, Any]]) -> dict[int, list[Span]]:
    """By event the cited spans."""
    found: dict[int, list[Span]] = {}
    for finding in findings:
        for item in finding["evidence"]:
            if item["start"] is not None:
                span = (item["start"], item["end"], finding["criterion"], finding["verdict"])
                found.setdefault(item["event"], []).append(span)
    return found


def stretches(text: str, spans: Iterable[Span]) -> Iterator[Stretch]:
    """The text cut where spans begin and end; neighbours that the same criteria cite are one."""
    known = [(max(0, start), min(len(text), end), name, verdict) for start, end, name, verdict in spans]
    places = sorted({0, len(text), *(place for start, end, _, _ in known for place in (start, end))})
    for first, last in pairwise(places):
        here = [(name, verdict) for start, end, name, verdict in known if start <= first and last <= end]
        gravest = min((verdict for _, verdict in here), key=ORDER.index, default="")
        yield Stretch(text[first:last], gravest, tuple(dict.fromkeys(name for name, _ in here)))


__all__ = ["ORDER", "Span", "Stretch", "cited", "stretches"]
