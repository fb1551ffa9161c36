"""Edits of what was done at the desk: rings, notes, call-backs, hand-overs, checks, holds, the hang-up."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.advice.edits import Edit
from scoring.advice.places import Edits, Wish, cuts, end_of, inserted, noting, start_of, used
from scoring.record.events import Answered, HungUp, Rang


def rings_plan(wish: Wish) -> Iterator[Edits]:
    call, most = wish.call, wish.criterion.integer("at_most")
    rings = [n for n, event in call.numbered() if isinstance(event, Rang)]
    if call.answered is not None and len(rings) > most:
        at = call.events[rings[most - 1] - 1].at
        gone = tuple(Edit("drop", n) for n in rings[most:])
        yield (*gone, Edit("move", call.answered, new=Answered(at)))


def noted_plan(wish: Wish) -> Iterator[Edits]:
    yield (noting(wish, end_of(wish.call)),)
    yield (noting(wish, end_of(wish.call)), callback(wish))


def callback(wish: Wish) -> Edit:
    place = end_of(wish.call)
    owner = wish.call.case.right_owner
    return used(
        wish.call, place, action="callback", when=wish.say.slot("reply_time"), phone=wish.say.slot("phone"), owner=owner
    )


def owner_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    passed = [
        n for n, event in call.desk("escalate", "transfer", "callback") if (event.owner or event.target) != "self"
    ]
    if call.case.within_authority:
        kept = tuple(Edit("drop", n) for n in passed)
        yield kept
        yield (
            *kept,
            *cuts(call.with_acts("shirk")),
            inserted(end_of(call), wish.say.say("help"), "reassure", "explain"),
        )
        return
    give = used(call, end_of(call), action="escalate", target=call.case.right_owner)
    yield (give,)
    yield (give, noting(wish, end_of(call)))
    yield (*(Edit("drop", n) for n in passed), give, noting(wish, end_of(call)))


def presence_plan(wish: Wish) -> Iterator[Edits]:
    call, wanted = wish.call, wish.call.case.wanted
    people = [id for id in dict.fromkeys((wanted, call.case.right_owner)) if id is not None]
    state = {id: call.case.colleagues[id].presence for id in people if id in call.case.colleagues}
    looks = [used(call, start_of(call), action="presence", target=id, result=state.get(id, "ready")) for id in people]
    for count in range(1, len(looks) + 1):
        yield tuple(looks[:count])


def told_colleague_plan(wish: Wish) -> Iterator[Edits]:
    transfers = [n for n, _ in wish.call.desk("transfer")]
    place = transfers[0] - 1 if transfers else end_of(wish.call)
    brief = inserted(place, wish.say.say("brief"), "brief_colleague", inside=True)
    yield (brief,)
    yield (brief, noting(wish, place))
    extra = [n for n, _ in wish.call.desk("transfer", "escalate")][1:]
    yield (brief, *(Edit("drop", n) for n in extra))


def recovery_plan(wish: Wish) -> Iterator[Edits]:
    if wish.call.cuts:
        cut = wish.call.cuts[0]
        phone = wish.say.slot("phone")
        yield (used(wish.call, cut, action="ring_back", **({"phone": phone} if phone else {})),)


def identity_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    ask = inserted(start_of(call), wish.say.say("identity"), "verify_identity", "courtesy")
    yield (ask,)
    items = call.case.centre.identity_items[:2] or ("id_tail", "birthday")
    yield (ask, *(used(call, start_of(call), action="identity", target=item, result="match") for item in items))


def hang_up_plan(wish: Wish) -> Iterator[Edits]:
    end = wish.call.hung_up
    if end is not None:
        yield (Edit("move", end[0], new=HungUp(end[1].at, "customer")),)


def holds_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    edits: list[Edit] = []
    for n, _ in call.desk("hold"):
        before = [turn for turn in call.to_caller if turn.event < n]
        if not any(turn.has("ask_hold") for turn in before[-2:]):
            edits.append(inserted(n - 1, wish.say.say("hold"), "ask_hold", "courtesy"))
        end = next((m for m, _ in call.desk("resume") if m > n), n)
        if not any(turn.has("thank_wait") for turn in call.after(end)[:2]):
            edits.append(inserted(end, wish.say.say("held"), "thank_wait", "courtesy"))
    yield tuple(edits)


def promised_plan(wish: Wish) -> Iterator[Edits]:
    yield (callback(wish),)


__all__ = [
    "callback", "hang_up_plan", "holds_plan", "identity_plan", "noted_plan", "owner_plan", "presence_plan",
    "promised_plan", "recovery_plan", "rings_plan", "told_colleague_plan",
]  # fmt: skip
