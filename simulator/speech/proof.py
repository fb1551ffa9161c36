"""The proof of a model before it is installed: in a process of its own it reads a sample, or speaks a sentence."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from simulator.call.ports import VoiceStyle
from simulator.speech.models import ModelError, model_engine
from simulator.speech.recognising import recognise_all
from simulator.speech.rendered import VoiceError
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.vad import RATE
from simulator.speech.voice_models import detect_voice
from simulator.speech.voice_routing import neural_engine

ANSWER_SECONDS: Final = 180.0
"""A large model on a slow disk is loaded and has answered within this."""
LONGEST_SECONDS: Final = 10.0
"""No more of a sample is recognised."""
LEAST_SECONDS: Final = 0.5
"""A sentence that sounds shorter was not spoken."""
SENTENCES: Final[Mapping[str, str]] = {
    "zh": "您好，我想问一下理赔的进度。",
    "yue": "你好，我想問一下理賠嘅進度。",
    "en": "Hello, I would like to ask about my claim.",
}
OWN_SAMPLES: Final = ("test_wavs/{0}.wav", "test_wavs/0.wav", "test_wavs/1.wav")
"""Where archives of sherpa-onnx bring speech of their languages."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a model showed."""

    text: str
    """What was recognised or spoken."""
    seconds: float
    """Length of the sound."""
    real_time_factor: float
    """Seconds of work for a second of sound."""


def prove_ear(folder: Path, language: str) -> Proof:
    """Let a recogniser read speech: its own sample, else ours. Raises ModelError with one sentence."""
    samples = _sample(folder, language)
    engine = model_engine(folder, language)
    times: list[float] = []
    try:
        finals = recognise_all(
            engine, [samples, samples], seconds=ANSWER_SECONDS, answered=lambda: times.append(time.monotonic())
        )
    except RuntimeError as error:
        raise ModelError(str(error)) from error
    seconds = samples.size / RATE
    if not finals[-1].text:
        raise ModelError(f"The model in {folder} loads, but understands nothing of a sample of speech.")
    return Proof(finals[-1].text, seconds, (times[1] - times[0]) / seconds)


def prove_voice(folder: Path, language: str) -> Proof:
    """Let a neural voice speak a sentence. Raises ModelError with one sentence."""
    text = SENTENCES[language]
    name = folder.name
    engine = neural_engine({name: detect_voice(folder)}, [name])
    renderer = VoiceRenderer(engine=engine, choose=lambda *_: name)
    try:
        renderer.start()
        began = time.monotonic()
        sound = renderer.render(text, language, VoiceStyle("female"))
        took = time.monotonic() - began
    except VoiceError as error:
        raise ModelError(str(error)) from error
    finally:
        renderer.close()
    if sound.seconds < LEAST_SECONDS or not np.abs(sound.samples).max() > 0:
        raise ModelError(f"The voice in {folder} loads, but speaks nothing of a sentence.")
    return Proof(text, sound.seconds, took / sound.seconds)


def _sample(folder: Path, language: str) -> Samples:
    for name in OWN_SAMPLES:
        path = folder / name.format(language)
        if path.is_file():
            try:
                return _read(path)
            except (OSError, soundfile.SoundFileError):
                continue
    with resources.as_file(resources.files("simulator.speech") / "data" / f"sample.{language}.flac") as path:
        return _read(path)


def _read(path: Path) -> Samples:
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = np.ascontiguousarray(samples.mean(axis=1), dtype=np.float32)
    return resampled(mono[: int(LONGEST_SECONDS * rate)], int(rate), RATE)


__all__ = ["SENTENCES", "Proof", "prove_ear", "prove_voice"]
