"""Word error rate of the English recogniser that needs no download, beside pocketsphinx with its stock model.

    python benchmarks/ear.py [--quick] [--json] [--voices female,male]

Speaks the sentences of `tests/simulator/speech/data/spoken.en.txt`, none of which is in the language model, with the
synthetic voices of this machine, and recognises them. The rival is the same decoder with the language model and the
dictionary that pocketsphinx brings. Synthetic voices are harder for its acoustic model than people are; the figures
compare the two models and say nothing about a trainee. The last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from simulator.call.ports import FinalWords, VoiceStyle
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.ears import recognise_all
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, gain_of, resampled
from simulator.speech.spoken_english import normalised
from simulator.speech.vad import RATE

SENTENCES = Path(__file__).parents[1] / "tests" / "simulator" / "speech" / "data" / "spoken.en.txt"
LOW = 0.6
"""Confidence below which a word counts as uncertain in the figures."""
QUICK = 12
"""Sentences of a quick run."""


def words(text: str) -> list[str]:
    """A text as words that can be compared."""
    return [word for sentence in normalised(text) for word in sentence]


def measure(sentences: list[str], sounds: list[Samples], model: str, show: bool) -> dict[str, float]:
    """Recognise all and count."""
    began = time.perf_counter()
    finals = recognise_all(pocketsphinx_engine(model), sounds)
    seconds = time.perf_counter() - began
    wrong = total = 0
    words_by_confidence: list[tuple[float, bool]] = []
    for sentence, final in zip(sentences, finals, strict=True):
        said, heard = words(sentence), words(final.text)
        missed = Levenshtein.distance(said, heard)
        wrong += missed
        total += len(said)
        words_by_confidence += judged(said, final)
        if show:
            print(f"  {missed:2}/{len(said):2} {' '.join(said)}\n        {' '.join(heard) or final.failed}")
    length = sum(sound.size for sound in sounds) / RATE
    low, high = ([right for score, right in words_by_confidence if (score < LOW) == side] for side in (True, False))
    return {
        "wer": round(wrong / total, 4),
        "words": total,
        "real_time_factor": round(seconds / length, 3),
        "low_confidence_words": len(low),
        "right_of_low": round(sum(low) / len(low), 3) if low else 0.0,
        "right_of_high": round(sum(high) / len(high), 3) if high else 0.0,
    }


def judged(said: list[str], final: FinalWords) -> list[tuple[float, bool]]:
    """Confidence of each recognised word, and whether it stands in the sentence at its place."""
    heard = [word.text for word in final.words]
    right = {
        place
        for step in Levenshtein.opcodes(said, heard)
        if step.tag == "equal"
        for place in range(step.dest_start, step.dest_end)
    }
    return [(word.confidence, place in right) for place, word in enumerate(final.words) if word.confidence is not None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"only the first {QUICK} sentences")
    parser.add_argument("--json", action="store_true", help="only the JSON line")
    parser.add_argument("--voices", default="female,male", help="comma-separated: female, male")
    parser.add_argument("--models", default="domain,stock", help="comma-separated: domain, stock")
    parser.add_argument("--show", action="store_true", help="print every sentence and what was recognised")
    options = parser.parse_args()
    sentences = [line for line in SENTENCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if options.quick:
        sentences = sentences[:QUICK]
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        renderer = VoiceRenderer(Path(folder))
        for voice in options.voices.split(","):
            sounds = []
            for sentence in sentences:
                spoken = renderer.render(sentence, "en", VoiceStyle(voice))
                quiet = gain_of(-70.0) * np.random.default_rng(7).standard_normal(RATE // 2)
                sound = np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE), quiet])
                sounds.append(np.asarray(sound, dtype=np.float32))
            for model in options.models.split(","):
                figures[f"{voice}/{model}"] = measure(sentences, sounds, model, options.show)
                if not options.json:
                    print(f"{voice:8} {model:8} {figures[f'{voice}/{model}']}")
        renderer.close()
    together = {
        model: round(
            sum(f["wer"] * f["words"] for key, f in figures.items() if key.endswith(model))
            / sum(f["words"] for key, f in figures.items() if key.endswith(model)),
            4,
        )
        for model in options.models.split(",")
    }
    print(json.dumps({"sentences": len(sentences), "wer": together, "runs": figures}))


if __name__ == "__main__":
    main()
