"""The recogniser's process on whisper, through SpeechRecognition's adapter of faster-whisper, for a named folder.

SpeechRecognition's own call would load the model anew for every utterance; here it is loaded once.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from typing import Any, Final

from simulator.speech.ear_whole import NOTHING, Reading, WholeWorker
from simulator.speech.engine_worker import Answer, serve
from simulator.speech.vad import RATE

THREADS: Final = 2
NO_SPEECH: Final = 0.6
UNSURE: Final = -1.0
"""A stretch that is taken for no speech with this probability and read with less than this mean log-probability is a
hallucination: whisper's own thresholds."""


class WhisperReader:
    """One loaded model."""

    def __init__(self, folder: str, language: str) -> None:
        try:
            import faster_whisper  # noqa: PLC0415 - installed by who wants it
        except ImportError as error:
            raise RuntimeError("the package faster-whisper is not installed (pip install faster-whisper)") from error
        import speech_recognition  # noqa: PLC0415
        from speech_recognition.recognizers.whisper_local.base import WhisperCompatibleRecognizer  # noqa: PLC0415
        from speech_recognition.recognizers.whisper_local.faster_whisper import TranscribableAdapter  # noqa: PLC0415

        model = faster_whisper.WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=THREADS)
        self._audio = speech_recognition.AudioData
        self._recogniser = WhisperCompatibleRecognizer(TranscribableAdapter(model))
        self._language = language

    def __call__(self, sound: bytes) -> Reading:
        """What the model reads in the sound."""
        found: Any = self._recogniser.recognize(
            self._audio(sound, RATE, 2), show_dict=True, language=self._language, beam_size=1, word_timestamps=True,
            condition_on_previous_text=False,
        )  # fmt: skip
        return reading_of(found["segments"], spaced=self._language == "en")


def reading_of(segments: Iterable[Any], *, spaced: bool) -> Reading:
    """Words and text of whisper's segments without those that it made up on silence."""
    kept = [one for one in segments if not (one.no_speech_prob > NO_SPEECH and one.avg_logprob < UNSURE)]
    text = (" " if spaced else "").join(one.text.strip() for one in kept)
    if not text:
        return Reading("", failed=NOTHING)
    words = tuple(
        {
            "text": word.word.strip(),
            "from": float(word.start),
            "until": float(word.end),
            "confidence": round(float(word.probability), 3),
        }
        for one in kept
        for word in one.words or ()
        if word.word.strip()
    )
    sure = sum(one.avg_logprob for one in kept) / len(kept)
    return Reading(text, words, round(min(1.0, math.exp(sure)), 3))


def _worker(answer: Answer) -> WholeWorker:
    return WholeWorker(answer, sys.argv[2], WhisperReader(sys.argv[1], sys.argv[2]))


if __name__ == "__main__":
    serve(_worker)
