"""The one owner of a running call: takes what lies on the queue, calls the session, hands its orders to the ports.

Pure: queue, clock readings and ports are handed in. An event is on disk (the recorder's `write` has returned) before
the view is shown it. Without a voice a line lasts as long as it takes to read; without an ear the call is typed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from scoring.record.events import (
    BargeIn,
    ColleagueSaid,
    CustomerSaid,
    DeskUsed,
    Event,
    Header,
    LineFinished,
    Rang,
    Ready,
    SoundSpan,
    TraineeSaid,
    Understood,
    Word,
)
from scoring.record.orders import (
    ORDER_TYPES,
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
from simulator.call.desk_rules import DeskError
from simulator.call.hands import events_of
from simulator.call.hearing import Hearing
from simulator.call.line_player import LinePlayer
from simulator.call.live import Live
from simulator.call.ports import (
    Ear,
    EarBack,
    EarLost,
    FinalWords,
    LineEnded,
    LineStarted,
    Message,
    Murmur,
    NotFinished,
    PartialWords,
    PushToTalk,
    Recorder,
    SoundBlock,
    SpokenLine,
    TypedReply,
    Typing,
    UseDesk,
    Voice,
    VoiceLost,
)
from simulator.call.session import CallSession, IllegalEventError, Output, is_input
from simulator.call.turns import Turns
from simulator.call.understanding import Detector
from simulator.call.utterances import Utterances
from simulator.scenario.model import Casting

MURMUR_SECONDS: Final = 0.3
"""Length of a typed token of listening."""


class Conductor:
    """Drives one call. `put` may be called from any thread; everything else from the thread that calls `step`."""

    def __init__(
        self, casting: Casting, header: Header, detector: Detector, recorder: Recorder, *, voice: Voice | None = None,
        ear: Ear | None = None, view: Callable[[Event], None] | None = None, turns: Turns | None = None,
        folder: Path | None = None, length: Callable[[SpokenLine], float] | None = None,
        wall: Callable[[], str] | None = None, takes: Callable[[str], str | None] | None = None,
    ) -> None:  # fmt: skip
        """`folder` holds the scenario's recordings; `length` gives a line's seconds where there is no voice.

        `wall` reads the wall clock, ISO 8601 with offset; without it the header's own time stands. `takes` says what
        the words of a turn are taken for; None: they do not count, and the trainee still has the floor.
        """
        self.casting = casting
        self.header = header
        self.session = CallSession(casting, detector)
        self.live = Live()
        self.events: list[Event] = []
        self._recorder = recorder
        self._voice = voice
        self._view = view
        self._wall = wall
        self._takes = takes
        self._turns = turns or Turns()
        self._inbox: deque[Message] = deque()
        self._todo: deque[tuple[Output, float]] = deque()
        self._at = 0.0
        self._next_ring: float | None = None
        self._rings = 0
        self._listen: Listen | None = None
        self._typed: deque[TypedReply] = deque()
        self._skipping = False
        self._muted = False
        self._lines = LinePlayer(casting, voice, folder, length)
        self._utterances = Utterances(" " if casting.scenario.language == "en" else "", ear)
        self._hearing = Hearing(
            language=casting.scenario.language, detector=detector, session=self.session, events=self.events,
            live=self.live, turns=self._turns, utterances=self._utterances, voice=voice,
            happen=self._happen, said=self._said, listen=lambda: self._listen,
        )  # fmt: skip

    # --- driving ---------------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether the line is closed (after-call work may still be open)."""
        return self.session.state.phase in ("after_call", "completed")

    @property
    def _connected(self) -> bool:
        """Whether somebody is on the line who can be spoken to."""
        return self.session.state.phase in ("talking", "ending")

    @property
    def completed(self) -> bool:
        """Whether the record is complete and can be scored."""
        return self.session.state.phase == "completed"

    def put(self, message: Message) -> None:
        """Lay a message on the queue."""
        self._inbox.append(message)

    def deafen(self, on: bool) -> None:
        """Hear nothing of the trainee while a model sentence sounds."""
        self._utterances.mute(on or self._muted)

    def start(self) -> None:
        """The desk is ready; the telephone begins to ring."""
        if self._wall is not None:
            self.header = replace(self.header, started=self._wall())
        self._recorder.write(self.header)
        self._happen(Ready(0.0))

    def take_over(self, events: Sequence[Event], known: Mapping[int, Understood]) -> None:
        """Go on where another record of the same casting stood after these events, instead of `start`.

        They stand in this record, too. `known` is what was understood, by the number of the words.
        """
        if self._wall is not None:
            self.header = replace(self.header, started=self._wall())
        self._recorder.write(self.header)
        orders: dict[type, Order] = {}
        for number, event in enumerate(events, start=1):
            for output in self.session.handle(event, known.get(number)) if is_input(event) else ():
                if isinstance(output, ORDER_TYPES):
                    orders[type(output)] = output
            if isinstance(event, DeskUsed) and event.action in ("mute", "unmute"):
                self._muted = event.action == "mute"
            self._write(event)
        self._go_on(orders)

    def _go_on(self, orders: Mapping[type, Order]) -> None:
        """Follow those of the last orders of each kind that still stand."""
        state = self.session.state
        self._utterances.mute(self._muted)
        standing: list[Order | None] = [orders.get(Prepare)]
        if state.held_since is not None:
            standing.append(orders.get(HoldTone))
        standing.append(state.queue[0] if state.queue else orders.get(Listen))
        for order in standing:
            if order is not None:
                self._follow(order, self._at)

    def step(self, now: float) -> None:
        """Do everything that is due up to `now`, seconds since the first ring."""
        while True:
            message = self._inbox[0] if self._inbox else None
            limit = now if message is None else min(now, max(message.at, self._at))
            due = self.next_due()
            if isinstance(message, TypedReply) and message.began is not None and (due is None or due > message.began):
                # Whoever was writing or speaking all that time was not silent.
                self._turns.busy(message.at)
                due = self.next_due()
            if due is not None and due <= limit:
                self._fire(due)
            elif message is not None and message.at <= now:
                self._inbox.popleft()
                self._take(message, max(message.at, self._at))
            else:
                break
        self.live.seconds = now
        if self._voice is not None:
            self.live.voice_db = self._voice.level_db
        self.live.floor = self._turns.floor
        self.live.speaking = self._turns.open

    def next_due(self) -> float | None:
        """When something happens by itself next: a ring, the end of a line without sound, a silence."""
        times = (self._next_ring, self._lines.ends, self._turns.next_silence())
        known = [time for time in times if time is not None]
        return min(known) if known else None

    def _fire(self, due: float) -> None:
        if self._next_ring is not None and self._next_ring <= due:
            self._ring(self._next_ring)
        elif self._lines.ends is not None and self._lines.ends <= due:
            self._line_over(self._lines.ends)
        else:
            self._hearing.decide(self._turns.tick(due))

    # --- messages --------------------------------------------------------------------------------------------

    def _take(self, message: Message, at: float) -> None:
        match message:
            case SoundBlock():
                self.live.level_db, self.live.speech = message.level_db, message.speech
                if self._connected:
                    self._hearing.decide(self._turns.block(replace(message, at=at)))
            case PartialWords():
                self._hearing.partial(message)
            case FinalWords():
                self._hearing.final(message, at)
            case LineStarted() | LineEnded() | VoiceLost():
                self._from_voice(message, at)
            case EarLost() | EarBack():
                self._hearing.ear_changed(message)
            case TypedReply():
                self._typed.append(message)
                self._turns.typing(at, empty=True)
                self._take_typed(at)
            case Typing():
                self._turns.typing(at, message.empty)
            case PushToTalk() | NotFinished():
                self._key(message, at)
            case Murmur():
                if self._lines.sounding:
                    self._happen(BargeIn(at, "trainee", MURMUR_SECONDS, kept=False))
            case _:
                self._by_hand(message, at)

    def _key(self, message: PushToTalk | NotFinished, at: float) -> None:
        if isinstance(message, PushToTalk):
            self._hearing.decide(self._turns.talk_key(at, message.down))
        elif self._connected:
            self._hearing.decide(self._turns.not_finished(at))

    def _by_hand(self, message: Message, at: float) -> None:
        self.live.problem = None
        try:
            for event in events_of(message, at, self.casting, self.session.state, self.events):
                self._happen(event)
        except (DeskError, IllegalEventError) as error:
            # A control that this call does not know, or a key that was pressed just as the line closed: nothing
            # happened, and that is said.
            self.live.problem = str(error)
            return
        if isinstance(message, UseDesk) and message.action in ("mute", "unmute", "ring_back"):
            self._muted = message.action == "mute" or (self._muted and message.action == "ring_back")
            self._utterances.mute(self._muted)
        if isinstance(message, UseDesk) and message.action == "ring_back":
            self.live.unsent = None

    # --- typed words -----------------------------------------------------------------------------------------

    def _take_typed(self, at: float) -> None:
        """A typed answer skips what is left of the customer's lines: their text has been read."""
        if self._skipping:
            return  # the events of a skipped line lead here again; the loop below goes on with them
        self._skipping = True
        try:
            while self._typed and self._take_one_typed(at):
                pass
        finally:
            self._skipping = False

    def _take_one_typed(self, at: float) -> bool:
        """Skip a line or say the answer; False while it has to wait."""
        phase = self.session.state.phase
        if phase in ("after_call", "completed", "cut"):
            self.live.unsent = self._typed.popleft().text
            return True
        if phase not in ("talking", "ending"):
            return False
        if self._lines.line is not None and phase == "talking":
            self._skip_line(max(at, self._at))
            return True
        if self._listen is None and phase == "talking":
            return False
        reply = self._typed.popleft()
        if reply.text.strip():
            at = max(at, self._at)
            began = at if reply.began is None else min(max(reply.began, 0.0), at)
            self._said(reply.text.strip(), (), (began, at), at, typed=not reply.spoken)
        return True

    def _skip_line(self, at: float) -> None:
        if self._voice is not None:
            self._voice.stop()
        if not self._lines.sounding:
            self._line_begins(at)
        self._line_over(at)

    # --- words --------------------------------------------------------------------------------------------

    def _said(self, text: str, words: tuple[Word, ...], span: tuple[float, float], at: float, *, typed: bool) -> None:
        listen = self._listen
        taken = text if self._takes is None else self._takes(text)
        if taken is None:
            self._turns.listen(at, listen.silences if listen is not None else ())
            return
        if taken != text:
            text, words = taken, ()
        to = listen.to if listen is not None else "customer"
        sound = None if typed else SoundSpan("trainee", span[0], min(span[1], at))
        turn = self.session.state.turn + 1
        self._listen = None
        self._happen(TraineeSaid(at, span[0], min(span[1], at), turn, to, text, typed, words, sound))

    # --- lines -----------------------------------------------------------------------------------------------

    def _from_voice(self, message: LineStarted | LineEnded | VoiceLost, at: float) -> None:
        if not self._lines.is_current(message.line):
            return
        match message:
            case LineStarted() if not self._lines.sounding:
                self._line_begins(at)
            case LineEnded() if self._lines.sounding:
                self._line_over(at)
            case VoiceLost():
                self.live.voice = message.reason
                if not self._lines.sounding:
                    self._line_begins(at)
                self._lines.read_instead(at)

    def _line_begins(self, at: float) -> None:
        line = self._lines.line
        if line is None:
            return
        decisions = self._turns.customer_begins(at)
        self._lines.begin(max(round(at, 3), self._at))
        said: CustomerSaid | ColleagueSaid = replace(line.said, at=at)
        self._happen(said)
        self._hearing.decide(decisions)

    def _line_over(self, at: float) -> None:
        line = self._lines.line
        if line is None:
            return
        self._lines.forget()
        self._hearing.decide(self._turns.customer_ends(at))
        self._happen(LineFinished(at, line.said.line, "whole"))

    def _ring(self, at: float) -> None:
        self._rings += 1
        self._next_ring = at + self.casting.centre.ring.interval
        if self._voice is not None:
            self._voice.ring()
        self._happen(Rang(at, self._rings))

    # --- events and orders -----------------------------------------------------------------------------------

    def _happen(self, event: Event) -> None:
        """An event from outside: let the session judge it, write it with its consequences, then follow the orders."""
        event = self._timed(event)
        outputs = self.session.handle(event) if is_input(event) else ()
        self._write(event)
        self._todo.extend((output, event.at) for output in outputs)
        while self._todo:
            output, at = self._todo.popleft()
            if isinstance(output, ORDER_TYPES):
                self._follow(output, at)
            else:
                self._write(self._timed(output))
        if self._typed:
            self._take_typed(self._at)

    def _timed(self, event: Event) -> Event:
        """Times are kept to the millisecond and never fall."""
        at = max(round(event.at, 3), self._at)
        return event if at == event.at else replace(event, at=at)

    def _write(self, event: Event) -> None:
        self._recorder.write(event)
        self._at = event.at
        self.events.append(event)
        if self._view is not None:
            self._view(event)

    def _hold(self, order: HoldTone, at: float) -> None:
        if order.on:
            self._turns.hold(at, order.patience)
        else:
            self._turns.resume()
        if self._voice is not None:
            self._voice.hold_tone(order.on)

    def _follow(self, order: Order, at: float) -> None:
        match order:
            case StartRinging() | StopRinging():
                self._next_ring = at if isinstance(order, StartRinging) else None
            case Say() | SayColleague():
                self._listen = None
                self._turns.customer_due()
                if self._lines.order(order):
                    self._line_begins(at)
            case StopSpeaking():
                self._lines.silence()
                self._turns.customer_stopped()
            case Prepare():
                if self._voice is not None:
                    self._voice.prepare([self._lines.spoken(line) for line in order.lines])
            case Listen():
                self._listen = order
                self._turns.listen(at, order.silences, order.cut_in)
            case HoldTone():
                self._hold(order, at)
            case Finish():
                self._listen = None
                self._next_ring = None
                self._turns.rest()
                self._utterances.mute(True)


__all__ = ["Conductor"]
