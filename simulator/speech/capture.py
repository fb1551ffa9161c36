"""Where sound comes from: PortAudio through sounddevice, else pygame's own capture. Blocks of 16 kHz, mono."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from simulator.errors import SpeechError
from simulator.speech.alsa import hush_alsa
from simulator.speech.samples import Samples, StreamResampler, from_int16
from simulator.speech.sdl import pause, running_devices
from simulator.speech.vad import BLOCK, RATE

Deliver = Callable[[Samples], None]
"""Called on the device's own thread with samples at RATE, any number."""
Lost = Callable[[str], None]
"""Called once when the device stopped by itself; one sentence."""


_PORTAUDIO = threading.RLock()
"""Held while PortAudio opens, closes or looks for devices: ending it under an open stream ends the process."""
_open_streams: set[int] = set()
"""Streams of PortAudio that are open, by the identity of their captures."""


class CaptureError(SpeechError):
    """No sound can be taken in; the message is one sentence for the trainee."""


class Capture(Protocol):
    """An open microphone."""

    name: str

    def close(self) -> None:
        """Stop and let the device go."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone that can be chosen."""

    name: str
    preferred: bool
    """Whether the system takes it when none is named."""


class SounddeviceCapture:
    """A microphone through PortAudio."""

    def __init__(self, device: str | None, deliver: Deliver, lost: Lost) -> None:
        """Open and start; `device` is a name of `input_devices()`. Raises CaptureError."""
        sd = _sounddevice()
        self._closing = False
        self._lost = lost
        with _PORTAUDIO:
            try:
                index = None if device is None else _index_of(sd, device)
                facts = sd.query_devices(index, "input")
                self.name = str(facts["name"])
                self._stream = self._open(sd, index, RATE, deliver)
            except (sd.PortAudioError, ValueError) as error:
                raise CaptureError(f"No microphone can be opened: {_sentence(error)}") from error
            _open_streams.add(id(self))

    def _open(self, sd: Any, index: int | None, rate: int, deliver: Deliver) -> Any:
        resampler = None if rate == RATE else StreamResampler(rate, RATE)

        def take(block: Any, *_: Any) -> None:
            samples = from_int16(block[:, 0])
            deliver(resampler.feed(samples) if resampler else samples)

        try:
            stream = sd.InputStream(
                samplerate=rate, blocksize=round(BLOCK * rate / RATE), device=index, channels=1, dtype="int16",
                latency="low", callback=take, finished_callback=self._finished,
            )  # fmt: skip
        except sd.PortAudioError:
            own = int(sd.query_devices(index, "input")["default_samplerate"])
            if rate == own:
                raise
            return self._open(sd, index, own, deliver)
        stream.start()
        return stream

    def _finished(self) -> None:
        if not self._closing:
            self._lost("The microphone was unplugged or its sound system stopped.")

    def close(self) -> None:
        """Stop and let the device go."""
        self._closing = True
        sd = _sounddevice()
        with _PORTAUDIO:
            with contextlib.suppress(sd.PortAudioError):  # a device that is gone cannot be closed either
                self._stream.abort(ignore_errors=True)
                self._stream.close(ignore_errors=True)
            _open_streams.discard(id(self))


class PygameCapture:
    """A microphone through SDL, where PortAudio is missing."""

    def __init__(self, device: str | None, deliver: Deliver, lost: Lost) -> None:
        """Open and start; raises CaptureError."""
        import pygame  # noqa: PLC0415

        audio = _pygame_audio()
        self._lost = lost
        try:
            names = [str(name) for name in audio.get_audio_device_names(True)]
            if not names:
                raise CaptureError("No microphone was found.")
            if device is not None and device not in names:
                raise CaptureError(f"The microphone '{device}' is not there.")
            self.name = device or names[0]
            self._device = audio.AudioDevice(
                self.name, 1, RATE, audio.AUDIO_S16, 1, BLOCK, 0,
                lambda _, data: deliver(from_int16(np.frombuffer(bytes(data), dtype=np.int16))),
            )  # fmt: skip
            before = running_devices()
            self._device.pause(0)
            self._numbers = [number for number in running_devices() if number not in before]
        except pygame.error as error:
            raise CaptureError(f"No microphone can be opened: {_sentence(error)}") from error

    def close(self) -> None:
        """Stop and let the device go.

        pygame would wait, with Python's lock held, for SDL's thread, which may itself wait for that lock to deliver a
        block: the device is made silent first. Where that cannot be done it is left open.
        """
        for number in self._numbers:
            pause(number)
        if self._numbers:
            self._device.close()


def open_capture(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
    """Open a microphone by the best way there is; raises CaptureError."""
    try:
        return SounddeviceCapture(device, deliver, lost)
    except _PortAudioMissingError:
        return PygameCapture(device, deliver, lost)


def input_devices() -> tuple[InputDevice, ...]:
    """The microphones of this machine; raises CaptureError where there is no sound system."""
    try:
        sd = _sounddevice()
    except _PortAudioMissingError:
        import pygame  # noqa: PLC0415

        try:
            names = [str(name) for name in _pygame_audio().get_audio_device_names(True)]
        except pygame.error as error:
            raise CaptureError(f"No microphone was found: {_sentence(error)}") from error
        return tuple(InputDevice(name, place == 0) for place, name in enumerate(names))
    try:
        chosen = sd.default.device[0]
        facts = list(sd.query_devices())
    except sd.PortAudioError as error:
        raise CaptureError(f"The microphones cannot be listed: {_sentence(error)}") from error
    return tuple(
        InputDevice(str(fact["name"]), place == chosen)
        for place, fact in enumerate(facts)
        if fact["max_input_channels"] > 0
    )


def rescan() -> None:
    """Look for devices anew: PortAudio goes on listing those that were there at its start.

    While a stream is open nothing is done: whoever has it hears.
    """
    with contextlib.suppress(_PortAudioMissingError):
        sd = _sounddevice()
        with _PORTAUDIO:
            if _open_streams:
                return
            with contextlib.suppress(sd.PortAudioError):
                sd._terminate()
                sd._initialize()


class _PortAudioMissingError(Exception):
    """The library PortAudio is not installed."""


def _sounddevice() -> Any:
    hush_alsa()
    try:
        import sounddevice  # noqa: PLC0415
    except (OSError, ImportError) as error:
        raise _PortAudioMissingError(str(error)) from error
    return sounddevice


def _pygame_audio() -> Any:
    """SDL's sound part; raises CaptureError where the machine has none."""
    import pygame  # noqa: PLC0415
    from pygame._sdl2 import audio  # noqa: PLC0415

    if pygame.mixer.get_init() is None:
        try:
            pygame.mixer.init()  # SDL lists and opens microphones only when its sound part runs
        except pygame.error as error:
            raise CaptureError(f"No microphone was found: {_sentence(error)}") from error
    return audio


def _index_of(sd: Any, device: str) -> int:
    for place, fact in enumerate(sd.query_devices()):
        if fact["max_input_channels"] > 0 and str(fact["name"]) == device:
            return place
    raise ValueError(f"the microphone '{device}' is not there")


def _sentence(error: BaseException) -> str:
    text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return text if text.endswith(".") else f"{text}."


__all__ = [
    "Capture", "CaptureError", "Deliver", "InputDevice", "Lost", "PygameCapture", "SounddeviceCapture",
    "input_devices", "open_capture", "rescan",
]  # fmt: skip
