"""What a telephone line does to a voice: the narrow band, drop-outs, and the noise of where the caller stands.

Everything is drawn from the seed that is handed in: the same voice, conditions and seed give the same samples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.speech.samples import Samples, gain_of, level_db, resampled

TELEPHONE_RATE: Final = 8000
"""Sampling rate of a telephone line, Hz (ITU-T G.711)."""
TELEPHONE_BAND: Final = (300.0, 3400.0)
"""Pass band of a telephone line, Hz (ITU-T G.712)."""
MU: Final = 255.0
"""Companding of G.711 (mu-law)."""
GAP_SECONDS: Final = (0.06, 0.22)
"""Length of a drop-out: some lost packets of 20 ms, less than a syllable to about one (ours)."""
GAP_EDGE: Final = 0.004
"""Seconds over which the sound goes and comes back, so that it does not click."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The spectrum and the movement of a background noise."""

    slope: float
    """Fall of the spectrum, dB an octave."""
    low: float
    """Lowest frequency, Hz."""
    high: float
    """Highest frequency, Hz."""
    swell: float
    """Depth of the slow swelling, 0 (steady) to 1."""
    hum: float = 0.0
    """Fundamental of a machine's hum, Hz; 0 for none."""


SURROUNDINGS: Final[Mapping[str, Surroundings]] = {
    "factory": Surroundings(slope=3.0, low=60.0, high=7000.0, swell=0.25, hum=100.0),
    "street": Surroundings(slope=4.5, low=60.0, high=6000.0, swell=0.7),
    "office": Surroundings(slope=6.0, low=150.0, high=4000.0, swell=0.5),
    "home": Surroundings(slope=6.0, low=100.0, high=3000.0, swell=0.2),
    "train": Surroundings(slope=4.5, low=40.0, high=5000.0, swell=0.5, hum=50.0),
    "line": Surroundings(slope=0.0, low=300.0, high=3400.0, swell=0.0),
}
"""The kinds of noise a persona may name."""


def conditioned(
    samples: Samples, rate: int, *, band: Literal["wide", "telephone"], noise: str | None, noise_level: float,
    seed: str, dropouts: float = 0.0,
) -> Samples:  # fmt: skip
    """The voice as it arrives over the line.

    `noise_level` is in dB relative to the voice, `dropouts` a minute on average; `seed` any text. Raises ValueError
    for a noise that is not in SURROUNDINGS.
    """
    heard = samples
    if noise is not None:
        ground = background(noise, samples.size, rate, seed)
        heard = heard + ground * np.float32(gain_of(level_db(samples) + noise_level))
    if band == "telephone":
        heard = telephone(heard, rate)
    if dropouts > 0:
        heard = heard * _gaps(heard.size, rate, dropouts, seed)
    return np.asarray(heard, dtype=np.float32)


def background(noise: str, length: int, rate: int, seed: str) -> Samples:
    """Noise of a kind in SURROUNDINGS at 0 dBFS RMS, faded in and out over 30 ms."""
    place = SURROUNDINGS.get(noise)
    if place is None:
        raise ValueError(f"'{noise}' is no background noise; there are: {', '.join(SURROUNDINGS)}")
    if not length:
        return np.zeros(0, dtype=np.float32)
    chance = _chance(f"{noise}/{seed}")
    spectrum = np.fft.rfft(chance.standard_normal(length))
    frequency = np.fft.rfftfreq(length, 1.0 / rate)
    spectrum *= (np.maximum(frequency, 1.0) / 1000.0) ** (-place.slope / 6.02) * _shoulders(
        frequency, place.low, place.high
    )
    ground = np.fft.irfft(spectrum, length)
    seconds = np.arange(length) / rate
    if place.hum:
        root = float(np.sqrt(np.mean(ground**2)))
        for harmonic in (1, 2, 3, 5):
            phase = chance.uniform(0, 2 * np.pi)
            ground += 0.5 * root / harmonic * np.sin(2 * np.pi * place.hum * harmonic * seconds + phase)
    if place.swell:
        pace, phase = chance.uniform(0.15, 0.6), chance.uniform(0, 2 * np.pi)
        ground *= 1.0 + place.swell * np.sin(2 * np.pi * pace * seconds + phase)
    root = float(np.sqrt(np.mean(ground**2)))
    ground /= root if root > 0 else 1.0
    edge = min(length // 2, int(0.03 * rate))
    if edge:
        ramp = np.linspace(0.0, 1.0, edge)
        ground[:edge] *= ramp
        ground[-edge:] *= ramp[::-1]
    return np.asarray(ground, dtype=np.float32)


def _chance(seed: str) -> np.random.Generator:
    return np.random.default_rng(np.frombuffer(hashlib.sha256(seed.encode()).digest(), dtype=np.uint32))


def _gaps(length: int, rate: int, dropouts: float, seed: str) -> Samples:
    """A gain that is 0 in the drop-outs and 1 elsewhere."""
    gain = np.ones(length, dtype=np.float32)
    chance = _chance(f"dropouts/{seed}")
    edge = max(1, int(GAP_EDGE * rate))
    ramp = np.linspace(1.0, 0.0, edge, dtype=np.float32)
    for _ in range(int(chance.poisson(dropouts * length / rate / 60.0))):
        size = int(chance.uniform(*GAP_SECONDS) * rate)
        start = int(chance.integers(0, max(1, length - size)))
        gap = np.concatenate([ramp, np.zeros(max(0, size - 2 * edge), np.float32), ramp[::-1]])[: length - start]
        gain[start : start + gap.size] = np.minimum(gain[start : start + gap.size], gap)
    return gain


def telephone(samples: Samples, rate: int) -> Samples:
    """The sound through a telephone line: 300 to 3400 Hz, 8 kHz, 8-bit mu-law, at the rate it came in with."""
    if not samples.size:
        return samples
    spectrum = np.fft.rfft(samples)
    spectrum *= _shoulders(np.fft.rfftfreq(samples.size, 1.0 / rate), *TELEPHONE_BAND)
    narrow = resampled(np.asarray(np.fft.irfft(spectrum, samples.size), dtype=np.float32), rate, TELEPHONE_RATE)
    narrow = np.clip(narrow, -1.0, 1.0)
    companded = np.sign(narrow) * np.log1p(MU * np.abs(narrow)) / np.log1p(MU)
    companded = np.round(companded * 127.0) / 127.0
    narrow = np.asarray(np.sign(companded) * np.expm1(np.abs(companded) * np.log1p(MU)) / MU, dtype=np.float32)
    wide = resampled(narrow, TELEPHONE_RATE, rate)[: samples.size]
    return np.pad(wide, (0, samples.size - wide.size))


def _shoulders(frequency: NDArray[np.floating[Any]], low: float, high: float) -> NDArray[np.float64]:
    """A band pass with half-cosine edges a third of an octave wide: no ringing that could be heard."""
    position = np.log2(np.maximum(frequency, 1.0))
    width = 1.0 / 3.0
    rise = np.clip((position - np.log2(low)) / width + 1.0, 0.0, 1.0)
    fall = np.clip((np.log2(high) - position) / width + 1.0, 0.0, 1.0)
    return np.asarray(0.25 * (1 - np.cos(np.pi * rise)) * (1 - np.cos(np.pi * fall)), dtype=np.float64)


__all__ = ["SURROUNDINGS", "Surroundings", "background", "conditioned", "telephone"]
