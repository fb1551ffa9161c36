"""The acts that an utterance of an agent can do, in the order of the codebook."""

from __future__ import annotations

from typing import Final

ACTS: Final[tuple[str, ...]] = (
    "greet", "state_company", "state_name", "offer_help", "ask_surname", "use_address",
    "courtesy", "backchannel", "empathy", "apologise", "reassure", "ask_hold", "thank_wait",
    "read_back", "confirm",
    "argue", "blame", "sarcasm", "order", "shirk", "overpromise", "guess", "disclose",
    "ask_fact", "verify_identity", "explain", "check_understanding",
    "admit_limit", "escalate", "promise_reply", "vague_reply", "ask_contact",
    "explain_absence", "promise_handover", "tell_hours", "ask_call_again", "brief_colleague", "announce_transfer",
    "ask_other_needs", "thank_call", "welcome_again", "goodbye",
)  # fmt: skip
"""All 42 acts."""

VIOLATIONS: Final[tuple[str, ...]] = ("argue", "blame", "sarcasm", "order", "shirk", "overpromise", "disclose")
"""Acts that must not happen and that can cost points; a guess is judged apart."""

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "order": ("hush", "threat"),
    "sarcasm": ("mockery", "insult"),
    "disclose": ("own_policy", "absence_reason", "other_customer", "private_contact"),
}
"""Severity kinds; the first of each is the default."""

__all__ = ["ACTS", "KINDS", "VIOLATIONS"]
