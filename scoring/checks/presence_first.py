"""presence_first: the wanted colleague is looked up before anything is promised or connected.

No parameters. Looked up only after a promise, or not at all: not met. Where the colleague has left the company,
looking up means finding who took the policy over.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import absent, failed, met
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_PROMISING = ("promise_handover", "promise_reply", "announce_transfer", "tell_hours")


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the places of the look-up and of the first promise."""
    del criterion
    wanted = call.wanted
    looked = [n for n, event in call.desk("presence") if wanted is not None and call.is_party(event.target, wanted)]
    promised = [turn.event for turn in call.to_caller if turn.did(*_PROMISING)]
    promised.extend(n for n, _ in call.desk("transfer"))
    after = call.lines[0].event if call.lines else 0
    if not looked:
        return absent("the colleague was never looked up", after=after, due="before anything is promised", spoken=False)
    if promised and min(promised) < looked[0]:
        return failed("promised before the look-up", call.happened(looked[0]))
    if call.wanted_presence == "resigned" and not _successor(call):
        return failed("nobody looked up who took the policy over", call.happened(looked[0]))
    return met(call.happened(looked[0]))


def _successor(call: Call) -> bool:
    """Whether the one who took the policy over was found."""
    owner = call.case.right_owner.removeprefix("colleague:")
    person = call.case.colleagues.get(owner)
    names = {owner, person.name if person is not None else owner}
    if any(event.target in names for _, event in call.desk("presence", "consult", "transfer", "escalate")):
        return True
    return bool(call.desk("knowledge")) or any(name in turn.text for turn in call.to_caller for name in names)


__all__ = ["check"]
