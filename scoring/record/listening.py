"""Whether a turn is no more than a sign of listening: for the caller, who goes on, and for the score."""

from __future__ import annotations

from typing import Final

from scoring.record.events import Understood

SHORT_SECONDS: Final = 0.8
"""Words that do nothing are a sign of listening, badly heard, up to this length, seconds (ours)."""


def only_listens(heard: Understood, seconds: float) -> bool:
    """Whether a turn that lasted `seconds` is a sign of listening and nothing else (好的, 嗯, I see)."""
    if heard.asked or heard.facts:
        return False
    return set(heard.acts) == {"backchannel"} or (not heard.acts and seconds <= SHORT_SECONDS)


__all__ = ["SHORT_SECONDS", "only_listens"]
