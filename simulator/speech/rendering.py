"""Text to sound: asks the voice's process, watches its deadline, keeps what was rendered in a cache of WAV files."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import os
import queue
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

import numpy as np

from simulator.call.ports import SpokenLine, VoiceStyle
from simulator.speech.engine_process import EngineProcess
from simulator.speech.frames import Head
from simulator.speech.line import conditioned
from simulator.speech.rendered import Rendering, VoiceError, keep_rendering, prune, read_rendering
from simulator.speech.samples import Samples, at_level, from_int16, gain_of, to_int16, trimmed

START_AGAIN_AFTER: Final = 10.0
"""Seconds before an engine that could not start is tried once more."""
VOICE_DB: Final = -20.0
"""Level of a neutral voice, dBFS RMS of its voiced parts."""
CACHE_VERSION: Final = 1
"""Raise when the same request renders differently."""

MOOD_RATE: Final = 0.025
"""Faster by this share for each step of anger: 12 % at -5."""
MOOD_VOLUME_DB: Final = 0.7
"""Louder by this for each step of anger."""
MOOD_PITCH: Final = 0.4
"""Higher by this many semitones for each step of anger."""
GLAD_PITCH: Final = 0.2
"""Higher by this many semitones for each step of gladness."""


@dataclass(frozen=True, slots=True)
class SpeakingEngine:
    """How a voice's process is started, and what may be expected of it."""

    name: str
    """For the record's header."""
    module: str
    """Module that is run as the engine's process."""
    arguments: tuple[str, ...] = ()
    deadline: float = 2.8
    """Seconds after which it counts as hung when it does not answer: the promise for the system's voices is 3."""
    start: float = 2.8
    """Seconds within which it is ready; more than `deadline` where it has large files to load."""
    key: tuple[str, ...] | None = None
    """What of its arguments changes how a text sounds, for the cache; None: all of them."""
    chunk: int = 300
    """Longest text rendered in one request, characters; of 1,320 espeak-ng took up to 2.7 s."""


PYTTSX3: Final = SpeakingEngine("pyttsx3", "simulator.speech.voice_pyttsx3")
"""The system's own voices."""
Choose = Callable[[str, VoiceStyle], str | None]
"""Id or name of the voice for a language and a style; None: the engine's choice."""


@dataclass(frozen=True, slots=True)
class InstalledVoice:
    """A voice that the engine offers."""

    id: str
    name: str
    language: str
    """Language tag as the engine gives it, lower case."""
    sex: str
    """`female`, `male` or empty where the engine does not say."""
    robotic: bool = False
    """Whether it is one of espeak's, which are understood but sound like a machine."""


class Renders(Protocol):
    """What makes lines and words audible; its methods may be called from any thread."""

    def line(self, line: SpokenLine) -> Rendering:
        """A customer's line as it is heard. Raises VoiceError."""

    def render(self, text: str, language: str, style: VoiceStyle) -> Rendering:
        """The bare voice. Raises VoiceError."""

    def close(self) -> None:
        """End the engines' processes."""


class VoiceRenderer:
    """Renders lines through one engine process; safe to call from several threads, one request at a time.

    A crash is met by a new process and one more try within the engine's deadline; a hang is noticed after it, the
    process killed and replaced, and VoiceError raised.
    """

    def __init__(
        self, cache: Path | None = None, *, engine: SpeakingEngine = PYTTSX3, driver: str | None = None,
        voices: Mapping[str, str] = MappingProxyType({}), choose: Choose | None = None, pace: float = 1.0,
    ) -> None:  # fmt: skip
        """`cache` is the folder of rendered files (None: none are kept); `driver` a pyttsx3 driver's name.

        `voices` names a voice by language, by its id or name, or `choose` does; `pace` is a factor of every line's
        own rate.
        """
        self._cache = cache
        self._choose = choose or (lambda language, _: voices.get(language))
        self._pace = pace
        self._engine = replace(engine, arguments=(driver,)) if driver else engine
        self._one = threading.Lock()
        self._ids = itertools.count(1)
        self._process: EngineProcess | None = None
        self._answers: queue.SimpleQueue[tuple[EngineProcess | None, Head]] = queue.SimpleQueue()
        self._failed_start: tuple[float, str] | None = None
        self._closed = False
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True, mode=0o700)

    def line(self, line: SpokenLine) -> Rendering:
        """A customer's line as it is heard: recording or rendered text, mood, volume and the line's conditions.

        Raises VoiceError.
        """
        style = line.style
        dry = _recorded(line.recording) if line.recording else self.render(line.text, line.language, style)
        loud = gain_of(-MOOD_VOLUME_DB * style.mood) if style.mood < 0 else 1.0
        samples = np.asarray(dry.samples * np.float32(min(style.volume * loud, gain_of(-VOICE_DB - 6))), np.float32)
        try:
            heard = conditioned(
                samples, dry.rate, band=style.band, noise=style.noise, noise_level=style.noise_level,
                seed=f"{line.line}/{line.text}", dropouts=style.dropouts,
            )  # fmt: skip
        except ValueError as error:
            raise VoiceError(f"{str(error)[0].upper()}{str(error)[1:]}.") from error
        return Rendering(np.clip(heard, -1.0, 1.0), dry.rate)

    def render(self, text: str, language: str, style: VoiceStyle) -> Rendering:
        """The bare voice at VOICE_DB, from the cache or the engine; raises VoiceError.

        Of the style only sex, rate, pitch and mood count here.
        """
        if not any(character.isalnum() for character in text):
            raise VoiceError("There is no word to speak in this line.")
        request = _request(text, language, replace(style, rate=style.rate * self._pace))
        voice = self._choose(language, style)
        if voice is not None:
            request["voice"] = voice
        kept = self._kept(request)
        if kept is not None and (found := read_rendering(kept)) is not None:
            os.utime(kept)
            return found
        parts: list[Samples] = []
        rate = 0
        for chunk in _chunks(text, self._engine.chunk):
            part = self._ask({**request, "text": chunk})
            parts.append(trimmed(part.samples, part.rate, lead=0.01, tail=0.12))
            rate = part.rate
        samples = at_level(np.concatenate(parts), rate, VOICE_DB)
        rendering = Rendering(from_int16(to_int16(samples)), rate)  # as it comes back from the cache
        if kept is not None:
            keep_rendering(kept, rendering)
        return rendering

    def voices(self) -> tuple[InstalledVoice, ...]:
        """All voices of the engine; raises VoiceError."""
        with self._one:
            answer = self._exchange({"type": "voices"}, lambda head: head.get("type") == "voices", time.monotonic())
        return tuple(InstalledVoice(**voice) for voice in answer["voices"])

    def start(self) -> None:
        """Start the engine's process ahead of the first line; raises VoiceError."""
        with self._one:
            self._running(time.monotonic())

    @property
    def pid(self) -> int | None:
        """Id of the engine's process, None while there is none."""
        process = self._process
        return process.pid if process is not None and process.alive else None

    def close(self) -> None:
        """End the engine's process; a request under way fails."""
        self._closed = True
        process, self._process = self._process, None
        if process is not None:
            process.close()
            self._answers.put((process, {"type": "gone", "reason": "it was closed"}))
        if self._cache is not None:
            prune(self._cache)

    # --- the engine ----------------------------------------------------------------------------------------

    def _ask(self, request: dict[str, Any]) -> Rendering:
        with self._one:
            number = next(self._ids)
            path = self._scratch(number)
            try:
                answer = self._exchange(
                    {**request, "type": "render", "id": number, "path": str(path)},
                    lambda head: head.get("id") == number,
                    time.monotonic(),
                )
                if answer["type"] == "failed":
                    raise VoiceError(str(answer["reason"]))
                rendering = read_rendering(path)
            finally:
                path.unlink(missing_ok=True)
        if rendering is None:
            raise VoiceError("The voice engine wrote a sound file that cannot be read.")
        return rendering

    def _exchange(self, request: dict[str, Any], fits: Callable[[Head], bool], began: float) -> Head:
        deadline = began + self._engine.deadline
        tries = 0
        while True:
            process = self._running(deadline)
            if self._engine.start > self._engine.deadline:  # what it took to load is not the request's fault
                deadline = max(deadline, time.monotonic() + self._engine.deadline)
            tries += 1
            process.send(request)
            head = self._answer_of(process, fits, deadline)
            if head is None:
                process.kill()
                self._process = None
                self._restart()
                within = f"within {math.ceil(self._engine.deadline)} seconds"
                raise VoiceError(f"The voice engine did not answer {within} and was restarted.")
            if head["type"] != "gone":
                return head
            self._process = None
            if tries > 1 or self._closed or time.monotonic() >= deadline:
                self._restart()
                raise VoiceError(f"The voice engine crashed and was restarted: {head['reason']}.")

    def _answer_of(self, process: EngineProcess, fits: Callable[[Head], bool], deadline: float) -> Head | None:
        while (left := deadline - time.monotonic()) > 0:
            try:
                source, head = self._answers.get(timeout=left)
            except queue.Empty:
                break
            if source is process and (head["type"] == "gone" or fits(head)):
                return head
        return None

    def _running(self, deadline: float) -> EngineProcess:
        if self._closed:
            raise VoiceError("The voice is closed.")
        if self._process is not None and self._process.alive:
            return self._process
        if self._failed_start and time.monotonic() - self._failed_start[0] < START_AGAIN_AFTER:
            raise VoiceError(self._failed_start[1])
        process = self._spawn()
        head = self._answer_of(
            process, lambda head: head.get("type") == "ready", max(deadline, time.monotonic() + self._engine.start)
        )
        if head is None or head["type"] == "gone":
            process.kill()
            reason = "it did not start in time" if head is None else str(head["reason"])
            sentence = f"The voice engine cannot be used: {_cause(reason)}"
            self._failed_start = (time.monotonic(), sentence)
            raise VoiceError(sentence)
        self._failed_start = None
        self._process = process
        return process

    def _spawn(self) -> EngineProcess:
        made: list[EngineProcess] = []
        ready = threading.Event()

        def put(head: Head) -> None:
            ready.wait()
            self._answers.put((made[0], head))

        try:
            process = EngineProcess(
                self._engine.module,
                self._engine.arguments,
                lambda head, _: put(head),
                lambda reason: put({"type": "gone", "reason": reason}),
            )
        except OSError as error:
            raise VoiceError(f"The voice engine cannot be started: {error}.") from error
        made.append(process)
        ready.set()
        return process

    def _restart(self) -> None:
        """Start a new process for the next line, without waiting for it."""
        if not self._closed:
            self._process = self._spawn()

    # --- files ---------------------------------------------------------------------------------------------

    def _scratch(self, number: int) -> Path:
        if self._cache is not None:
            return self._cache / f".{os.getpid()}-{id(self):x}-{number}.wav"
        import tempfile  # noqa: PLC0415

        handle, name = tempfile.mkstemp(suffix=".wav", prefix="three-rings-")
        os.close(handle)
        return Path(name)

    def _kept(self, request: dict[str, Any]) -> Path | None:
        if self._cache is None:
            return None
        said = self._engine.arguments if self._engine.key is None else self._engine.key
        key = json.dumps([CACHE_VERSION, self._engine.module, list(said), request], sort_keys=True)
        return self._cache / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.wav"


def _request(text: str, language: str, style: VoiceStyle) -> dict[str, Any]:
    anger = max(0.0, -style.mood)
    glad = max(0.0, style.mood)
    return {
        "text": " ".join(text.split()),
        "language": language,
        "sex": style.sex,
        "rate": round(style.rate * (1.0 + MOOD_RATE * anger), 3),
        "pitch": round(style.pitch + MOOD_PITCH * anger + GLAD_PITCH * glad, 2),
    }


def _chunks(text: str, longest: int) -> list[str]:
    """Whole sentences, joined up to `longest` characters; a longer sentence is cut at commas, else anywhere."""
    pieces: list[str] = []
    for sentence in re.findall(r"[^。！？!?.;；\n]+(?:[。！？!?;；\n]+|\.+(?!\d))?|\.", " ".join(text.split())):
        if len(sentence) <= longest:
            pieces.append(sentence)
            continue
        for part in re.findall(r"[^，,]+[，,]?", sentence):
            count = math.ceil(len(part) / longest)
            pieces.extend(part[i * longest : (i + 1) * longest] for i in range(count))
    chunks: list[str] = []
    for piece in pieces:
        if chunks and len(chunks[-1]) + len(piece) <= longest:
            chunks[-1] += piece
        else:
            chunks.append(piece)
    return [chunk for chunk in (chunk.strip() for chunk in chunks) if chunk]


def _recorded(path: Path) -> Rendering:
    found = read_rendering(path)
    if found is None:
        raise VoiceError(f"The recording '{path.name}' cannot be read.")
    return Rendering(at_level(found.samples, found.rate, VOICE_DB), found.rate)


def _cause(reason: str) -> str:
    text = reason.removeprefix("UnusableVoiceError: ")
    return text if text.endswith((".", ")")) else f"{text}."


__all__ = [
    "PYTTSX3",
    "Choose",
    "InstalledVoice",
    "Renders",
    "SpeakingEngine",
    "VoiceRenderer",
]
