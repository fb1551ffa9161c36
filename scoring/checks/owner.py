"""owner: the matter ends with the right owner, and what can be solved at once is not passed on.

Parameters: `asked_twice` – requests for a supervisor after which passing on is right within authority too; so it is
where the matter is on the centre's must-escalate list. Beyond own authority the case's right owner must have it: by
escalation, transfer, an accepted consult, a briefing or a task of theirs. What could be settled at once and is put
off vaguely is let go. The owner without what matters, or only a message in a note, is partly.
"""

from __future__ import annotations

from scoring.checks.call import Call, Turn
from scoring.checks.hand_overs import knows
from scoring.checks.judge import absent, failed, met, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge who has the matter at the end."""
    given = handed(call)
    after = call.lines[0].event if call.lines else 0
    if call.case.within_authority or call.case.right_owner == "self":
        return _own(call, criterion, given, after)
    right = [evidence for party, evidence in given if _is_owner(call, party)]
    if right and not knows(call):
        return partly("the owner has it without what matters", *right[:2], after=right[0].event, root="not_briefed")
    if right:
        return met(*right[:3])
    if call.number_declined is not None and call.with_acts("tell_hours", "ask_call_again"):
        turn = call.with_acts("tell_hours", "ask_call_again")[0]
        return met(call.words(turn))
    if given:
        return failed("handed to somebody else than the owner", given[0][1], root=None)
    said = call.with_acts("escalate", "promise_handover", "announce_transfer")
    if said and call.notes:
        return partly("passed on in words and a note only", call.words(said[0]), after=said[0].event)
    if said:
        return failed("said, but nobody has it", call.words(said[0]))
    return absent("the owner never got the matter", after=after, root=_sent_away(call, criterion))


def _own(call: Call, criterion: Criterion, given: list[tuple[str, Evidence]], after: int) -> Judgement:
    asked = [line for line in call.lines if "asks_supervisor" in line.does]
    must = "regulator_named" in call.case.centre.must_escalate and any(
        "names_regulator" in line.does for line in call.lines
    )
    passed = [evidence for party, evidence in given if party != "self"]
    if passed and (len(asked) >= criterion.integer("asked_twice") or must):
        return met(*passed[:2])
    if passed and any(_is_owner(call, party) for party, _ in given):
        return met(*passed[:2])
    if passed:
        return failed("what could be solved at once was passed on", passed[0])
    if must or len(asked) >= criterion.integer("asked_twice"):
        return absent("not passed on although it had to be", *(call.line(line) for line in asked), after=after)
    away = call.with_acts("shirk")
    if away:
        return failed(
            "could be solved at once, but the caller was sent away", call.words(away[0], "shirk"), root=criterion.root
        )
    let_go = call.with_acts("vague_reply") if call.tone == "unresolved" else []
    if let_go and not call.with_acts("promise_reply") and not call.desk("callback"):
        return absent("could be solved at once, nothing was done", call.words(let_go[0]), after=let_go[0].event)
    done = call.with_acts("explain", "reassure")
    if not done and call.tone == "routine":  # what should not have been told is charged as that
        done = call.with_acts("disclose")
    if done or call.notes:
        return met(*(call.words(turn) for turn in done[-1:]))
    return absent("could be solved at once, nothing was done", after=after)


def _sent_away(call: Call, criterion: Criterion) -> str | None:
    return criterion.root if call.with_acts("shirk") else None


def handed(call: Call) -> list[tuple[str, Evidence]]:
    """Everybody who got the matter, with the event that shows it; `self` is never among them."""
    found: list[tuple[str, Evidence]] = []
    for n, event in call.desk("escalate", "transfer", "callback"):
        party = event.owner if event.action == "callback" else event.target
        if party is not None and party != "self" and event.result != "refused":
            found.append((party, call.happened(n)))
    found.extend((event.by, call.happened(n)) for n, event in call.accepted)
    briefed = [turn for turn in call.inside if turn.has("brief_colleague", "escalate")]
    found.extend((party, call.words(turn)) for turn in briefed if (party := _spoken_to(call, turn)) is not None)
    return found


def _spoken_to(call: Call, turn: Turn) -> str | None:
    """Who a turn on the internal line is for."""
    consulted = [event.target for n, event in call.desk("consult") if n < turn.event and event.target is not None]
    if consulted:
        return consulted[-1]
    if turn.to == "supervisor":
        return "supervisor"
    return next(
        (
            id
            for id, person in call.case.colleagues.items()
            if person.name in turn.text or person.name[-2:] in turn.text
        ),
        None,
    )


def _is_owner(call: Call, party: str) -> bool:
    owner = call.case.right_owner
    person = call.case.colleagues.get(owner)
    if party in (owner, owner.removeprefix("colleague:")) or call.is_party(party, owner):
        return True
    other = next((item for id, item in call.case.colleagues.items() if call.is_party(party, id)), None)
    return person is not None and other is not None and person.kind == "supervisor" == other.kind


__all__ = ["check", "handed"]
