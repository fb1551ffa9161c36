"""Renders training sentences with many synthetic voices, rates, pitches, lines and noises (development)."""

from __future__ import annotations

import ctypes
import random
from functools import cache
from typing import Any, Final

import espeakng_loader
import kaldi_native_fbank
import numpy as np
from numpy.typing import NDArray

from simulator.speech.line import SURROUNDINGS, background, telephone
from simulator.speech.samples import Samples, at_level, from_int16, gain_of, resampled, trimmed

RATE: Final = 16_000
"""Hz of what the recogniser hears."""
HELD_OUT_VOICE: Final = "m3"
"""The male voice of the product: no training sentence is spoken by it."""
OWN_VOICE: Final = "f3"
"""The female voice of the product."""
OWN_SHARE: Final = 0.2
VOICES: Final = (
    "f1", "f2", "f3", "f4", "f5", "m1", "m2", "m4", "m5", "m6", "m7", "m8", "adam", "Alex", "Alicia", "Andrea",
    "Andy", "Annie", "anika", "antonio", "aunty", "belinda", "benjamin", "boris", "caleb", "david", "Denis",
    "Diogo", "ed", "edward", "grandma", "grandpa", "Hugo", "iven", "Jacky", "john", "klatt", "klatt2", "klatt3",
    "Lee", "linda", "marcelo", "Marco", "Mario", "max", "Michael", "michel", "miguel", "Mike", "pablo", "paul",
    "pedro", "quincy", "Reed", "rob", "robert", "sandro", "shelby", "steph", "steph2", "travis", "victor", "zac",
)  # fmt: skip
SLOWEST, FASTEST = 175, 265
"""Words a minute of espeak; the product's neutral rate is 210."""
LOUDEST, QUIETEST = -14.0, -34.0
"""Level of the voice, dBFS."""
PITCHES: Final = (25, 75)
NOISE_SECONDS: Final = 30


@cache
def _espeak() -> tuple[Any, int, list[NDArray[np.int16]]]:
    """espeak-ng of the wheel, its rate, and the list into which it renders."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0)
    blocks: list[NDArray[np.int16]] = []

    def take(samples: Any, count: int, _events: Any) -> int:
        if count > 0:
            blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
    library.kept_callback = kind(take)
    library.espeak_SetSynthCallback(library.kept_callback)
    return library, rate, blocks


def spoken(text: str, voice: str, words_per_minute: int, pitch: int) -> Samples:
    """A sentence by a variant of espeak's Mandarin voice at RATE, without the silence around it."""
    library, rate, blocks = _espeak()
    blocks.clear()
    if library.espeak_SetVoiceByName(f"cmn+{voice}".encode()) != 0:
        raise ValueError(f"espeak has no voice '{voice}'")
    for parameter, value in ((1, words_per_minute), (2, 100), (3, pitch)):
        library.espeak_SetParameter(parameter, value, 0)
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
    samples = trimmed(from_int16(np.concatenate(blocks)), rate, 0.01, 0.12)
    tenth = rate // 10
    pad = -(samples.size + 2 * int(0.01 * rate)) % tenth  # a length whose Fourier transform is quick
    return resampled(np.pad(samples, (0, pad)), rate, RATE)


@cache
def _noise(kind: str) -> Samples:
    return background(kind, NOISE_SECONDS * RATE, RATE, "mandarin")


def rendered(text: str, seed: str) -> Samples:
    """A sentence as a microphone in some room and some line may bring it; a function of text and seed."""
    chance = random.Random(f"{seed}/{text}")
    voice = OWN_VOICE if chance.random() < OWN_SHARE else chance.choice(VOICES)
    dry = spoken(text, voice, chance.randint(SLOWEST, FASTEST), chance.randint(*PITCHES))
    level = chance.uniform(QUIETEST, LOUDEST)
    around = [np.zeros(int(chance.uniform(0.05, 0.7) * RATE), np.float32) for _ in range(2)]
    heard = np.concatenate([around[0], at_level(dry, RATE, level), around[1]])
    if chance.random() < 0.25:
        heard = telephone(heard, RATE)
    generator = np.random.default_rng(chance.getrandbits(32))
    if chance.random() < 0.6:
        noise = _noise(chance.choice(sorted(SURROUNDINGS)))
        start = chance.randrange(noise.size - heard.size)
        heard = heard + noise[start : start + heard.size] * np.float32(gain_of(level - chance.uniform(3.0, 30.0)))
    floor = gain_of(chance.uniform(-95.0, -55.0)) * generator.standard_normal(heard.size)
    return np.asarray(np.clip(heard + floor, -1.0, 1.0), dtype=np.float32)


def features(samples: Samples) -> NDArray[np.float16]:
    """Log mel energies (frames of 10 ms, 80 bands), exactly as sherpa-onnx computes them for this layout."""
    options = kaldi_native_fbank.FbankOptions()
    options.frame_opts.samp_freq = RATE
    options.frame_opts.dither = 0.0
    options.frame_opts.snip_edges = False
    options.mel_opts.num_bins = 80
    options.mel_opts.high_freq = -400.0
    bank = kaldi_native_fbank.OnlineFbank(options)
    bank.accept_waveform(RATE, samples)
    bank.input_finished()
    frames = [bank.get_frame(place) for place in range(bank.num_frames_ready)]
    return np.asarray(frames, dtype=np.float16)
