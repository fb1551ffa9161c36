"""How many words or characters the recognisers that need no download get wrong.

    python benchmarks/ear.py [--lang en|zh] [--quick] [--json] [--voices female,male] [--show]

Speaks the sentences of `tests/simulator/speech/data/spoken.en.txt` or `spoken.zh.txt`, which neither model has learnt,
with the synthetic voices of this machine, and recognises them.

English: words wrong, pocketsphinx with the language model of this project beside the one that it brings. Synthetic
voices are harder for its acoustic model than people are; the figures compare the two models and say nothing about a
trainee. Mandarin: characters and syllables wrong, by the test model of `tests/models/mandarin`, clean, through a
telephone line and in noise. Its male voice was not in the training either. It understands nobody but these voices: the
figures say what the tests can rest on, and nothing about a model that a user installs. Another model's folder can be
given with `--model`. The last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from rapidfuzz.distance import Levenshtein

from scoring.language.phonetics import syllable
from simulator.call.ports import FinalWords, VoiceStyle
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.ears import EarEngine
from simulator.speech.line import background, telephone
from simulator.speech.models import model_engine
from simulator.speech.recognising import recognise_all
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, gain_of, level_db, resampled
from simulator.speech.spoken_english import normalised
from simulator.speech.vad import RATE

TESTS: Final = Path(__file__).parents[1] / "tests"
SENTENCES: Final = TESTS / "simulator" / "speech" / "data"
MANDARIN: Final = TESTS / "models" / "mandarin"
LOW: Final = 0.6
"""Confidence below which a word counts as uncertain in the figures."""
QUICK: Final = 12
"""Sentences of a quick run."""
ROOM_DB: Final = -70.0
"""Level of the quiet room around a sentence, dBFS."""
OFFICE_DB: Final = -10.0
"""Noise of an office under the voice, dB."""


def words(text: str) -> list[str]:
    """An English text as words that can be compared."""
    return [word for sentence in normalised(text) for word in sentence]


def characters(text: str) -> list[str]:
    """The Chinese characters of a text."""
    return re.findall(r"[\u4e00-\u9fff]", text)


def missed(said: list[str], heard: list[str]) -> int:
    """Units that are wrong, missing or too many."""
    return int(Levenshtein.distance(said, heard))


def measure_english(sentences: list[str], finals: list[FinalWords]) -> dict[str, float]:
    """Words wrong, and how far the confidence can be trusted."""
    wrong = total = 0
    by_confidence: list[tuple[float, bool]] = []
    for sentence, final in zip(sentences, finals, strict=True):
        wrong += missed(words(sentence), words(final.text))
        total += len(words(sentence))
        by_confidence += judged(words(sentence), final)
    low, high = ([right for score, right in by_confidence if (score < LOW) == side] for side in (True, False))
    return {
        "wer": round(wrong / total, 4),
        "units": total,
        "low_confidence_words": len(low),
        "right_of_low": round(sum(low) / len(low), 3) if low else 0.0,
        "right_of_high": round(sum(high) / len(high), 3) if high else 0.0,
    }


def measure_mandarin(sentences: list[str], finals: list[FinalWords]) -> dict[str, float]:
    """Characters wrong; syllables wrong, tones left out, which is what the understanding goes by."""
    wrong = unlike = total = 0
    for sentence, final in zip(sentences, finals, strict=True):
        said, heard = characters(sentence), characters(final.text)
        wrong += missed(said, heard)
        unlike += missed([syllable(one) for one in said], [syllable(one) for one in heard])
        total += len(said)
    return {"cer": round(wrong / total, 4), "ser": round(unlike / total, 4), "units": total}


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


def spoken(sentences: list[str], language: str, sex: str, renderer: VoiceRenderer) -> list[Samples]:
    """The sentences by a voice of this machine, a quiet room around each."""
    sounds = []
    for sentence in sentences:
        line = renderer.render(sentence, language, VoiceStyle(sex))  # type: ignore[arg-type]
        quiet = gain_of(ROOM_DB) * np.random.default_rng(7).standard_normal(RATE // 2)
        sound = np.concatenate([quiet, resampled(line.samples, line.rate, RATE), quiet])
        sounds.append(np.asarray(sound, dtype=np.float32))
    return sounds


def office(sound: Samples) -> Samples:
    """The sound with an office around it."""
    noise = background("office", sound.size, RATE, "ear")
    return np.asarray(sound + noise * gain_of(level_db(sound) + OFFICE_DB), dtype=np.float32)


CONDITIONS: Final[Mapping[str, Callable[[Samples], Samples]]] = {
    "clean": lambda sound: sound,
    "telephone": lambda sound: telephone(sound, RATE),
    "office": office,
}


def runs(options: argparse.Namespace) -> Mapping[str, tuple[EarEngine, Callable[[Samples], Samples]]]:
    """What is compared, by name."""
    if options.lang == "zh":
        return {name: (model_engine(options.model, "zh"), change) for name, change in CONDITIONS.items()}
    return {name: (pocketsphinx_engine(name), CONDITIONS["clean"]) for name in ("domain", "stock")}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the sentences")
    parser.add_argument("--model", type=Path, default=MANDARIN, help="folder of the Mandarin model")
    parser.add_argument("--quick", action="store_true", help=f"only the first {QUICK} sentences")
    parser.add_argument("--json", action="store_true", help="only the JSON line")
    parser.add_argument("--voices", default="female,male", help="comma-separated: female, male")
    parser.add_argument("--show", action="store_true", help="print every sentence and what was recognised")
    options = parser.parse_args()
    text = (SENTENCES / f"spoken.{options.lang}.txt").read_text("utf-8")
    sentences = [line for line in text.splitlines() if line and not line.startswith("#")]
    sentences = sentences[:QUICK] if options.quick else sentences
    measure, rate = (measure_english, "wer") if options.lang == "en" else (measure_mandarin, "cer")
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        renderer = VoiceRenderer(Path(folder))
        for voice in options.voices.split(","):
            sounds = spoken(sentences, options.lang, voice, renderer)
            for name, (engine, change) in runs(options).items():
                began = time.perf_counter()
                finals = recognise_all(engine, [change(sound) for sound in sounds])
                seconds = time.perf_counter() - began
                found = measure(sentences, finals)
                found["real_time_factor"] = round(seconds / (sum(sound.size for sound in sounds) / RATE), 3)
                figures[f"{voice}/{name}"] = found
                if options.show:
                    for sentence, final in zip(sentences, finals, strict=True):
                        print(f"  {sentence}\n        {final.text or final.failed}")
                if not options.json:
                    print(f"{voice:8} {name:10} {found}", flush=True)
        renderer.close()
    together = {
        name: round(
            sum(f[rate] * f["units"] for key, f in figures.items() if key.endswith(f"/{name}"))
            / sum(f["units"] for key, f in figures.items() if key.endswith(f"/{name}")),
            4,
        )
        for name in runs(options)
    }
    print(json.dumps({"lang": options.lang, "sentences": len(sentences), rate: together, "runs": figures}))


if __name__ == "__main__":
    main()
