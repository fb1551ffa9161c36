"""Edits that could win a criterion's points, the smallest first, by kind of check. Re-scoring decides which do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from scoring.advice.desk_plans import (
    hang_up_plan,
    holds_plan,
    identity_plan,
    noted_plan,
    owner_plan,
    presence_plan,
    promised_plan,
    recovery_plan,
    rings_plan,
    told_colleague_plan,
)
from scoring.advice.places import Edits, Wish, within
from scoring.advice.word_plans import (
    address_plan,
    contact_plan,
    courtesy_plan,
    facts_plan,
    farewell_plan,
    fewer_plan,
    forbidden_plan,
    listening_plan,
    matter_plan,
    nothing_plan,
    opening_plan,
    page_plan,
    questions_plan,
    required_plan,
    saying,
    understood_plan,
)


def candidates(wish: Wish) -> Iterator[Edits]:
    """Edits to try for one criterion, in order, with places that the record has."""
    last = len(wish.call.events)
    for edits in PLANS[wish.criterion.check](wish):
        yield tuple(replace(edit, event=within(edit.event, last)) for edit in edits)


PLANS: Final[Mapping[str, Callable[[Wish], Iterator[Edits]]]] = {
    "rings": rings_plan,
    "opening": opening_plan,
    "address": address_plan,
    "act_after_feeling": saying("empathy", "empathy"),
    "apology": saying("apology", "apologise", "courtesy"),
    "listening": listening_plan,
    "reassurance": saying("help", "reassure"),
    "restated_matter": matter_plan,
    "restated_facts": facts_plan,
    "confirmed": matter_plan,
    "recorded_facts": noted_plan,
    "forbidden_acts": forbidden_plan,
    "voice_steady": nothing_plan,
    "knowledge": page_plan,
    "questions": questions_plan,
    "understanding_checked": understood_plan,
    "cause_sought": saying("story", "ask_fact", "courtesy"),
    "owner": owner_plan,
    "reply_time": saying("time", "promise_reply"),
    "contact": contact_plan,
    "presence_first": presence_plan,
    "act_required": required_plan,
    "handover": told_colleague_plan,
    "hours": saying("hours", "tell_hours", "ask_call_again"),
    "briefing": told_colleague_plan,
    "recovery": recovery_plan,
    "hand_overs": told_colleague_plan,
    "identity": identity_plan,
    "farewell": farewell_plan,
    "hang_up": hang_up_plan,
    "courtesy": courtesy_plan,
    "holds": holds_plan,
    "pace": nothing_plan,
    "concise": fewer_plan,
    "promise_recorded": promised_plan,
    "result_recorded": noted_plan,
}
"""A test holds that these are the kinds of check."""

__all__ = ["PLANS", "Edits", "Wish", "candidates"]
