"""Plays a walkthrough and compares what happened with what its author expects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from scoring.authored import Place
from scoring.record.codec import Record
from scoring.record.events import Reference
from scoring.scorecard import Scorecard
from simulator.call.understanding import Detector
from simulator.rehearse.stage import Stage
from simulator.scenario.casting import cast_call, fill
from simulator.scenario.model import Centre, Persona, Scenario
from simulator.scenario.walkthroughs import (
    CheckIdentity,
    Complete,
    Expect,
    HangUpStep,
    Hold,
    Lift,
    Listening,
    Speak,
    StaySilent,
    Step,
    Use,
    Walkthrough,
    Write,
)


class Judge(Protocol):
    """What scores a record."""

    def __call__(self, record: Record, *, only: Collection[str] | None = None) -> Scorecard:
        """The scorecard; with `only` of these criteria alone."""


PATIENCE: Final = 120.0
"""Seconds that the trainee waits at the end for the customer to hang up."""
SAME_MOMENT: Final = 0.05
"""Silence is waited for a little longer than stated, so that what falls due at its end happens, seconds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not as its author expects."""

    place: Place
    turn: int
    """Number of the trainee's turn after which it was found."""
    message: str
    """One sentence: what was expected and what happened."""
    astray: bool = False
    """Whether the call left the way that was planned; the rest of it is not compared then."""

    def __str__(self) -> str:
        return f"{self.place}: turn {self.turn}: {self.message}"


@dataclass(frozen=True, slots=True)
class Played:
    """A call that was played to its end."""

    name: str
    record: Record
    card: Scorecard
    end: str | None
    beats: frozenset[str]
    replies: frozenset[tuple[str, int]]
    """Replies that were used: beat, and number from 1."""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """What every call of a rehearsal rests on."""

    detector: Detector
    standard: Reference
    judge: Judge


def play_walkthrough(
    scenario: Scenario, persona: Persona, centre: Centre, walkthrough: Walkthrough, house: House
) -> Played:
    """Play one walkthrough and judge it. Pure: the same files give the same result."""
    casting = cast_call(scenario, persona, centre, walkthrough.seed)
    stage = Stage.of(casting, house.detector, house.standard, walkthrough.name)
    failures = perform_all(stage, walkthrough)
    played = finish(stage, walkthrough.name, house)
    # A call that went astray was another call: its end, total and verdicts say nothing of the plan.
    astray = any(failure.astray for failure in failures)
    return replace(played, failures=failures if astray else (*failures, *_compare(played, walkthrough, stage)))


def finish(stage: Stage, name: str, house: House) -> Played:
    """Wait for the customer to hang up, complete the record where that is still to be done, and judge the call."""
    stage.settle()
    if not (stage.over or stage.cut):
        stage.run(stage.now + PATIENCE)
    if (stage.over or stage.cut) and not stage.conductor.completed:
        stage.complete()
    state = stage.conductor.session.state
    record = stage.record()
    return Played(name, record, house.judge(record), stage.end, frozenset(state.visits), frozenset(state.used))


# --- performing --------------------------------------------------------------------------------------------


def perform_all(stage: Stage, walkthrough: Walkthrough) -> tuple[Failure, ...]:
    """Do every step of a walkthrough; what went wrong, up to the point where the call went astray."""
    failures: list[Failure] = []
    astray = False
    for step in in_order(walkthrough.steps):
        if astray and isinstance(step, Expect):
            continue
        if isinstance(step, (Speak, StaySilent, Hold, HangUpStep)):
            stage.settle()
        if _too_late(stage, step):
            if not astray:
                how = "The line was broken" if stage.cut else f"The call was over ({stage.end or 'no end'})"
                message = f"{how} before this step could be done."
                failures.append(Failure(step.place, stage.turn, message, astray=True))
            break
        problems = perform(stage, step)
        left = isinstance(step, Expect) and step.beat is not None and stage.beat != step.beat
        if not astray:
            failures += (Failure(step.place, stage.turn, message, left) for message in problems)
        astray = astray or left
    return tuple(failures)


def _too_late(stage: Stage, step: Step) -> bool:
    """Whether nobody is there any more whom a step could reach."""
    talk = (Speak, Listening, StaySilent, Hold)
    return isinstance(step, (*talk, HangUpStep) if stage.over else talk) and (stage.over or stage.cut)


def in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A token of listening falls into the line that sounds, so it goes before an `expect` that stands above it."""
    ordered: list[Step] = []
    for step in steps:
        place = len(ordered)
        if isinstance(step, Listening):
            while place and isinstance(ordered[place - 1], Expect):
                place -= 1
        ordered.insert(place, step)
    return tuple(ordered)


def perform(stage: Stage, step: Step) -> tuple[str, ...]:
    """Do one step; what went wrong, in sentences."""
    problem: str | None = None
    match step:
        case Lift():
            stage.lift(step.at)
        case Speak():
            stage.say(step.text)
        case Listening():
            if not stage.murmur(step.text):
                problem = "There is no line of the customer to murmur into."
        case StaySilent():
            stage.settle()
            stage.run(stage.now + step.seconds + SAME_MOMENT)
        case Write():
            stage.note(step.text)
        case Use():
            problem = stage.use(step.action, step.target, when=step.when, phone=step.phone, owner=step.owner)
        case CheckIdentity():
            problems = [stage.use("identity", item, value=value) for item, value in step.given.items()]
            problem = next((one for one in problems if one), None)
        case Hold():
            problem = _hold(stage, step)
        case HangUpStep():
            stage.put_down()
        case Complete():
            return _complete(stage, step)
        case Expect():
            return _expect(stage, step)
    return (problem,) if problem else ()


def _hold(stage: Stage, step: Hold) -> str | None:
    problem = stage.use("hold") if step.seconds or step.consult is None else None
    began = stage.now
    if step.consult is not None and problem is None:
        problem = stage.use("consult", step.consult)
        for text in step.say:
            stage.say(text)
        stage.settle()
    if began + step.seconds > stage.now:
        stage.run(began + step.seconds)
    return problem or stage.use("resume")


def _complete(stage: Stage, step: Complete) -> tuple[str, ...]:
    stage.settle()
    if not (stage.over or stage.cut):
        stage.run(stage.now + PATIENCE)
    if not (stage.over or stage.cut):
        return ("The record cannot be completed: the customer is still on the line.",)
    stage.complete(step.matter, step.result, step.next)
    return ()


# --- comparing ---------------------------------------------------------------------------------------------


def _expect(stage: Stage, step: Expect) -> tuple[str, ...]:
    stage.settle()
    found: list[str] = []
    if step.beat is not None and stage.beat != step.beat:
        found.append(f"The customer should be at '{step.beat}', but is at '{stage.beat}'{_said(stage)}.")
    if step.says is not None:
        wanted = fill(step.says, stage.casting.spoken)
        if not any(wanted in line.text for line in stage.heard()):
            found.append(f"The customer should say '{wanted}'{_said(stage) or ', but said nothing'}.")
    if step.mood_at_least is not None and stage.mood < step.mood_at_least:
        found.append(f"The mood should be at least {step.mood_at_least:g}, but is {stage.mood:g}.")
    if step.mood_at_most is not None and stage.mood > step.mood_at_most:
        found.append(f"The mood should be at most {step.mood_at_most:g}, but is {stage.mood:g}.")
    if step.end is not None and stage.end != step.end:
        found.append(f"The call should end as '{step.end}', but {_ended(stage.end)}.")
    return tuple(found)


def _said(stage: Stage) -> str:
    lines = stage.heard()
    return f", and said '{lines[-1].text}'" if lines else ""


def _ended(end: str | None) -> str:
    return f"it ended as '{end}'" if end else "it did not end"


def _compare(played: Played, walkthrough: Walkthrough, stage: Stage) -> tuple[Failure, ...]:
    found: list[str] = []
    if played.end != walkthrough.ends:
        found.append(f"The call should end as '{walkthrough.ends}', but {_ended(played.end)}.")
    if walkthrough.score is not None and not walkthrough.score.holds(played.card.total):
        found.append(f"The total should be {walkthrough.score}, but is {played.card.total}.")
    found += verdict_failures(played.card, walkthrough.verdicts)
    return tuple(Failure(walkthrough.place, stage.turn, message) for message in found)


def verdict_failures(card: Scorecard, wanted: Mapping[str, str]) -> list[str]:
    """One sentence for each criterion whose verdict is another one."""
    found = []
    for criterion, verdict in wanted.items():
        got = card.verdicts.get(criterion)
        if got is None or got.value != verdict:
            shown = got.value if got is not None else "not judged"
            found.append(f"The verdict on '{criterion}' should be {verdict}, but is {shown}{_why(card, criterion)}.")
    return found


def _why(card: Scorecard, criterion: str) -> str:
    finding = next((one for one in card.findings if one.criterion == criterion), None)
    if finding is None:
        return ""
    if finding.evidence and finding.evidence[0].quote:
        return f" ('{finding.evidence[0].quote}')"
    return f" ({finding.missing.why})" if finding.missing is not None else ""


__all__ = [
    "Failure",
    "House",
    "Judge",
    "Played",
    "finish",
    "in_order",
    "perform",
    "perform_all",
    "play_walkthrough",
    "verdict_failures",
]
