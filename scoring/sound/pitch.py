"""The pitch of a voice over time.

Method `pitch/1`: autocorrelation of Hann windows of three periods of the lowest pitch, divided by that of the window;
of the candidates and *voiceless* the cheapest path through all windows is taken.
Source: P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a
sampled sound, Proceedings of the Institute of Phonetic Sciences 17 (Amsterdam 1993) 97-110; its usual costs.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.sound.intervals import Samples

METHOD: Final = "pitch/1"
FLOOR_HZ: Final = 75.0
CEILING_HZ: Final = 600.0
STEP_SECONDS: Final = 0.01
CANDIDATES: Final = 15
"""Candidates of a window, *voiceless* included."""
SILENCE: Final = 0.03
"""Windows below this share of the largest amplitude are hardly ever voiced."""
VOICING: Final = 0.45
OCTAVE_COST: Final = 0.01
OCTAVE_JUMP_COST: Final = 0.35
VOICED_UNVOICED_COST: Final = 0.14
FINER: Final = 4
"""The autocorrelation is interpolated by this factor, band-limited, before its peaks are refined by parabolas."""
CHUNK: Final = 500
"""Windows worked on at once, so that memory stays small."""

Floats = NDArray[np.float64]


def pitch(samples: Samples, rate: int) -> tuple[Floats, Floats]:
    """Times (seconds from the first sample) and pitch (Hz, 0 where the voice is silent or voiceless) every 10 ms."""
    size = round(3 * rate / FLOOR_HZ)
    step = round(STEP_SECONDS * rate)
    count = (samples.size - size) // step + 1
    if count < 1:
        return np.zeros(0), np.zeros(0)
    sound = np.asarray(samples, dtype=np.float64)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[::step][:count]
    largest = float(np.max(np.abs(sound - sound.mean())))
    hertz, strength = np.zeros((count, CANDIDATES)), np.full((count, CANDIDATES), -np.inf)
    for start in range(0, count, CHUNK):
        part = slice(start, start + CHUNK)
        hertz[part], strength[part] = _candidates(frames[part], rate, largest)
    times = (np.arange(count) * step + size / 2) / rate
    return times, _cheapest(hertz, strength)


def _candidates(frames: Floats, rate: int, largest: float) -> tuple[Floats, Floats]:
    """Pitch and strength of each window's candidates; the first one is *voiceless*, pitch 0."""
    size = frames.shape[1]
    length = 1 << (round(1.5 * size) - 1).bit_length()
    window = np.hanning(size + 2)[1:-1]
    centred = frames - frames.mean(axis=1, keepdims=True)
    first, last = int(FINER * rate / CEILING_HZ), int(np.ceil(FINER * rate / FLOOR_HZ))
    own = _autocorrelation(window[None, :], length)[:, : last + 2]
    whole = _autocorrelation(centred * window, length)[:, : last + 2]
    energy = np.maximum(whole[:, :1], 1e-30)
    r = whole / energy * (own[:, :1] / own)
    inner = r[:, first : last + 1]
    before, after = r[:, first - 1 : last], r[:, first + 1 : last + 2]
    curve = before - 2 * inner + after
    peaks = (inner > before) & (inner >= after) & (inner > 0.5 * VOICING)
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = np.where(peaks, 0.5 * (before - after) / curve, 0.0)
    lags = (np.arange(first, last + 1) + shift) / FINER / rate
    height = np.minimum(inner - 0.25 * (before - after) * shift, 1.0)
    worth = np.where(peaks, height - OCTAVE_COST * np.log2(FLOOR_HZ * lags), -np.inf)
    best = np.argsort(-worth, axis=1, kind="stable")[:, : CANDIDATES - 1]
    loudest = np.max(np.abs(centred), axis=1) / max(largest, 1e-30)
    voiceless = VOICING + np.maximum(0.0, 2.0 - loudest * (1.0 + VOICING) / SILENCE)
    strength = np.column_stack([voiceless, np.take_along_axis(worth, best, axis=1)])
    hertz = np.column_stack([np.zeros(len(frames)), 1.0 / np.take_along_axis(lags, best, axis=1)])
    return np.where(np.isfinite(strength), hertz, 0.0), strength


def _autocorrelation(frames: Floats, length: int) -> Floats:
    spectrum = np.fft.rfft(frames, length, axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return np.asarray(np.fft.irfft(power, FINER * length, axis=1))


def _cheapest(hertz: Floats, strength: Floats) -> Floats:
    """The pitch along the path whose candidates are strongest and whose steps cost least (Viterbi)."""
    voiced = hertz > 0
    with np.errstate(divide="ignore"):
        octave = np.where(voiced, np.log2(np.where(voiced, hertz, 1.0)), 0.0)
    count = len(hertz)
    came = np.zeros(hertz.shape, dtype=np.int64)
    value = strength[0]
    for n in range(1, count):
        jump = OCTAVE_JUMP_COST * np.abs(octave[n - 1][:, None] - octave[n][None, :])
        both = voiced[n - 1][:, None] & voiced[n][None, :]
        changes = voiced[n - 1][:, None] != voiced[n][None, :]
        reached = value[:, None] - np.where(both, jump, np.where(changes, VOICED_UNVOICED_COST, 0.0))
        came[n] = np.argmax(reached, axis=0)
        value = reached[came[n], np.arange(hertz.shape[1])] + strength[n]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int(np.argmax(value))
    for n in range(count - 1, 0, -1):
        path[n - 1] = came[n, path[n]]
    return np.asarray(hertz[np.arange(count), path])


__all__ = ["CEILING_HZ", "FLOOR_HZ", "METHOD", "pitch"]
