"""The Mandarin test model is a model folder like any other and reads sentences that it has not learnt."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from scoring.language.phonetics import syllable
from simulator.call.ports import VoiceStyle
from simulator.speech.models import detect, model_engine
from simulator.speech.recognising import recognise_all
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.vad import RATE

MODEL = Path(__file__).parents[2] / "models" / "mandarin"
TEXTS = (Path(__file__).parent / "data" / "spoken.zh.txt").read_text("utf-8").splitlines()
SENTENCES = [line for line in TEXTS if line and not line.startswith("#")][::6]


def sounds_of(text: str) -> list[str]:
    """Syllables without tone, which is what the understanding goes by."""
    return [syllable(character) for character in text if "\u4e00" <= character <= "\u9fff"]


def sound(renderer: VoiceRenderer, text: str) -> Samples:
    spoken = renderer.render(text, "zh", VoiceStyle("male"))
    quiet = np.random.default_rng(3).normal(0, 3e-4, RATE // 3)
    return np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE), quiet]).astype(np.float32)


def test_it_is_small_and_told_by_its_files():
    model = detect(MODEL)
    assert model.layout == "zipformer_ctc"
    assert model.bytes <= 3_000_000
    assert "understands no people" in (MODEL / "README.md").read_text("utf-8")


def test_it_reads_sentences_and_a_voice_that_it_has_not_learnt():
    renderer = VoiceRenderer()
    try:
        sounds = [sound(renderer, text) for text in SENTENCES]
    finally:
        renderer.close()
    finals = recognise_all(model_engine(MODEL, "zh"), [*sounds, np.zeros(2 * RATE, np.float32)])
    *heard, silence = finals
    said = [sounds_of(text) for text in SENTENCES]
    wrong = sum(Levenshtein.distance(a, sounds_of(b.text)) for a, b in zip(said, heard, strict=True))
    assert wrong <= 0.03 * sum(len(text) for text in said)
    assert silence.text == ""
    for final, samples in zip(heard, sounds, strict=True):
        times = [word.at for word in final.words]
        assert times == sorted(times)
        assert times[-1] == pytest.approx(samples.size / RATE - 1 / 3, abs=0.6)
