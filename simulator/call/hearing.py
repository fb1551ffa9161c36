"""What the trainee's voice leads to: decisions of turn-taking and recognised words become events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from scoring.acts import Utterance
from scoring.record.events import BargeIn, Event, NotUnderstood, SilencePassed, TraineeSaid, TurnReopened, Word
from scoring.record.orders import Listen
from simulator.call.decisions import (
    CutIn,
    Decision,
    Duck,
    Interrupted,
    Nothing,
    Overlapped,
    Reopened,
    SilenceLasted,
    SpeechBegan,
    SwellBack,
    TurnEnded,
)
from simulator.call.endpoint import Readings
from simulator.call.live import Live
from simulator.call.ports import EarBack, EarLost, FinalWords, PartialWords, Voice
from simulator.call.session import CallSession
from simulator.call.turns import Turns
from simulator.call.understanding import Detector
from simulator.call.utterances import Heard, Utterances
from simulator.scenario.model import Language


class Said(Protocol):
    """Takes a finished turn of the trainee."""

    def __call__(
        self, text: str, words: tuple[Word, ...], span: tuple[float, float], at: float, *, typed: bool
    ) -> None: ...


class Hearing:
    """The spoken side of a running call."""

    def __init__(
        self, *, language: Language, detector: Detector, session: CallSession, events: Sequence[Event], live: Live,
        turns: Turns, utterances: Utterances, voice: Voice | None, happen: Callable[[Event], None], said: Said,
        listen: Callable[[], Listen | None],
    ) -> None:  # fmt: skip
        """`events` grow with the call; `happen` takes an event, `said` a turn; `listen` tells what is awaited."""
        self._language = language
        self._detector = detector
        self._session = session
        self._events = events
        self._live = live
        self._turns = turns
        self._utterances = utterances
        self._voice = voice
        self._happen = happen
        self._said = said
        self._listen = listen
        self._readings = Readings(language)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Do what turn-taking has decided."""
        for decision in decisions:
            match decision:
                case SpeechBegan():
                    self._readings.forget()
                    self._utterances.begin(decision.from_)
                case TurnEnded():
                    self._live.partial = ""
                    self._utterances.end(decision.until)
                case Reopened():
                    self._reopen(decision)
                case Duck():
                    self._duck(True)
                case SwellBack():
                    self._swell_back(decision)
                case Overlapped():
                    self._overlapped(decision)
                case Nothing():
                    self._utterances.ignore()
                case Interrupted():
                    self._happen(BargeIn(decision.at, "trainee", round(decision.seconds, 3), kept=True))
                case CutIn():
                    if decision.kept and self._utterances.open:
                        self._utterances.ignore()
                    self._happen(BargeIn(decision.at, "customer", round(decision.seconds, 3), kept=decision.kept))
                case SilenceLasted():
                    self._happen(SilencePassed(decision.at, decision.seconds))

    def ear_changed(self, message: EarLost | EarBack) -> None:
        """Microphone or recogniser is lost, or works again."""
        if isinstance(message, EarBack):
            self._live.ear = None
            return
        self._live.ear, self._live.partial = message.reason, ""
        self._turns.deaf()
        self._duck(False)
        self._take(self._utterances.lose(), message.at, None)

    def _swell_back(self, decision: SwellBack) -> None:
        self._duck(False)
        if decision.seconds > 0.0:
            self._utterances.ignore()
            self._happen(BargeIn(decision.at, "trainee", round(decision.seconds, 3), kept=False))

    def _overlapped(self, decision: Overlapped) -> None:
        self._duck(False)
        self._happen(BargeIn(decision.at, "trainee", round(decision.seconds, 3), kept=False))

    def _duck(self, on: bool) -> None:
        if self._voice is not None:
            self._voice.duck(on)

    def _reopen(self, decision: Reopened) -> None:
        if self._utterances.pending:
            # The words of the first part have not come yet: they will be joined when they do.
            self._utterances.go_on()
        else:
            last = next((e for e in reversed(self._events) if isinstance(e, (TraineeSaid, NotUnderstood))), None)
            if last is not None and last.turn == self._session.state.turn:
                self._utterances.take_back(last)
                self._happen(TurnReopened(decision.at, last.turn))
        self._utterances.begin(decision.from_)

    def partial(self, message: PartialWords) -> None:
        """What the words so far say of the open turn."""
        if message.utterance != self._utterances.number:
            return
        self._live.partial = message.text
        listen = self._listen()
        awaits = listen.awaits if listen is not None else ()
        acts: tuple[str, ...] = ()
        text = self._utterances.so_far(message.text)
        if message.text.strip():
            acts = self._detector.understand(Utterance(text=text, language=self._language)).acts
        self._turns.hint(self._readings.hint(text, acts, awaits))

    def final(self, message: FinalWords, at: float) -> None:
        """The words of a finished utterance: a turn, a part of one, or nothing that could be understood."""
        self._take(self._utterances.final(message), at, message.failed)

    def _take(self, heard: Heard | None, at: float, failed: str | None) -> None:
        if heard is None or self._session.state.phase not in ("talking", "ending"):
            return
        span = (heard.from_, min(heard.until, at))
        if heard.text:
            self._said(heard.text, heard.words, span, at, typed=False)
        else:
            reason = failed or "no words were recognised"
            listen = self._listen()
            to = listen.to if listen is not None and listen.to != "customer" else None
            self._happen(NotUnderstood(at, span[0], span[1], self._session.state.turn + 1, reason, to))


__all__ = ["Hearing"]
