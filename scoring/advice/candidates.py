"""Edits that could win a criterion's points, the smallest first, by kind of check. Re-scoring decides which do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scoring.advice.edits import Edit
from scoring.advice.sentences import Sentences
from scoring.checks.call import CONTACT, PROVOCATIONS, Call, Turn
from scoring.record.events import Answered, BargeIn, DeskUsed, HungUp, Noted, Rang
from scoring.scorecard import Finding
from scoring.standard import Criterion

Edits = tuple[Edit, ...]
FAREWELL: Final = ("thank_call", "welcome_again", "goodbye")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be won."""

    call: Call
    criterion: Criterion
    finding: Finding
    say: Sentences


def candidates(wish: Wish) -> Iterator[Edits]:
    """Edits to try for one criterion, in order, with places that the record has."""
    last = len(wish.call.events)
    for edits in PLANS[wish.criterion.check](wish):
        yield tuple(replace(edit, event=_within(edit.event, last)) for edit in edits)


def _within(place: int, last: int) -> int:
    return min(max(place, 0), last)


# --- places


def _start(call: Call) -> int:
    """The caller's first line, or the beginning of the call."""
    return call.lines[0].event if call.lines else (call.answered or 0)


def _end(call: Call) -> int:
    """The event before the agent takes leave, or before the call ends."""
    leaving = [turn.event for turn in call.to_caller[-2:] if turn.has(*FAREWELL)]
    if leaving:
        return leaving[0] - 1
    spoken = [line.event for line in call.lines] + [turn.event for turn in call.turns]
    return max((n + 1 for n in spoken), default=call.answered or 0) if call.hung_up is None else call.hung_up[0] - 2


def _insert(place: int, text: str, *acts: str, facts: tuple[str, ...] = (), inside: bool = False) -> Edit:
    return Edit("insert", place, text, "colleague" if inside else "customer", acts, facts)


def _when(call: Call, place: int) -> float:
    """The moment of an event, seconds; of the first or last one where the record does not reach."""
    return call.events[_within(place, len(call.events)) - 1].at if call.events and place > 0 else 0.0


def _desk(call: Call, place: int, **what: str) -> Edit:
    event = DeskUsed(_when(call, place), **what)  # type: ignore[arg-type]  # actions are literals below
    return Edit("add", place, " ".join(what.values()), new=event)


def _note(wish: Wish, place: int) -> Edit:
    text = wish.say.say("note")
    return Edit("add", place, text, new=Noted(_when(wish.call, place), text))


def _over(turn: Turn, text: str, *acts: str, without: tuple[str, ...] = ()) -> Edit:
    """A turn with other words that do what it did and more."""
    kept = tuple(act for act in sorted(turn.acts) if act not in without)
    return Edit(
        "replace",
        turn.event,
        text,
        turn.to,
        (*kept, *acts),
        tuple(fact.id for fact in turn.facts if fact.state == "right"),
    )


def _offending(wish: Wish) -> list[Turn]:
    events = {evidence.event for evidence in wish.finding.evidence}
    return [turn for turn in wish.call.to_caller if turn.event in events]


def _hurting(call: Call) -> list[Turn]:
    """Every turn that quarrels, sends away or promises too much."""
    return call.with_acts(*PROVOCATIONS, "shirk", "overpromise")


def _cuts(turns: list[Turn]) -> Edits:
    return tuple(Edit("cut", turn.event) for turn in turns)


# --- plans


def _act(purpose: str, *acts: str) -> Callable[[Wish], Iterator[Edits]]:
    """Say one more thing: right after the caller's first line, at the end, or after each of the caller's lines."""

    def plan(wish: Wish) -> Iterator[Edits]:
        text = wish.say.say(purpose)
        yield (_insert(_start(wish.call), text, *acts),)
        yield (_insert(_end(wish.call), text, *acts),)
        for line in wish.call.lines[1:]:
            yield (_insert(line.event, text, *acts),)
        for offending in (_offending(wish), _hurting(wish.call)):
            if offending:
                yield _cuts(offending)
                yield (*_cuts(offending), _insert(_start(wish.call), text, *acts))

    return plan


def _rings(wish: Wish) -> Iterator[Edits]:
    call, most = wish.call, wish.criterion.integer("at_most")
    rings = [n for n, event in call.numbered() if isinstance(event, Rang)]
    if call.answered is not None and len(rings) > most:
        at = call.events[rings[most - 1] - 1].at
        gone = tuple(Edit("drop", n) for n in rings[most:])
        yield (*gone, Edit("move", call.answered, new=Answered(at)))


def _opening(wish: Wish) -> Iterator[Edits]:
    parts = wish.call.case.centre.welcome_parts
    text = wish.say.say("welcome")
    first = wish.call.to_caller[:1]
    if first and first[0].event < _start(wish.call):
        yield (Edit("replace", first[0].event, text, "customer", (*parts, "courtesy")),)
    if wish.call.answered is not None:
        yield (_insert(wish.call.answered, text, *parts, "courtesy"),)


def _address(wish: Wish) -> Iterator[Edits]:
    caller = wish.call.case.caller
    english = wish.call.language == "en"
    name = f"{caller.title} {caller.surname}, " if english else f"{caller.surname}{caller.title}，"
    after = [turn for turn in wish.call.to_caller if turn.event > _start(wish.call)]
    free = [turn for turn in after if not turn.has("use_address")]
    for count in range(1, min(3, len(free)) + 1):
        yield tuple(_over(turn, name + turn.text, "use_address") for turn in free[-count:])
    please = "please go on." if english else "您请讲。"
    twice = (
        _insert(_start(wish.call), name + please, "use_address"),
        _insert(_end(wish.call), name + please, "use_address"),
    )
    yield twice
    wrong = [turn for turn in after if turn.has("use_address")]
    yield (*_cuts(wrong), *twice)


def _listening(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    token = "I see. " if call.language == "en" else "嗯，"
    cuts = [n for n, event in call.numbered() if isinstance(event, BargeIn) and event.by == "trainee"]
    accounts = [line for line in call.lines if line.long]
    replies = [turns[0] for line in accounts if (turns := call.after(line.event))]
    yield tuple(_over(turn, token + turn.text, "backchannel") for turn in replies)
    yield (
        *(Edit("drop", n) for n in cuts),
        *(Edit("insert", line.event + 1, token.strip(), "customer", ("backchannel",)) for line in accounts),
    )


def _matter(wish: Wish) -> Iterator[Edits]:
    requests = tuple(id for id, fact in wish.call.case.facts.items() if fact.kind == "request")
    yield (_insert(_end(wish.call), wish.say.say("matter"), "read_back", "confirm", facts=requests),)


def _facts(wish: Wish) -> Iterator[Edits]:
    facts = wish.call.marked
    yield (_insert(_end(wish.call), wish.say.say("facts"), "read_back", "confirm", facts=facts),)
    wrong = [turn for turn in wish.call.to_caller if any(fact.state == "wrong" for fact in turn.facts)]
    yield (*_cuts(wrong), _insert(_end(wish.call), wish.say.say("facts"), "read_back", "confirm", facts=facts))


def _noted(wish: Wish) -> Iterator[Edits]:
    yield (_note(wish, _end(wish.call)),)
    yield (_note(wish, _end(wish.call)), _callback(wish))


def _callback(wish: Wish) -> Edit:
    place = _end(wish.call)
    owner = wish.call.case.right_owner
    return _desk(
        wish.call, place, action="callback", when=wish.say.slot("reply_time"), phone=wish.say.slot("phone"), owner=owner
    )


def _forbidden(wish: Wish) -> Iterator[Edits]:
    offending = _offending(wish)
    for count in range(1, len(offending) + 1):
        yield _cuts(offending[-count:])
    listed = [wish.criterion.words(key) for key in ("critical", "not_met") if key in wish.criterion.with_]
    named = {act.partition("/")[0] for acts in listed for act in acts}
    every = [turn for turn in wish.call.to_caller if turn.heard_as & named]
    yield _cuts(every)
    for purpose, act in (("help", "reassure"), ("verify_first", "admit_limit")):
        yield tuple(Edit("replace", turn.event, wish.say.say(purpose), turn.to, (act,)) for turn in every)


def _page(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    for page in call.case.knowledge.values():
        yield (_insert(_end(call), wish.say.say("page", page=page), "explain"),)
    all_pages = tuple(
        _insert(_end(call), wish.say.say("page", page=page), "explain") for page in call.case.knowledge.values()
    )
    yield all_pages
    wrong = call.with_acts("guess", "overpromise") or _offending(wish)
    yield _cuts(wrong)
    yield (*_cuts(wrong), *all_pages)


def _questions(wish: Wish) -> Iterator[Edits]:
    lines = [evidence.event for evidence in wish.finding.evidence]
    yield tuple(_insert(n, wish.say.say("verify_first"), "admit_limit") for n in lines)


def _understood(wish: Wish) -> Iterator[Edits]:
    explained = wish.call.with_acts("explain")
    if explained:
        yield (_insert(explained[-1].event + 1, wish.say.say("clear"), "check_understanding"),)


def _owner(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    passed = [
        n for n, event in call.desk("escalate", "transfer", "callback") if (event.owner or event.target) != "self"
    ]
    if call.case.within_authority:
        kept = tuple(Edit("drop", n) for n in passed)
        yield kept
        yield (*kept, *_cuts(call.with_acts("shirk")), _insert(_end(call), wish.say.say("help"), "reassure", "explain"))
        return
    give = _desk(call, _end(call), action="escalate", target=call.case.right_owner)
    yield (give,)
    yield (give, _note(wish, _end(call)))
    yield (*(Edit("drop", n) for n in passed), give, _note(wish, _end(call)))


def _contact(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    numbers = tuple(id for id in call.case.facts if id in CONTACT)
    if numbers or call.case.display_number is not None:
        yield (_insert(_end(call), wish.say.say("number"), "ask_contact", "read_back", "confirm", facts=numbers),)
    yield (_insert(_end(call), wish.say.say("contact"), "ask_contact", "courtesy"),)


def _presence(wish: Wish) -> Iterator[Edits]:
    call, wanted = wish.call, wish.call.case.wanted
    people = [id for id in dict.fromkeys((wanted, call.case.right_owner)) if id is not None]
    state = {id: call.case.colleagues[id].presence for id in people if id in call.case.colleagues}
    looks = [_desk(call, _start(call), action="presence", target=id, result=state.get(id, "ready")) for id in people]
    for count in range(1, len(looks) + 1):
        yield tuple(looks[:count])


def _required(wish: Wish) -> Iterator[Edits]:
    act = wish.criterion.word("act")
    purpose = {"ask_contact": "contact", "explain_absence": "absence", "ask_other_needs": "else"}.get(act)
    if purpose is not None:
        yield (_insert(_end(wish.call), wish.say.say(purpose), act, "courtesy"),)
        yield (_insert(_start(wish.call), wish.say.say(purpose), act, "courtesy"),)


def _told_colleague(wish: Wish) -> Iterator[Edits]:
    transfers = [n for n, _ in wish.call.desk("transfer")]
    place = transfers[0] - 1 if transfers else _end(wish.call)
    brief = _insert(place, wish.say.say("brief"), "brief_colleague", inside=True)
    yield (brief,)
    yield (brief, _note(wish, place))
    extra = [n for n, _ in wish.call.desk("transfer", "escalate")][1:]
    yield (brief, *(Edit("drop", n) for n in extra))


def _recovery(wish: Wish) -> Iterator[Edits]:
    if wish.call.cuts:
        cut = wish.call.cuts[0]
        phone = wish.say.slot("phone")
        yield (_desk(wish.call, cut, action="ring_back", **({"phone": phone} if phone else {})),)


def _identity(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    ask = _insert(_start(call), wish.say.say("identity"), "verify_identity", "courtesy")
    yield (ask,)
    items = call.case.centre.identity_items[:2] or ("id_tail", "birthday")
    yield (ask, *(_desk(call, _start(call), action="identity", target=item, result="match") for item in items))


def _farewell(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    text = wish.say.say(f"bye_{call.tone}")
    acts = FAREWELL if call.tone == "routine" else ("goodbye", "reassure")
    leaving = [turn for turn in call.to_caller[-2:] if turn.has(*FAREWELL)]
    if leaving:
        yield (_over(leaving[-1], text, *acts),)
    yield (_insert(_end(call), text, *acts),)


def _hang_up(wish: Wish) -> Iterator[Edits]:
    end = wish.call.hung_up
    if end is not None:
        yield (Edit("move", end[0], new=HungUp(end[1].at, "customer")),)


def _holds(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    edits: list[Edit] = []
    for n, _ in call.desk("hold"):
        before = [turn for turn in call.to_caller if turn.event < n]
        if not any(turn.has("ask_hold") for turn in before[-2:]):
            edits.append(_insert(n - 1, wish.say.say("hold"), "ask_hold", "courtesy"))
        end = next((m for m, _ in call.desk("resume") if m > n), n)
        if not any(turn.has("thank_wait") for turn in call.after(end)[:2]):
            edits.append(_insert(end, wish.say.say("held"), "thank_wait", "courtesy"))
    yield tuple(edits)


def _courtesy(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    asking = ("ask_surname", "ask_fact", "verify_identity", "ask_contact")
    please = "Please: " if call.language == "en" else "请您："
    bare = [turn for turn in call.after(_start(call)) if turn.has(*asking) and not turn.has("courtesy")]
    requests = tuple(_over(turn, please + turn.text, "courtesy") for turn in bare)
    bye = _insert(_end(call), wish.say.say("bye_routine"), "courtesy", *FAREWELL)
    waits = next(_holds(wish), ())
    thanks = _insert(_start(call), wish.say.say("thanks"), "courtesy")
    yield from ((bye,), (thanks,), requests, waits, (thanks, bye), (*requests, bye), (*waits, bye))
    yield from ((*requests, *waits), (*requests, *waits, bye), (*requests, *waits, thanks, bye))


def _promised(wish: Wish) -> Iterator[Edits]:
    yield (_callback(wish),)


def _fewer(wish: Wish) -> Iterator[Edits]:
    offending = _offending(wish)
    for count in range(1, len(offending) + 1):
        yield _cuts(offending[-count:])
    yield (*_cuts(offending), *_cuts([turn for turn in _hurting(wish.call) if turn not in offending]))


def _nothing(wish: Wish) -> Iterator[Edits]:
    del wish
    yield from ()


PLANS: Final[Mapping[str, Callable[[Wish], Iterator[Edits]]]] = {
    "rings": _rings,
    "opening": _opening,
    "address": _address,
    "act_after_feeling": _act("empathy", "empathy"),
    "apology": _act("apology", "apologise", "courtesy"),
    "listening": _listening,
    "reassurance": _act("help", "reassure"),
    "restated_matter": _matter,
    "restated_facts": _facts,
    "confirmed": _matter,
    "recorded_facts": _noted,
    "forbidden_acts": _forbidden,
    "voice_steady": _nothing,
    "knowledge": _page,
    "questions": _questions,
    "understanding_checked": _understood,
    "cause_sought": _act("story", "ask_fact", "courtesy"),
    "owner": _owner,
    "reply_time": _act("time", "promise_reply"),
    "contact": _contact,
    "presence_first": _presence,
    "act_required": _required,
    "handover": _told_colleague,
    "hours": _act("hours", "tell_hours", "ask_call_again"),
    "briefing": _told_colleague,
    "recovery": _recovery,
    "hand_overs": _told_colleague,
    "identity": _identity,
    "farewell": _farewell,
    "hang_up": _hang_up,
    "courtesy": _courtesy,
    "holds": _holds,
    "pace": _nothing,
    "concise": _fewer,
    "promise_recorded": _promised,
    "result_recorded": _noted,
}
"""A test holds that these are the kinds of check."""

__all__ = ["PLANS", "Edits", "Wish", "candidates"]
