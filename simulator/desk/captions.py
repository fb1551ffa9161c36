"""The words of a call, folded from its events: captions for the screen, lines for the transcript."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    ColleagueSaid,
    Corrected,
    CustomerSaid,
    DeskUsed,
    Event,
    HungUp,
    LineCut,
    LineFinished,
    MoodChanged,
    NotUnderstood,
    Rang,
    SilencePassed,
    TraineeSaid,
    TurnReopened,
    Understood,
    VoiceMeasured,
)
from simulator.desk.modes_words import mood_words
from simulator.desk.phrases import clock, owner_word, presence_word
from simulator.screen.call_view import CaptionView
from simulator.screen.views import TranscriptLine
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.scenario.model import Casting


def captions(
    events: Iterable[Event], casting: Casting, t: Words, caller: str, *, moods: bool = False
) -> tuple[CaptionView, ...]:
    """What was said and done, in order; withdrawn lines are left out, re-opened turns stand once.

    `moods`: also why the caller's mood moved.
    """
    names = {ident: one.name for ident, one in casting.case.colleagues.items()}
    fold = _Fold(casting, t, caller, names, moods=moods)
    for event in events:
        fold.take(event)
    return tuple(caption for caption in fold.shown.values())


class _Fold:
    def __init__(
        self, casting: Casting, t: Words, caller: str, names: Mapping[str, str], *, moods: bool = False
    ) -> None:
        self._casting, self._t, self._caller, self._names = casting, t, caller, names
        self._moods = moods
        self._heard: list[Understood] = []
        self.shown: dict[str, CaptionView] = {}
        self._sounding: dict[str, str] = {}
        self._count = 0
        self._start = 0.0

    def _clock(self, at: float) -> str:
        """Time since the receiver was lifted: what the telephone's clock shows."""
        return clock(at - self._start)

    def take(self, event: Event) -> None:
        """Add or change captions."""
        t = self._t
        match event:
            case CustomerSaid():
                self._begin(
                    event.line, CaptionView("customer", self._caller, event.text, self._clock(event.at), sounding=True)
                )
            case ColleagueSaid():
                name = self._names.get(event.by, event.by)
                self._begin(
                    event.line, CaptionView("colleague", name, event.text, self._clock(event.at), sounding=True)
                )
            case LineFinished():
                self._finish(event)
            case TraineeSaid():
                self._trainee(event)
            case Corrected():
                key = f"turn{event.turn}"
                if key in self.shown:
                    self.shown[key] = replace(self.shown[key], text=event.text, mark=t("corrected"))
                else:  # of what was said then nothing had been understood
                    said = CaptionView("trainee", t("You"), event.text, self._clock(event.at), event.turn)
                    self.shown[key] = replace(said, mark=t("corrected"))
            case NotUnderstood():
                self._note(event.at, self.happened(event), event.turn)
            case Understood():
                self._heard.append(event)
            case MoodChanged() if self._moods:
                self._note(event.at, mood_words(event, self._casting, self._heard, t))
            case Answered():
                self._start = event.at
                self._note(event.at, self.happened(event))
            case _:
                self._note(event.at, self.happened(event))

    def happened(self, event: Event) -> str:
        """A short line on an event that is no words; empty: not worth one."""
        t = self._t
        match event:
            case NotUnderstood():
                return t("Something was heard that could not be understood.")
            case BargeIn() if event.kept and event.by == "trainee":
                return t("You spoke while the caller was speaking.")
            case BargeIn() if event.kept:
                return t("The caller cut in")
            case TurnReopened():
                return t("Your turn went on.")
            case DeskUsed():
                return self._used(event)
            case ColleagueAccepted():
                name = self._names.get(event.by, event.by)
                if event.when:
                    return t("{name} takes it over, by {time}", name=name, time=event.when)
                return t("{name} takes it over", name=name)
            case Answered():
                return t("You picked up")
            case LineCut():
                return t("The line broke")
            case HungUp():
                return t("The caller hung up") if event.by == "customer" else t("You hung up")
            case _:
                return ""

    def aside(self, event: Event) -> str:
        """Words for what is cited as evidence but is no caption."""
        t = self._t
        match event:
            case Rang():
                return t("Ring {count}", count=event.ring)
            case BargeIn():
                return t("A short sign of listening") if event.by == "trainee" else t("The caller cut in")
            case SilencePassed():
                return t("{seconds} seconds of silence", seconds=round(event.seconds))
            case MoodChanged():
                return t("The caller's mood changed")
            case VoiceMeasured():
                return self._voice(event)
            case _:
                return ""

    def _voice(self, event: VoiceMeasured) -> str:
        t = self._t
        words, characters = event.words_per_minute, event.characters_per_minute
        told = (
            t("{rate} words a minute", rate=round(words)) if words else "",
            t("{rate} characters a minute", rate=round(characters)) if characters else "",
            f"{event.pitch_median_hz:.0f} Hz" if event.pitch_median_hz else "",
            f"{event.loudness_lufs:.1f} LUFS" if event.loudness_lufs is not None else "",
        )
        return " · ".join(text for text in told if text)

    def _begin(self, line: str, caption: CaptionView) -> None:
        self._count += 1
        key = f"line{self._count}"
        self._sounding[line] = key
        self.shown[key] = caption

    def _finish(self, event: LineFinished) -> None:
        key = self._sounding.pop(event.line, None)
        if key is None:
            return
        if event.heard == "withdrawn":
            self.shown.pop(key, None)
            return
        mark = self._t("cut off") if event.heard == "cut" else ""
        self.shown[key] = replace(self.shown[key], sounding=False, mark=mark)

    def _trainee(self, event: TraineeSaid) -> None:
        t = self._t
        mark = t("typed") if event.typed else ""
        if event.to != "customer":
            mark = t("to the colleague") if event.to == "colleague" else t("to the supervisor")
        turn = None if event.typed else event.turn
        self.shown[f"turn{event.turn}"] = CaptionView(
            "trainee", t("You"), event.text, self._clock(event.from_), turn, mark
        )

    def _note(self, at: float, text: str, turn: int | None = None) -> None:
        if text:
            self._count += 1
            told = CaptionView("event", "", f"{self._clock(at)}  {text}", self._clock(at), turn)
            self.shown[f"note{self._count}"] = told

    def _used(self, event: DeskUsed) -> str:
        t = self._t
        name = self._names.get(event.target or "", event.target or "")
        match event.action:
            case "hold":
                return t("Caller on hold")
            case "resume":
                return t("Back with the caller")
            case "presence":
                colleague = self._casting.case.colleagues.get(event.target or "")
                state = presence_word(t, colleague.presence, colleague.until) if colleague else event.result or ""
                return t("{name}: {state}", name=name, state=state)
            case "consult":
                reached = event.result in (None, "ready")
                return t("Internal call to {name}", name=name) if reached else t("{name} cannot be reached", name=name)
            case "leave_consult":
                return t("Internal call ended")
            case "transfer":
                connected = event.result == "connected"
                return t("Connected to {name}", name=name) if connected else t("{name} cannot be reached", name=name)
            case "escalate":
                return t("Passed up to {name}", name=name)
            case "callback":
                owner = owner_word(t, event.owner, self._names)
                return t("Call-back booked: {when}, {owner}", when=event.when or "", owner=owner)
            case "ring_back":
                return t("You ring the caller back")
            case "identity":
                return t("Identity item matches") if event.result == "match" else t("Identity item does not match")
            case _:
                return ""


def happenings(events: Iterable[Event], casting: Casting, t: Words) -> dict[int, str]:
    """What happened without words, by number of the event (the first after the header is 1)."""
    fold = _Fold(casting, t, "", {ident: one.name for ident, one in casting.case.colleagues.items()})
    told = ((number, fold.happened(event) or fold.aside(event)) for number, event in enumerate(events, start=1))
    return {number: text for number, text in told if text}


def transcript(shown: Iterable[CaptionView]) -> tuple[TranscriptLine, ...]:
    """Captions as lines of the transcript."""
    return tuple(
        TranscriptLine(c.name, c.text.partition("  ")[2] if c.speaker == "event" else c.text, c.at, c.speaker)
        for c in shown
    )


__all__ = ["captions", "happenings", "transcript"]
