"""The measures of the voice beside those of Praat, on this machine's synthetic voices.

    python benchmarks/voice_measures.py [--quick] [--json]

Needs the extra `benchmark` (parselmouth, which is Praat). Sentences in both languages are spoken by voices of different
pitch, pace and level, clean and in the noise of a room, with pauses between them. Compared are the pitch wherever both
hear one (correlation over all windows), the loudness (Praat's intensity of the K-weighted sound in what it takes for
speech) and the time of the words without pauses that the speaking rate rests on. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import parselmouth
import pyloudnorm
from parselmouth.praat import call

from scoring.record.events import VoiceMeasured
from scoring.sound import SpokenTurn, measure_turns
from scoring.sound.pitch import CEILING_HZ, FLOOR_HZ, pitch
from simulator.call.ports import VoiceStyle
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, gain_of, resampled
from simulator.speech.vad import RATE

SENTENCES = {
    "zh": (
        "您好，这里是客户服务中心，请问有什么可以帮您？",
        "我理解您现在的心情，我马上帮您查一下理赔的进度。",
        "您看这样可以吗，我今天下午五点之前给您回电话。",
        "您刚才说的是上个月提交的材料，对吗？",
    ),
    "en": (
        "Good morning, customer service, how may I help you today?",
        "I am sorry to hear that, let me look at your claim right away.",
        "I will call you back this afternoon, before five, with an answer.",
        "You sent the papers last month, is that right?",
    ),
}
STYLES = (
    VoiceStyle("female"), VoiceStyle("male"),
    VoiceStyle("female", rate=1.2, pitch=3.0), VoiceStyle("male", rate=0.85, pitch=-2.0),
)  # fmt: skip
LEVELS = (0.0, -12.0)
"""Gains of the voice, dB."""
NOISES = (None, -50.0)
"""Level of the room's noise, dBFS."""
PAUSES = (0.4, 0.7)
"""Seconds between the sentences of a turn."""
AROUND = 0.5
BARS = {"pitch_correlation": 0.95, "loudness_db": 1.0, "rate_share": 0.05}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it lies in a recording."""

    language: str
    text: str
    sound: Samples
    """With AROUND seconds of the room before and after the words."""


def spoken_turns(renderer: VoiceRenderer, quick: bool) -> list[Spoken]:
    """Two sentences a turn, a pause between them, in every combination of voice, level and noise."""
    chance = np.random.default_rng(7)
    turns = []
    for language, sentences in SENTENCES.items():
        pairs = list(itertools.pairwise(sentences))[: 1 if quick else None]
        for style, level, noise, pair in itertools.product(STYLES, LEVELS, NOISES, pairs):
            parts = [np.zeros(round(AROUND * RATE), np.float32)]
            for sentence, pause in zip(pair, (PAUSES[len(turns) % 2], AROUND), strict=True):
                made = renderer.render(sentence, language, style)
                parts += [resampled(made.samples, made.rate, RATE) * np.float32(gain_of(level))]
                parts += [np.zeros(round(pause * RATE), np.float32)]
            sound = np.concatenate(parts)
            room = chance.standard_normal(sound.size) * gain_of(noise if noise is not None else -80.0)
            turns.append(Spoken(language, "".join(pair), np.asarray(sound + room, np.float32)))
    return turns


def k_weighted(sound: parselmouth.Sound) -> parselmouth.Sound:
    """The sound through the weighting of BS.1770, applied to Praat's own spectrum by its frequency response."""
    meter = pyloudnorm.Meter(RATE)
    spectrum = call(sound, "To Spectrum", "yes")
    z = np.exp(-2j * np.pi * np.asarray(spectrum.xs()) / RATE)
    response = np.ones_like(z)
    for stage in meter._filters.values():
        response *= (stage.b[0] + stage.b[1] * z + stage.b[2] * z**2) / (
            stage.a[0] + stage.a[1] * z + stage.a[2] * z**2
        )
    values = (spectrum.values[0] + 1j * spectrum.values[1]) * response
    spectrum.values[0], spectrum.values[1] = values.real, values.imag
    weighted = call(spectrum, "To Sound")
    return parselmouth.Sound(weighted.values[:, : sound.values.shape[1]], RATE)


def praat(turn: Samples) -> tuple[list[tuple[float, float]], float]:
    """Sounding intervals and loudness (LUFS) by Praat of a turn with the room before and after it."""
    room, sound = turn[: round(AROUND * RATE)], turn[round(AROUND * RATE) : -round(AROUND * RATE)]
    still = call(parselmouth.Sound(np.asarray(room, np.float64), RATE), "To Intensity", 100, 0.01, "no")
    noise_db = call(still, "Get quantile", 0, 0, 0.1)
    words = call(parselmouth.Sound(np.asarray(sound, np.float64), RATE), "To Intensity", 100, 0.01, "yes")
    threshold = max(call(words, "Get quantile", 0, 0, 0.99) - 25.0, noise_db + 6.0)
    made = parselmouth.Sound(np.asarray(turn, np.float64), RATE)
    intensity = call(made, "To Intensity", 100, 0.01, "yes")
    top = call(intensity, "Get maximum", 0, 0, "Parabolic")
    grid = call(intensity, "To TextGrid (silences)", threshold - top, 0.25, 0.1, "silent", "sounding")
    found = []
    for n in range(1, int(call(grid, "Get number of intervals", 1)) + 1):
        if call(grid, "Get label of interval", 1, n) == "sounding":
            found.append((call(grid, "Get start time of interval", 1, n), call(grid, "Get end time of interval", 1, n)))
    weighted = k_weighted(made)
    power = sum(weighted.get_power(begin, end) * (end - begin) for begin, end in found)
    return found, -0.691 + 10 * np.log10(power / sum(end - begin for begin, end in found))


def pitches(sound: Samples) -> tuple[np.ndarray, np.ndarray, float]:
    """Both pitches in all windows that both take for voiced, and the share of windows on which they disagree."""
    times, own = pitch(sound, RATE)
    made = parselmouth.Sound(np.asarray(sound, np.float64), RATE)
    other = made.to_pitch_ac(time_step=0.01, pitch_floor=FLOOR_HZ, pitch_ceiling=CEILING_HZ)
    theirs = np.nan_to_num(np.array([other.get_value_at_time(float(at)) for at in times]))
    both = (own > 0) & (theirs > 0)
    return own[both], theirs[both], float(np.mean((own > 0) != (theirs > 0)))


def main() -> None:
    """Measure, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one pair of sentences a language")
    parser.add_argument("--json", action="store_true", help="only the JSON line")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        renderer = VoiceRenderer(Path(folder))
        turns = spoken_turns(renderer, options.quick)
        renderer.close()
    began = time.perf_counter()
    own = [measured(turn) for turn in turns]
    seconds = time.perf_counter() - began
    rates, louds, ones, others, disagree = [], [], [], [], []
    for turn, mine in zip(turns, own, strict=True):
        words = turn.sound[round(AROUND * RATE) : -round(AROUND * RATE)]
        intervals, loud = praat(turn.sound)
        voiced = sum(end - begin for begin, end in intervals)
        rates.append(voiced / mine.voiced_seconds - 1)
        louds.append(mine.loudness_lufs - loud)
        one, other, apart = pitches(words)
        ones.append(one)
        others.append(other)
        disagree.append(apart)
    one, other = np.concatenate(ones), np.concatenate(others)
    figures = {
        "turns": len(turns),
        "pitch_correlation": round(float(np.corrcoef(one, other)[0, 1]), 4),
        "pitch_within_half_semitone": round(float(np.mean(np.abs(12 * np.log2(one / other)) < 0.5)), 4),
        "voicing_disagreement": round(float(np.mean(disagree)), 4),
        "loudness_db_worst": round(float(np.max(np.abs(louds))), 3),
        "loudness_db_median": round(float(np.median(np.abs(louds))), 3),
        "rate_share_worst": round(float(np.max(np.abs(rates))), 4),
        "rate_share_mean": round(float(np.mean(rates)), 4),
        "rate_share_p95": round(float(np.quantile(np.abs(rates), 0.95)), 4),
        "rate_share_median": round(float(np.median(np.abs(rates))), 4),
        "real_time_factor": round(seconds / sum(turn.sound.size / RATE for turn in turns), 4),
    }
    figures["met"] = bool(
        figures["pitch_correlation"] >= BARS["pitch_correlation"]
        and figures["loudness_db_worst"] <= BARS["loudness_db"]
        and figures["rate_share_worst"] <= BARS["rate_share"]
    )
    if not options.json:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    print(json.dumps(figures))


def measured(turn: Spoken) -> VoiceMeasured:
    """Our measures of one turn."""
    until = turn.sound.size / RATE - AROUND
    spoken = SpokenTurn(1, turn.language, turn.text, (), 0.0, AROUND, until, turn.sound, np.zeros_like(turn.sound))
    (event,) = measure_turns([spoken], RATE)
    return event


if __name__ == "__main__":
    main()
