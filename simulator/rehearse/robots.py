"""Robot trainees: small policies that take a call well, middling or badly, and must score accordingly."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scoring.acts import Utterance
from scoring.scorecard import Scorecard
from simulator.call.understanding import Detector
from simulator.rehearse.phrases import Phrases, phrases
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import Failure, House, Played, finish, perform
from simulator.scenario.casting import cast_call
from simulator.scenario.chance import Chance
from simulator.scenario.model import Centre, Language, Persona, Scenario
from simulator.scenario.walkthroughs import Complete, Expect, Lift, Speak, StaySilent, Step, Walkthrough, Walkthroughs

MOST_TURNS: Final = 12
"""Turns after which a robot that only talks falls silent."""
MOST_WALKS: Final = 30
"""Actions of the random walker before it falls silent."""
PROMPT: Final = 4.0
"""Seconds after the first ring at which a robot answers."""
LATE: Final = 17.0
"""Answering after the third ring, seconds."""
HESITATION: Final = 3.5
"""Silence of the hesitant robot before it speaks, seconds."""
NEVER_PASS: Final = ("keyword_stuffer", "parrot")
WALKER: Final = "random_walker"
_SENTENCE: Final = re.compile(r"[^。？！?!.]+[。？！?!.]*\s*")
_LEFT_OUT: Final = frozenset(
    {"empathy", "reassure", "check_understanding", "confirm", "thank_wait", "ask_other_needs", "welcome_again"}
)
"""What the average robot does not do."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a robot has to go by."""

    stage: Stage
    model: Walkthrough
    """The first excellent walkthrough of the scenario."""
    detector: Detector
    words: Phrases

    @property
    def language(self) -> Language:
        """The call's language."""
        return self.stage.casting.scenario.language


Policy = Callable[[Part], None]


def play_robots(
    scenario: Scenario, persona: Persona, centre: Centre, walkthroughs: Walkthroughs, house: House, *,
    walks: Iterable[int] = (1,), only: Collection[str] | None = None,
) -> tuple[Played, ...]:  # fmt: skip
    """Let every robot (or `only` some) take the call, and compare the totals with the bands.

    `walks` are the seeds of the random walker. Without an excellent walkthrough there is nothing to follow.
    """
    model = walkthroughs.first_excellent()
    if model is None:
        return ()
    turns = [(name, policy, model) for name, policy in _POLICIES.items()]
    turns += [(WALKER, _walk, replace(model, seed=seed)) for seed in walks]
    played: list[Played] = []
    for name, policy, followed in turns:
        if only is None or name in only:
            call = _play(scenario, persona, centre, followed, house, name=name, policy=policy)
            played.append(_judged(call, name, walkthroughs))
    return tuple(played)


def _play(
    scenario: Scenario, persona: Persona, centre: Centre, model: Walkthrough, house: House, *, name: str, policy: Policy
) -> Played:
    stage = Stage.of(cast_call(scenario, persona, centre, model.seed), house.detector, house.standard, name)
    policy(Part(stage, model, house.detector, phrases(scenario.language)))
    return finish(stage, name, house)


def _judged(call: Played, name: str, walkthroughs: Walkthroughs) -> Played:
    band = walkthroughs.robots.get(name)
    found: list[str] = []
    if call.end is None:
        found.append(f"The robot '{name}' never came to an end.")
    if band is not None and not band.holds(call.card.total):
        found.append(f"The robot '{name}' should get {band}, but got {call.card.total}{_dearest(call.card)}.")
    if name in NEVER_PASS and call.card.passed:
        found.append(f"The robot '{name}' must never pass, but got {call.card.total}.")
    turn = _turn(call.card)
    return replace(call, failures=tuple(Failure(walkthroughs.robots_place, turn, one) for one in found))


def _dearest(card: Scorecard) -> str:
    fixes = card.fixes(1)
    return f"; what cost most is '{fixes[0].criterion}' ({fixes[0].verdict.value})" if fixes else ""


def _turn(card: Scorecard) -> int:
    """The turn that the dearest finding rests on; 0 where it rests on none."""
    for finding in card.fixes(1):
        for evidence in finding.evidence:
            if evidence.turn is not None:
                return evidence.turn
    return 0


# --- robots that follow the model --------------------------------------------------------------------------


def _model(part: Part) -> None:
    _follow(part.stage, part.model.steps)


def _follow(stage: Stage, steps: Iterable[Step]) -> None:
    for step in steps:
        if stage.over and not isinstance(step, Complete):
            continue
        if not isinstance(step, Expect):
            perform(stage, step)


def _average(part: Part) -> None:
    """The model's call with the set phrase for feelings, and without what puts people at ease."""
    first = True
    steps: list[Step] = []
    for step in part.model.steps:
        if isinstance(step, Speak):
            left = _without(step.text, part.detector, part.language)
            text = left or part.words.nod
            if left != step.text and first:
                text, first = part.words.formula + text, False
            steps.append(replace(step, text=text))
        else:
            steps.append(step)
    _follow(part.stage, steps)


def _without(text: str, detector: Detector, language: Language) -> str:
    """The sentences of a turn that do nothing of what the average robot leaves out."""
    kept = []
    for sentence in _SENTENCE.findall(text):
        acts = detector.understand(Utterance(text=sentence, language=language)).acts
        if not _LEFT_OUT & set(acts):
            kept.append(sentence)
    return "".join(kept)


def _hesitant(part: Part) -> None:
    """The model's call, answered late, with a pause before each turn, fillers in it, and a hedge behind each second."""
    steps: list[Step] = []
    turns = 0
    for step in part.model.steps:
        if isinstance(step, Speak):
            turns += 1
            text = _halting(step.text, part.words, turns)
            text = f"{text} {part.words.hedge}" if turns % 2 == 0 else text
            steps += (StaySilent(HESITATION, step.place), replace(step, text=text))
        elif isinstance(step, Lift):
            steps.append(replace(step, at=LATE))
        else:
            steps.append(step)
    _follow(part.stage, steps)


def _halting(text: str, words: Phrases, number: int) -> str:
    fillers = words.fillers
    parts = _SENTENCE.findall(text) or [text]
    return "".join(f"{fillers[(number + place) % len(fillers)]}{part}" for place, part in enumerate(parts))


def _over_promising(part: Part) -> None:
    """The model's words, and with every second turn a promise that nobody can keep."""
    promises = part.words.over_promising
    steps: list[Step] = []
    turns = 0
    for step in part.model.steps:
        if isinstance(step, Speak):
            turns += 1
            extra = promises[turns // 2 % len(promises)] if turns % 2 == 0 else ""
            steps.append(replace(step, text=f"{step.text} {extra}".strip()))
        else:
            steps.append(step)
    _follow(part.stage, steps)


# --- robots that follow nothing ----------------------------------------------------------------------------


def _arguing(part: Part) -> None:
    _talk(part.stage, LATE, (part.words.curt_opening,), part.words.arguing)
    if not part.stage.over:
        part.stage.put_down()


def _shirking(part: Part) -> None:
    _talk(part.stage, PROMPT, (part.words.plain_opening,), part.words.shirking)


def _keyword_stuffer(part: Part) -> None:
    _talk(part.stage, PROMPT, (), part.words.stuffing)


def _talk(stage: Stage, at: float, opening: tuple[str, ...], sentences: tuple[str, ...]) -> None:
    """Say one sentence after the other, whatever the customer says."""
    stage.lift(at)
    for number in range(MOST_TURNS):
        stage.settle()
        if stage.over or stage.cut:
            return
        place = number - len(opening)
        stage.say(opening[number] if place < 0 else sentences[place % len(sentences)])


def _parrot(part: Part) -> None:
    """Repeats what the customer said last."""
    stage = part.stage
    stage.lift(PROMPT)
    stage.say(part.words.hello)
    for _ in range(MOST_TURNS):
        stage.settle()
        if stage.over or stage.cut:
            return
        heard = stage.heard()
        stage.say(heard[-1].text if heard else part.words.nod)


def _silent(part: Part) -> None:
    part.stage.lift(PROMPT)


def _walk(part: Part) -> None:
    """Does one thing after another as chance will have it: words of every robot, steps of the model, silence."""
    stage, words = part.stage, part.words
    said = (*words.arguing, *words.shirking, *words.over_promising, *words.stuffing, part.words.formula, part.words.nod)
    steps = [step for step in part.model.steps if not isinstance(step, (Expect, Lift, Complete))]
    chance = Chance(stage.casting.seed)
    stage.lift(PROMPT)
    for number in range(MOST_WALKS):
        stage.settle()
        if stage.over or stage.cut:
            return
        what = chance.below(10, "walk", str(number))
        if what < 3:
            stage.say(said[chance.below(len(said), "words", str(number))])
        elif what < 9:
            perform(stage, steps[chance.below(len(steps), "step", str(number))])
        else:
            stage.run(stage.now + 1 + chance.below(12, "silence", str(number)))


_POLICIES: Final[Mapping[str, Policy]] = {
    "model": _model,
    "average": _average,
    "hesitant": _hesitant,
    "arguing": _arguing,
    "shirking": _shirking,
    "over_promising": _over_promising,
    "keyword_stuffer": _keyword_stuffer,
    "parrot": _parrot,
    "silent": _silent,
}

__all__ = ["NEVER_PASS", "WALKER", "play_robots"]
