"""For a command that goes through much and then ends: garbage in circles is looked for seldom."""

from __future__ import annotations

import gc
from typing import Final

KEPT: Final = 50_000
"""Objects that may be made, over those that are freed, before any are looked at again (Python's own: 700)."""


def collect_seldom() -> None:
    """Look for garbage in circles seldom: files and calls make none, and the looking took a fifth of the time."""
    gc.set_threshold(KEPT, 20, 20)


__all__ = ["collect_seldom"]
