"""The network of the Mandarin test model (development)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

WIDTH: Final = 144
FRONT: Final = (96, 128)
SOUND_BLOCKS: Final = 4
MEANING_BLOCKS: Final = 2
KERNEL: Final = 11
"""Frames of 80 ms that a block's convolution sees."""
HEADS: Final = 4
STRIDE: Final = 8
"""Frames of 10 ms for each frame of the scores."""
FLOOR: Final = -15.0
"""Log energies below this are as good as silence."""
EPSILON: Final = 1e-5


class Convolution(nn.Module):
    """A gated convolution along time."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.into = nn.Linear(WIDTH, 2 * WIDTH)
        self.along = nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=KERNEL // 2, groups=WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        one, gate = self.into(self.norm(x)).chunk(2, -1)
        y = self.along((one * gate.sigmoid()).transpose(1, 2)).transpose(1, 2)
        return x + self.out(y * y.sigmoid())


class Step(nn.Module):
    """Two layers for each frame by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.into = nn.Linear(WIDTH, 2 * WIDTH)
        self.out = nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(0.05)

    def forward(self, x: Tensor) -> Tensor:
        y = self.into(self.norm(x))
        return x + self.out(self.drop(y * y.sigmoid()))


class Attention(nn.Module):
    """Every frame looks at all others."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.into = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor, hidden: Tensor | None) -> Tensor:
        n, t, _ = x.shape
        parts = self.into(self.norm(x)).reshape(n, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        if hidden is not None:
            scores = scores.masked_fill(hidden[:, None, None, :], -1e4)
        y = (scores.softmax(-1) @ parts[2]).transpose(1, 2).reshape(n, t, WIDTH)
        return x + self.out(y)


def frames_of(lengths: Tensor) -> Tensor:
    """Frames of the scores for so many frames of features."""
    return (lengths + STRIDE - 1) // STRIDE


class Network(nn.Module):
    """From log mel energies (N, T, 80) to scores of syllables and of characters (N, ceil(T / STRIDE), …)."""

    def __init__(self, syllables: int, characters: int, mean: NDArray[np.float32], spread: NDArray[np.float32]) -> None:
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("scale", torch.from_numpy(1.0 / spread))
        widths = (80, *FRONT, WIDTH)
        self.front = nn.ModuleList([nn.Conv1d(a, b, 5, 2, 2) for a, b in pairwise(widths)])
        self.sound = nn.ModuleList([nn.ModuleList([Convolution(), Step()]) for _ in range(SOUND_BLOCKS)])
        self.sound_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.name = nn.Linear(WIDTH, syllables)
        self.back = nn.Linear(syllables, WIDTH)
        self.meaning = nn.ModuleList(
            [nn.ModuleList([Attention(), Convolution(), Step()]) for _ in range(MEANING_BLOCKS)]
        )
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.read = nn.Linear(WIDTH, characters)

    def forward(self, x: Tensor, lengths: Tensor | None = None) -> tuple[Tensor, Tensor]:
        x = ((x.clamp(min=FLOOR) - self.mean) * self.scale).transpose(1, 2)
        for convolution in self.front:
            y = convolution(x)
            x = y * y.sigmoid()
        x = x.transpose(1, 2)
        hidden = None
        if lengths is not None:
            hidden = torch.arange(x.shape[1])[None] >= frames_of(lengths)[:, None]
        for convolution, step in self.sound:
            x = step(convolution(x))
        syllables = self.name(self.sound_norm(x))
        x = x + self.back(syllables.softmax(-1))
        for attention, convolution, step in self.meaning:
            x = step(convolution(attention(x, hidden)))
        return syllables, self.read(self.norm(x))
