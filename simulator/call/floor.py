"""The floor of a call: who speaks and who listens, how the mood moves, how the line is closed."""

from __future__ import annotations

from typing import Final, Literal

from scoring.record.events import Ended, Event, HungUp, LineCut, LineFinished, MoodChanged
from scoring.record.orders import Finish, HoldTone, Listen, Order, Prepare, Say, SayColleague, StopRinging, StopSpeaking
from simulator.call.going_on import rest_of
from simulator.call.lines import Lines
from simulator.call.mood import LONGEST_HOLD, RULES, moved
from simulator.call.state import State
from simulator.scenario.model import CUT, Beat, Casting

Output = Event | Order
PREPARED: Final = 10
"""Most lines rendered ahead."""
BACK_AGAIN: Final = 2.0
"""Seconds of silence after a long hold in which the customer asks what came of it (ours)."""
LAST_WORD: Final = 2.0
"""Seconds that a customer who is about to hang up waits for a word of the trainee that it has heard begin (ours)."""


class Floor:
    """The state of a call and the moves that every part of the session makes on it."""

    def __init__(self, casting: Casting, state: State, *, ahead: bool = True) -> None:
        """`ahead`: somebody wants to know which lines may be next."""
        self.casting = casting
        self._ahead = ahead
        self.lines = Lines(casting)
        self.state = state

    def speak(self, *lines: Say | SayColleague) -> tuple[Output, ...]:
        """Say these lines, one after another; the customer first reacts to having been cut off, or cuts in."""
        state = self.state
        reaction = (*self._cut_in(), *self._take_interruption()) if state.consulting is None else ()
        state.queue, state.sounding = (*reaction, *lines), False
        state.cut = () if state.consulting is None else state.cut
        return (state.queue[0],) if state.queue else self.listen()

    def _cut_in(self) -> tuple[Say, ...]:
        state = self.state
        beat = self.casting.scenario.beats.get(state.beat or "")
        due, state.cut_in = state.cut_in, False
        if not due or beat is None or beat.interrupts is None:
            return ()
        return (self.lines.answer(state, f"{beat.id}/interrupts", beat.interrupts.say),)

    def _take_interruption(self) -> tuple[Say, ...]:
        state = self.state
        beat = self.casting.scenario.beats.get(state.beat or "")
        due, state.interrupted = state.interrupted, False
        if not due or beat is None or beat.interrupted is None or not beat.interrupted.say:
            return ()
        return (self.lines.answer(state, f"{beat.id}/interrupted", beat.interrupted.say),)

    def listen(self) -> tuple[Output, ...]:
        """The trainee has the floor: what is awaited, which silences are reported, which lines may be next."""
        state = self.state
        if state.consulting is not None:
            colleague = self.casting.scenario.colleagues[state.consulting]
            to = "supervisor" if colleague.kind == "supervisor" else "colleague"
            return (Listen(state.turn + 1, "supervisor" if to == "supervisor" else "colleague", (), ()),)
        if state.held_since is not None:
            return (Listen(state.turn + 1, "customer", (), ()),)
        patience = self.casting.persona.temper.patience
        beat = self.casting.scenario.beats.get(state.beat or "")
        if beat is None or state.phase == "ending":
            first = self.casting.scenario.beats[self.casting.scenario.start]
            lines = self.lines.of_beat(state, first, take=False) if beat is None and self._ahead else None
            ahead = (Prepare((lines,)),) if lines is not None else ()
            waits = LAST_WORD if state.phase == "ending" and self._leaves() else patience
            return (*ahead, Listen(state.turn + 1, "customer", (), (waits,)))
        silences = {r.when.silence for r in beat.replies if r.when is not None and r.when.silence is not None}
        awaits = {act for r in beat.replies if r.when is not None for act in (*r.when.all, *r.when.any)}
        back = {BACK_AGAIN} if state.waited else set()
        limits = tuple(sorted(silences | {beat.patience or patience} | back))
        cut_in = beat.interrupts.after if beat.interrupts is not None else None
        listen = Listen(state.turn + 1, "customer", tuple(sorted(awaits)), limits, cut_in)
        return (self._prepare(beat), listen) if self._ahead else (listen,)

    def _prepare(self, beat: Beat) -> Prepare:
        state, lines = self.state, self.lines
        ahead = [lines.by_itself(state, "not_heard", take=False)]
        if beat.interrupts is not None:
            ahead.append(lines.answer(state, f"{beat.id}/interrupts", beat.interrupts.say, take=False))
        for number, reply in enumerate(beat.replies, start=1):
            target = self.casting.scenario.beats.get(reply.go or "")
            end = self.casting.scenario.ends.get(reply.end or "")
            for line in (
                lines.of_reply(state, beat, number, reply, take=False),
                lines.of_beat(state, target, take=False) if target is not None else None,
                lines.of_end(state, end, take=False) if end is not None else None,
            ):
                if line is not None and line not in ahead:
                    ahead.append(line)
        return Prepare(tuple(ahead[:PREPARED]))

    def hush(self, at: float, heard: Literal["cut", "withdrawn"] = "cut") -> tuple[Output, ...]:
        """Stop what is being said or about to be said, and close the line if it could be heard."""
        state = self.state
        if not state.queue:
            return ()
        line, sounding = state.queue[0].said.line, state.sounding
        state.queue, state.sounding = (), False
        return (StopSpeaking(line), *((LineFinished(at, line, heard),) if sounding else ()))

    def cut_off(self, at: float) -> tuple[Output, ...]:
        """The customer is interrupted, and remembers what it was about to say; whoever takes leave takes no offence."""
        state = self.state
        if state.consulting is not None:
            return self.hush(at)
        lines = tuple(line for line in state.queue if isinstance(line, Say))
        if lines:
            rate = self.casting.persona.voice.rate
            seconds = at - state.began_at if state.sounding else 0.0
            state.cut = (rest_of(lines[0], seconds, rate, self.casting.scenario.language), *lines[1:])
        hush, before = self.hush(at), state.mood
        worse: tuple[Output, ...] = ()
        if state.phase != "ending":
            beat = self.casting.scenario.beats.get(state.beat or "")
            how = beat.interrupted if beat is not None else None
            state.interrupted = True
            worse = self.move(RULES["interrupted"] if how is None else how.mood, "interrupted", at)
        state.offence = before - state.mood
        return (*hush, *worse)

    def go_on(self, at: float) -> tuple[Output, ...]:
        """The customer, interrupted by nothing that was meant so, goes on."""
        state = self.state
        lines, state.interrupted, state.waited, state.spoken_in = state.cut, False, False, state.turn
        before, state.mood = state.mood, moved(state.mood, state.offence, 1.0)
        undone = (MoodChanged(at, before, state.mood, "listened"),) if before != state.mood else ()
        return (*undone, *self.speak(*lines))

    def hold(self, at: float) -> tuple[Output, ...]:
        """Put the customer on hold; what is cut off by it is said later. Nothing where it holds already."""
        state = self.state
        if state.held_since is not None:
            return ()
        state.held_since = at
        # Whoever is about to say that it will wait shows it by waiting.
        state.unsaid = tuple(line for line in state.queue if isinstance(line, Say) and line.said.line != "self/wait")
        patience = self.casting.persona.temper.patience * LONGEST_HOLD
        return (*self.hush(at), HoldTone(on=True, patience=patience))

    def end(self, end: str, at: float, before: tuple[Say, ...]) -> tuple[Output, ...]:
        """The story is over: its tone, its last words, and the hanging up; or the line breaks after the last words."""
        state = self.state
        state.end, state.phase, state.cut = end, "ending", ()
        if end == CUT:
            return self.speak(*before) if before else self.close(at)
        known = self.casting.scenario.ends.get(end)
        tone = self.casting.scenario.tone if known is None or known.tone is None else known.tone
        if known is None:
            tone = "unresolved"
        last = self.lines.of_end(state, known) if known is not None else None
        lines = (*before, *((last,) if last is not None else ()))
        ended = Ended(at, end, tone)
        return (ended, *(self.speak(*lines) if lines else self.close(at)))

    def close(self, at: float) -> tuple[Output, ...]:
        """After the last words: hang up, or leave that to the trainee; or the line is cut."""
        if self.state.end == CUT:
            return self.cut(at)
        return self.hang_up(at) if self._leaves() else self.listen()

    def _leaves(self) -> bool:
        """Whether the customer closes the line after the last words."""
        known = self.casting.scenario.ends.get(self.state.end or "")
        return known is None or known.customer_hangs_up

    def cut(self, at: float) -> tuple[Output, ...]:
        """The line breaks; the trainee may ring back."""
        hush = self.hush(at)
        self.state.phase = "cut"
        return (*hush, LineCut(at), Finish(CUT))

    def hang_up(self, at: float) -> tuple[Output, ...]:
        """The customer hangs up."""
        return (HungUp(at, "customer"), *self.over(at, self.state.end))

    def over(self, at: float, end: str | None) -> tuple[Output, ...]:
        """The line is closed."""
        state = self.state
        hush = self.hush(at)
        tone = (HoldTone(on=False),) if state.held_since is not None else ()
        ring = (StopRinging(),) if state.phase == "ringing" else ()
        state.phase, state.held_since, state.consulting, state.unsaid = "after_call", None, None, ()
        return (*ring, *hush, *tone, Finish(end))

    def move(self, change: float, cause: str, at: float) -> tuple[Output, ...]:
        """Move the mood by a rule; nothing where it cannot move further."""
        state = self.state
        mood = moved(state.mood, change, self.casting.persona.temper.swing)
        if mood == state.mood:
            return ()
        event = MoodChanged(at, state.mood, mood, cause)
        state.mood = mood
        return (event,)


__all__ = ["Floor", "Output"]
