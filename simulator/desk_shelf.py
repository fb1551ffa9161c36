"""The shelf of the desk on this machine: lists voices and models, and fetches a model beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, cast

from simulator.desk.sound_shelf import Fetched, Fetching, Stage, Tried
from simulator.errors import SpeechError, ThreeRingsError
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.settings import Language
    from simulator.sound_choices import Engine, ModelRow, VoiceListing, VoiceRow
    from simulator.speech.trial import Trial


class _StoppedError(SpeechError):
    """The trainee stopped the fetching."""


class SpeechShelf:
    """`simulator.desk.sound_shelf.Shelf` with the models and voices of this user."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        """`settings` gives those in force. Nothing is listed yet."""
        self._settings = settings
        self._listed: Future[VoiceListing] | None = None
        self._models: tuple[Settings, tuple[ModelRow, ...]] | None = None
        self._lock = threading.Lock()
        self._fetching: Fetching | None = None
        self._stopped = False
        self._ended: Fetched | None = None
        self._trial: Trial | None = None

    def voices(self, wait: bool = False) -> tuple[VoiceRow, ...] | None:
        """All voices of this machine; listing them starts a process and takes a moment. `wait` waits for that."""
        if self._listed is None:
            self._listed = Future()
            Thread(target=_list, args=(self._listed, self._settings()), name="voices", daemon=True).start()
        return self._listed.result().voices if wait or self._listed.done() else None

    def models(self) -> tuple[ModelRow, ...]:
        """Catalogue and folder of models."""
        settings = self._settings()
        if self._models is None or self._models[0] is not settings:
            from simulator.sound_choices import list_models

            self._models = (settings, list_models(settings))
        return self._models[1]

    def engines(self) -> tuple[Engine, ...]:
        """All engines."""
        from simulator.sound_choices import engines

        return engines()

    def fetch(self, name: str) -> None:
        """Fetch a model beside the window."""
        with self._lock:
            if self._fetching is not None:
                return
            self._fetching, self._stopped, self._ended = Fetching(name, "download", None), False, None
        Thread(target=self._run, args=(name,), name="fetch", daemon=True).start()

    def stop(self) -> None:
        """Fetch no more; it ends when the next piece comes."""
        self._stopped = True

    @property
    def fetching(self) -> Fetching | None:
        """What is being fetched."""
        return self._fetching

    def fetched(self) -> Fetched | None:
        """How the last fetching ended, told once."""
        with self._lock:
            ended, self._ended = self._ended, None
        if ended is not None and ended.problem is None:
            self._listed = self._models = None
        return ended

    def try_ear(self, language: str) -> None:
        """Hear some seconds; nothing of them is kept."""
        from simulator.sound import choose_ear
        from simulator.speech.trial import Trial

        settings = self._settings()
        engine = choose_ear(settings, cast("Language", language)).engine
        self.end_try()
        if settings.agreed and engine is not None:
            self._trial = Trial(engine, device=settings.ear.microphone)

    def end_try(self) -> None:
        """Hear no more; ending may take a moment."""
        trial, self._trial = self._trial, None
        if trial is not None:
            Thread(target=trial.close, name="end of a try", daemon=True).start()

    @property
    def tried(self) -> Tried | None:
        """The try that goes on, or went on last."""
        trial = self._trial
        if trial is None:
            return None
        result = trial.result
        if result is None:
            return Tried(trial.state, trial.left, trial.partial, problem=trial.problem)
        return Tried(
            trial.state, 0.0, result.text, result.delay, result.real_time_factor, result.quality, result.failed
        )

    def _report(self, name: str, stage: Stage, done: int, total: int | None) -> None:
        if self._stopped:
            raise _StoppedError("It was stopped.")
        self._fetching = Fetching(name, stage, min(1.0, done / total) if total else None)

    def _run(self, name: str) -> None:
        from simulator.places import cache_folder, models_folder
        from simulator.sound_settings import with_fetched
        from simulator.speech.fetch import fetch

        problem, settings = None, None
        try:
            done = fetch(
                name, models_folder(), cache_folder() / "downloads",
                report=lambda stage, count, total: self._report(name, stage, count, total),
            )  # fmt: skip
            settings = with_fetched(self._settings(), done.installed)
        except ThreeRingsError as error:
            problem = str(error)
        with self._lock:
            self._fetching = None
            self._ended = Fetched(name, problem, settings)


def _list(listed: Future[VoiceListing], settings: Settings) -> None:
    from simulator.sound_choices import VoiceListing, list_voices

    try:
        listed.set_result(list_voices(settings))
    except ThreeRingsError as error:
        listed.set_result(VoiceListing((), str(error)))


__all__ = ["SpeechShelf"]
