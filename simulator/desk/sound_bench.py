"""The bench on which microphone, loudspeaker and voice are tried before a call: what the desk asks of it, and shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from simulator.screen import intentions_setup as wish
from simulator.screen.sound_view import HeardView, Loudness, SoundPage, Tone
from simulator.screen.words import Words
from simulator.settings import Leak, Settings
from simulator.speech.leak import closes_microphone, needs_closing
from simulator.speech.level import Heard, InputQuality

if TYPE_CHECKING:
    from simulator.desk.room import Hall
    from simulator.desk.services import RunningCall
    from simulator.screen.views import BriefView
    from simulator.speech.level import Figures

QUIETEST: Final = -60.0
"""Level that the meter shows as empty, dBFS."""
LOUDEST: Final = -6.0
"""Level that the meter shows as full, dBFS."""
JUDGE_EVERY: Final = 0.3
"""Seconds between two judgements: sentences that change faster cannot be read."""


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices of this machine."""

    microphones: tuple[str, ...]
    speakers: tuple[str, ...]


class Bench(Protocol):
    """Tries devices; its methods return at once and never raise."""

    def devices(self) -> Devices | None:
        """What there is; None while it is being looked at."""

    def look_again(self) -> None:
        """Devices may have come or gone: look at them anew."""

    def listen(self, on: bool) -> None:
        """Open the microphone of the settings, or close it."""

    def play(self, on: bool, text: str, language: str) -> None:
        """Let the caller's voice say a text on the loudspeaker of the settings, or be silent."""

    @property
    def listening(self) -> bool:
        """Whether the microphone is open or is to be."""

    @property
    def playing(self) -> bool:
        """Whether a sample sounds, or is about to."""

    @property
    def now(self) -> Heard:
        """The microphone at this moment."""

    def quality(self) -> InputQuality:
        """How well the microphone hears."""

    @property
    def lost(self) -> str | None:
        """Why nothing can be heard, one sentence."""

    @property
    def problem(self) -> str | None:
        """Why the last sample could not be heard, one sentence."""

    @property
    def leak(self) -> float | None:
        """What of the last sample came into the microphone, dB; None: it was not measured."""

    def close(self) -> None:
        """Let the devices go."""


class SoundDesk:
    """The test of sound for the rooms that show it."""

    def __init__(self, hall: Hall) -> None:
        """Nothing is opened yet."""
        self._hall = hall
        self._quality = InputQuality("waiting")
        self._judged = -JUDGE_EVERY
        self._told: float | None = None
        self._played = False

    @property
    def _bench(self) -> Bench:
        return self._hall.services.bench

    def loudness(self) -> Loudness:
        """The microphone at this moment."""
        return loudness(self._bench.now, self._bench.lost is None)

    def page(self) -> SoundPage:
        """All but the loudness."""
        bench, services, t = self._bench, self._hall.services, self._hall.words
        now = services.clock()
        if now - self._judged >= JUDGE_EVERY:
            self._quality, self._judged = bench.quality(), now
        return sound_page(
            services.settings, bench.devices(), t, quality=self._quality, listening=bench.listening, lost=bench.lost,
            playing=bench.playing, problem=bench.problem, played=self._played,
        )  # fmt: skip

    def step(self) -> None:
        """Keep what was measured."""
        bench, services = self._bench, self._hall.services
        leak = bench.leak
        if leak is None or leak == self._told:
            return
        self._told = leak
        ear = services.settings.ear
        measured = Leak(round(leak, 1), ear.microphone, services.settings.voice.speaker)
        self._hall.keep(replace(services.settings, ear=replace(ear, leak=measured)))

    def listen(self, on: bool) -> None:
        """Open the microphone where the trainee has agreed to that, or close it."""
        self._bench.listen(on and self._hall.services.settings.agreed)
        self._judged = -JUDGE_EVERY
        self._hall.refresh()

    def do(self, intention: object) -> bool:
        """Carry out what concerns devices."""
        hall = self._hall
        match intention:
            case wish.ChooseDevice():
                self._choose(intention)
            case wish.TryMicrophone():
                self.listen(intention.on)
            case wish.PlaySample():
                t, self._told = hall.words, None
                self._played = self._played or intention.on
                sample = t("Hello, this is how callers sound here. Can you hear me well? One, two, three, four, five.")
                self._bench.play(intention.on, sample, t.language)
                hall.refresh()
            case _:
                return False
        return True

    def _choose(self, intention: wish.ChooseDevice) -> None:
        hall, bench = self._hall, self._bench
        settings = hall.services.settings
        name = intention.name or None
        if intention.kind == "microphone":
            settings = replace(settings, ear=replace(settings.ear, microphone=name))
        else:
            settings = replace(settings, voice=replace(settings.voice, speaker=name))
        if hall.keep(settings) and intention.kind == "microphone" and bench.listening:
            self.listen(on=True)

    def leave(self) -> None:
        """Let the devices go."""
        self._bench.close()
        self._quality, self._judged, self._played = InputQuality("waiting"), -JUDGE_EVERY, False


class BeforeCall:
    """The microphone on the brief: level and quality before a call that is to be spoken."""

    def __init__(self, hall: Hall) -> None:
        """Nothing was judged yet."""
        self._hall = hall
        self._judged = -JUDGE_EVERY
        self._heard: HeardView | None = None

    def moves(self, place: str, call: RunningCall | None) -> bool:
        """Whether the brief changes by itself."""
        return place == "brief" and call is not None and call.figures is not None

    def added(self, view: BriefView, figures: Figures | None) -> BriefView:
        """The brief with the microphone that is open."""
        if figures is None:
            return view
        now = self._hall.services.clock()
        if self._heard is None or now - self._judged >= JUDGE_EVERY:
            self._judged = now
            self._heard = heard_before(self._hall.services.settings, self._hall.words, figures.quality())
        return replace(view, heard=self._heard, live=loudness(figures.now))


def sound_page(
    settings: Settings, devices: Devices | None, t: Words, *, quality: InputQuality, listening: bool = False,
    lost: str | None = None, playing: bool = False, problem: str | None = None, played: bool = False,
) -> SoundPage:  # fmt: skip
    """The test of sound in words. `played`: a sample was asked for."""
    heard, heard_tone = _heard(settings, t, quality, listening, lost)
    voice: tuple[str, Tone] = ("", "plain")
    if problem is not None:
        voice = with_detail(t, t("Nothing can be played on this loudspeaker."), problem), "bad"
    elif played and not playing:
        voice = t("You heard nothing? Choose another loudspeaker, or turn it up."), "plain"
    leak, leak_tone = leak_words(settings, t)
    known = devices or Devices((), ())
    return SoundPage(
        microphones=_options(t, known.microphones, settings.ear.microphone), microphone=settings.ear.microphone or "",
        speakers=_options(t, known.speakers, settings.voice.speaker), speaker=settings.voice.speaker or "",
        heard=heard, heard_tone=heard_tone, listening=listening, may_listen=settings.agreed,
        voice=voice[0], voice_tone=voice[1], playing=playing, leak=leak, leak_tone=leak_tone,
    )  # fmt: skip


def _options(t: Words, found: Sequence[str], chosen: str | None) -> tuple[tuple[str, str], ...]:
    """The system's choice, the devices that are there, and the chosen one even where it is not."""
    options = [("", t("What the system uses")), *((name, name) for name in dict.fromkeys(found))]
    if chosen is not None and chosen not in found:
        options.append((chosen, t("{device} (not there)", device=chosen)))
    return tuple(options)


def _heard(settings: Settings, t: Words, quality: InputQuality, listening: bool, lost: str | None) -> tuple[str, Tone]:
    if not settings.agreed:
        return t("You have not agreed to recordings: the microphone stays closed, and you answer by typing."), "plain"
    if not listening:
        return t("The microphone is closed."), "plain"
    if lost is not None:
        return with_detail(
            t, t("The microphone cannot be used. Is it plugged in, and allowed to this program?"), lost
        ), "bad"
    return quality_words(quality, t)


def quality_words(quality: InputQuality, t: Words) -> tuple[str, Tone]:
    """How the microphone hears, and what to do about it."""
    match quality.state:
        case "good":
            return t("You can be heard well."), "good"
        case "quiet":
            return t("You are hard to hear: turn the microphone up, or bring it nearer to your mouth."), "middle"
        case "clipped":
            return t("You are too loud and cut off: turn the microphone down, or move it away a little."), "middle"
        case "noisy":
            return t("The room is loud: words may be misheard. A quieter place helps, or the talk key."), "middle"
        case "silent":
            return t("Only silence comes in: is the microphone muted, or not allowed to this program?"), "bad"
    return t("Say a few words, as you would greet a caller."), "plain"


def heard_before(settings: Settings, t: Words, quality: InputQuality) -> HeardView:
    """The microphone before a call that is to be spoken."""
    text, tone = quality_words(quality, t)
    return HeardView(text, tone, closed_words(settings, t))


def closed_words(settings: Settings, t: Words) -> str:
    """When the microphone is closed in a call, and why; empty: it is open all the time."""
    if settings.ear.push_to_talk:
        return t("The microphone is open only while you hold the talk key.")
    if settings.turns.half_duplex:
        return t("The microphone is closed while the caller speaks, as the settings ask: you cannot interrupt.")
    if closes_microphone(settings):
        return t(
            "The loudspeaker reaches the microphone, so it is closed while the caller speaks: you cannot interrupt. "
            "With a headset you can; test it in the settings."
        )
    return ""


def loudness(now: Heard, works: bool = True) -> Loudness:
    """A block of the microphone as the meter shows it."""
    level = (now.level_db - QUIETEST) / (LOUDEST - QUIETEST)
    return Loudness(max(0.0, min(1.0, level)), now.speech >= 0.5, works)


def leak_words(settings: Settings, t: Words) -> tuple[str, Tone]:
    """What of the loudspeaker comes into the microphone, and what follows from it; empty: it was not measured."""
    leak = settings.ear.leak
    if leak is None or (leak.microphone, leak.speaker) != (settings.ear.microphone, settings.voice.speaker):
        return "", "plain"
    if not needs_closing(leak.db, settings.turns.leak):
        return t("The loudspeaker does not reach the microphone: you and the caller may speak at once."), "good"
    return t(
        "The caller is heard in your microphone ({db} dB). It is closed while the caller speaks, so you cannot "
        "interrupt; with a headset you can.", db=round(leak.db),
    ), "middle"  # fmt: skip


def with_detail(t: Words, sentence: str, detail: str) -> str:
    """What drivers say is English; other screens leave it to `three-rings doctor`."""
    return f"{sentence} ({detail.rstrip('.')})" if t.language == "en" else sentence


__all__ = [
    "BeforeCall", "Bench", "Devices", "SoundDesk", "heard_before", "leak_words", "loudness", "quality_words",
    "sound_page", "with_detail",
]  # fmt: skip
