"""The desk on its real services, a real library and a real database, on a clock that the test moves; without sound."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pygame

from simulator.desk.desk import Desk
from simulator.desk.services import Status
from simulator.desk_services import DeskServices
from simulator.errors import ThreeRingsError
from simulator.library import Library, default_library
from simulator.results.store import Store, open_store
from simulator.screen.window import Window
from simulator.settings import CallMode, EarSettings, Settings, VoiceSettings
from simulator.speech.chimes import Chime, Chimes
from simulator.speech.speaker import Speaker
from simulator.switchboard import RunningCall, Switchboard
from tests.simulator.screen.keys import key

T = TypeVar("T")


class Heard(Chimes):
    """Remembers the sounds of the game."""

    def __init__(self) -> None:
        super().__init__(Speaker())
        self.names: list[Chime] = []

    def play(self, name: Chime) -> None:
        """Remember it."""
        self.names.append(name)


STEP = 0.25
"""Seconds of a frame."""


@cache
def _library() -> Library:
    """Read once for all tests."""
    return default_library()


class RealServices(DeskServices):
    """Nothing is spoken or heard; what is worked out beside the window is there in the next frame."""

    def __init__(self, settings: Settings) -> None:
        self.now = 100.0
        self.opened: list[RunningCall] = []
        self.heard = Heard()
        super().__init__(Switchboard(_library(), open_store, settings, lambda: self.now))

    @property
    def store(self) -> Store:
        """The results."""
        return self._board.store

    def status(self, wait: bool = False) -> Status:
        """Answers are typed."""
        return Status(frozenset(), ())

    def open_call(self, scenario: str, language: str, typed: bool, mode: str = "practise") -> RunningCall:  # type: ignore[override]
        """Remember it."""
        call = super().open_call(scenario, language, typed, mode)  # type: ignore[arg-type]
        assert isinstance(call, RunningCall)
        self.opened.append(call)
        return call

    def work(self, task: Callable[[], T]) -> Future[T]:
        """Done at once."""
        future: Future[T] = Future()
        try:
            future.set_result(task())
        except ThreeRingsError as error:
            future.set_exception(error)
        return future

    def _bell(self) -> Heard:
        return self.heard

    def clock(self) -> float:
        """Virtual seconds."""
        return self.now


class RealDesk:
    """A desk with a keyboard."""

    def __init__(self, window: Window, *, mode: CallMode = "practise", interface: str = "zh") -> None:
        silent = Settings(
            trainee="林", mode=mode, voice=VoiceSettings(engine="none"), ear=EarSettings(engine="none"), interface="zh"
        )
        self.services = RealServices(replace(silent, interface=interface))  # type: ignore[arg-type]
        self.desk = Desk(window, self.services)
        self.frame()

    def frame(self, seconds: float = STEP) -> None:
        """One frame."""
        self.services.now += seconds
        self.desk.frame(seconds)

    def press(self, *events: pygame.event.Event | int) -> None:
        """Every key in a frame of its own."""
        for event in events:
            pygame.event.post(key(event) if isinstance(event, int) else event)
            self.frame(0.05)

    def until(self, what: Callable[[], bool], most: float = 900.0) -> None:
        """Frames until something is so."""
        end = self.services.now + most
        while not what():
            assert self.services.now < end, "it never came to that"
            self.frame()

    def quiet(self) -> None:
        """Frames until nobody speaks or is about to, and the trainee has the floor."""
        self.until(lambda: self.call.over or not self.call.conductor.session.state.queue)
        self.frame()

    @property
    def call(self) -> RunningCall:
        """The call that was opened last."""
        return self.services.opened[-1]


__all__ = ["STEP", "RealDesk", "RealServices"]
