"""The call as a function of events: `handle(event)` gives the consequences and orders of what happened.

The rules, in the order of a call:

1. `Ready` makes the telephone ring; `Answered` gives the trainee the floor.
2. The customer's first line answers the trainee's first turn, or `patience` seconds of silence. No reply judges it.
3. From then on the first fitting reply of the beat answers a turn. What the customer is asked for it answers by itself;
   a fitting condition goes before, `otherwise` does not. A wrong restatement is put right, a right one confirmed.
4. A reply moves the mood, may say something, and then stays, goes to a beat, returns to the beat that called, or ends
   the call. `stay` without words asks the beat's question again.
5. Silence is answered by the beat's silence replies, else by "hello?"; the fourth time the customer hangs up.
6. On hold the customer waits. A consult is a conversation of its own: greeting, the trainee's words, acceptance.
7. A transfer that connects ends the trainee's part; one that does not brings the customer back.
8. An end is `Ended`, last words, and `HungUp` by the customer where the end says so.
   A stopped line (barge-in, hold, re-opened turn) is closed by the session itself; only its natural end comes in.
9. After the line is closed notes, call-backs and `RecordCompleted` follow, and nothing else.

Consequences are events to be recorded at once. Orders lead to events later: `Say` to `CustomerSaid`. An event that
cannot happen in the present phase raises `IllegalEventError` and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    ColleagueSaid,
    Corrected,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
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
from scoring.record.orders import (
    Finish,
    HoldTone,
    Listen,
    Order,
    Prepare,
    Say,
    SayColleague,
    StartRinging,
    StopRinging,
    StopSpeaking,
)
from simulator.call.conditions import DeskMemory, Situation, fits
from simulator.call.desk_rules import remember
from simulator.call.lines import Lines
from simulator.call.mood import LONG_HOLD, RULES, moved
from simulator.call.self_answers import correction, self_answers
from simulator.call.state import State
from simulator.call.understanding import Detector, understand
from simulator.scenario.model import CUT, GAVE_UP, RETURN, TRANSFERRED, Beat, Casting, Reply

Output = Event | Order
PROVOKING: Final = frozenset({"argue", "blame", "sarcasm", "order", "shirk"})
"""Acts after which the customer's next words count as an objection."""
MAX_PRODS: Final = 3
"""Words into silence before the customer gives up."""
MAX_RETURNS: Final = 8
"""Beats that one utterance may return through; a longer chain is an author's circle."""
PREPARED: Final = 8
"""Most lines rendered ahead."""
IDENTITY_DUE: Final = 2
"""Identity items that must match (standard.md, privacy.verify)."""
BRIEF_LENGTH: Final = 8
"""Characters from which words to a colleague count as telling something, where no act was found (ours)."""


def is_input(event: Event) -> bool:
    """Whether an event comes from outside; all others are consequences that the session itself gives."""
    match event:
        case LineFinished():
            return event.heard == "whole"
        case HungUp():
            return event.by == "agent"
        case Understood() | MoodChanged() | ColleagueAccepted() | Ended():
            return False
    return True


class IllegalEventError(Exception):
    """An event that cannot happen in this phase of the call; nothing was changed."""


class CallSession:
    """One call. Same casting, detector and events give the same outputs, to the byte."""

    def __init__(self, casting: Casting, detector: Detector) -> None:
        self.casting = casting
        self._detector = detector
        self._lines = Lines(casting)
        self._before_turn: State | None = None
        self.state = State(
            mood=casting.persona.temper.start,
            desk=DeskMemory(identity_due=min(IDENTITY_DUE, len(casting.case.identity))),
        )

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
                return ()
            case Answered() if state.phase == "ringing":
                state.phase = "talking"
                state.answered_at = event.at
                return (StopRinging(), *self._listen())
            case TraineeSaid() if state.phase in ("talking", "ending"):
                return self._trainee_said(event, understood)
            case NotUnderstood() if state.phase in ("talking", "ending"):
                return self._not_understood(event)
            case Corrected():
                return (self._understand(event, understood, opening=event.turn == 1),)
            case CustomerSaid() if state.queue and isinstance(state.queue[0], Say):
                return self._line_started(event, state.queue[0])
            case ColleagueSaid() if state.queue and isinstance(state.queue[0], SayColleague):
                return self._colleague_started(event)
            case LineFinished(heard="whole"):
                return self._line_finished(event)
            case BargeIn():
                return self._barge_in(event)
            case TurnReopened() if self._before_turn is not None:
                return self._reopened(event)
            case SilencePassed() if state.phase in ("talking", "ending"):
                return self._silence(event)
            case DeskUsed():
                return self._desk(event)
            case LineCut() if state.phase in ("talking", "ending"):
                state.phase = "cut"
                return (*self._hush(event.at), Finish(CUT))
            case HungUp(by="agent") if state.phase in ("ringing", "talking", "ending", "cut"):
                return self._over(event.at, state.end)
            case RecordCompleted() if state.phase in ("after_call", "cut"):
                state.phase = "completed"
                return ()
            case Noted() | VoiceMeasured() | Understood() | MoodChanged() | ColleagueAccepted() | Ended() | HungUp():
                return ()
        raise IllegalEventError(f"{type(event).__name__} cannot happen while the call is '{state.phase}'.")

    # --- words of the trainee ------------------------------------------------------------------------------

    def _trainee_said(self, said: TraineeSaid, understood: Understood | None) -> tuple[Output, ...]:
        state = self.state
        self._before_turn = state.copy()
        state.turn, state.prods = said.turn, 0
        heard = self._understand(said, understood, opening=said.turn == 1)
        return (heard, *self._hush(said.at), *self._answer(said, heard))

    def _answer(self, said: TraineeSaid, heard: Understood) -> tuple[Output, ...]:
        state = self.state
        if state.consulting is not None and said.to != "customer":
            return self._colleague_answers(heard, said.text)
        if state.desk.held and state.held_since is not None:
            # The caller cannot hear this.
            return self._listen()
        if state.phase == "ending":
            return self._close(said.at)
        if state.beat is None:
            # No reply judges the first turn; a question for the name is answered all the same.
            first = tuple(a for a in heard.asked if a in ("surname", "request:spell"))
            asked = replace(heard, acts=(), asked=first)
            answers = self_answers(self.casting, self._lines, state, asked)
            return self._speak(*answers, *self._enter(self.casting.scenario.start))
        return self._judge(heard, said.at)

    def _understand(self, said: TraineeSaid | Corrected, known: Understood | None, *, opening: bool) -> Understood:
        if known is not None:
            return known
        return understand(self._detector, self.casting, said, before=self.state.last_words, opening=opening)

    def _judge(self, heard: Understood, at: float, depth: int = 0) -> tuple[Output, ...]:
        state = self.state
        beat = self._beat()
        found = self._fitting(beat, self._situation(heard, at))
        if found is not None and found[1].go == RETURN and depth < MAX_RETURNS:
            self._use(beat, found[0])
            state.beat = state.returns.get(beat.id, self.casting.scenario.start)
            return (
                *self._move(found[1].mood, f"{beat.id}/reply-{found[0]}", at),
                *self._judge(heard, at, depth + 1),
            )
        reply = found[1] if found is not None else None
        fixed = () if reply is not None and ("denies" in reply.does or reply.tells) else self._correct(heard)
        answers = (*fixed, *self_answers(self.casting, self._lines, state, heard))
        specific = reply is not None and reply.when is not None
        if specific and reply is not None:
            retold = set(reply.tells) | set(self._target_tells(reply))
            answers = tuple(line for line in answers if not line.said.tells or not set(line.said.tells) <= retold)
        affirmed = () if fixed or (reply is not None and reply.does) else self._affirm(heard)
        # A caller who was asked, or rightly understood, does not complain of what the answer lacks.
        content = answers or (affirmed and (reply is None or reply.stay))
        if not specific and content:
            state.puzzled = 0
            return self._speak(*affirmed, *answers)
        if found is None:
            return self._speak(*self._objecting(heard, (self._lines.by_itself(state, "puzzled"),)))
        return self._apply(beat, found, at, (*affirmed, *answers), heard)

    def _correct(self, heard: Understood) -> tuple[Say, ...]:
        return correction(self.casting, self._lines, self.state, heard)

    def _affirm(self, heard: Understood) -> tuple[Say, ...]:
        restated = "read_back" in heard.acts or any(fact.state == "right" for fact in heard.facts)
        wrong = any(fact.state == "wrong" for fact in heard.facts)
        if "confirm" not in heard.acts or not restated or wrong:
            return ()
        return (self._lines.by_itself(self.state, "affirm", does=("affirms",)),)

    def _situation(self, heard: Understood | None, at: float, silence: float | None = None) -> Situation:
        state = self.state
        facts = heard.facts if heard is not None else ()
        return Situation(
            acts=frozenset(heard.acts if heard is not None else ()),
            right=frozenset(fact.id for fact in facts if fact.state == "right"),
            wrong=frozenset(fact.id for fact in facts if fact.state == "wrong"),
            asked=frozenset(item.removeprefix("answer:") for item in heard.asked) if heard is not None else frozenset(),
            desk=state.desk,
            mood=state.mood,
            visits=state.visits.get(state.beat or "", 0),
            elapsed=at - state.answered_at,
            silence=silence,
        )

    def _fitting(self, beat: Beat, now: Situation) -> tuple[int, Reply] | None:
        """The first fitting reply with its number from 1."""
        for number, reply in enumerate(beat.replies, start=1):
            if reply.limit is not None and self.state.used.get((beat.id, number), 0) >= reply.limit:
                continue
            if reply.when is None:
                if now.silence is None:
                    return number, reply
            elif fits(reply.when, now):
                return number, reply
        return None

    # --- replies -------------------------------------------------------------------------------------------

    def _apply(
        self, beat: Beat, found: tuple[int, Reply], at: float, before: tuple[Say, ...], heard: Understood | None
    ) -> tuple[Output, ...]:
        state = self.state
        number, reply = found
        state.puzzled = 0
        self._use(beat, number)
        outputs = list(self._move(reply.mood, f"{beat.id}/reply-{number}", at))
        own = self._lines.of_reply(state, beat, number, reply)
        lines = [own] if own is not None else []
        if reply.end is not None:
            return (*outputs, *self._end(reply.end, at, (*before, *self._objecting(heard, lines))))
        if reply.go is not None:
            target = state.returns.get(beat.id, self.casting.scenario.start) if reply.go == RETURN else reply.go
            lines += self._enter(target)
        elif not lines and not before:
            again = self._lines.of_beat(state, beat)
            lines += [again] if again is not None else [self._lines.by_itself(state, "puzzled")]
        return (*outputs, *self._speak(*before, *self._objecting(heard, lines)))

    def _use(self, beat: Beat, number: int) -> None:
        key = (beat.id, number)
        self.state.used[key] = self.state.used.get(key, 0) + 1

    def _enter(self, target: str) -> tuple[Say, ...]:
        state = self.state
        beat = self.casting.scenario.beats[target]
        if any(reply.go == RETURN for reply in beat.replies) and state.beat not in (None, target):
            state.returns[target] = state.beat or target
        state.beat = target
        state.visits[target] = state.visits.get(target, 0) + 1
        line = self._lines.of_beat(state, beat)
        return (line,) if line is not None else ()

    def _target_tells(self, reply: Reply) -> tuple[str, ...]:
        if reply.go is None or reply.go == RETURN:
            return ()
        return self.casting.scenario.beats[reply.go].tells

    def _objecting(self, heard: Understood | None, lines: Iterable[Say]) -> tuple[Say, ...]:
        """After a provocation the first line objects, unless it affirms."""
        said = tuple(lines)
        provoked = heard is not None and any(f.act in PROVOKING and f.level == "certain" for f in heard.findings)
        if not provoked or not said or {"affirms", "objects"} & set(said[0].said.does):
            return said
        return (_doing(said[0], "objects"), *said[1:])

    # --- speaking and listening ----------------------------------------------------------------------------

    def _speak(self, *lines: Say | SayColleague) -> tuple[Output, ...]:
        state = self.state
        reaction = self._take_interruption()
        state.queue = (*reaction, *lines)
        state.sounding = False
        return (state.queue[0],) if state.queue else self._listen()

    def _take_interruption(self) -> tuple[Say, ...]:
        state = self.state
        beat = self.casting.scenario.beats.get(state.beat or "")
        due, state.interrupted = state.interrupted, False
        if not due or beat is None or beat.interrupted is None or not beat.interrupted.say:
            return ()
        return (self._lines.answer(state, f"{beat.id}/interrupted", beat.interrupted.say),)

    def _line_started(self, said: CustomerSaid, order: Say) -> tuple[Output, ...]:
        state = self.state
        if said.line != order.said.line or state.sounding:
            raise IllegalEventError(f"The line '{said.line}' was not ordered.")
        state.sounding = True
        state.last_words = said.text
        if not said.line.startswith("self/"):
            state.spoken = order
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
        if state.phase == "ending":
            return self._close(finished.at)
        return self._listen() if state.phase == "talking" else ()

    def _listen(self) -> tuple[Output, ...]:
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
            lines = self._lines.of_beat(state, first, take=False) if beat is None else None
            ahead = (Prepare((lines,)),) if lines is not None else ()
            return (*ahead, Listen(state.turn + 1, "customer", (), (patience,)))
        silences = {r.when.silence for r in beat.replies if r.when is not None and r.when.silence is not None}
        awaits = {act for r in beat.replies if r.when is not None for act in (*r.when.all, *r.when.any)}
        limits = tuple(sorted(silences | {beat.patience or patience}))
        return (self._prepare(beat), Listen(state.turn + 1, "customer", tuple(sorted(awaits)), limits))

    def _prepare(self, beat: Beat) -> Prepare:
        state, lines = self.state, self._lines
        ahead: list[Say] = []
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

    def _barge_in(self, event: BargeIn) -> tuple[Output, ...]:
        state = self.state
        if event.by != "trainee" or not event.kept or not state.queue:
            return ()
        hush = self._hush(event.at)
        if state.consulting is not None or state.phase == "ending":
            return (*hush, *self._listen())
        beat = self.casting.scenario.beats.get(state.beat or "")
        state.interrupted = True
        change = beat.interrupted.mood if beat is not None and beat.interrupted is not None else RULES["interrupted"]
        return (*hush, *self._move(change, "interrupted", event.at), *self._listen())

    def _reopened(self, event: TurnReopened) -> tuple[Output, ...]:
        before, now = self._before_turn, self.state
        if before is None:
            return ()
        hush = self._hush(event.at, "withdrawn")
        self._before_turn = None
        self.state = before
        undone = (MoodChanged(event.at, now.mood, before.mood, "reopened"),) if now.mood != before.mood else ()
        return (*hush, *undone, *self._listen())

    def _not_understood(self, event: NotUnderstood) -> tuple[Output, ...]:
        state = self.state
        state.turn, state.prods = event.turn, 0
        if state.consulting is not None:
            colleague = self.casting.scenario.colleagues[state.consulting]
            return self._speak(self._lines.of_colleague(state, colleague, "what"))
        if state.held_since is not None or state.phase == "ending":
            return self._listen()
        if state.beat is None:
            return self._speak(*self._enter(self.casting.scenario.start))
        return self._speak(self._lines.by_itself(state, "not_heard"))

    def _silence(self, event: SilencePassed) -> tuple[Output, ...]:
        state = self.state
        if state.queue or state.held_since is not None:
            return ()
        if state.phase == "ending":
            return self._hang_up(event.at)
        if state.beat is None:
            state.prods = 1
            return self._speak(*self._enter(self.casting.scenario.start))
        state.prods += 1
        beat = self._beat()
        if state.prods > MAX_PRODS:
            return self._end(GAVE_UP, event.at, (self._lines.by_itself(state, "gave_up"),))
        found = self._fitting(beat, self._situation(None, event.at, event.seconds))
        if found is not None:
            return self._apply(beat, found, event.at, (), None)
        return (
            *self._move(RULES["silence"], "silence", event.at),
            *self._speak(self._lines.by_itself(state, "hello")),
        )

    # --- the desk ------------------------------------------------------------------------------------------

    def _desk(self, used: DeskUsed) -> tuple[Output, ...]:
        state = self.state
        if state.phase in ("after_call", "completed", "cut"):
            return self._desk_afterwards(used)
        if state.phase not in ("talking", "ending"):
            if used.action in ("presence", "mute", "unmute"):
                state.desk = remember(state.desk, used)
                return ()
            raise IllegalEventError(f"'{used.action}' cannot be used while the call is '{state.phase}'.")
        state.desk = remember(state.desk, used)
        match used.action:
            case "hold":
                state.held_since = used.at
                return (*self._hush(used.at), HoldTone(on=True), *self._listen())
            case "resume":
                return self._resume(used.at)
            case "consult":
                return self._consult(used)
            case "leave_consult":
                hush = self._hush(used.at)
                state.consulting = None
                return (*hush, *self._listen())
            case "transfer":
                return self._transfer(used)
        return ()

    def _desk_afterwards(self, used: DeskUsed) -> tuple[Output, ...]:
        state = self.state
        if used.action == "ring_back" and state.phase == "cut":
            state.phase, state.held_since, state.consulting = "talking", None, None
            return self._speak(self._lines.by_itself(state, "back_again"))
        if used.action in ("callback", "escalate", "presence", "knowledge", "identity", "mute", "unmute"):
            state.desk = remember(state.desk, used)
            return ()
        raise IllegalEventError(f"'{used.action}' cannot be used when the line is closed.")

    def _resume(self, at: float) -> tuple[Output, ...]:
        state = self.state
        if state.held_since is None:
            return ()
        minutes = int((at - state.held_since) // LONG_HOLD)
        hush = self._hush(at)
        state.held_since, state.consulting = None, None
        worse = self._move(RULES["long hold"] * minutes, "long hold", at) if minutes else ()
        return (HoldTone(on=False), *hush, *worse, *self._listen())

    def _consult(self, used: DeskUsed) -> tuple[Output, ...]:
        state = self.state
        colleague = self.casting.scenario.colleagues[used.target or ""]
        outputs: tuple[Output, ...] = self._hush(used.at)
        if state.held_since is None:
            # Whoever is consulted must not be heard by the caller.
            state.held_since = used.at
            outputs = (*outputs, HoldTone(on=True))
        if used.result != "ready":
            return (*outputs, *self._listen())
        state.consulting, state.colleague_asked = colleague.id, False
        return (*outputs, *self._speak(self._lines.of_colleague(state, colleague, "greeting")))

    def _colleague_answers(self, heard: Understood, text: str) -> tuple[Output, ...]:
        state = self.state
        colleague = self.casting.scenario.colleagues[state.consulting or ""]
        told = "brief_colleague" in heard.acts or "escalate" in heard.acts or len(text) >= BRIEF_LENGTH
        if not told and not state.colleague_asked:
            state.colleague_asked = True
            return self._speak(self._lines.of_colleague(state, colleague, "what"))
        part, words = "noted", None
        if colleague.accepts is not None:
            part, words = "accepts", self._lines.text_of(colleague.accepts.text)
        elif colleague.refuses is not None:
            part, words = "refuses", self._lines.text_of(colleague.refuses)
        return self._speak(self._lines.of_colleague(state, colleague, part, words))

    def _colleague_started(self, said: ColleagueSaid) -> tuple[Output, ...]:
        state = self.state
        order = state.queue[0]
        if said.line != order.said.line or state.sounding:
            raise IllegalEventError(f"The line '{said.line}' was not ordered.")
        state.sounding = True
        colleague = self.casting.scenario.colleagues[said.by]
        part = said.line.rpartition("/")[2]
        if part not in ("accepts", "noted"):
            return ()
        state.desk = replace(state.desk, consulted=state.desk.consulted | {said.by})
        if part == "accepts" and colleague.accepts is not None:
            return (ColleagueAccepted(said.at, said.by, colleague.accepts.when),)
        return ()

    def _transfer(self, used: DeskUsed) -> tuple[Output, ...]:
        state = self.state
        hush = (*self._hush(used.at), HoldTone(on=False))
        state.held_since, state.consulting = None, None
        if used.result != "connected":
            return (
                *hush,
                *self._move(RULES["unreachable"], "unreachable", used.at),
                *self._speak(self._lines.by_itself(state, "unreachable")),
            )
        if state.beat is not None:
            beat = self._beat()
            now = self._situation(None, used.at)
            for number, reply in enumerate(beat.replies, start=1):
                if reply.when is not None and reply.when.transferred == used.target and fits(reply.when, now):
                    return (*hush, *self._apply(beat, (number, reply), used.at, (), None))
        state.end = TRANSFERRED
        ended = Ended(used.at, TRANSFERRED, self.casting.scenario.tone)
        return (*hush, ended, *self._over(used.at, TRANSFERRED))

    # --- ending --------------------------------------------------------------------------------------------

    def _end(self, end: str, at: float, before: tuple[Say, ...]) -> tuple[Output, ...]:
        state = self.state
        state.end, state.phase = end, "ending"
        known = self.casting.scenario.ends.get(end)
        tone = self.casting.scenario.tone if known is None or known.tone is None else known.tone
        if known is None:
            tone = "unresolved"
        last = self._lines.of_end(state, known) if known is not None else None
        lines = (*before, *((last,) if last is not None else ()))
        ended = Ended(at, end, tone)
        return (ended, *(self._speak(*lines) if lines else self._close(at)))

    def _close(self, at: float) -> tuple[Output, ...]:
        known = self.casting.scenario.ends.get(self.state.end or "")
        if known is None or known.customer_hangs_up:
            return self._hang_up(at)
        return self._listen()

    def _hang_up(self, at: float) -> tuple[Output, ...]:
        return (HungUp(at, "customer"), *self._over(at, self.state.end))

    def _over(self, at: float, end: str | None) -> tuple[Output, ...]:
        state = self.state
        hush = self._hush(at)
        tone = (HoldTone(on=False),) if state.held_since is not None else ()
        ring = (StopRinging(),) if state.phase == "ringing" else ()
        state.phase, state.held_since, state.consulting = "after_call", None, None
        return (*ring, *hush, *tone, Finish(end))

    def _hush(self, at: float, heard: Literal["cut", "withdrawn"] = "cut") -> tuple[Output, ...]:
        """Stop what is being said or about to be said, and close the line if it could be heard."""
        state = self.state
        if not state.queue:
            return ()
        line, sounding = state.queue[0].said.line, state.sounding
        state.queue, state.sounding = (), False
        return (StopSpeaking(line), *((LineFinished(at, line, heard),) if sounding else ()))

    # --- mood and places -----------------------------------------------------------------------------------

    def _move(self, change: float, cause: str, at: float) -> tuple[Output, ...]:
        state = self.state
        mood = moved(state.mood, change, self.casting.persona.temper.swing)
        if mood == state.mood:
            return ()
        event = MoodChanged(at, state.mood, mood, cause)
        state.mood = mood
        return (event,)

    def _beat(self) -> Beat:
        return self.casting.scenario.beats[self.state.beat or self.casting.scenario.start]


def _doing(order: Say, act: str) -> Say:
    return replace(order, said=replace(order.said, does=(*order.said.does, act)))


__all__ = ["CallSession", "IllegalEventError", "Output", "is_input"]
