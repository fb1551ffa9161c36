"""The loudspeaker: pygame's mixer, opened when it is first needed, opened again after it was lost."""

from __future__ import annotations

import contextlib
import os
import time
from typing import Any, Final

import numpy as np

from simulator.errors import SpeechError
from simulator.speech.alsa import hush_alsa
from simulator.speech.samples import Samples, resampled, to_int16
from simulator.speech.sdl import running_devices

MIXER_RATE: Final = 44100
"""Rate that every sound card takes, Hz."""
MIXER_BLOCK: Final = 512
"""Frames mixed at once: 12 ms, so that ducking and stopping are heard at once."""
CHANNELS: Final = 8
OPEN_AGAIN_AFTER: Final = 1.0
"""Seconds before a loudspeaker that could not be opened is tried again."""


class SpeakerError(SpeechError):
    """Nothing can be played; the message is one sentence for the trainee."""


class Speaker:
    """Plays arrays on numbered channels. Its methods may be called from any thread."""

    def __init__(self, device: str | None = None, volume: float = 1.0) -> None:
        """`device` is one of `speaker_devices()`, None the system's own choice. Nothing is opened yet.

        `volume` is the loudness of everything, 0 to 1.
        """
        self._device, self._volume = device, volume
        self._refused: tuple[float, str] | None = None
        self._playing: dict[int, Any] = {}  # the mixer keeps no reference to what it plays
        self._sdl_devices: tuple[int, ...] = ()

    def open(self) -> None:
        """Open the device; raises SpeakerError. Does nothing where it is open."""
        mixer = _mixer()
        if mixer.get_init():
            self._sdl_devices = self._sdl_devices or running_devices()
            return
        now = time.monotonic()
        if self._refused and now - self._refused[0] < OPEN_AGAIN_AFTER:
            raise SpeakerError(self._refused[1])
        import pygame  # noqa: PLC0415

        try:
            mixer.init(MIXER_RATE, -16, 2, MIXER_BLOCK, devicename=self._device)
            mixer.set_num_channels(CHANNELS)
        except pygame.error as error:
            named = f" '{self._device}'" if self._device else ""
            sentence = f"The loudspeaker{named} cannot be opened: {_first_line(error)}."
            self._refused = (now, sentence)
            raise SpeakerError(sentence) from error
        self._refused = None
        self._sdl_devices = running_devices()

    @property
    def lost(self) -> bool:
        """Whether the device went away while it was open: SDL then goes on as if it played."""
        return bool(self._sdl_devices) and not set(self._sdl_devices) & set(running_devices())

    def play(self, channel: int, samples: Samples, rate: int, *, gain: float = 1.0, loop: bool = False) -> None:
        """Start a sound at once, in place of what the channel plays; raises SpeakerError."""
        self.open()
        import pygame  # noqa: PLC0415

        try:
            settings = pygame.mixer.get_init()
            if not settings:
                raise SpeakerError("The loudspeaker was closed.")
            mixer_rate, _, count = settings
            mono = to_int16(resampled(samples, rate, mixer_rate))
            sound = pygame.mixer.Sound(buffer=np.ascontiguousarray(np.repeat(mono[:, None], count, axis=1)).tobytes())
            line = pygame.mixer.Channel(channel)
            line.set_volume(gain * self._volume)
            line.play(sound, loops=-1 if loop else 0)
        except pygame.error as error:
            raise SpeakerError(f"The loudspeaker failed: {_first_line(error)}.") from error
        self._playing[channel] = sound

    def busy(self, channel: int) -> bool:
        """Whether a channel still sounds."""
        line = self._channel(channel)
        return line is not None and bool(line.get_busy())

    def gain(self, channel: int, factor: float) -> None:
        """Set the loudness of a channel, 0 to 1, from the next mixed block on (12 ms)."""
        line = self._channel(channel)
        if line is not None:
            line.set_volume(factor * self._volume)

    def stop(self, channel: int) -> None:
        """Silence a channel from the next mixed block on."""
        line = self._channel(channel)
        if line is not None:
            line.stop()
        self._playing.pop(channel, None)

    def close(self) -> None:
        """Let the device go."""
        mixer = _mixer()
        if mixer.get_init():
            mixer.quit()
        self._playing.clear()
        self._sdl_devices = ()

    def reopen(self) -> None:
        """Close and open the device, after it was lost; raises SpeakerError."""
        self.close()
        self._refused = None
        self.open()

    @staticmethod
    def _channel(channel: int) -> Any:
        import pygame  # noqa: PLC0415

        with contextlib.suppress(pygame.error):  # the mixer was closed: nothing sounds
            if pygame.mixer.get_init():
                return pygame.mixer.Channel(channel)
        return None


def speaker_devices() -> tuple[str, ...]:
    """Names of the loudspeakers; raises SpeakerError where there is no sound system."""
    mixer = _mixer()
    import pygame  # noqa: PLC0415

    opened = not mixer.get_init()
    try:
        if opened:
            mixer.init(MIXER_RATE, -16, 2, MIXER_BLOCK)
        from pygame._sdl2 import audio  # noqa: PLC0415

        return tuple(str(name) for name in audio.get_audio_device_names(False))
    except pygame.error as error:
        raise SpeakerError(f"There is no loudspeaker: {_first_line(error)}.") from error
    finally:
        if opened and mixer.get_init():
            mixer.quit()


def _mixer() -> Any:
    hush_alsa()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame  # noqa: PLC0415
    import pygame.mixer  # noqa: PLC0415

    return pygame.mixer


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


__all__ = ["Speaker", "SpeakerError", "speaker_devices"]
