"""The process of the neural voices: sherpa-onnx renders one text after the other into sound files.

Some voices are loaded before the first text, others when they are asked for. A neural voice has no pitch of its own to
set: the text is rendered slower or faster, and the sound played back at the rate that makes good for it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import soundfile

from simulator.speech.engine_worker import Answer, serve
from simulator.speech.samples import Samples, resampled, to_int16

THREADS: Final = 2
MOST_LOADED: Final = 2
"""Voices kept in memory at once: a customer and a colleague."""
SLOWEST: Final = 0.4
FASTEST: Final = 2.5
"""Speeds that voices are still asked for."""


class SherpaVoiceWorker:
    """Neural voices by the names of their folders."""

    def __init__(self, answer: Answer, described: Mapping[str, Any]) -> None:
        import sherpa_onnx  # noqa: PLC0415 - only this process needs it

        self._sherpa = sherpa_onnx
        self._answer = answer
        self._described: Mapping[str, Mapping[str, Any]] = described["voices"]
        self._loaded: dict[str, Any] = {}
        for name in described["first"][:MOST_LOADED]:
            self._engine(str(name))

    def handle(self, head: Mapping[str, Any], _body: bytes, _waiting: int) -> None:
        """`render` writes a file and answers `rendered`; `voices` tells rate and number of speakers of each voice."""
        if head["type"] == "voices":
            facts = {name: self._engine(name) for name in self._described}
            self._answer({
                "type": "voices",
                "voices": [
                    {"name": name, "speakers": int(one.num_speakers), "rate": int(one.sample_rate)}
                    for name, one in facts.items()
                ],
            })  # fmt: skip
            return
        name, _, number = str(head.get("voice") or "").partition(":")
        if name not in self._described:
            self._answer({"type": "failed", "id": head["id"], "reason": f"The voice '{name}' is not installed."})
            return
        engine = self._engine(name)
        speaker = int(number or 0)
        if speaker >= max(1, int(engine.num_speakers)):
            reason = f"The voice '{name}' has no speaker {speaker}; it has {max(1, int(engine.num_speakers))}."
            self._answer({"type": "failed", "id": head["id"], "reason": reason})
            return
        raised = 2.0 ** (float(head["pitch"]) / 12.0)
        speed = min(FASTEST, max(SLOWEST, float(head["rate"]) / raised))
        made = engine.generate(str(head["text"]), sid=speaker, speed=speed)
        samples: Samples = np.asarray(made.samples, dtype=np.float32)
        rate = int(made.sample_rate)
        if not samples.size or not np.isfinite(samples).all():
            self._answer({"type": "failed", "id": head["id"], "reason": f"The voice '{name}' gave no sound."})
            return
        if raised != 1.0:
            samples = resampled(samples, round(rate * raised), rate)
        soundfile.write(str(head["path"]), to_int16(np.clip(samples, -1.0, 1.0)), rate, subtype="PCM_16", format="WAV")
        self._answer({"type": "rendered", "id": head["id"], "voice": str(head["voice"])})

    def _engine(self, name: str) -> Any:
        """The loaded voice; ends the process as sherpa-onnx does where it is broken."""
        found = self._loaded.pop(name, None)
        if found is None:
            while len(self._loaded) >= MOST_LOADED:
                del self._loaded[next(iter(self._loaded))]
            found = load(self._sherpa, self._described[name])
        self._loaded[name] = found  # the last in the order is the last one used
        return found


def load(sherpa: Any, described: Mapping[str, Any]) -> Any:
    """Load a voice that `detect_voice` has checked. Raises RuntimeError where sherpa-onnx refuses it."""
    files: Mapping[str, str] = described["files"]
    if described["layout"] == "kokoro":
        kokoro = sherpa.OfflineTtsKokoroModelConfig(
            model=files["model"], voices=files["voices"], tokens=files["tokens"], lexicon=files.get("lexicon", ""),
            data_dir=files.get("data_dir", ""),
        )  # fmt: skip
        model = sherpa.OfflineTtsModelConfig(kokoro=kokoro, num_threads=THREADS)
    else:
        vits = sherpa.OfflineTtsVitsModelConfig(
            model=files["model"], lexicon=files.get("lexicon", ""), tokens=files["tokens"],
            data_dir=files.get("data_dir", ""),
        )  # fmt: skip
        model = sherpa.OfflineTtsModelConfig(vits=vits, num_threads=THREADS)
    return sherpa.OfflineTts(
        sherpa.OfflineTtsConfig(model=model, rule_fsts=",".join(described["rules"]), max_num_sentences=1)
    )


if __name__ == "__main__":
    serve(lambda answer: SherpaVoiceWorker(answer, json.loads(sys.argv[1])))
