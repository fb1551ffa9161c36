"""The bench of the desk on real devices: lists them, opens the microphone, lets the caller's voice say a sample."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

from simulator.commands.probe import probe
from simulator.desk.sound_bench import Devices
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.speech.level import Heard, InputQuality
    from simulator.speech.rendered import Rendering
    from simulator.speech.sound_check import SoundCheck


class DeviceBench:
    """`simulator.desk.sound_bench.Bench` on the devices that the settings name."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        """`settings` gives those in force. Nothing is opened or looked at yet."""
        self._settings = settings
        self._made: SoundCheck | None = None
        self._looked: Future[Devices] | None = None
        self._known: Devices | None = None

    @property
    def _check(self) -> SoundCheck:
        """Made when it is first used: the window does not wait for it."""
        if self._made is None:
            from simulator.speech.sound_check import SoundCheck

            self._made = SoundCheck()
        return self._made

    def devices(self) -> Devices | None:
        """What there is; while it is looked at anew, what there was."""
        if self._looked is None:
            self.look_again()
        if self._looked is not None and self._looked.done():
            self._known = self._looked.result()
        return self._known

    def look_again(self) -> None:
        """Look in processes of their own, beside the window."""
        looked: Future[Devices] = Future()
        self._looked = looked
        Thread(target=_look, args=(looked,), name="devices", daemon=True).start()

    def listen(self, on: bool) -> None:
        """Open the microphone, never without the trainee's agreement."""
        settings = self._settings()
        if on and settings.agreed:
            self._check.listen(settings.ear.microphone)
        else:
            self._check.deafen()

    def play(self, on: bool, text: str, language: str) -> None:
        """Let the caller's voice say a text."""
        settings = self._settings()
        if on:
            self._check.play(lambda: _spoken(settings, text, language), settings.voice.speaker, settings.voice.volume)
        else:
            self._check.hush()

    @property
    def listening(self) -> bool:
        """Whether the microphone is open or is to be."""
        return self._check.listening

    @property
    def playing(self) -> bool:
        """Whether a sample sounds, or is about to."""
        return self._check.playing

    @property
    def now(self) -> Heard:
        """The microphone at this moment."""
        return self._check.now

    def quality(self) -> InputQuality:
        """How well the microphone hears."""
        return self._check.quality()

    @property
    def lost(self) -> str | None:
        """Why nothing can be heard."""
        return self._check.lost

    @property
    def problem(self) -> str | None:
        """Why the last sample could not be heard."""
        return self._check.problem

    @property
    def leak(self) -> float | None:
        """What of the last sample came into the microphone, dB."""
        return self._check.leak

    def close(self) -> None:
        """Let the devices go."""
        if self._made is not None:
            self._made.close()


def _look(looked: Future[Devices]) -> None:
    names = {kind: tuple(str(one["name"]) for one in probe(kind).found) for kind in ("microphone", "speaker")}
    looked.set_result(Devices(names["microphone"], names["speaker"]))


def _spoken(settings: Settings, text: str, language: str) -> Rendering:
    """The text in the voice that callers of this language have. Raises VoiceError."""
    from simulator.call.ports import VoiceStyle
    from simulator.sound import spoken_voices

    voices = spoken_voices(settings)
    try:
        return voices.render(text, language, VoiceStyle("female"))
    finally:
        voices.close()


__all__ = ["DeviceBench"]
