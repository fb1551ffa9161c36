"""How much of what a loudspeaker plays comes back into the microphone, from what was played and what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.settings import Settings, TurnSettings
from simulator.speech.rendering import VOICE_DB
from simulator.speech.samples import SILENCE_DB, Samples

LATEST: Final = 1.5
"""Sound comes back within this many seconds, slow devices included."""
FRAME: Final = 1024
"""Samples of a frame of the spectra: 64 ms at 16 kHz, longer than the echoes that count in a room."""
PIECE_SECONDS: Final = 0.5
"""The sound is looked for in pieces of this length: what came back comes back as late as the piece before it."""
AGREE_SECONDS: Final = 0.01
"""So far apart may the delays of two pieces be: sound systems adapt the delay while they play."""
SOFT_VOICE_DB: Final = -35.0
"""Level of a trainee who speaks softly, dBFS (ours): 15 dB below the caller's voice."""

PEAKS_DB: Final = 4.0
"""The loud syllables of a voice lie so much above its mean (tests/simulator/speech/test_leak.py)."""


def needs_closing(leak: float, margin: float) -> bool:
    """Whether a leak (dB) makes the caller interrupt herself unless the microphone is closed while she speaks.

    Turn-taking passes over what is softer than the trainee's own voice by `margin` dB; a leaked voice has to be that
    much below even a soft trainee.
    """
    return VOICE_DB + leak + PEAKS_DB > SOFT_VOICE_DB - margin


def closes_microphone(settings: Settings) -> bool:
    """Whether the microphone is closed while the caller speaks: by choice, or by what the last test measured.

    A measure counts only for the devices that it was made with.
    """
    leak, ear = settings.ear.leak, settings.ear
    if settings.turns.half_duplex or leak is None:
        return settings.turns.half_duplex
    measured = (leak.microphone, leak.speaker) == (ear.microphone, settings.voice.speaker)
    return measured and needs_closing(leak.db, settings.turns.leak)


def turn_settings(settings: Settings) -> TurnSettings:
    """Turn-taking as it is with the devices of these settings."""
    return replace(settings.turns, half_duplex=closes_microphone(settings))


def leak_db(played: Samples, heard: Samples, rate: int) -> float:
    """Level of the part of `heard` that comes from `played`, in dB below `played`; SILENCE_DB where there is none.

    `heard` begins when `played` does, and should last LATEST seconds longer. Whatever else is heard, voices and
    noise of the room, does not count: only what follows the played sound does.
    """
    if not played.size or not heard.size or not played.any() or not heard.any():
        return SILENCE_DB
    sent, came = _together(played, heard, rate)
    power = _coherent_power(sent.astype(np.float64), came.astype(np.float64))
    whole = float(np.mean(np.square(sent, dtype=np.float64))) if sent.size else 0.0
    if power <= 0.0 or whole <= 0.0:
        return SILENCE_DB
    return max(SILENCE_DB, 10.0 * float(np.log10(power / whole)))


def _together(played: Samples, heard: Samples, rate: int) -> tuple[Samples, Samples]:
    """The pieces that came back, as they were played and as they were heard, without their delay; empty where none did.

    A piece came back where the one before or after it came equally late, and most pieces have to: what is found in
    unrelated sound is found anywhere. The delay may change in between, as where a busy machine drops sound.
    """
    size, latest, near = round(PIECE_SECONDS * rate), round(LATEST * rate), AGREE_SECONDS * rate
    starts = range(0, played.size - size + 1, size)
    delays = [_best_delay(played[at : at + size], heard[at : at + size + latest], latest) for at in starts]
    told = [delay for delay in delays if delay is not None]
    kept = [
        (start, delay)
        for number, (start, delay) in enumerate(zip(starts, delays, strict=True))
        if delay is not None
        and any(other is not None and abs(delay - other) <= near for other in _beside(delays, number))
    ]
    if len(kept) < max(3, len(told) / 2):
        nothing = np.zeros(0, dtype=np.float32)
        return nothing, nothing
    early = np.pad(heard, (FRAME // 16, size))  # the sound itself and its echoes follow within a frame
    came = [early[start + delay : start + delay + size] for start, delay in kept]
    return np.concatenate([played[start : start + size] for start, _ in kept]), np.concatenate(came)


def _beside(delays: Sequence[int | None], number: int) -> tuple[int | None, ...]:
    """The delays of the pieces before and after one."""
    return (*delays[max(0, number - 1) : number], *delays[number + 1 : number + 2])


def _best_delay(piece: Samples, there: Samples, latest: int) -> int | None:
    """Samples after which a piece is heard most clearly; None where either is silent."""
    if not piece.any() or not there.any():
        return None
    length = 1 << (piece.size + there.size - 1).bit_length()
    cross = np.fft.rfft(there, length) * np.conj(np.fft.rfft(piece, length))
    # Divided by its root the peak stays sharp for voices, whose power lies in few frequencies.
    likeness = np.abs(np.fft.irfft(cross / np.sqrt(np.maximum(np.abs(cross), 1e-12)), length))[:latest]
    return int(np.argmax(likeness))


def _coherent_power(played: NDArray[np.float64], heard: NDArray[np.float64]) -> float:
    """Mean power of the part of `heard` that a fixed filter of one frame can make from `played`.

    The filter is found in every other half second of the sound and tried in the rest, and the other way round: what
    follows the played sound only by chance in one part does not in the other.
    """
    window = np.hanning(FRAME)
    starts = range(0, played.size - FRAME + 1, FRAME // 2)
    if len(starts) < 8:
        return 0.0
    one = np.stack([np.fft.rfft(played[start : start + FRAME] * window) for start in starts])
    two = np.stack([np.fft.rfft(heard[start : start + FRAME] * window) for start in starts])
    odd = (np.arange(len(starts)) // 16) % 2 == 1
    power = np.zeros(one.shape[1])
    for found, tried in ((odd, ~odd), (~odd, odd)):
        own = np.mean(np.abs(one[found]) ** 2, axis=0)
        answer = np.mean(np.conj(one[found]) * two[found], axis=0) / np.maximum(own, 1e-12 * float(own.max()))
        power += np.sum(np.real(np.conj(answer * one[tried]) * two[tried]), axis=0) / len(starts)
    power[1:-1] *= 2
    return float(np.sum(power) / (FRAME * np.sum(window**2)))


__all__ = ["LATEST", "PEAKS_DB", "SOFT_VOICE_DB", "closes_microphone", "leak_db", "needs_closing", "turn_settings"]
