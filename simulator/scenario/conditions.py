"""Reads the conditions of replies."""

from __future__ import annotations

from typing import Final, Literal, cast

from scoring.authored import Entries, Node, Scalar
from simulator.scenario.draft import Draft, Reference
from simulator.scenario.model import Condition

_DESK: Final = (
    "held", "presence_checked", "consulted", "transferred", "escalated", "callback", "callback_owner", "identity",
)  # fmt: skip
SELF: Final = "self"
"""The agent, as the owner of a matter or a call-back."""


def read_condition(draft: Draft, node: Node, what: str) -> Condition:
    """A condition; `what` names it in problems."""
    findings = draft.findings
    entries = findings.entries(node, what)
    findings.keys(
        entries,
        what,
        (),
        ("all", "any", "none", "facts", "told", "desk", "mood", "visits", "silence", "elapsed", "either"),
    )
    facts = _part(draft, entries, "facts", ("right", "wrong", "asked"), what)
    desk = _part(draft, entries, "desk", _DESK, what)
    mood = _part(draft, entries, "mood", ("at_least", "at_most"), what)
    visits = _part(draft, entries, "visits", ("at_least",), what)
    either = entries.get("either")
    identity = desk.get("identity")
    owner = desk.get("callback_owner")
    at_least = visits.get("at_least")
    return Condition(
        all=draft.names(entries.get("all"), f"all of {what}", "act"),
        any=draft.names(entries.get("any"), f"any of {what}", "act"),
        none=draft.names(entries.get("none"), f"none of {what}", "act"),
        right=draft.names(facts.get("right"), f"right of {what}", "fact"),
        wrong=draft.names(facts.get("wrong"), f"wrong of {what}", "fact"),
        asked=draft.names(facts.get("asked"), f"asked of {what}", "asked"),
        told=draft.names(entries.get("told"), f"told of {what}", "told"),
        held=_flag(draft, desk, "held", what),
        presence_checked=draft.one_name(desk.get("presence_checked"), f"presence_checked of {what}", "colleague"),
        consulted=draft.one_name(desk.get("consulted"), f"consulted of {what}", "colleague"),
        transferred=draft.one_name(desk.get("transferred"), f"transferred of {what}", "colleague"),
        escalated=draft.one_name(desk.get("escalated"), f"escalated of {what}", "colleague"),
        callback=_flag(draft, desk, "callback", what),
        callback_owner=_owner(draft, owner, what),
        identity=None
        if identity is None
        else cast(
            Literal["verified", "failed"],
            findings.choice(identity, f"identity of {what}", ("verified", "failed"), "verified"),
        ),
        mood_at_least=_limit(draft, mood, "at_least", what, least=-5, most=5),
        mood_at_most=_limit(draft, mood, "at_most", what, least=-5, most=5),
        visits_at_least=None
        if at_least is None
        else findings.integer(at_least, f"visits of {what}", 1, least=1, most=100),
        silence=_limit(draft, entries, "silence", what, least=1, most=120),
        elapsed=_limit(draft, entries, "elapsed", what, least=1, most=3600),
        either=()
        if either is None
        else tuple(
            read_condition(draft, item, f"either of {what}") for item in findings.items(either, f"either of {what}")
        ),
    )


def _part(draft: Draft, entries: Entries, key: str, known: tuple[str, ...], what: str) -> Entries:
    node = entries.get(key)
    if node is None:
        return Entries((), entries.place)
    part = draft.findings.entries(node, f"{key} of {what}")
    draft.findings.keys(part, f"{key} of {what}", (), known)
    return part


def _flag(draft: Draft, entries: Entries, key: str, what: str) -> bool | None:
    node = entries.get(key)
    return None if node is None else draft.findings.boolean(node, f"{key} of {what}")


def _limit(draft: Draft, entries: Entries, key: str, what: str, *, least: float, most: float) -> float | None:
    node = entries.get(key)
    return None if node is None else draft.findings.number(node, f"{key} of {what}", least, least=least, most=most)


def _owner(draft: Draft, node: Node | None, what: str) -> str | None:
    """Who calls back: the agent (`self`) or a colleague."""
    if node is None:
        return None
    text = draft.findings.text(node, f"callback_owner of {what}")
    if isinstance(node, Scalar) and text and text != SELF:
        draft.references.append(Reference("colleague", node))
    return text or None


__all__ = ["SELF", "read_condition"]
