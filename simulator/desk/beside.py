"""One thing at a time that is worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from simulator.desk.services import Services

T = TypeVar("T")


class Beside(Generic[T]):
    """Something that helps where it is there in time: what fails is not told, and the call goes on without it."""

    def __init__(self, services: Services) -> None:
        """Nothing is being worked out."""
        self._services = services
        self._future: Future[T] | None = None

    @property
    def busy(self) -> bool:
        """Something is being worked out, or was not fetched yet."""
        return self._future is not None

    def begin(self, work: Callable[[], T]) -> None:
        """Work something out."""
        self._future = self._services.work(work)

    def done(self) -> T | None:
        """What it came to, once; None: it is not there yet, or it failed."""
        if self._future is None or not self._future.done():
            return None
        future, self._future = self._future, None
        return future.result() if future.exception() is None else None


__all__ = ["Beside"]
