"""Judges a scenario as a graph: what can be reached, what leads to an end, which replies can ever be used."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.scenario.beats import SELF
from simulator.scenario.draft import Draft
from simulator.scenario.model import RETURN, Beat, Condition, Reply, Scenario
from simulator.scenario.problems import note


def check_graph(draft: Draft, scenario: Scenario, *, whole: bool = True) -> None:
    """Note beats that nothing reaches or that lead nowhere, and replies that are dead.

    Where the graph is not `whole`, a mistyped target would make half of the beats look lost; they are left alone.
    """
    if whole:
        _check_ways(draft, scenario)
    for beat in scenario.beats.values():
        _check_replies(draft, beat)
    _check_family(draft, scenario)


def _check_ways(draft: Draft, scenario: Scenario) -> None:
    callers = _callers(scenario)
    reached = _reached(scenario)
    leading = _leading_out(scenario, callers)
    for beat in scenario.beats.values():
        returns = any(reply.go == RETURN for reply in beat.replies)
        if returns and (beat.id == scenario.start or not callers[beat.id] - {beat.id}):
            message = f"The beat '{beat.id}' returns, but no other beat goes to it."
            note(
                draft.findings, "S207", beat.place, message,
                severity="error" if beat.id == scenario.start else "warning",
            )  # fmt: skip
        elif beat.id not in reached:
            note(draft.findings, "S205", beat.place, f"No reply leads to the beat '{beat.id}'.")
        elif beat.id not in leading:
            note(draft.findings, "S206", beat.place, f"From the beat '{beat.id}' no reply leads to an end.")


def _callers(scenario: Scenario) -> Mapping[str, set[str]]:
    """By beat: the beats with a reply that goes there."""
    callers: dict[str, set[str]] = {id_: set() for id_ in scenario.beats}
    for beat in scenario.beats.values():
        for reply in beat.replies:
            if reply.go in callers:
                callers[reply.go].add(beat.id)
    return callers


def _reached(scenario: Scenario) -> set[str]:
    reached: set[str] = set()
    open_ = [scenario.start]
    while open_:
        id_ = open_.pop()
        if id_ in reached or id_ not in scenario.beats:
            continue
        reached.add(id_)
        open_.extend(reply.go for reply in scenario.beats[id_].replies if reply.go and reply.go != RETURN)
    return reached


def _leading_out(scenario: Scenario, callers: Mapping[str, set[str]]) -> set[str]:
    """The beats from which some chain of replies comes to an end."""
    leading = {beat.id for beat in scenario.beats.values() if any(reply.end for reply in beat.replies)}
    grown = True
    while grown:
        grown = False
        for beat in scenario.beats.values():
            if beat.id in leading:
                continue
            targets = {reply.go for reply in beat.replies}
            if RETURN in targets:
                targets |= callers[beat.id]
            if targets & leading:
                leading.add(beat.id)
                grown = True
    return leading


# --- replies -----------------------------------------------------------------------------------------------


def _check_replies(draft: Draft, beat: Beat) -> None:
    earlier: list[Reply] = []
    for number, reply in enumerate(beat.replies, start=1):
        if reply.when is None:
            continue
        what = f"The condition of reply {number} of the beat '{beat.id}'"
        reason = impossible(reply.when)
        if reason:
            note(draft.findings, "S208", reply.place, f"{what} can never hold: {reason}.")
        elif reply.when == Condition():
            note(draft.findings, "S209", reply.place, f"{what} states nothing, so it always holds.")
        else:
            hiding = next((one for one in earlier if one.when and _weaker(one.when, reply.when)), None)
            if hiding:
                message = f"Reply {number} of the beat '{beat.id}' is hidden by the one in line {hiding.place.line}."
                note(draft.findings, "S210", reply.place, message)
        if reply.limit is None:
            earlier.append(reply)
    if beat.asks and not any(reply.when and _hears(reply.when) for reply in beat.replies):
        message = f"The beat '{beat.id}' asks '{beat.asks[0]}', but none of its replies depends on the answer."
        note(draft.findings, "S211", beat.place, message)


def impossible(when: Condition) -> str | None:
    """Why a condition can never hold, in words; None when it can."""
    both = set(when.all) & set(when.none)
    if both:
        return f"'{min(both)}' stands under all and under none"
    if when.any and set(when.any) <= set(when.none):
        return "every act under any stands under none"
    facts = set(when.right) & set(when.wrong)
    if facts:
        return f"'{min(facts)}' cannot be right and wrong at once"
    if when.mood_at_least is not None and when.mood_at_most is not None and when.mood_at_least > when.mood_at_most:
        return f"the mood cannot be at least {when.mood_at_least:g} and at most {when.mood_at_most:g}"
    if when.silence is not None and (when.all or when.any or when.right or when.wrong or when.asked or when.told):
        return "in a silence nothing is said, so it has no acts and no facts"
    if when.callback is False and when.callback_owner is not None:
        return "a call-back cannot be missing and have an owner"
    if when.either and all(impossible(one) for one in when.either):
        return "no part of either can hold"
    return None


def _hears(when: Condition) -> bool:
    """Whether a condition depends on what was said or done."""
    stated = (
        when.all, when.any, when.right, when.wrong, when.asked, when.told, when.consulted, when.escalated,
        when.transferred, when.callback, when.callback_owner, when.identity, when.presence_checked,
    )  # fmt: skip
    return any(stated) or any(_hears(one) for one in when.either)


def _weaker(earlier: Condition, later: Condition) -> bool:
    """Whether the earlier condition holds whenever the later one does (where that is plain to see)."""
    if earlier.either or later.either or (earlier.silence is None) != (later.silence is None):
        return False
    if earlier.silence is not None and later.silence is not None and earlier.silence > later.silence:
        return False
    for one, other in ((earlier.all, later.all), (earlier.right, later.right), (earlier.wrong, later.wrong),
                       (earlier.asked, later.asked), (earlier.told, later.told),
                       (earlier.none, later.none)):  # fmt: skip
        if not set(one) <= set(other):
            return False
    if (
        earlier.any
        and not (set(earlier.any) & set(later.all))
        and not (later.any and set(later.any) <= set(earlier.any))
    ):
        return False
    for key in ("held", "presence_checked", "consulted", "transferred", "escalated", "callback", "callback_owner",
                "identity"):  # fmt: skip
        stated = getattr(earlier, key)
        if stated is not None and stated != getattr(later, key):
            return False
    return (
        _at_least(earlier.mood_at_least, later.mood_at_least)
        and _at_least(earlier.visits_at_least, later.visits_at_least)
        and _at_least(earlier.elapsed, later.elapsed)
        and (earlier.mood_at_most is None
             or (later.mood_at_most is not None and earlier.mood_at_most >= later.mood_at_most))
    )  # fmt: skip


def _at_least(earlier: float | None, later: float | None) -> bool:
    return earlier is None or (later is not None and earlier <= later)


# --- the matter --------------------------------------------------------------------------------------------


def _check_family(draft: Draft, scenario: Scenario) -> None:
    if scenario.family == "absent_colleague" and scenario.wanted is None and scenario.right_owner == SELF:
        place = scenario.beats[scenario.start].place if scenario.start in scenario.beats else None
        if place is not None:
            note(draft.findings, "S405", place, "The family is 'absent_colleague', but 'wanted' names nobody.")


__all__ = ["check_graph", "impossible"]
