"""What can be done by key: one table of actions with the keys that the program came with, and what changes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

EVERYWHERE: Final = "everywhere"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """Something that a key does."""

    id: str
    key: str
    """Name of the key that the program came with, as `F2`, `Ctrl K`, `Enter`."""
    places: frozenset[str]
    """Where it can be done; two actions that share a place never share a key."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action cannot have a key."""

    why: Literal["writing", "unfit", "taken"]
    """`writing`: fields for text need it; `unfit`: letters and the like; `taken`: another action has it."""
    by: str = ""
    """Id of the action that has it."""


def _actions(table: str) -> tuple[KeyAction, ...]:
    """Lines of: id, key, places after a bar."""
    found = []
    for line in table.strip().splitlines():
        left, _, places = line.partition("|")
        ident, _, key = left.strip().partition(" ")
        found.append(KeyAction(ident, key.strip(), frozenset(places.split())))
    return tuple(found)


ACTIONS: Final = _actions("""
main             Enter      | everywhere
back             Esc        | everywhere
finish           Ctrl Enter | everywhere
dismiss          F1         | everywhere
lobby.language   F2         | lobby
lobby.settings   F3         | lobby
lobby.means      F4         | lobby
lobby.results    F5         | lobby
lobby.tab        F7         | lobby
lobby.trainer    F8         | lobby results
lobby.search     Ctrl F     | lobby
lobby.quit       Ctrl Q     | lobby
results.again    F5         | results
mode.hear        F2         | brief
mode.shadow      F3         | brief
mode.learn       F4         | brief
mode.practise    F5         | brief
mode.test        F6         | brief
call.hold        F2         | call
call.mute        F3         | call
call.directory   F4         | call
call.customer    F5         | call
call.notes       F6         | call
call.callback    F7         | call
call.words       F8         | call
call.floor       F9         | call drill
call.give_up     F10        | call drill ringing
call.ring_back   F11        | call
call.hang_up     F12        | call
call.presence    Ctrl P     | call
call.consult     Ctrl K     | call
call.transfer    Ctrl T     | call
call.escalate    Ctrl E     | call
call.note        Ctrl N     | call
call.correct     Ctrl L     | call
call.captions    Ctrl S     | call
call.hint        Ctrl H     | call
call.fact        Ctrl F     | call
call.model       Ctrl M     | call
call.leave_out   Ctrl G     | call
record.add       Ctrl T     | record
record.remove    Ctrl D     | record
shift.make       Ctrl B     | shift
shift.open       Ctrl O     | shift
score.stage      F2         | scorecard finding
score.report     F3         | scorecard finding
score.result     F4         | scorecard
score.again      F5         | scorecard finding
score.fixes      F6         | scorecard
score.rules      F7         | scorecard
score.words      F8         | scorecard
score.play       F9         | scorecard finding
score.next       F10        | scorecard finding
score.submit     F11        | scorecard finding
score.away       F12        | scorecard finding
score.fix1       1          | scorecard
score.fix2       2          | scorecard
score.fix3       3          | scorecard
score.hear       Ctrl H     | scorecard finding
score.retry      Ctrl R     | scorecard finding
score.dispute    Ctrl D     | scorecard finding
score.overrule   Ctrl O     | scorecard finding
score.comment    Ctrl N     | scorecard finding
score.verdict    F4         | finding
trainer.result   F2         | trainer
trainer.disputes F3         | trainer
trainer.change   F4         | trainer
settings.tab     F5         | settings
settings.first   F6         | settings start
settings.second  F7         | settings start
settings.third   F9         | settings
settings.do      F8         | settings start
start.language   F2         | start
start.size       F4         | start
start.decline    F4         | agreement
start.skip       F10        | start agreement
""")
"""In the order in which the settings list them."""
BY_ID: Final[Mapping[str, KeyAction]] = {action.id: action for action in ACTIONS}
_FIT: Final = re.compile(r"(Ctrl )?F([1-9]|1[0-2])|Ctrl [A-Z0-9]")
"""Keys that an action can be given. Letters, digits and signs alone are for writing; Tab and the arrows lead about."""
_WRITING: Final = frozenset({"Ctrl A", "Ctrl C", "Ctrl U", "Ctrl V", "Ctrl X"})
"""What fields for text do by themselves."""


def bound(changed: Mapping[str, str]) -> dict[str, str]:
    """The key of every action; `changed` has those that are not the program's own."""
    return {action.id: changed.get(action.id, action.key) for action in ACTIONS}


def refusal(changed: Mapping[str, str], action: str, key: str) -> Refusal | None:
    """Why an action cannot have a key; None: it can."""
    here = BY_ID[action]
    if key in _WRITING:
        return Refusal("writing")
    if key != here.key and not _FIT.fullmatch(key):
        return Refusal("unfit")
    keys = bound(changed)
    other = next((one for one in ACTIONS if one.id != action and keys[one.id] == key and _meet(one, here)), None)
    return Refusal("taken", other.id) if other is not None else None


def rebound(changed: Mapping[str, str], action: str, key: str) -> dict[str, str]:
    """The changed keys after an action was given one that nothing speaks against."""
    kept = {ident: name for ident, name in changed.items() if ident != action}
    return kept if key == BY_ID[action].key else {**kept, action: key}


def usable_keys(changed: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The changed keys that can be used, and the ids of the others: unknown actions, keys that are unfit or taken."""
    kept = {ident: key for ident, key in changed.items() if ident in BY_ID and isinstance(key, str)}
    while True:
        wrong = [ident for ident, key in kept.items() if refusal(kept, ident, key) is not None]
        if not wrong:
            return kept, tuple(ident for ident in changed if ident not in kept)
        del kept[wrong[-1]]  # of two with one key the first one keeps it


def _meet(one: KeyAction, other: KeyAction) -> bool:
    return EVERYWHERE in one.places | other.places or bool(one.places & other.places)


__all__ = ["ACTIONS", "BY_ID", "KeyAction", "Refusal", "bound", "rebound", "refusal", "usable_keys"]
