"""Edits of what was said: one sentence more, another one in its place, or one less."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scoring.advice.desk_plans import holds_plan
from scoring.advice.edits import Edit
from scoring.advice.places import FAREWELL, Edits, Wish, cuts, end_of, hurting, inserted, offending, reworded, start_of
from scoring.checks.call import CONTACT
from scoring.record.events import BargeIn


def saying(purpose: str, *acts: str) -> Callable[[Wish], Iterator[Edits]]:
    """Say one more thing: right after the caller's first line, at the end, or after each of the caller's lines."""

    def plan(wish: Wish) -> Iterator[Edits]:
        text = wish.say.say(purpose)
        yield (inserted(start_of(wish.call), text, *acts),)
        yield (inserted(end_of(wish.call), text, *acts),)
        for line in wish.call.lines[1:]:
            yield (inserted(line.event, text, *acts),)
        for faulty in (offending(wish), hurting(wish.call)):
            if faulty:
                yield cuts(faulty)
                yield (*cuts(faulty), inserted(start_of(wish.call), text, *acts))

    return plan


def opening_plan(wish: Wish) -> Iterator[Edits]:
    parts = wish.call.case.centre.welcome_parts
    text = wish.say.say("welcome")
    first = wish.call.to_caller[:1]
    if first and first[0].event < start_of(wish.call):
        yield (Edit("replace", first[0].event, text, "customer", (*parts, "courtesy")),)
    if wish.call.answered is not None:
        yield (inserted(wish.call.answered, text, *parts, "courtesy"),)


def address_plan(wish: Wish) -> Iterator[Edits]:
    caller = wish.call.case.caller
    english = wish.call.language == "en"
    name = f"{caller.title} {caller.surname}, " if english else f"{caller.surname}{caller.title}，"
    after = [turn for turn in wish.call.to_caller if turn.event > start_of(wish.call)]
    free = [turn for turn in after if not turn.has("use_address")]
    for count in range(1, min(3, len(free)) + 1):
        yield tuple(reworded(turn, name + turn.text, "use_address") for turn in free[-count:])
    please = "please go on." if english else "您请讲。"
    twice = (
        inserted(start_of(wish.call), name + please, "use_address"),
        inserted(end_of(wish.call), name + please, "use_address"),
    )
    yield twice
    wrong = [turn for turn in after if turn.has("use_address")]
    yield (*cuts(wrong), *twice)


def listening_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    token = "I see. " if call.language == "en" else "嗯，"
    cuts = [n for n, event in call.numbered() if isinstance(event, BargeIn) and event.by == "trainee"]
    accounts = [line for line in call.lines if line.long]
    replies = [turns[0] for line in accounts if (turns := call.after(line.event))]
    yield tuple(reworded(turn, token + turn.text, "backchannel") for turn in replies)
    yield (
        *(Edit("drop", n) for n in cuts),
        *(Edit("insert", line.event + 1, token.strip(), "customer", ("backchannel",)) for line in accounts),
    )


def matter_plan(wish: Wish) -> Iterator[Edits]:
    requests = tuple(id for id, fact in wish.call.case.facts.items() if fact.kind == "request")
    yield (inserted(end_of(wish.call), wish.say.say("matter"), "read_back", "confirm", facts=requests),)


def facts_plan(wish: Wish) -> Iterator[Edits]:
    facts = wish.call.marked
    yield (inserted(end_of(wish.call), wish.say.say("facts"), "read_back", "confirm", facts=facts),)
    wrong = [turn for turn in wish.call.to_caller if any(fact.state == "wrong" for fact in turn.facts)]
    yield (*cuts(wrong), inserted(end_of(wish.call), wish.say.say("facts"), "read_back", "confirm", facts=facts))


def forbidden_plan(wish: Wish) -> Iterator[Edits]:
    faulty = offending(wish)
    for count in range(1, len(faulty) + 1):
        yield cuts(faulty[-count:])
    listed = [wish.criterion.words(key) for key in ("critical", "not_met") if key in wish.criterion.with_]
    named = {act.partition("/")[0] for acts in listed for act in acts}
    every = [turn for turn in wish.call.to_caller if turn.heard_as & named]
    yield cuts(every)
    for purpose, act in (("help", "reassure"), ("verify_first", "admit_limit")):
        yield tuple(Edit("replace", turn.event, wish.say.say(purpose), turn.to, (act,)) for turn in every)


def page_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    for page in call.case.knowledge.values():
        yield (inserted(end_of(call), wish.say.say("page", page=page), "explain"),)
    all_pages = tuple(
        inserted(end_of(call), wish.say.say("page", page=page), "explain") for page in call.case.knowledge.values()
    )
    yield all_pages
    wrong = call.with_acts("guess", "overpromise") or offending(wish)
    yield cuts(wrong)
    yield (*cuts(wrong), *all_pages)


def questions_plan(wish: Wish) -> Iterator[Edits]:
    lines = [evidence.event for evidence in wish.finding.evidence]
    yield tuple(inserted(n, wish.say.say("verify_first"), "admit_limit") for n in lines)


def understood_plan(wish: Wish) -> Iterator[Edits]:
    explained = wish.call.with_acts("explain")
    if explained:
        yield (inserted(explained[-1].event + 1, wish.say.say("clear"), "check_understanding"),)


def contact_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    numbers = tuple(id for id in call.case.facts if id in CONTACT)
    if numbers or call.case.display_number is not None:
        yield (inserted(end_of(call), wish.say.say("number"), "ask_contact", "read_back", "confirm", facts=numbers),)
    yield (inserted(end_of(call), wish.say.say("contact"), "ask_contact", "courtesy"),)


def required_plan(wish: Wish) -> Iterator[Edits]:
    act = wish.criterion.word("act")
    purpose = {"ask_contact": "contact", "explain_absence": "absence", "ask_other_needs": "else"}.get(act)
    if purpose is not None:
        yield (inserted(end_of(wish.call), wish.say.say(purpose), act, "courtesy"),)
        yield (inserted(start_of(wish.call), wish.say.say(purpose), act, "courtesy"),)


def farewell_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    text = wish.say.say(f"bye_{call.tone}")
    acts = FAREWELL if call.tone == "routine" else ("goodbye", "reassure")
    leaving = [turn for turn in call.to_caller[-2:] if turn.has(*FAREWELL)]
    if leaving:
        yield (reworded(leaving[-1], text, *acts),)
    yield (inserted(end_of(call), text, *acts),)


def courtesy_plan(wish: Wish) -> Iterator[Edits]:
    call = wish.call
    asking = ("ask_surname", "ask_fact", "verify_identity", "ask_contact")
    please = "Please: " if call.language == "en" else "请您："
    bare = [turn for turn in call.after(start_of(call)) if turn.has(*asking) and not turn.has("courtesy")]
    requests = tuple(reworded(turn, please + turn.text, "courtesy") for turn in bare)
    bye = inserted(end_of(call), wish.say.say("bye_routine"), "courtesy", *FAREWELL)
    waits = next(holds_plan(wish), ())
    thanks = inserted(start_of(call), wish.say.say("thanks"), "courtesy")
    yield from ((bye,), (thanks,), requests, waits, (thanks, bye), (*requests, bye), (*waits, bye))
    yield from ((*requests, *waits), (*requests, *waits, bye), (*requests, *waits, thanks, bye))


def fewer_plan(wish: Wish) -> Iterator[Edits]:
    faulty = offending(wish)
    for count in range(1, len(faulty) + 1):
        yield cuts(faulty[-count:])
    yield (*cuts(faulty), *cuts([turn for turn in hurting(wish.call) if turn not in faulty]))


def nothing_plan(wish: Wish) -> Iterator[Edits]:
    del wish
    yield from ()


__all__ = [
    "address_plan", "contact_plan", "courtesy_plan", "facts_plan", "farewell_plan", "fewer_plan", "forbidden_plan",
    "listening_plan", "matter_plan", "nothing_plan", "opening_plan", "page_plan", "questions_plan", "required_plan",
    "saying", "understood_plan",
]  # fmt: skip
