"""Makes the Mandarin test model of `mandarin/`: a small network that reads this product's synthetic voices, no people.

    python -m tests.models.train_mandarin

Development only; neither the product nor its tests import this. It needs an environment with torch, onnx,
kaldi-native-fbank, espeakng-loader, pypinyin, numpy, PyYAML and rapidfuzz, and takes less than half an hour on two
cores. The sentences come from `mandarin_texts.py`, their sound from `mandarin_sounds.py`; every draw is seeded.

The network is a CTC model (Graves et al. 2006) in the layout that sherpa-onnx's `from_zipformer_ctc` reads. Four blocks
of convolution name the syllables; what they name is fed back (Nozaki and Komatsu 2021, self-conditioned CTC), and two
blocks with attention choose the characters from their surroundings. Weights are stored in eight bits.
"""

from __future__ import annotations

import argparse
import copy
import ctypes
import math
import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from pypinyin import Style, lazy_pinyin
from rapidfuzz.distance import Levenshtein
from torch.nn import functional

from tests.models import mandarin_sounds as sounds
from tests.models import mandarin_texts as texts
from tests.models.mandarin_network import STRIDE, Network, frames_of
from tests.models.mandarin_onnx import save

FOLDER: Final = Path(__file__).parent / "mandarin"
SEED: Final = 20
RENDERINGS: Final = 2
"""How often each sentence is rendered, each time by another voice, at another pace, in another room."""
EPOCHS: Final = 5
"""Rounds over all sentences; odd and even rounds take different renderings."""
AVERAGED: Final = 0.998
"""Share of the old average that each step leaves."""
STRETCH: Final = 250
"""Sentences that one process renders."""
BATCH_FRAMES: Final = 2500
"""Frames of 10 ms in a batch."""
PEAK_RATE: Final = 1.5e-3
WARM_STEPS: Final = 200
GUIDED_STEPS: Final = 1000
"""Steps in which guessed alignments help, less and less."""
IGNORED: Final = -100
SYLLABLE_SHARE: Final = 0.4
"""Weight of the syllables' loss."""
HELD_PACE: Final = 210
Example = tuple[NDArray[np.float16], list[int], list[int]]
"""Features, characters, syllables."""


def syllables_of(text: str) -> list[str]:
    """Syllable with tone of each character."""
    return lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)


def render(job: tuple[str, str]) -> NDArray[np.float16]:
    """Features of a sentence; a function of sentence and seed."""
    return sounds.features(sounds.rendered(*job))


def rendering(lines: Sequence[str], number: int, cache: Path | None) -> list[NDArray[np.float16]]:
    """Features of all sentences, each in its own sound; kept in the folder `cache`.

    What espeak renders depends on what it rendered before: every stretch of sentences gets a process of its own, so
    that the same list sounds the same.
    """
    kept = cache / f"{number}.pt" if cache else None
    found: dict[str, NDArray[np.float16]] = torch.load(kept, weights_only=False) if kept and kept.is_file() else {}
    missing = [line for line in lines if line not in found]
    if missing:
        with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
            jobs = [(line, str(number)) for line in missing]
            found.update(zip(missing, pool.map(render, jobs, chunksize=STRETCH), strict=True))
        if kept:
            torch.save(found, kept)
    return [found[line] for line in lines]


def batches(examples: Sequence[Example], chance: random.Random, *, rising: bool) -> Iterator[list[Example]]:
    """Examples of like length together, the batches from short to long or in a drawn order."""
    order = sorted(examples, key=lambda example: len(example[0]) * chance.uniform(0.9, 1.1))
    found: list[list[Example]] = [[]]
    for example in order:
        if found[-1] and (len(found[-1]) + 1) * max(len(example[0]), len(found[-1][-1][0])) > BATCH_FRAMES:
            found.append([])
        found[-1].append(example)
    if not rising:
        chance.shuffle(found)
    yield from found


def collated(batch: Sequence[Example], generator: torch.Generator | None) -> tuple[torch.Tensor, torch.Tensor]:
    """Features padded to one length, with masks and gains drawn where `generator` is given; lengths in frames."""
    lengths = torch.tensor([len(features) for features, _, _ in batch])
    x = torch.full((len(batch), int(lengths.max()), 80), -15.0)
    for place, (features, _, _) in enumerate(batch):
        x[place, : len(features)] = torch.from_numpy(features.astype(np.float32))
    if generator is not None:
        x += 1.5 * (torch.rand(len(batch), 1, 1, generator=generator) - 0.5)
        for place, length in enumerate(lengths.tolist()):
            mean = x[place, :length].mean()
            for _ in range(2):
                width = int(torch.randint(0, 16, (1,), generator=generator))
                start = int(torch.randint(0, 80 - width, (1,), generator=generator))
                x[place, :, start : start + width] = mean
            for _ in range(length // 150):
                width = int(torch.randint(0, 18, (1,), generator=generator))
                start = int(torch.randint(0, length - width, (1,), generator=generator))
                x[place, start : start + width] = mean
    return x, lengths


def read(network: Network, features: NDArray[np.float16], symbols: Sequence[str]) -> str:
    """What the network makes of features: the best symbol of each frame, repetitions and blanks dropped."""
    with torch.no_grad():
        _, scores = network(torch.from_numpy(features.astype(np.float32))[None])
    best = scores[0].argmax(-1).tolist()
    return "".join(symbols[b] for a, b in zip([0, *best], best, strict=False) if b and b != a)


def error_rate(network: Network, cases: Sequence[tuple[str, NDArray[np.float16]]], symbols: Sequence[str]) -> float:
    """Character error rate."""
    wrong = sum(Levenshtein.distance(text, read(network, features, symbols)) for text, features in cases)
    return wrong / sum(len(text) for text, _ in cases)


def loss_of(scores: torch.Tensor, lengths: torch.Tensor, targets: Sequence[list[int]]) -> torch.Tensor:
    """CTC loss a target symbol."""
    flat = torch.tensor([symbol for target in targets for symbol in target])
    sizes = torch.tensor([len(target) for target in targets])
    likely = scores.float().log_softmax(-1).transpose(0, 1)
    whole = functional.ctc_loss(likely, flat, frames_of(lengths), sizes, zero_infinity=True, reduction="sum")
    return whole / sizes.sum()


def guessed(batch: Sequence[Example]) -> torch.Tensor:
    """A first guess which syllable each frame of the scores belongs to: they share the loud frames evenly.

    CTC alone takes long to find out that there is anything to align.
    """
    rows = []
    for features, _, syllables in batch:
        energy = features.astype(np.float32).mean(1)
        energy = np.pad(energy, (0, -energy.size % STRIDE), mode="edge").reshape(-1, STRIDE).max(1)
        low, high = np.percentile(energy, (2, 95))
        loud = np.flatnonzero(energy > low + 0.4 * (high - low))
        row = np.zeros(energy.size, np.int64)
        row[loud] = np.asarray(syllables)[np.arange(loud.size) * len(syllables) // max(1, loud.size)]
        rows.append(torch.from_numpy(row))
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=IGNORED)


def train(
    network: Network,
    renderings: Callable[[int], Sequence[Example]],
    epochs: int,
    held: Sequence[tuple[str, NDArray[np.float16]]],
    symbols: Sequence[str],
) -> Iterator[Network]:
    """Fit the network; gives, now and then and at the end, its weights averaged over the last steps.

    Prints the losses and the error rate on what is held out.
    """
    chance, generator = random.Random(SEED), torch.Generator().manual_seed(SEED)
    optimiser = torch.optim.AdamW(network.parameters(), lr=PEAK_RATE, weight_decay=0.01, fused=True)
    averaged = copy.deepcopy(network).eval()
    began, step, sums = time.monotonic(), 0, [0.0, 0.0]
    for epoch in range(epochs):
        plan = list(batches(renderings(epoch), chance, rising=epoch == 0))  # alignment is learnt from short ones
        for place, batch in enumerate(plan, 1):
            step += 1
            done = (epoch + place / len(plan)) / epochs
            for group in optimiser.param_groups:
                group["lr"] = PEAK_RATE * min(step / WARM_STEPS, 0.5 * (1 + math.cos(math.pi * done)) + 0.01)
            x, lengths = collated(batch, generator)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                syllables, characters = network(x, lengths)
            by_sound = loss_of(syllables, lengths, [example[2] for example in batch])
            by_character = loss_of(characters, lengths, [example[1] for example in batch])
            loss = SYLLABLE_SHARE * by_sound + (1 - SYLLABLE_SHARE) * by_character
            if step < GUIDED_STEPS:
                guess = functional.cross_entropy(
                    syllables.float().transpose(1, 2), guessed(batch), ignore_index=IGNORED
                )  # fmt: skip
                loss = loss + (1 - step / GUIDED_STEPS) * guess
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            with torch.no_grad():
                kept = min(AVERAGED, (1 + step) / (10 + step))
                torch._foreach_lerp_(list(averaged.parameters()), list(network.parameters()), 1 - kept)
            sums = [sums[0] + float(by_sound.detach()), sums[1] + float(by_character.detach())]
            if step % 100 == 0:
                print(
                    f"step {step}, {done:.1%}, {time.monotonic() - began:.0f} s: a syllable {sums[0] / 100:.3f}, "
                    f"a character {sums[1] / 100:.3f}", flush=True,
                )  # fmt: skip
                sums = [0.0, 0.0]
            if step % 500 == 0 or done == 1.0:
                print(f"held out: character error rate {error_rate(averaged, held, symbols):.4f}", flush=True)
                yield averaged


def keep_memory() -> None:
    """Have glibc keep what is freed: taking each tensor's pages anew costs more time than the arithmetic."""
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        for parameter, value in ((-3, 1 << 30), (-1, (1 << 31) - 1), (-2, 1 << 28)):
            library.mallopt(parameter, value)


def main() -> None:
    """Render, train, write the model, print the error rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="rounds over the sentences")
    parser.add_argument("--renderings", type=int, default=RENDERINGS, help="renderings of each sentence")
    parser.add_argument("--cache", type=Path, help="a folder in which the rendered features are kept")
    parser.add_argument("--to", type=Path, default=FOLDER, help="the model's folder")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # two spend their time waiting for each other
    keep_memory()
    lines = texts.sentences()
    spoken = [texts.bare(line) for line in lines]
    symbols = ["<blk>", *sorted({character for text in spoken for character in text})]
    sayings = [syllables_of(text) for text in spoken]
    named = ["<blk>", *sorted({syllable for saying in sayings for syllable in saying})]
    print(f"{len(lines)} sentences, {len(symbols)} characters, {len(named)} syllables", flush=True)
    characters_at, syllables_at = ({name: place for place, name in enumerate(names)} for names in (symbols, named))

    @cache
    def examples(number: int) -> list[Example]:
        return [
            (features, [characters_at[c] for c in text], [syllables_at[s] for s in saying])
            for features, text, saying in zip(rendering(lines, number, options.cache), spoken, sayings, strict=True)
        ]

    frames = np.concatenate([features for features, _, _ in examples(0)[::20]]).astype(np.float32)
    held = [
        (text, sounds.features(sounds.spoken(text, sounds.HELD_OUT_VOICE, HELD_PACE, 50)))
        for text in sorted(texts.held_out())
    ]
    network = Network(len(named), len(symbols), frames.mean(0), frames.std(0))
    options.to.mkdir(parents=True, exist_ok=True)
    tokens = "".join(f"{symbol} {place}\n" for place, symbol in enumerate(symbols))
    (options.to / "tokens.txt").write_text(tokens, "utf-8", newline="\n")
    path = options.to / "model.int8.onnx"
    for averaged in train(network, lambda epoch: examples(epoch % options.renderings), options.epochs, held, symbols):
        save(averaged, path)
    print(f"{sum(p.numel() for p in network.parameters())} weights, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
