"""Whether the trainee can be heard: one message when a part fails, one when all parts work again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from simulator.call.ports import EarBack, EarLost, Message

Part = Literal["microphone", "recogniser"]


class EarHealth:
    """Joins the states of microphone and recogniser; its methods may be called from any thread."""

    def __init__(self, emit: Callable[[Message], None], clock: Callable[[], float]) -> None:
        self._emit = emit
        self._clock = clock
        self._lock = threading.Lock()
        self._reasons: dict[Part, str] = {}

    @property
    def reason(self) -> str | None:
        """Why nothing can be heard, None while all works."""
        with self._lock:
            return next(iter(self._reasons.values()), None)

    def lost(self, part: Part, reason: str) -> None:
        """A part cannot be used; `reason` is one sentence. Reported when it is new."""
        with self._lock:
            if self._reasons.get(part) == reason:
                return
            self._reasons[part] = reason
            self._emit(EarLost(self._clock(), reason))

    def well(self, part: Part) -> None:
        """A part works. Reported when it was the last one that did not."""
        with self._lock:
            if self._reasons.pop(part, None) is not None and not self._reasons:
                self._emit(EarBack(self._clock()))


__all__ = ["EarHealth", "Part"]
