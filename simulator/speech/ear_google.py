"""The recogniser's process on Google's web service, through SpeechRecognition: only where the settings ask for it.

The trainee's sound leaves the machine, encrypted; whoever chooses this is told so first.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from simulator.speech.ear_whole import NOTHING, Reading, WholeWorker
from simulator.speech.ears import EarEngine
from simulator.speech.engine_worker import Answer, serve
from simulator.speech.vad import RATE

ENDPOINT: Final = "https://www.google.com/speech-api/v2/recognize"
"""SpeechRecognition's own is the same without encryption."""
TAGS: Final[Mapping[str, str]] = {"zh": "zh-CN", "yue": "yue-Hant-HK", "en": "en-US"}
TIMEOUT_SECONDS: Final = 8.0
"""A service that has not answered by then is not understood: the customer would wait."""


class GoogleReader:
    """Sends one utterance after the other."""

    def __init__(self, language: str, endpoint: str, timeout: float) -> None:
        import speech_recognition  # noqa: PLC0415 - only this process needs it
        from speech_recognition.recognizers.google import recognize_legacy  # noqa: PLC0415

        self._library, self._recognise = speech_recognition, recognize_legacy
        self._recogniser = speech_recognition.Recognizer()
        self._recogniser.operation_timeout = timeout
        self._language, self._endpoint = TAGS[language], endpoint

    def __call__(self, sound: bytes) -> Reading:
        """What the service reads in the sound."""
        audio = self._library.AudioData(sound, RATE, 2)
        try:
            found: Any = self._recognise(
                self._recogniser, audio, language=self._language, show_all=True, endpoint=self._endpoint
            )
        except self._library.UnknownValueError:
            return Reading("", failed=NOTHING)
        except (self._library.RequestError, OSError, ValueError, KeyError) as error:
            return Reading("", failed=f"The recogniser's service did not answer: {_first_line(error)}.")
        best = (found.get("alternative") or [{}])[0] if isinstance(found, dict) else {}
        confidence = best.get("confidence")
        known = round(float(confidence), 3) if isinstance(confidence, int | float) else None
        return Reading(str(best.get("transcript", "")), confidence=known)


def google_engine(language: str, endpoint: str = ENDPOINT, timeout: float = TIMEOUT_SECONDS) -> EarEngine:
    """The engine for a language (`zh`, `yue`, `en`); `timeout` is in seconds."""
    described = json.dumps({"language": language, "endpoint": endpoint, "timeout": timeout})
    return EarEngine("google/web-speech", "simulator.speech.ear_google", (described,), remote=True)


def _worker(answer: Answer) -> WholeWorker:
    described = json.loads(sys.argv[1])
    return WholeWorker(answer, described["language"], GoogleReader(**described))


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


if __name__ == "__main__":
    serve(_worker)
