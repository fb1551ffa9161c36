"""The recogniser's process on pocketsphinx: English, no download, decoding while the trainee speaks."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import numpy as np

from simulator.speech.ears import EarEngine
from simulator.speech.engine_worker import Answer, serve
from simulator.speech.ghosts import reason_to_drop

FRAMES_A_SECOND: Final = 100
PARTIAL_BYTES: Final = 9600
"""New partial words at most every 0.3 s of sound."""
SEARCH: Final[Mapping[str, Any]] = {"topn": 16, "ds": 1, "fwdflat": False}
"""No second pass after the end of speech, which took 0.4 s and more on a busy machine; four times the usual number of
densities a frame makes up for it while the trainee still speaks."""
CALIBRATION: Final = (
    (0.0, 0.25), (0.1, 0.32), (0.22, 0.48), (0.38, 0.58), (0.55, 0.73), (0.7, 0.77), (0.84, 0.85), (0.93, 0.88),
    (0.99, 0.96), (1.0, 0.97),
)  # fmt: skip
"""Share of right words by posterior, measured on 1,464 words of two synthetic voices; people do rather better."""
MODEL: Final = "english.lm"
WORDS: Final = "english.dict"


class PocketsphinxWorker:
    """One long-lived decoder."""

    def __init__(self, answer: Answer, model: str) -> None:
        import pocketsphinx  # noqa: PLC0415

        self._answer = answer
        self._utterance: int | None = None
        self._bytes = 0
        self._since_partial = 0
        self._last_partial = ""
        options: dict[str, Any] = {"loglevel": "FATAL", "samprate": 16000}
        if model == "domain":
            data = resources.files("simulator.speech") / "data"
            with resources.as_file(data / MODEL) as language_model, resources.as_file(data / WORDS) as words:
                self._decoder = pocketsphinx.Decoder(lm=str(language_model), dict=str(words), **SEARCH, **options)
        else:
            self._decoder = pocketsphinx.Decoder(**options)

    def handle(self, head: Mapping[str, Any], body: bytes, waiting: int) -> None:
        """`begin`, `sound` (16-bit samples), `finish` and `cancel` of one utterance after the other."""
        kind, utterance = head["type"], int(head["utterance"])
        if kind == "begin":
            self._end()
            self._decoder.start_utt()
            self._utterance, self._bytes, self._since_partial, self._last_partial = utterance, 0, 0, ""
        elif utterance != self._utterance:
            return
        elif kind == "sound":
            self._decoder.process_raw(body, no_search=False, full_utt=False)
            self._bytes += len(body)
            self._since_partial += len(body)
            if self._since_partial >= PARTIAL_BYTES and waiting < 3:
                self._since_partial = 0
                self._tell_partial(utterance)
        elif kind == "finish":
            self._end()
            self._answer(self._final(utterance))
        elif kind == "cancel":
            self._end()

    def _end(self) -> None:
        if self._utterance is not None:
            self._decoder.end_utt()
            self._utterance = None

    def _tell_partial(self, utterance: int) -> None:
        hypothesis = self._decoder.hyp()
        text = hypothesis.hypstr.strip() if hypothesis is not None else ""
        if text and text != self._last_partial:
            self._last_partial = text
            self._answer({"type": "partial", "utterance": utterance, "text": text})

    def _final(self, utterance: int) -> dict[str, Any]:
        words: list[dict[str, Any]] = []
        for segment in self._decoder.seg() or ():
            text = segment.word.split("(")[0]
            if text.startswith(("<", "[", "++")):
                continue
            words.append({
                "text": text,
                "from": segment.start_frame / FRAMES_A_SECOND,
                "until": (segment.end_frame + 1) / FRAMES_A_SECOND,
                "confidence": confidence(float(segment.prob)),
            })  # fmt: skip
        text = " ".join(str(word["text"]) for word in words)
        failed = reason_to_drop(text, "en", self._bytes / 2 / 16000)
        if failed:
            text, words = "", []
        known = [float(word["confidence"]) for word in words]
        return {
            "type": "final", "utterance": utterance, "text": text, "words": words,
            "confidence": round(sum(known) / len(known), 3) if known else None, "failed": failed,
        }  # fmt: skip


def confidence(posterior: float) -> float:
    """Chance that a word is right whose posterior in the decoder's lattice is this (0 to 1), by CALIBRATION."""
    places, shares = zip(*CALIBRATION, strict=True)
    return round(float(np.interp(posterior, places, shares)), 3)


def pocketsphinx_engine(model: str = "domain") -> EarEngine:
    """The engine with the language model of this product (`domain`) or the one that pocketsphinx brings (`stock`)."""
    return EarEngine(f"pocketsphinx/{model}", "simulator.speech.ear_pocketsphinx", (model,))


if __name__ == "__main__":
    serve(lambda answer: PocketsphinxWorker(answer, sys.argv[1] if len(sys.argv) > 1 else "domain"))
