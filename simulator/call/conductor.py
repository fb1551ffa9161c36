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

from scoring.record.events import BargeIn, DeskUsed, Event, Header, Ready, SoundSpan, TraineeSaid, Understood, Word
from scoring.record.orders import ORDER_TYPES, Order
from simulator.call.behind import Behind
from simulator.call.desk_rules import DeskError
from simulator.call.following import Following
from simulator.call.hands import events_of
from simulator.call.hearing import Hearing
from simulator.call.journal import Journal
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
from simulator.call.speaking import Speaking
from simulator.call.turns import Turns
from simulator.call.typed_words import TypedWords
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
        self.session = CallSession(casting, detector, ahead=voice is not None)
        self.live = Live()
        self._journal = Journal(recorder, view)
        self._voice = voice
        self._wall = wall
        self._takes = takes
        self._turns = turns or Turns()
        self._inbox: deque[Message] = deque()
        self._todo: deque[tuple[Output, float]] = deque()
        self._muted = False
        self._lines = LinePlayer(casting, voice, folder, length)
        self._utterances = Utterances(" " if casting.scenario.language == "en" else "", ear)
        self._hearing = Hearing(
            language=casting.scenario.language, detector=detector, session=self.session, events=self.events,
            live=self.live, turns=self._turns, utterances=self._utterances, voice=voice,
            happen=self._happen, said=self._said, listen=lambda: self._orders.listen,
        )  # fmt: skip
        self._behind = Behind(
            self._turns, self._utterances, decide=self._hearing.decide,
            consulting=lambda: self.session.state.consulting is not None,
        )  # fmt: skip
        self._speaking = Speaking(
            lines=self._lines, turns=self._turns, voice=voice, live=self.live, journal=self._journal,
            happen=self._happen, decide=self._hearing.decide,
        )  # fmt: skip
        self._orders = Following(
            lines=self._lines, speaking=self._speaking, turns=self._turns, utterances=self._utterances, voice=voice,
            interval=casting.centre.ring.interval,
        )  # fmt: skip
        self._typed = TypedWords(
            session=self.session, lines=self._lines, speaking=self._speaking, live=self.live, journal=self._journal,
            said=self._said, listening=lambda: self._orders.listen is not None,
        )  # fmt: skip

    # --- driving ---------------------------------------------------------------------------------------------

    @property
    def events(self) -> list[Event]:
        """Everything that happened so far."""
        return self._journal.events

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
        self._journal.begin(self.header)
        self._happen(Ready(0.0))

    def take_over(self, events: Sequence[Event], known: Mapping[int, Understood]) -> None:
        """Go on where another record of the same casting stood after these events, instead of `start`.

        They stand in this record, too. `known` is what was understood, by the number of the words.
        """
        if self._wall is not None:
            self.header = replace(self.header, started=self._wall())
        self._journal.begin(self.header)
        orders: dict[type, Order] = {}
        for number, event in enumerate(events, start=1):
            for output in self.session.handle(event, known.get(number)) if is_input(event) else ():
                if isinstance(output, ORDER_TYPES):
                    orders[type(output)] = output
            if isinstance(event, DeskUsed) and event.action in ("mute", "unmute"):
                self._muted = event.action == "mute"
            self._journal.write(event)
        self._utterances.mute(self._muted)
        self._orders.take_up(orders, self.session.state, self._journal.at)

    def step(self, now: float) -> None:
        """Do everything that is due up to `now`, seconds since the first ring."""
        while True:
            message = self._inbox[0] if self._inbox else None
            limit = now if message is None else min(now, max(message.at, self._journal.at))
            due = self.next_due()
            if isinstance(message, TypedReply) and message.began is not None and (due is None or due > message.began):
                # Whoever was writing or speaking all that time was not silent.
                self._turns.busy(message.at)
                due = self.next_due()
            if due is not None and due <= limit:
                self._fire(due)
            elif message is not None and message.at <= now:
                self._inbox.popleft()
                self._take(message, max(message.at, self._journal.at))
                self._catch_up(max(message.at, self._journal.at))
            else:
                break
        self.live.seconds = now
        if self._voice is not None:
            self.live.voice_db = self._voice.level_db
        self.live.floor = self._turns.floor
        self.live.speaking = self._turns.open

    def hasten(self, at: float) -> None:
        """Do what waits for words: the call is being closed."""
        self._behind.hasten(at)
        self._catch_up(at)

    def next_due(self) -> float | None:
        """When something happens by itself next: a ring, the end of a line without sound, a silence."""
        times = (self._orders.next_ring, self._lines.ends, self._behind.until, self._turns.next_silence())
        known = [time for time in times if time is not None]
        return min(known) if known else None

    def _fire(self, due: float) -> None:
        ring = self._orders.next_ring
        if ring is not None and ring <= due:
            self._happen(self._orders.ring(ring))
        elif self._lines.ends is not None and self._lines.ends <= due:
            self._speaking.end(self._lines.ends)
        elif self._behind.until is not None and self._behind.until <= due:
            self._catch_up(due)
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
                self._speaking.report(message, at)
            case EarLost() | EarBack():
                self._hearing.ear_changed(message)
            case TypedReply():
                self._turns.typing(at, empty=True)
                self._typed.send(message, at)
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
        if not (self._connected and self._behind.take(message, at)):
            self._do(message, at)

    def _catch_up(self, at: float) -> None:
        """Do what waited for words that are known by now."""
        for message in self._behind.ready(at):
            self._do(message, at)

    def _do(self, message: Message, at: float) -> None:
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

    # --- words --------------------------------------------------------------------------------------------

    def _said(self, text: str, words: tuple[Word, ...], span: tuple[float, float], at: float, *, typed: bool) -> None:
        listen = self._orders.listen
        taken = text if self._takes is None else self._takes(text)
        if taken is None:
            self._turns.listen(at, listen.silences if listen is not None else ())
            return
        if taken != text:
            text, words = taken, ()
        to = listen.to if listen is not None else "customer"
        sound = None if typed else SoundSpan("trainee", span[0], min(span[1], at))
        turn = self.session.state.turn + 1
        self._orders.listen = None
        self._happen(TraineeSaid(at, span[0], min(span[1], at), turn, to, text, typed, words, sound))

    # --- events and orders -----------------------------------------------------------------------------------

    def _happen(self, event: Event) -> None:
        """An event from outside: let the session judge it, write it with its consequences, then follow the orders."""
        event = self._journal.timed(event)
        outputs = self.session.handle(event) if is_input(event) else ()
        self._journal.write(event)
        self._todo.extend((output, event.at) for output in outputs)
        while self._todo:
            output, at = self._todo.popleft()
            if isinstance(output, ORDER_TYPES):
                self._orders.follow(output, at)
            else:
                self._journal.write(self._journal.timed(output))
        self._typed.go_on(self._journal.at)


__all__ = ["Conductor"]
