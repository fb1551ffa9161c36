"""All measures of the trainee's voice in a call: one `VoiceMeasured` a spoken turn, with the call's own baseline.

What is measured, in which unit, by which version of which method, from which source:

| measure | unit | method |
|---|---|---|
| voiced_seconds | s of speech without pauses | `pauses/1`, see `intervals` |
| pauses, pause_seconds, longest_pause_seconds | number of pauses of 0.25 s and more; s | `pauses/1` |
| overlap_seconds | s in which trainee and customer sound together | `pauses/1` on both channels |
| characters_per_minute, words_per_minute | 1/min of voiced time, digit runs left out | `rate/1`, see `rate` |
| pitch_median_hz, pitch_iqr_semitones | Hz; semitones between the quartiles | `pitch/1`, see `pitch` |
| loudness_lufs, loudness_iqr_lu | LUFS; LU between the quartiles | `loudness/1`, see `loudness` |
| pitch_shift_semitones, loudness_shift_lu | semitones, LU above the median of the call's turns | `baseline/1` |

The baseline (ours) is the median over the call's measured turns, of which there must be three: nobody is compared with
anybody else, and microphone and room are the same in all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

import numpy as np

from scoring.record.events import VoiceMeasured, Word
from scoring.sound import intervals, loudness, pitch, rate
from scoring.sound.intervals import Interval, Samples, levels, pauses, shared, sounding, total

METHOD: Final = f"{intervals.METHOD} {rate.METHOD} {pitch.METHOD} {loudness.METHOD} baseline/1"
"""Stands in every event, so that a change of method is seen."""
NOISE_SHARE: Final = 0.1
"""The room's noise is the level that a tenth of the windows around the turns lie below."""
LEAST_PITCHES: Final = 10
"""Voiced windows (10 ms each) that a turn must have for its pitch to be told."""
LEAST_TURNS: Final = 3
"""Turns that make a baseline."""


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A turn of the trainee with its sound, and with a little of what sounded before and after it."""

    turn: int
    language: str
    text: str
    words: tuple[Word, ...]
    """The recognised words of `text` with their times, where they are known."""
    at: float
    """Time of the first sample, seconds since the first ring."""
    from_: float
    """When the turn begins, seconds since the first ring."""
    until: float
    trainee: Samples = field(repr=False)
    customer: Samples = field(repr=False)
    """What the customer's side sounded at the same time."""


def measure_turns(turns: Sequence[SpokenTurn], sample_rate: int) -> tuple[VoiceMeasured, ...]:
    """The measures of each turn in which the trainee is heard; `at` is 0, whoever writes them sets it."""
    noise = _noise(turns, sample_rate)
    measured = [found for turn in turns if (found := _measure(turn, sample_rate, noise)) is not None]
    return _against_baseline(measured)


def _noise(turns: Sequence[SpokenTurn], sample_rate: int) -> float:
    """Level of the room around the turns, dBFS."""
    around: list[float] = []
    for turn in turns:
        first, last = (round((time - turn.at) * sample_rate) for time in (turn.from_, turn.until))
        for part in (turn.trainee[: max(0, first)], turn.trainee[max(0, last) :]):
            around += levels(part, sample_rate).tolist()
    return float(np.quantile(around, NOISE_SHARE)) if around else intervals.SILENCE_DB


def _measure(turn: SpokenTurn, sample_rate: int, noise_db: float) -> VoiceMeasured | None:
    first, last = (max(0, round((time - turn.at) * sample_rate)) for time in (turn.from_, turn.until))
    sound = turn.trainee[first:last]
    voiced = sounding(sound, sample_rate, noise_db)
    if not voiced:
        return None
    begin = turn.at + first / sample_rate
    gaps = pauses(voiced)
    customer = sounding(turn.customer[first:last], sample_rate)
    speed = rate.rate(turn.text, turn.words, turn.language, _moved(voiced, begin))
    hertz = _pitches(sound, sample_rate, voiced)
    loud = loudness.loudness(_cut(sound, sample_rate, voiced), sample_rate)
    english = turn.language == "en"
    low, middle, high = (
        np.quantile(hertz, (0.25, 0.5, 0.75)).tolist() if len(hertz) >= LEAST_PITCHES else (0.0, 0.0, 0.0)
    )
    return VoiceMeasured(
        0.0, turn.turn, METHOD, round(total(voiced), 2),
        characters_per_minute=None if english else _rounded(speed),
        words_per_minute=_rounded(speed) if english else None,
        pitch_median_hz=_rounded(middle) if middle else None,
        pitch_iqr_semitones=_rounded(12 * math.log2(high / low)) if middle else None,
        loudness_lufs=_rounded(loud[0]) if loud else None,
        loudness_iqr_lu=_rounded(loud[1]) if loud else None,
        pauses=len(gaps), pause_seconds=round(total(gaps), 2),
        longest_pause_seconds=round(max((end - start for start, end in gaps), default=0.0), 2),
        overlap_seconds=round(shared(voiced, customer), 2),
    )  # fmt: skip


def _against_baseline(measured: Sequence[VoiceMeasured]) -> tuple[VoiceMeasured, ...]:
    """Add how far each turn lies from the call's own middle."""
    pitches = _middle([event.pitch_median_hz for event in measured], LEAST_TURNS)
    levels_ = _middle([event.loudness_lufs for event in measured], LEAST_TURNS)
    return tuple(
        replace(
            event,
            pitch_shift_semitones=_apart(event.pitch_median_hz, pitches, lambda own, all_: 12 * math.log2(own / all_)),
            loudness_shift_lu=_apart(event.loudness_lufs, levels_, lambda own, all_: own - all_),
        )
        for event in measured
    )


def _middle(values: Sequence[float | None], least: int) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) >= least else None


def _apart(own: float | None, all_: float | None, distance: Callable[[float, float], float]) -> float | None:
    return None if own is None or all_ is None else _rounded(distance(own, all_))


def _pitches(sound: Samples, sample_rate: int, voiced: Sequence[Interval]) -> list[float]:
    """The pitch wherever there is one within the sounding intervals, Hz."""
    times, hertz = pitch.pitch(sound, sample_rate)
    inside = np.zeros(len(times), dtype=bool)
    for begin, end in voiced:
        inside |= (times >= begin) & (times <= end)
    return [float(value) for value in hertz[inside & (hertz > 0)]]


def _cut(sound: Samples, sample_rate: int, voiced: Sequence[Interval]) -> Samples:
    """From the first sounding interval to the last; the gates of the loudness leave the pauses out."""
    return sound[round(voiced[0][0] * sample_rate) : round(voiced[-1][1] * sample_rate)]


def _moved(voiced: Sequence[Interval], by: float) -> list[Interval]:
    return [(begin + by, end + by) for begin, end in voiced]


def _rounded(value: float | None) -> float | None:
    """Tenths: what lies below is no property of a voice."""
    return None if value is None else round(value, 1) + 0.0


__all__ = ["METHOD", "SpokenTurn", "measure_turns"]
