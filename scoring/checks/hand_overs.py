"""hand_overs: the matter changes hands once at most, and the caller need not tell it all twice.

Parameters: `at_most` – parties that may get it. A transfer, an escalation and a message with a call-back by a
colleague are hand-overs; a connection that was cut and the call-back of the same colleague are one. The receiver
knows nothing of the matter: partly; the caller had to tell it again: not met. Not applicable without a hand-over.
"""

from __future__ import annotations

from typing import Final

from scoring.checks.briefing import matters
from scoring.checks.call import ALWAYS, Call
from scoring.checks.judge import failed, met, na, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

FIGURES: Final = 1
"""Sums, days or lengths of time of the caller's in a note that show the matter as well (ours)."""
NOTED: Final = 3
"""Content words of the call in a note from which on its reader knows the matter (ours)."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Count the receivers and look at what they knew."""
    given = _given(call)
    message = call.with_acts("promise_handover")
    if not given:
        if message and call.notes and call.number_declined is None:
            if knows(call):
                return met(call.words(message[0], "promise_handover"))
            return partly(
                "the message lacks the matter", call.words(message[0], "promise_handover"), after=message[0].event
            )
        if call.wanted is not None and call.number_declined is None and call.notes and call.with_acts("ask_contact"):
            taken = call.with_acts("ask_contact")[0]
            if knows(call):
                return met(call.words(taken, "ask_contact"))
            return partly("the message lacks the matter", call.words(taken, "ask_contact"), after=taken.event)
        return na("no hand-over in the call")
    parties = {party for party, _ in given}
    evidence = tuple(item for _, item in given[:3])
    if len(parties) > criterion.integer("at_most"):
        return failed("handed on more than once", *evidence)
    transfers = call.desk("transfer")
    if transfers:
        first = transfers[0][0]
        if not any(turn.event < first for turn in call.inside):
            back = call.next_line(first)
            cut = any(cut > first and (back is None or cut < back.event) for cut in call.cuts)
            if back is not None and not cut:
                return failed(
                    "the caller had to tell it again", call.happened(first), call.line(back), root=criterion.root
                )
            if not call.inside:
                return partly(
                    "the colleague knew nothing of the matter", call.happened(first), after=first, root=criterion.root
                )
        if call.inside and not any(matters(call, turn) for turn in call.inside) and not call.accepted:
            return partly("the colleague was not told the matter", *evidence, after=first, root=criterion.root)
        return met(*evidence)
    if not knows(call):
        return partly(
            "the receiver knows nothing of the matter", *evidence, after=evidence[0].event, root=criterion.root
        )
    return met(*evidence)


def _given(call: Call) -> list[tuple[str, Evidence]]:
    found: list[tuple[str, Evidence]] = []
    for n, event in call.desk("transfer", "escalate", "callback"):
        party = event.owner if event.action == "callback" else event.target
        if party is not None and party not in ("self", "agent") and event.result != "refused":
            named = next((id for id in call.case.colleagues if call.is_party(party, id)), party)
            found.append((_department(call, named, n, found), call.happened(n)))
    return found


def _department(call: Call, person: str, event: int, given: list[tuple[str, Evidence]]) -> str:
    """The party whose member takes the matter: who accepts a case after it went to claims belongs to claims."""
    if not given or person in {party for party, _ in given}:
        return person
    before = [(n, party.target) for n, party in call.desk("escalate") if n < event and party.target is not None]
    joined = [n for n, accepted in call.accepted if accepted.by == person]
    place = next((party for n, party in reversed(before) if any(n < at < event for at in joined)), None)
    return place if place in {party for party, _ in given} else person


def knows(call: Call) -> bool:
    """Whether the receiver can know the matter: told, accepted, or written down."""
    if call.accepted or call.inside:
        return True
    text = "\n".join(note for _, note in call.notes)
    taken = call.wording.share(call.matter, text) if call.matter else 0.0
    if bool(text) and (taken >= 0.3 or call.taken_up(text, ALWAYS) >= NOTED):
        return True
    figures = {value for kind, value in call.wording.values(text) if kind != "digits"} & call.values_told()
    return len(figures) >= FIGURES


__all__ = ["check", "knows"]
