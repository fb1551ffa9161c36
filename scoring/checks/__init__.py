"""Kinds of check: one file each, its docstring the manual. `CHECK` finds them by the name that a rulebook uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from scoring.checks import (
    act_after_feeling,
    act_required,
    address,
    apology,
    briefing,
    cause_sought,
    concise,
    confirmed,
    contact,
    courtesy,
    farewell,
    forbidden_acts,
    hand_overs,
    handover,
    hang_up,
    holds,
    hours,
    identity,
    knowledge,
    listening,
    opening,
    owner,
    pace,
    presence_first,
    promise_recorded,
    questions,
    reassurance,
    recorded_facts,
    recovery,
    reply_time,
    restated_facts,
    restated_matter,
    result_recorded,
    rings,
    understanding_checked,
    voice_steady,
)  # fmt: skip
from scoring.checks.call import Call
from scoring.checks.conditions import falls_away
from scoring.scorecard import Judgement
from scoring.standard import Criterion

CHECK: Final[Mapping[str, Callable[[Call, Criterion], Judgement]]] = {
    "act_after_feeling": act_after_feeling.check,
    "act_required": act_required.check,
    "address": address.check,
    "apology": apology.check,
    "briefing": briefing.check,
    "cause_sought": cause_sought.check,
    "concise": concise.check,
    "confirmed": confirmed.check,
    "contact": contact.check,
    "courtesy": courtesy.check,
    "farewell": farewell.check,
    "forbidden_acts": forbidden_acts.check,
    "hand_overs": hand_overs.check,
    "handover": handover.check,
    "hang_up": hang_up.check,
    "holds": holds.check,
    "hours": hours.check,
    "identity": identity.check,
    "knowledge": knowledge.check,
    "listening": listening.check,
    "opening": opening.check,
    "owner": owner.check,
    "pace": pace.check,
    "presence_first": presence_first.check,
    "promise_recorded": promise_recorded.check,
    "questions": questions.check,
    "reassurance": reassurance.check,
    "recorded_facts": recorded_facts.check,
    "recovery": recovery.check,
    "reply_time": reply_time.check,
    "restated_facts": restated_facts.check,
    "restated_matter": restated_matter.check,
    "result_recorded": result_recorded.check,
    "rings": rings.check,
    "understanding_checked": understanding_checked.check,
    "voice_steady": voice_steady.check,
}
"""Every kind of check by name; a test holds that these are the kinds that `scoring.standard` knows."""

__all__ = ["CHECK", "Call", "falls_away"]
