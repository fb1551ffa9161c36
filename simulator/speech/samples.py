"""Arithmetic on sound held in arrays: levels, rates, formats. Sound is mono float32 within -1 … +1."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

SILENCE_DB: Final = -120.0
"""Level given to digital silence, dBFS."""
HUM_HZ: Final = 1000.0
HUM_SHARE: Final = 0.04
"""Of the power below HUM_HZ: 嗯 of the synthetic voices has 0.001 to 0.003 above it, with noise at 10 dB 0.03, an open
vowel 0.1 to 0.5 (ours)."""


def level_db(samples: Samples) -> float:
    """RMS level in dBFS (full-scale square wave = 0); SILENCE_DB for silence."""
    if not samples.size:
        return SILENCE_DB
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    return max(SILENCE_DB, 10.0 * float(np.log10(power))) if power > 0 else SILENCE_DB


def is_hum(samples: Samples, rate: int) -> bool:
    """Whether nearly all of it lies below HUM_HZ, as of a sound made with closed lips; rendered vowels are brighter."""
    power = np.square(np.abs(np.fft.rfft(samples * np.hanning(samples.size))))
    edge = round(HUM_HZ * samples.size / rate)
    return float(power[edge:].sum()) < HUM_SHARE * float(power[:edge].sum())


def gain_of(decibels: float) -> float:
    """Amplitude factor of a gain in dB."""
    return float(10.0 ** (decibels / 20.0))


def resampled(samples: Samples, rate: int, to: int) -> Samples:
    """The same sound at another rate (Hz): band-limited, by zero-padding or cutting the spectrum."""
    if rate == to or not samples.size:
        return samples
    pad = int(0.01 * rate)  # the method takes the sound as periodic; silence around it keeps the ends apart
    padded = np.pad(samples, (pad, pad))
    length = max(1, round(padded.size * to / rate))
    spectrum = np.fft.rfft(padded)
    bins = length // 2 + 1
    spectrum = spectrum[:bins] if spectrum.size >= bins else np.pad(spectrum, (0, bins - spectrum.size))
    out = np.fft.irfft(spectrum, length) * (length / padded.size)
    start = round(pad * to / rate)
    return np.asarray(out[start : start + max(1, round(samples.size * to / rate))], dtype=np.float32)


def to_int16(samples: Samples) -> NDArray[np.int16]:
    """16-bit samples, clipped at full scale."""
    return np.asarray(np.clip(np.rint(samples * 32768.0), -32768.0, 32767.0), dtype=np.int16)


def from_int16(samples: NDArray[np.int16]) -> Samples:
    """Float samples of 16-bit ones."""
    return np.asarray(samples, dtype=np.float32) / np.float32(32768.0)


def trimmed(samples: Samples, rate: int, lead: float, tail: float, floor_db: float = -50.0) -> Samples:
    """Without the silence around it but for `lead` and `tail` seconds.

    Silent is what lies `floor_db` below the peak.
    """
    if not samples.size:
        return samples
    loud = np.flatnonzero(np.abs(samples) > float(np.max(np.abs(samples))) * gain_of(floor_db))
    if not loud.size:
        return samples
    first = max(0, int(loud[0]) - int(lead * rate))
    last = min(samples.size, int(loud[-1]) + 1 + int(tail * rate))
    return samples[first:last]


def at_level(samples: Samples, rate: int, target_db: float, ceiling: float = 0.95) -> Samples:
    """Scaled so that its voiced parts have the level `target_db` (dBFS RMS), the peak kept below `ceiling`.

    Voiced are the blocks of 20 ms within 25 dB of the loudest one: pauses do not count, so a line with many pauses is
    not made louder than one without.
    """
    block = max(1, rate // 50)
    count = samples.size // block
    if not count:
        return samples
    power = np.mean(np.square(samples[: count * block].reshape(count, block), dtype=np.float64), axis=1)
    loudest = float(power.max())
    if loudest <= 0:
        return samples
    voiced = float(power[power >= loudest * 10**-2.5].mean())
    factor = gain_of(target_db) / float(np.sqrt(voiced))
    peak = float(np.max(np.abs(samples))) * factor
    if peak > ceiling:
        factor *= ceiling / peak
    return np.asarray(samples * np.float32(factor), dtype=np.float32)


class StreamResampler:
    """Resamples a stream block by block with a windowed sinc, for devices that do not offer the rate that is needed."""

    TAPS: Final = 32
    """Zero crossings on each side together; 48 to 16 kHz keeps the band up to 7 kHz."""

    def __init__(self, rate: int, to: int) -> None:
        """From `rate` to `to`, Hz."""
        self._step = rate / to
        self._cut = min(1.0, to / rate) * 0.92
        self._half = int(np.ceil(self.TAPS / 2 / min(1.0, to / rate)))
        self._kept = np.zeros(2 * self._half, dtype=np.float32)
        self._next = float(self._half)  # place of the next sample within what is kept

    def feed(self, block: Samples) -> Samples:
        """What can be given out after this block; the stream is late by about 1 ms."""
        self._kept = np.concatenate([self._kept, block])
        last = self._kept.size - self._half - 1
        count = max(0, int(np.floor((last - self._next) / self._step)) + 1)
        places = self._next + self._step * np.arange(count)
        whole = np.floor(places).astype(np.int64)
        offsets = np.arange(-self._half + 1, self._half + 1)
        distance = (places - whole)[:, None] - offsets[None, :]
        kernel = self._cut * np.sinc(self._cut * distance) * (0.5 + 0.5 * np.cos(np.pi * distance / (self._half + 1)))
        out = np.einsum("ij,ij->i", self._kept[whole[:, None] + offsets[None, :]], kernel)
        self._next += self._step * count
        drop = max(0, int(self._next) - self._half)
        self._kept = self._kept[drop:]
        self._next -= drop
        return np.asarray(out, dtype=np.float32)


__all__ = [
    "SILENCE_DB", "Samples", "StreamResampler", "at_level", "from_int16", "gain_of", "is_hum", "level_db",
    "resampled",
    "to_int16", "trimmed",
]  # fmt: skip
