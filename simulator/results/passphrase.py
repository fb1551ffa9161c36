"""The passphrase of the trainer's view: kept as a hash by argon2id, with the library's own parameters."""

from __future__ import annotations

from typing import Final

LEAST: Final = 8
"""Characters of a passphrase at least."""


def hashed(passphrase: str) -> str:
    """The hash that is kept, with its salt and parameters. Takes some 50 ms."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - nothing but the trainer's view needs it

    return PasswordHasher().hash(passphrase)


def fits(passphrase: str, kept: str) -> bool:
    """Whether a passphrase is the one that was hashed; False also where the hash is damaged. Takes some 50 ms."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(kept, passphrase)
    except (VerificationError, InvalidHashError):
        return False


__all__ = ["LEAST", "fits", "hashed"]
