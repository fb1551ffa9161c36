"""What comes of using a control of the desk: presence, identity, connections."""

from __future__ import annotations

from dataclasses import replace

from scoring.record.events import CaseColleague, DeskUsed
from simulator.call.conditions import DeskMemory
from simulator.call.ports import UseDesk
from simulator.call.same_value import same_value
from simulator.scenario.model import Casting

_WITH_COLLEAGUE = frozenset({"presence", "consult", "transfer", "escalate"})


class DeskError(Exception):
    """A control was used in a way that this call does not know; says why in one sentence."""


def outcome(casting: Casting, use: UseDesk, at: float) -> DeskUsed:
    """The event of using a control, with its result.

    Raises DeskError for a colleague or an identity item that the scenario does not have.
    """
    if use.action in _WITH_COLLEAGUE:
        colleague = casting.case.colleagues.get(use.target or "")
        if colleague is None:
            raise DeskError(f"There is no colleague '{use.target}' in this call.")
        return DeskUsed(at, use.action, target=use.target, result=_reached(use, colleague))
    if use.action == "identity":
        due = casting.case.identity.get(use.target or "")
        if due is None:
            raise DeskError(f"'{use.target}' is no identity item of this call.")
        result = "match" if same_value(due, use.value or "") else "mismatch"
        return DeskUsed(at, use.action, target=use.target, result=result)
    if use.action == "callback":
        return DeskUsed(at, use.action, when=use.when, phone=use.phone, owner=use.owner or "self")
    return DeskUsed(at, use.action, target=use.target)


def remember(memory: DeskMemory, used: DeskUsed) -> DeskMemory:
    """The desk's memory after a control was used. Consults enter it when the colleague has answered."""
    target = used.target or ""
    match used.action:
        case "hold":
            return replace(memory, held=True)
        case "presence":
            return replace(memory, presence_checked=memory.presence_checked | {target})
        case "transfer" if used.result == "connected":
            return replace(memory, transferred=memory.transferred | {target})
        case "escalate":
            return replace(memory, escalated=memory.escalated | {target})
        case "callback":
            return replace(memory, callback_owners=memory.callback_owners | {used.owner or "self"})
        case "identity":
            return replace(memory, identity={**memory.identity, target: used.result == "match"})
    return memory


def _reached(use: UseDesk, colleague: CaseColleague) -> str | None:
    if use.action == "transfer":
        return "connected" if colleague.presence == "ready" else "unreachable"
    if use.action in ("presence", "consult"):
        return colleague.presence
    return None


__all__ = ["DeskError", "outcome", "remember"]
