"""The call as a function of events: `handle(event)` gives the consequences and orders of what happened.

The rules, in the order of a call:

1. `Ready` makes the telephone ring; `Answered` gives the trainee the floor. Nobody answers: the caller gives up.
2. The customer's first line answers the trainee's first turn, or `patience` seconds of silence. No reply judges it.
3. From then on the first fitting reply of the beat answers a turn. What the customer is asked for it answers by itself;
   a fitting condition goes before, `otherwise` does not. A wrong restatement is put right, a right one confirmed.
4. A reply moves the mood, may say something, and then stays, goes to a beat, returns to the beat that called, or ends
   the call. `stay` without words asks the beat's question again.
   Whoever talks on for longer than the beat allows is cut in on: the customer says so first, then answers.
   A customer who was cut off by a sign of listening, a cough or a sound without words goes on with that sentence.
5. Silence is answered by the beat's silence replies, else by "hello?"; the fourth time the customer hangs up.
6. On hold the customer waits, asks what came of it if the wait was long, and hangs up if it was too long. What the
   hold cut off is said again. A consult is a conversation of its own: greeting, the trainee's words, acceptance.
7. A transfer that connects ends the trainee's part; one that does not brings the customer back.
8. An end is `Ended`, last words, and `HungUp` by the customer where the end says so. The end `cut` is `LineCut`: the
   trainee may ring back, and the call goes on where it stood.
   Who was heard beginning over the very end of the last words is waited for before the customer hangs up.
   A stopped line (barge-in, hold, re-opened turn) is closed by the session itself; only its natural end comes in.
9. After the line is closed notes, call-backs and `RecordCompleted` follow, and nothing else.

Consequences are events to be recorded at once. Orders lead to events later: `Say` to `CustomerSaid`. An event that
cannot happen in the present phase raises `IllegalEventError` and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from scoring.record.events import (
    Addressee,
    Answered,
    BargeIn,
    ColleagueAccepted,
    ColleagueSaid,
    Corrected,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    HintTaken,
    HungUp,
    LineCut,
    LineFinished,
    MoodChanged,
    Noted,
    NotUnderstood,
    Rang,
    Ready,
    RecordCompleted,
    SilencePassed,
    TraineeSaid,
    TurnReopened,
    Understood,
    VoiceMeasured,
)
from scoring.record.listening import only_listens
from scoring.record.orders import Say, SayColleague, StartRinging, StopRinging
from simulator.call.conditions import IDENTITY_DUE, DeskMemory
from simulator.call.desk_side import DeskSide, IllegalEventError
from simulator.call.floor import Floor, Output
from simulator.call.going_on import TOKEN_SECONDS
from simulator.call.mood import RULES
from simulator.call.replies import Replies
from simulator.call.retelling import remember_told
from simulator.call.self_answers import self_answers
from simulator.call.state import State
from simulator.call.understanding import Detector, understand
from simulator.scenario.model import CUT, GAVE_UP, Casting

MAX_RINGS: Final = 12
"""Rings after which a caller gives up (a minute at five seconds a ring; ours)."""
MAX_PRODS: Final = 3
"""Words into silence before the customer gives up."""


def is_input(event: Event) -> bool:
    """Whether an event comes from outside; all others are consequences that the session itself gives."""
    match event:
        case LineFinished():
            return event.heard == "whole"
        case HungUp():
            return event.by == "agent"
        case Understood() | MoodChanged() | ColleagueAccepted() | Ended() | LineCut():
            return False
    return True


class CallSession:
    """One call. Same casting, detector and events give the same outputs, to the byte."""

    def __init__(self, casting: Casting, detector: Detector, *, ahead: bool = True) -> None:
        """`ahead`: lines that may be next are told, so that a voice can render them meanwhile."""
        self.casting = casting
        self._detector = detector
        self._before_turn: State | None = None
        self._places: dict[int, tuple[Addressee, str | None]] = {}  # by turn: said to whom, after which words
        memory = DeskMemory(identity_due=min(IDENTITY_DUE, len(casting.case.identity)))
        self._floor = Floor(casting, State(mood=casting.persona.temper.start, desk=memory), ahead=ahead)
        self._replies = Replies(self._floor)
        self._desk = DeskSide(self._floor, self._replies.transferred)

    @property
    def state(self) -> State:
        """Where the call stands; to be read only."""
        return self._floor.state

    # --- the table -----------------------------------------------------------------------------------------

    def handle(  # noqa: PLR0912 - one table of all transitions reads better than several
        self, event: Event, understood: Understood | None = None
    ) -> tuple[Output, ...]:
        """What follows from an event. `understood` (from a record) takes the place of the detector in a replay."""
        state = self.state
        match event:
            case Ready() if state.phase == "idle":
                state.phase = "ringing"
                return (StartRinging(self.casting.centre.ring.interval),)
            case Rang() if state.phase == "ringing":
                return self._floor.hang_up(event.at) if event.ring > MAX_RINGS else ()
            case Answered() if state.phase == "ringing":
                state.phase = "talking"
                state.answered_at = event.at
                return (StopRinging(), *self._floor.listen())
            case TraineeSaid() if state.phase in ("talking", "ending"):
                return self._trainee_said(event, understood)
            case NotUnderstood() if state.phase in ("talking", "ending"):
                return self._not_understood(event)
            case Corrected() if event.turn in self._places:
                return (self._understand(event, understood),)
            case CustomerSaid() if state.queue and isinstance(state.queue[0], Say):
                return self._line_started(event, state.queue[0])
            case ColleagueSaid() if state.queue and isinstance(state.queue[0], SayColleague):
                return self._desk.colleague_started(event)
            case LineFinished(heard="whole"):
                return self._line_finished(event)
            case BargeIn():
                return self._barge_in(event)
            case TurnReopened() if self._before_turn is not None and state.phase in ("talking", "ending"):
                return self._reopened(event)
            case SilencePassed() if state.phase in ("talking", "ending"):
                return self._silence(event)
            case DeskUsed():
                return self._desk.use(event)
            case HungUp(by="agent") if state.phase in ("ringing", "talking", "ending", "cut"):
                return self._floor.over(event.at, state.end)
            case RecordCompleted() if state.phase in ("after_call", "cut"):
                state.phase = "completed"
                return ()
            case Noted() | VoiceMeasured() | HintTaken():
                return ()
        raise IllegalEventError(f"{type(event).__name__} cannot happen while the call is '{state.phase}'.")

    # --- words of the trainee ------------------------------------------------------------------------------

    def _trainee_said(self, said: TraineeSaid, understood: Understood | None) -> tuple[Output, ...]:
        state = self.state
        self._before_turn = state.copy()
        state.turn, state.prods, state.waited, state.heard = said.turn, 0, False, said.text
        self._places[said.turn] = (said.to, state.last_words)
        heard = self._understand(said, understood)
        return (heard, *self._floor.hush(said.at), *self._answer(said, heard))

    def _answer(self, said: TraineeSaid, heard: Understood) -> tuple[Output, ...]:
        state = self.state
        if state.consulting is not None and said.to != "customer":
            return self._desk.answer(heard, said.text)
        if state.desk.held and state.held_since is not None:
            # The caller cannot hear this.
            return self._floor.listen()
        if state.cut and only_listens(heard, said.until - said.from_):
            return self._floor.go_on(said.at)
        if state.phase == "ending":
            return self._floor.close(said.at)
        moved = self._cut_in(said)
        if state.beat is None:
            # No reply judges the first turn; a question for the name is answered all the same.
            first = tuple(a for a in heard.asked if a in ("surname", "request:spell", "request:hear", "request:who"))
            asked = replace(heard, acts=(), asked=first)
            answers = self_answers(self.casting, self._floor.lines, state, asked)
            return self._floor.speak(*answers, *self._replies.enter(self.casting.scenario.start))
        return (*moved, *self._replies.judge(heard, said.at))

    def _cut_in(self, said: TraineeSaid) -> tuple[Output, ...]:
        """Whether the customer has cut in on a turn, as spoken ones of that length are ended."""
        beat = self.casting.scenario.beats.get(self.state.beat or "")
        how = beat.interrupts if beat is not None else None
        self.state.cut_in = how is not None and not said.typed and said.until - said.from_ >= how.after
        return self._floor.move(how.mood, "cut_in", said.at) if how is not None and self.state.cut_in else ()

    def _understand(self, said: TraineeSaid | Corrected, known: Understood | None) -> Understood:
        if known is not None:
            return known
        to, before = self._places[said.turn]
        return understand(self._detector, self.casting, said, before=before, opening=said.turn == 1, to=to)

    # --- speaking and listening ----------------------------------------------------------------------------

    def _line_started(self, said: CustomerSaid, order: Say) -> tuple[Output, ...]:
        state = self.state
        if said.line != order.said.line or state.sounding:
            raise IllegalEventError(f"The line '{said.line}' was not ordered.")
        state.sounding, state.began_at = True, said.at
        state.last_words = said.text
        remember_told(self.casting, state, order)
        if state.mood_shown:
            return ()
        state.mood_shown = True
        return (MoodChanged(said.at, state.mood, state.mood, "start"),)

    def _line_finished(self, finished: LineFinished) -> tuple[Output, ...]:
        state = self.state
        if not state.queue or not state.sounding or finished.line != state.queue[0].said.line:
            raise IllegalEventError(f"The line '{finished.line}' is not being spoken.")
        done = state.queue[0]
        state.sounding = False
        state.queue = state.queue[1:]
        if isinstance(done, Say):
            state.told |= set(done.said.tells)
        if state.queue:
            return (state.queue[0],)
        if state.phase == "ending" and state.spoken_over < finished.at:
            return self._floor.close(finished.at)
        return self._floor.listen() if state.phase in ("talking", "ending") else ()

    def _barge_in(self, event: BargeIn) -> tuple[Output, ...]:
        state = self.state
        if event.by != "trainee" or not state.queue:
            return ()
        if event.kept:
            return (*self._floor.cut_off(event.at), *self._floor.listen())
        state.spoken_over = event.at
        return ()

    def _reopened(self, event: TurnReopened) -> tuple[Output, ...]:
        before, now = self._before_turn, self.state
        if before is None:
            return ()
        hush = self._floor.hush(event.at, "withdrawn")
        self._before_turn = None
        self._floor.state = now.told_by(before)
        undone = (MoodChanged(event.at, now.mood, before.mood, "reopened"),) if now.mood != before.mood else ()
        return (*hush, *undone, *self._floor.listen())

    def _not_understood(self, event: NotUnderstood) -> tuple[Output, ...]:
        state = self.state
        self._before_turn = state.copy()
        state.turn, state.prods, state.waited = event.turn, 0, False
        self._places[event.turn] = (event.to or "customer", state.last_words)
        if state.consulting is not None:
            colleague = self.casting.scenario.colleagues[state.consulting]
            return self._floor.speak(self._floor.lines.of_colleague(state, colleague, "what"))
        if state.held_since is not None:
            return self._floor.listen()
        if state.cut and event.until - event.from_ <= TOKEN_SECONDS:
            return self._floor.go_on(event.at)
        if state.phase == "ending":
            return self._floor.listen()
        if state.beat is None:
            return self._floor.speak(*self._replies.enter(self.casting.scenario.start))
        return self._floor.speak(self._floor.lines.by_itself(state, "not_heard"))

    def _lost_patience(self, at: float) -> tuple[Output, ...]:
        """The customer hangs up on hold, unless it was leaving anyway."""
        state = self.state
        if state.phase == "ending":
            return self._floor.hang_up(at)
        state.end = GAVE_UP
        return (Ended(at, GAVE_UP, "unresolved"), *self._floor.hang_up(at))

    def _silence(self, event: SilencePassed) -> tuple[Output, ...]:
        state = self.state
        if state.held_since is not None:
            return self._lost_patience(event.at)
        if state.queue:
            return ()
        if state.cut:
            return self._floor.go_on(event.at)
        if state.phase == "ending":
            return self._floor.cut(event.at) if state.end == CUT else self._floor.hang_up(event.at)
        if state.waited:
            state.waited = False
            return self._floor.speak(self._floor.lines.by_itself(state, "waited"))
        if state.beat is None:
            state.prods = 1
            return self._floor.speak(*self._replies.enter(self.casting.scenario.start))
        state.prods += 1
        if state.prods > MAX_PRODS:
            return self._floor.end(GAVE_UP, event.at, (self._floor.lines.by_itself(state, "gave_up"),))
        told = self._replies.silence(event.at, event.seconds)
        if told is not None:
            return told
        return (
            *self._floor.move(RULES["silence"], "silence", event.at),
            *self._floor.speak(self._floor.lines.by_itself(state, "hello")),
        )


__all__ = ["CallSession", "IllegalEventError", "Output", "is_input"]
