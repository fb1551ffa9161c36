"""The recogniser's process on pocketsphinx: English, no download, decoding while the trainee speaks."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.speech.ears import EarEngine
from simulator.speech.engine_worker import Answer, serve
from simulator.speech.ghosts import reason_to_drop

FRAMES_A_SECOND: Final = 100
STEP: Final = 320
PARTIAL_BYTES: Final = 9600
"""New partial words at most every 0.3 s of sound."""
SEARCH: Final[Mapping[str, Any]] = {"topn": 16, "ds": 1, "fwdflat": False, "maxwpf": 20}
"""No second pass after the end of speech, which took 0.4 s and more on a busy machine; four times the usual number of
densities a frame makes up for it while the trainee still speaks. Twenty words a frame are followed at most: in noise at
5 dB the words came 0.2 s, at worst 0.56 s after the end of speech without that limit and 0.02 s with it, and of 1,438
words of 60 sentences as many are right (36.0 and 35.6 % wrong)."""
SAMPLE_BYTES: Final = 48_000
"""A decoder that has heard little gets to know the voice by the first 1.5 s of speech before it decodes them: on 24
rendered sentences of two voices the word error rate of a first utterance falls from 0.53 to 0.32, and of quiet speech
(-14 dB) from 0.44 to 0.33."""
LONGEST_WAIT_BYTES: Final = 96_000
"""After 3 s the decoding begins in any case, whether or not the sound seems to be speech."""
SPEECH_SHARE: Final = 0.05
"""Speech is what comes within 26 dB of the loudest; longer quiet between it would spoil the mean."""
NEAR_STEPS: Final = 5
SAMPLE_SHARE: Final = 0.85
"""How far the mean of the spectrum moves from what it was to that of the sample."""
MEAN_FRAMES: Final = 500
"""Frames that the mean of before counts for in the decoder's running mean (CMN_WIN of pocketsphinx)."""
LEAST_SAMPLE_BYTES: Final = 12_800
"""Less than 0.4 s says nothing of a voice."""
PROBE: Final = "probe"
COLD_BYTES: Final = 256_000
"""Below this much sound (8 s) a decoder counts as one that has heard little."""
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
        self._heard = self._told = 0
        self._sample: bytearray | None = None
        self._since_partial = 0
        self._last_partial = ""
        options: dict[str, Any] = {"loglevel": "FATAL", "samprate": 16000}
        if model == "domain":
            data = resources.files("simulator.speech") / "data"
            with resources.as_file(data / MODEL) as language_model, resources.as_file(data / WORDS) as words:
                self._decoder = pocketsphinx.Decoder(lm=str(language_model), dict=str(words), **SEARCH, **options)
        else:
            self._decoder = pocketsphinx.Decoder(**options)
        self._search = self._decoder.current_search()
        self._decoder.add_keyphrase(PROBE, "hello")

    def handle(self, head: Mapping[str, Any], body: bytes, waiting: int) -> None:
        """`begin`, `sound` (16-bit samples), `finish` and `cancel` of one utterance after the other."""
        kind, utterance = head["type"], int(head["utterance"])
        if kind == "begin":
            self._end()
            self._utterance, self._bytes, self._since_partial, self._last_partial = utterance, 0, 0, ""
            self._sample = bytearray() if self._heard < COLD_BYTES else None
            if self._sample is None:
                self._decoder.start_utt()
        elif utterance != self._utterance:
            return
        elif kind == "sound":
            self._bytes += len(body)
            self._since_partial += len(body)
            if self._sample is None:
                self._decode(body)
            else:
                self._sample += body
                if len(self._sample) >= LONGEST_WAIT_BYTES or len(speech_of(self._sample)) >= SAMPLE_BYTES:
                    self._get_to_know()
            if self._sample is None and self._since_partial >= PARTIAL_BYTES and waiting < 3:
                self._since_partial = 0
                self._tell_partial(utterance)
        elif kind == "finish":
            self._get_to_know()
            self._end()
            self._answer(self._final(utterance))
        elif kind == "cancel":
            self._end()

    def _decode(self, sound: bytes) -> None:
        """Decode sound, with a sign now and then that the work goes on."""
        for start in range(0, len(sound), PARTIAL_BYTES):
            piece = sound[start : start + PARTIAL_BYTES]
            self._decoder.process_raw(piece, no_search=False, full_utt=False)
            self._heard += len(piece)
            if self._heard - self._told >= PARTIAL_BYTES:
                self._told = self._heard
                self._answer({"type": "working"})

    def _get_to_know(self) -> None:
        """Move the mean of the spectrum towards the voice and the line of this utterance, then decode what waited."""
        if self._sample is None:
            return
        sample, self._sample = bytes(self._sample), None
        speech = speech_of(sample)[:SAMPLE_BYTES]
        if len(speech) >= LEAST_SAMPLE_BYTES:
            self._move_mean(speech)
        self._decoder.start_utt()
        self._decode(sample)

    def _move_mean(self, sample: bytes) -> None:
        """A search for one word, which costs little, lets the decoder take in the sample; the rest is its formula
        for the running mean, solved for the mean of the sample alone."""
        before = _numbers(self._decoder.get_cmn(False))
        self._decoder.activate_search(PROBE)
        self._decoder.start_utt()
        self._decoder.process_raw(sample, no_search=False, full_utt=False)
        self._decoder.end_utt()
        self._decoder.activate_search(self._search)
        frames = len(sample) / 2 / 16000 * FRAMES_A_SECOND
        moved = (_numbers(self._decoder.get_cmn(False)) - before) * (MEAN_FRAMES + frames) / frames
        self._decoder.set_cmn(",".join(f"{value:.4f}" for value in before + SAMPLE_SHARE * moved))

    def _end(self) -> None:
        """End the open utterance; one that is given up before it was sampled never reached the decoder."""
        if self._utterance is not None and self._sample is None:
            self._decoder.end_utt()
        self._utterance = self._sample = None

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
        known = [float(word["confidence"]) for word in words]
        sure = round(sum(known) / len(known), 3) if known else None
        failed = reason_to_drop(text, "en", self._bytes / 2 / 16000, sure)
        if failed:
            text, words, sure = "", [], None
        return {
            "type": "final", "utterance": utterance, "text": text, "words": words,
            "confidence": sure, "failed": failed,
        }  # fmt: skip


def speech_of(sound: bytes | bytearray) -> bytes:
    """The sound (16-bit samples at 16 kHz) without what lies more than 0.1 s from any speech, in steps of 20 ms."""
    samples = np.frombuffer(sound, "<i2")[: len(sound) // 2 // STEP * STEP].reshape(-1, STEP)
    levels = np.sqrt(np.square(samples.astype(np.float32)).mean(axis=1))
    if not levels.any():
        return b""
    loud = levels > SPEECH_SHARE * levels.max()
    near = np.convolve(loud, np.ones(2 * NEAR_STEPS + 1), "same") > 0.5
    return samples[near[: loud.size]].tobytes()


def _numbers(listed: str) -> NDArray[np.float64]:
    return np.array([float(value) for value in listed.split(",")])


def confidence(posterior: float) -> float:
    """Chance that a word is right whose posterior in the decoder's lattice is this (0 to 1), by CALIBRATION."""
    places, shares = zip(*CALIBRATION, strict=True)
    return round(float(np.interp(posterior, places, shares)), 3)


def pocketsphinx_engine(model: str = "domain") -> EarEngine:
    """The engine with the language model of this product (`domain`) or the one that pocketsphinx brings (`stock`)."""
    return EarEngine(f"pocketsphinx/{model}", "simulator.speech.ear_pocketsphinx", (model,))


if __name__ == "__main__":
    serve(lambda answer: PocketsphinxWorker(answer, sys.argv[1] if len(sys.argv) > 1 else "domain"))
