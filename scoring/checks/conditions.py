"""When a criterion applies: the conditions of a rulebook's `applies` and `not_applicable`, looked up in a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from scoring.checks.call import CONTACT, Call
from scoring.standard import Criterion


def _flag(value: bool) -> str:
    return "true" if value else "false"


def number_left(call: Call) -> bool:
    """Whether the caller gave a number or agreed to the one on the display."""
    if call.contact_told(CONTACT) is not None:
        return True
    agreed = (call.reply(turn) for turn in call.with_acts("ask_contact"))
    return call.number_declined is None and any(line is not None and line.affirms() for line in agreed)


LOOK_UP: Final[Mapping[str, Callable[[Call], str]]] = {
    "automatic_answer": lambda call: _flag(call.case.centre.ring.automatic_answer),
    "complaint": lambda call: _flag(call.case.complaint),
    "connected_on": lambda call: _flag(call.connected_on),
    "cut_off": lambda call: _flag(call.cut_off),
    "line_cut": lambda call: _flag(bool(call.cuts)),
    "number_declined": lambda call: _flag(call.number_declined is not None),
    "number_left": lambda call: _flag(number_left(call)),
    "solved": lambda call: _flag(call.solved),
    "tone": lambda call: call.tone,
    "typed": lambda call: _flag(call.typed),
    "wanted": lambda call: _flag(call.wanted is not None),
    "wanted_presence": lambda call: call.wanted_presence or "none",
}

REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "automatic_answer": ("the line answers by itself", "nobody answers automatically here"),
    "complaint": ("a complaint", "not a complaint"),
    "connected_on": ("the caller was connected on", "the caller was not connected on"),
    "cut_off": ("the line was cut", "the line was not cut"),
    "line_cut": ("the line was cut", "nothing was cut"),
    "number_declined": ("the caller left no number", "the caller left a number"),
    "number_left": ("the caller left a number", "the caller left no number"),
    "solved": ("solved in the call", "not solved in the call"),
    "tone": ("the tone of the case", "the tone of the case"),
    "typed": ("the call was typed", "the call was spoken"),
    "wanted": ("somebody was asked for", "no transfer was asked for"),
    "wanted_presence": ("the state of the wanted colleague", "the state of the wanted colleague"),
}
"""Why a criterion falls away: when the condition holds, and when it does not."""


def falls_away(call: Call, criterion: Criterion) -> str | None:
    """The reason for which a criterion does not apply to a call, or None."""
    for name, values in criterion.applies.items():
        if LOOK_UP[name](call) not in values:
            return REASONS[name][1] if call.wanted is not None or name != "wanted_presence" else REASONS["wanted"][1]
    for name, values in criterion.not_applicable.items():
        if LOOK_UP[name](call) in values:
            return REASONS[name][0]
    return None


__all__ = ["falls_away", "number_left"]
