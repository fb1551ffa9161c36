"""The recogniser's process on vosk, for models that the user supplies where sherpa-onnx cannot be used."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from simulator.speech.engine_worker import Answer, serve
from simulator.speech.ghosts import reason_to_drop
from simulator.speech.vad import RATE

PARTIAL_BYTES: Final = 9600
"""New partial words at most every 0.3 s of sound."""


class VoskWorker:
    """One loaded model, one utterance after the other."""

    def __init__(self, answer: Answer, folder: str, language: str) -> None:
        try:
            import vosk  # noqa: PLC0415
        except ImportError as error:
            raise RuntimeError("the package vosk is not installed (pip install vosk)") from error
        vosk.SetLogLevel(-1)
        self._vosk = vosk
        self._answer = answer
        self._language = language
        self._model = vosk.Model(folder)
        self._recogniser: Any = None
        self._utterance: int | None = None
        self._bytes = 0
        self._since_partial = 0
        self._last_partial = ""
        self._parts: list[dict[str, Any]] = []

    def handle(self, head: Mapping[str, Any], body: bytes, waiting: int) -> None:
        """`begin`, `sound` (16-bit samples), `finish` and `cancel` of one utterance after the other."""
        kind, utterance = head["type"], int(head["utterance"])
        if kind == "begin":
            self._recogniser = self._vosk.KaldiRecognizer(self._model, RATE)
            self._recogniser.SetWords(True)
            self._utterance, self._bytes, self._since_partial, self._last_partial = utterance, 0, 0, ""
            self._parts = []
        elif utterance != self._utterance:
            return
        elif kind == "sound":
            if self._recogniser.AcceptWaveform(body):  # vosk closed a stretch by itself: the utterance goes on
                self._parts.append(json.loads(self._recogniser.Result()))
            self._bytes += len(body)
            self._since_partial += len(body)
            if self._since_partial >= PARTIAL_BYTES and waiting < 3:
                self._since_partial = 0
                self._tell_partial(utterance)
        elif kind == "finish":
            self._parts.append(json.loads(self._recogniser.FinalResult()))
            self._answer(self._final(utterance))
            self._utterance = None
        elif kind == "cancel":
            self._utterance = None

    def _tell_partial(self, utterance: int) -> None:
        texts = [part.get("text", "") for part in self._parts]
        text = self._joined([*texts, json.loads(self._recogniser.PartialResult()).get("partial", "")])
        if text and text != self._last_partial:
            self._last_partial = text
            self._answer({"type": "partial", "utterance": utterance, "text": text})

    def _final(self, utterance: int) -> dict[str, Any]:
        text = self._joined([part.get("text", "") for part in self._parts])
        words = [
            {"text": word["word"], "from": word["start"], "until": word["end"], "confidence": word["conf"]}
            for part in self._parts
            for word in part.get("result", ())
        ]
        known = [float(word["confidence"]) for word in words]
        sure = sum(known) / len(known) if known else None
        failed = reason_to_drop(text, self._language, self._bytes / 2 / RATE, sure)
        return {
            "type": "final", "utterance": utterance, "text": "" if failed else text, "words": [] if failed else words,
            "confidence": sure, "failed": failed,
        }  # fmt: skip

    def _joined(self, texts: list[str]) -> str:
        joined = " ".join(text.strip() for text in texts if text.strip())
        return joined if self._language == "en" else joined.replace(" ", "")


if __name__ == "__main__":
    serve(lambda answer: VoskWorker(answer, sys.argv[1], sys.argv[2]))
