"""What the command line is handed by the program's wiring: the functions that run a call, the desk and the demo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class OpenDesk(Protocol):
    """Opens the window and returns when it is closed."""

    def __call__(self) -> None:
        """Raises ScreenError where there is no display."""


class PlayCall(Protocol):
    """Plays one call to its scorecard."""

    def __call__(self, scenario: str, *, typed: bool, terminal: bool, language: str | None, seed: int | None) -> None:
        """`typed`: no microphone; `terminal`: no window. Raises ThreeRingsError with one sentence."""


class RunDemo(Protocol):
    """Lets a robot trainee take a call and leaves recording, record, scorecard and pictures in a folder."""

    def __call__(self, out: Path, *, scenario: str | None, language: str | None, seed: int | None) -> None:
        """Raises ThreeRingsError with one sentence."""


@dataclass(frozen=True, slots=True)
class Adapters:
    """The functions that only the program's wiring can make."""

    open_desk: OpenDesk
    play_call: PlayCall
    run_demo: RunDemo
    screens: Callable[..., None] | None = None
    """The command that `commands.screens.screens_command` makes around the desk's views."""


__all__ = ["Adapters", "OpenDesk", "PlayCall", "RunDemo"]
