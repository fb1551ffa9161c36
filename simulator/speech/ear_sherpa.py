"""The recogniser's process on sherpa-onnx, for models that the user supplies: Mandarin, Cantonese, English."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from simulator.speech.engine_worker import Answer, serve
from simulator.speech.ghosts import reason_to_drop
from simulator.speech.models import HOTWORDS
from simulator.speech.samples import Samples, from_int16
from simulator.speech.vad import RATE

SHORTEST_SECONDS: Final = 0.12
"""Shorter sounds crash some layouts and hold no word."""
PARTIAL_SECONDS: Final = 0.4
"""Partial words of models that cannot stream: the open utterance is decoded anew this often …"""
PARTIAL_BUDGET: Final = 0.25
"""… as long as that takes less time than this, seconds."""
TAIL_SECONDS: Final = 0.6
"""Silence after the end that lets a streaming model give its last words."""
THREADS: Final = 2
HOTWORD_SCORE: Final = 1.5
"""By how much each character of a hotword is favoured; sherpa-onnx's own."""


class OfflineDecoder:
    """A model that reads a whole utterance."""

    streaming = False

    def __init__(self, recogniser: Any, hotwords: str = "") -> None:
        self._recogniser = recogniser
        self._options = {"hotwords": hotwords} if hotwords else {}
        self._blocks: list[Samples] = []

    def begin(self) -> None:
        """A new utterance."""
        self._blocks = []

    def hear(self, block: Samples) -> None:
        """The next sound of it."""
        self._blocks.append(block)

    def words(self, *, last: bool) -> tuple[str, list[dict[str, Any]]]:
        """Text and words so far."""
        del last
        sound = np.concatenate(self._blocks) if self._blocks else np.zeros(0, dtype=np.float32)
        if sound.size < SHORTEST_SECONDS * RATE:
            return "", []
        stream = self._recogniser.create_stream(**self._options)
        stream.accept_waveform(RATE, sound)
        self._recogniser.decode_stream(stream)
        result = stream.result
        return str(result.text).strip(), timed_words(
            list(result.tokens), list(result.timestamps), list(getattr(result, "ys_log_probs", []) or [])
        )


class StreamingDecoder:
    """A model that reads while the trainee speaks."""

    streaming = True

    def __init__(self, recogniser: Any, hotwords: str = "") -> None:
        self._recogniser = recogniser
        self._options = {"hotwords": hotwords} if hotwords else {}
        self.begin()

    def begin(self) -> None:
        """A new utterance."""
        self._stream = self._recogniser.create_stream(**self._options)

    def hear(self, block: Samples) -> None:
        """The next sound of it."""
        self._stream.accept_waveform(RATE, block)
        while self._recogniser.is_ready(self._stream):
            self._recogniser.decode_stream(self._stream)

    def words(self, *, last: bool) -> tuple[str, list[dict[str, Any]]]:
        """Text and words so far; with `last` no sound may follow."""
        if last:
            self._stream.accept_waveform(RATE, np.zeros(int(TAIL_SECONDS * RATE), dtype=np.float32))
            self._stream.input_finished()
            while self._recogniser.is_ready(self._stream):
                self._recogniser.decode_stream(self._stream)
        result = self._recogniser.get_result_all(self._stream)
        return str(result.text).strip(), timed_words(
            list(result.tokens), list(result.timestamps), list(getattr(result, "ys_probs", []) or [])
        )


class SherpaWorker:
    """One loaded model, one utterance after the other."""

    def __init__(self, answer: Answer, described: Mapping[str, Any]) -> None:
        self._answer = answer
        self._language = str(described["language"])
        self._decoder = load(
            str(described["layout"]), described["files"], self._language, described.get("hotwords", ())
        )
        self._utterance: int | None = None
        self._samples = 0
        self._since_partial = 0
        self._partial_cost = 0.0
        self._last_partial = ""

    def handle(self, head: Mapping[str, Any], body: bytes, waiting: int) -> None:
        """`begin`, `sound` (16-bit samples), `finish` and `cancel` of one utterance after the other."""
        kind, utterance = head["type"], int(head["utterance"])
        if kind == "begin":
            self._decoder.begin()
            self._utterance, self._samples, self._since_partial, self._last_partial = utterance, 0, 0, ""
        elif utterance != self._utterance:
            return
        elif kind == "sound":
            block = from_int16(np.frombuffer(body, dtype=np.int16))
            self._decoder.hear(block)
            self._samples += block.size
            self._since_partial += block.size
            if self._since_partial >= PARTIAL_SECONDS * RATE and waiting == 0 and self._partial_cost < PARTIAL_BUDGET:
                self._since_partial = 0
                self._tell_partial(utterance)
        elif kind == "finish":
            self._answer(self._final(utterance))
            self._utterance = None
        elif kind == "cancel":
            self._utterance = None

    def _tell_partial(self, utterance: int) -> None:
        began = time.perf_counter()
        text, _ = self._decoder.words(last=False)
        self._partial_cost = time.perf_counter() - began
        if text and text != self._last_partial:
            self._last_partial = text
            self._answer({"type": "partial", "utterance": utterance, "text": text})

    def _final(self, utterance: int) -> dict[str, Any]:
        text, words = self._decoder.words(last=True)
        known = [word["confidence"] for word in words if word["confidence"] is not None]
        sure = sum(known) / len(known) if known and len(known) == len(words) else None
        failed = reason_to_drop(text, self._language, self._samples / RATE, sure)
        return {
            "type": "final", "utterance": utterance, "text": "" if failed else text, "words": [] if failed else words,
            "confidence": sure, "failed": failed,
        }  # fmt: skip


def load(
    layout: str, files: Mapping[str, str], language: str, phrases: Sequence[str] = ()
) -> OfflineDecoder | StreamingDecoder:  # fmt: skip
    """Load a model that `models.detect` has checked; raises what sherpa-onnx raises, or ends the process as it does.

    A transducer listens for the `phrases`; any other kind would end the process if it were asked to.
    """
    import sherpa_onnx  # noqa: PLC0415

    offline, online = sherpa_onnx.OfflineRecognizer, sherpa_onnx.OnlineRecognizer
    tokens = files["tokens"]
    hotwords = "/".join(spellable(phrases, tokens)) if layout in HOTWORDS else ""
    search: Mapping[str, Any] = (
        {"decoding_method": "modified_beam_search", "modeling_unit": "cjkchar", "hotwords_score": HOTWORD_SCORE}
        if hotwords
        else {}
    )
    match layout:
        case "sense_voice":
            recogniser = offline.from_sense_voice(
                model=files["model"], tokens=tokens, language=language, use_itn=True, num_threads=THREADS
            )
        case "paraformer":
            recogniser = offline.from_paraformer(paraformer=files["model"], tokens=tokens, num_threads=THREADS)
        case "zipformer_ctc":
            recogniser = offline.from_zipformer_ctc(model=files["model"], tokens=tokens, num_threads=THREADS)
        case "wenet_ctc":
            recogniser = offline.from_wenet_ctc(model=files["model"], tokens=tokens, num_threads=THREADS)
        case "nemo_ctc":
            recogniser = offline.from_nemo_ctc(model=files["model"], tokens=tokens, num_threads=THREADS)
        case "transducer":
            recogniser = offline.from_transducer(
                encoder=files["encoder"], decoder=files["decoder"], joiner=files["joiner"], tokens=tokens,
                num_threads=THREADS, **search,
            )  # fmt: skip
        case "streaming_transducer":
            recogniser = online.from_transducer(
                tokens=tokens, encoder=files["encoder"], decoder=files["decoder"], joiner=files["joiner"],
                num_threads=THREADS, enable_endpoint_detection=False, **search,
            )  # fmt: skip
        case "streaming_ctc":
            recogniser = online.from_zipformer2_ctc(
                tokens=tokens, model=files["model"], num_threads=THREADS, enable_endpoint_detection=False
            )
        case _:
            raise ValueError(f"the layout '{layout}' is not known")
    decoder = StreamingDecoder if layout.startswith("streaming") else OfflineDecoder
    return decoder(recogniser, hotwords)


def spellable(phrases: Sequence[str], tokens: str) -> list[str]:
    """The phrases whose every character is a token of the model: a single other one would lose them all."""
    with open(tokens, encoding="utf-8") as file:
        known = {line.split()[0] for line in file if line.strip()}
    return [phrase for phrase in phrases if phrase and all(character in known for character in phrase)]


def timed_words(
    tokens: Sequence[str], starts: Sequence[float], log_probabilities: Sequence[float]
) -> list[dict[str, Any]]:
    """Words with times (seconds from the utterance's start) out of tokens: a Chinese character is a word.

    Without times there are no words; without probabilities the confidence is None.
    """
    if len(starts) != len(tokens):
        return []
    scored = len(log_probabilities) == len(tokens)
    words: list[dict[str, Any]] = []
    scores: list[list[float]] = []
    for place, (token, start) in enumerate(zip(tokens, starts, strict=True)):
        text = token.replace("▁", " ")
        fresh = text.startswith(" ") or _is_character(text.strip()) or not words or _is_character(words[-1]["text"])
        text = text.strip()
        if not text:
            continue
        until = starts[place + 1] if place + 1 < len(starts) else start + 0.2
        if fresh:
            words.append({"text": text, "from": start, "until": until, "confidence": None})
            scores.append([])
        else:
            words[-1]["text"] += text
            words[-1]["until"] = until
        if scored:
            scores[-1].append(log_probabilities[place])
    for word, values in zip(words, scores, strict=True):
        if values:
            word["confidence"] = min(1.0, math.exp(sum(values) / len(values)))
    return words


def _is_character(text: str) -> bool:
    return len(text) == 1 and "\u3400" <= text <= "\u9fff"


if __name__ == "__main__":
    serve(lambda answer: SherpaWorker(answer, json.loads(sys.argv[1])))
