"""A walkthrough in the time of a running call: a robot takes the call, or prompts whoever says its sentences after it.

Pure: driven by `step`, told the time, and heard through the prompter that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

from simulator.call.conductor import Conductor
from simulator.call.ports import LiftReceiver, Message, Murmur, PutDown, TakeNote, TypedReply, Typing, UseDesk
from simulator.call.prompter import Prompter
from simulator.rehearse.likeness import Likeness, likeness
from simulator.rehearse.stage import CONTROL, REACTION, completion
from simulator.rehearse.walkthroughs import SAME_MOMENT, in_order
from simulator.scenario.casting import fill
from simulator.scenario.walkthroughs import (
    CheckIdentity,
    Complete,
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

TOKEN: Final = 1.2
"""Seconds into a line of the customer at which a token of listening falls."""
HELD: Final = 6.0
"""A hold is cut down to this many seconds: nobody learns from music."""
TRIES: Final = 2
"""Attempts at a sentence after which the call goes on whatever was said."""
PATIENCE: Final = 20.0
"""Seconds that a caller who does not hang up is waited for at the end."""
Part = Literal["listens", "speaks", "yours"]
"""The robot listens or works at the desk; says a sentence; waits until it was said after it."""
_Course = Iterator[None]


class Performer:
    """Plays the trainee's side of one call."""

    def __init__(self, walkthrough: Walkthrough, prompter: Prompter, *, repeated: bool) -> None:
        """`repeated`: the sentences are heard, then said by the trainee."""
        self._walkthrough, self._prompter = walkthrough, prompter
        self._put: Callable[[Message], None] = _nowhere
        self.repeated = repeated
        self.part: Part = "listens"
        self.line = ""
        """The sentence that is being said, or to be said."""
        self.likeness: Likeness | None = None
        """How what was said last compares with its model."""
        self.compared = ""
        """The model that it was compared with."""
        self.done = False
        """The walkthrough is at its end and the record handed in."""
        self._later: list[str] = []
        """Sentences that were not rendered ahead yet."""
        self._tries = 0
        self._at = self._held_until = 0.0
        self._conductor: Conductor | None = None
        self._course: _Course = iter(())

    def attend(self, conductor: Conductor, put: Callable[[Message], None]) -> None:
        """Take part in this call, which has not rung yet; `put` lays messages before it."""
        self._conductor, self._put = conductor, put
        spoken = conductor.casting.spoken
        self._later = [fill(text, spoken) for text in _sentences(self._walkthrough)]
        self._prepare()
        self._course = self._play(conductor)

    def _prepare(self) -> None:
        """Have the next sentence rendered: all at once would keep the customer's voice waiting."""
        next_, self._later = self._later[:1], self._later[1:]
        self._prompter.prepare(next_)

    def step(self, at: float) -> None:
        """Do what is due; `at`: seconds since the first ring."""
        self._at = at
        if not self.done and next(self._course, self) is self:
            self.done = True

    # --- said by the trainee ----------------------------------------------------------------------------------

    def take(self, text: str) -> str | None:
        """What the trainee's words are taken for: the sentence itself where they come close; None: once more."""
        if not self.line or self._conductor is None:
            return None
        self._prompter.stop()
        self.compared = self.line
        self.likeness = likeness(self.line, text, self._conductor.casting.scenario.language)
        self._tries += 1
        return self.line if self.likeness.enough or self._tries >= TRIES else None

    def go_on(self) -> None:
        """The trainee leaves a sentence out: the robot says it."""
        if self.repeated and self.line:
            self._tries = TRIES
            self._put(TypedReply(self._at, self.line, self._at, spoken=True))

    # --- the course -------------------------------------------------------------------------------------------

    def _play(self, call: Conductor) -> _Course:
        for step in in_order(self._walkthrough.steps):
            yield from self._do(call, step)
        yield from self._end(call, None)

    def _do(self, call: Conductor, step: Step) -> _Course:
        talking = _talking(call)
        match step:
            case Lift():
                yield from self._lift(call, step.at)
            case Speak() if talking:
                yield from self._say(call, step.text)
            case Listening() if talking:
                yield from self._token(call, step.text)
            case StaySilent() if talking:
                yield from self._quiet(call)
                yield from self._pause(step.seconds + SAME_MOMENT)
            case Use():
                yield from self._use(
                    call, UseDesk(0.0, step.action, step.target, when=step.when, phone=step.phone, owner=step.owner)
                )
            case CheckIdentity():
                for item, value in step.given.items():
                    yield from self._use(call, UseDesk(0.0, "identity", item, value))
            case Write():
                yield from self._quiet(call)
                self._put(TakeNote(self._at, fill(step.text, call.casting.plain)))
            case Hold() if talking:
                yield from self._hold(call, step)
            case HangUpStep() if talking:
                yield from self._quiet(call)
                yield from self._pause(CONTROL)
                self._put(PutDown(self._at))
            case Complete():
                yield from self._end(call, step)

    def _lift(self, call: Conductor, at: float) -> _Course:
        while call.session.state.phase == "ringing":
            if not self.repeated and self._at >= at:
                self._put(LiftReceiver(self._at))
            yield

    def _say(self, call: Conductor, text: str) -> _Course:
        yield from self._quiet(call)
        if not self.repeated:
            yield from self._pause(REACTION)
        if not _talking(call):
            return
        self.line, self.part, self._tries = fill(text, call.casting.spoken), "speaks", 0
        turn, began = call.session.state.turn, self._at
        call.deafen(self.repeated)
        self._prompter.say(self.line)
        self._prepare()
        while self._prompter.sounding and _talking(call) and call.session.state.turn == turn:
            yield from self._occupied(call)
        call.deafen(False)
        if not self.repeated:
            self._put(TypedReply(self._at, self.line, began, spoken=True))
            yield
        else:
            self.part = "yours"
            while call.session.state.turn == turn and _talking(call):
                yield from self._occupied(call)
        self.line, self.part = "", "listens"
        self._prompter.stop()

    def _occupied(self, call: Conductor) -> _Course:
        """Nobody loses patience while a sentence is being said or learnt."""
        if self._at >= self._held_until and not call.live.partial:
            self._held_until = self._at + 1.0
            self._put(Typing(self._at, empty=True))
        yield

    def _token(self, call: Conductor, text: str) -> _Course:
        """A token falls into the last of the lines that come next."""
        state = call.session.state
        while state.queue and (len(state.queue) > 1 or not state.sounding):
            yield
            state = call.session.state
        line = state.queue[0] if state.queue else None
        yield from self._pause(TOKEN)
        state = call.session.state
        if line is not None and state.sounding and state.queue and state.queue[0] is line:
            if not self.repeated:
                self._prompter.say(text)
            self._put(Murmur(self._at, text))

    def _use(self, call: Conductor, what: UseDesk) -> _Course:
        yield from self._quiet(call)
        yield from self._pause(CONTROL)
        plain = call.casting.plain
        value, phone = (None if text is None else fill(text, plain) for text in (what.value, what.phone))
        self._put(UseDesk(self._at, what.action, what.target, value, what.when, phone, what.owner))
        yield

    def _hold(self, call: Conductor, step: Hold) -> _Course:
        if step.seconds or step.consult is None:
            yield from self._use(call, UseDesk(0.0, "hold"))
        began = self._at
        if step.consult is not None:
            yield from self._use(call, UseDesk(0.0, "consult", step.consult))
            for text in step.say:
                yield from self._say(call, text)
            yield from self._quiet(call)
        while self._at < began + min(step.seconds, HELD):
            yield
        yield from self._use(call, UseDesk(0.0, "resume"))

    def _end(self, call: Conductor, step: Complete | None) -> _Course:
        """The caller hangs up, or is hung up on; then the record is handed in."""
        if call.completed:
            return
        yield from self._quiet(call)
        until = self._at + PATIENCE
        while _talking(call):
            if self._at >= until:
                self._put(PutDown(self._at))
            yield
        words = (step.matter, step.result, step.next) if step is not None else (None, None, None)
        self._put(completion(call.casting, call.events, self._at, words))
        while not call.completed:
            yield

    def _quiet(self, call: Conductor) -> _Course:
        """Wait until nobody speaks or is about to."""
        while call.session.state.queue and not call.over:
            yield

    def _pause(self, seconds: float) -> _Course:
        until = self._at + seconds
        while self._at < until:
            yield


def _sentences(walkthrough: Walkthrough) -> Iterator[str]:
    for step in walkthrough.steps:
        if isinstance(step, Speak):
            yield step.text
        elif isinstance(step, Hold):
            yield from step.say


def _nowhere(message: Message) -> None:
    """There is no call yet."""
    del message


def _talking(call: Conductor) -> bool:
    return call.session.state.phase in ("talking", "ending")


__all__ = ["HELD", "TRIES", "Part", "Performer"]
