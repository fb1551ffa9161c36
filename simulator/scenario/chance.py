"""Chance that is a function of the seed and a name: no state, so nothing that is added shifts anything else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chance:
    """Draws for one call. The same seed and names give the same number, on every machine and in any order."""

    seed: int

    def below(self, n: int, *names: str) -> int:
        """A whole number from 0 to n - 1 for what `names` designates (say `"late-claim", "policy_no"`).

        The number is the SHA-256 of seed and names, modulo n; at 256 bits the bias of the modulus is immaterial.
        Raises ValueError when n is less than 1.
        """
        if n < 1:
            raise ValueError(f"A draw needs at least one possibility, not {n}.")
        text = "\x1f".join((str(self.seed), *names))
        return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest(), "big") % n


__all__ = ["Chance"]
