"""What the desk is given: the library's entries, calls of the switchboard, results, settings and the state of sound."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, cast

from simulator.call.modes import Mode, counts, own
from simulator.commands.probe import Probed, probe
from simulator.desk.services import Best, Entry, PastCall, RunningCall, Status
from simulator.desk.sound_words import SoundState, looking, status_of
from simulator.desk_after_call import AfterCallServices
from simulator.desk_devices import DeviceBench
from simulator.desk_shelf import SpeechShelf
from simulator.desk_training import DeskTraining
from simulator.errors import StoreError, ThreeRingsError
from simulator.library import Library
from simulator.listing import listed
from simulator.results.entries import CallEntry
from simulator.scenario.model import Language
from simulator.screen.words import words_or_first
from simulator.settings import Settings
from simulator.settings_file import LoadedSettings, save_settings
from simulator.sound import EarState, SoundEngines, choose_ear
from simulator.switchboard import Switchboard

if TYPE_CHECKING:
    from scoring.standard import Standard
    from simulator.kept_calls import KeptCall
    from simulator.speech.chimes import Chime, Chimes
    from simulator.speech.playback import Playback

T = TypeVar("T")
Results = dict[str, list[CallEntry]]
"""Finished calls of the trainee by scenario."""
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class DeskServices(AfterCallServices):
    """`simulator.desk.services.Services` on the real adapters."""

    def __init__(self, board: Switchboard, loaded: LoadedSettings | None = None) -> None:
        """`loaded` tells how the settings file was found."""
        self._board = board
        self._loaded = loaded
        self.seed: int | None = None
        """Seed of the next call alone; None: a new one."""
        self._entries: tuple[Entry, ...] | None = None
        self._look: Future[SoundState] | None = None
        self._status: tuple[str, SoundState | None, Status] | None = None
        self._results: Future[Results] | None = None
        self._told: Results | None = None
        """The results that were last shown."""
        self._workers = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._playback: Playback | None = None
        self._chimes: Chimes | None = None
        self.bench = DeviceBench(lambda: self.settings)
        self.shelf = SpeechShelf(lambda: self.settings)
        self.training = DeskTraining(board)

    @property
    def library(self) -> Library:
        """The scenarios."""
        return self._board.library

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._board.settings

    def save_settings(self, settings: Settings) -> None:
        """Keep changed settings. Raises SettingsError."""
        save_settings(settings)
        before = self._board.settings
        self._board.settings = settings
        self._results = self._told = self._playback = self._chimes = None
        if (before.voice, before.ear) != (settings.voice, settings.ear):
            self._look = self._status = None

    def entries(self) -> Sequence[Entry]:
        """All scenarios, those with errors included."""
        if self._entries is None:
            self._entries = tuple(
                Entry(
                    item.id, item.title, item.family, item.language, item.difficulty,
                    dict(item.brief), item.error,
                )
                for item in listed(self._board.library)
            )  # fmt: skip
        return self._entries

    def best(self, scenario: str) -> Best | None:
        """The trainee's best result in a scenario."""
        if self._results is None:
            self._results = self.work(self._read_results)
        if self._results.done():
            self._told = self._results.result()
        scored = [
            e
            for e in (self._told or {}).get(scenario, [])
            if e.total is not None and e.parent is None and counts(e.mode)
        ]
        best = max(scored, key=lambda entry: (entry.stars or 0, entry.total or 0), default=None)
        return None if best is None else Best(best.total or 0, best.stars or 0)

    def days(self) -> Sequence[str]:
        """When the trainee took calls."""
        return [entry.started for entries in (self._told or {}).values() for entry in entries]

    def news(self) -> bool:
        """Whether results have been read since they were last asked for."""
        return self._results is not None and self._results.done() and self._results.result() is not self._told

    def _read_results(self) -> Results:
        """By scenario. A database that cannot be read takes no call away: it is said where the next result is kept."""
        found: Results = {}
        try:
            for entry in self._board.store.calls(trainee=self.settings.trainee, state="finished"):
                found.setdefault(entry.scenario, []).append(entry)
        except StoreError:
            return {}
        return found

    def status(self, wait: bool = False) -> Status:
        """How voice, microphone and recogniser do; `wait` waits until that was looked at."""
        if self._look is None:
            self._look = Future()
            Thread(target=_look_into, args=(self._look, self.settings, self._loaded), daemon=True).start()
        sound = self._look.result() if wait or self._look.done() else None
        language = self.settings.interface
        if self._status is None or self._status[:2] != (language, sound):
            t = words_or_first(language)
            self._status = (language, sound, looking(t) if sound is None else status_of(sound, t))
        return self._status[2]

    def open_call(self, scenario: str, language: str, typed: bool, mode: Mode = "practise") -> RunningCall:
        """Make a call ready; `language` is that of the interface."""
        del language
        self._results = None
        typed = typed or not self.settings.agreed  # no sound is recorded without agreement, however a call is opened
        seed, self.seed = self.seed, None
        return self._board.open_call(scenario, engines=SoundEngines(self.settings), mode=mode, typed=typed, seed=seed)

    # --- looking back -----------------------------------------------------------------------------------------

    def open_retry(self, call: str, event: int, typed: bool) -> RunningCall:
        """Make a past call ready to be taken up again."""
        self._results = None
        engines, typed = SoundEngines(self.settings), typed or not self.settings.agreed
        return self._board.open_retry(call, event, engines=engines, typed=typed)

    def work(self, task: Callable[[], T]) -> Future[T]:
        """Do something beside the window."""
        return self._workers.submit(task)

    def past_calls(self) -> Sequence[PastCall]:
        """The trainee's scored calls, the newest first; what a robot took or said first is nobody's."""
        kept = self._board.store.scored_calls(self.settings.trainee)
        return tuple(
            PastCall(
                entry.id,
                entry.scenario,
                entry.started,
                {**json.loads(card), "stars": entry.stars},
                cast(Mode, entry.mode),
                entry.typed,
                entry.parent,
            )
            for entry, card in kept
            if own(entry.mode)
        )

    def standard(self) -> Standard:
        """The rulebook that the history is told by."""
        from simulator.rulebooks import open_standard

        return open_standard(self.settings.standard)

    def kept_call(self, call: str) -> KeptCall:
        """A past call as its record tells it, with the scenario and the rulebook of then."""
        from simulator.kept_calls import kept_call

        return kept_call(self._board.store, self._board.library, call, self.settings.standard)

    def recorded(self, call: str) -> bool:
        """Whether the sound of a call was kept."""
        return self._board.store.sound(call) is not None

    def play(self, call: str, start: float, until: float) -> None:
        """Play a moment of a kept recording."""
        from simulator.results.recordings import recordings_of

        found = recordings_of(self._board.store.call(call).record).at(start)
        if found is not None:
            path, begins = found
            self._player().play(path, max(0.0, start - begins), until - begins)

    def stop(self) -> None:
        """Play no more."""
        if self._playback is not None:
            self._playback.stop()

    @property
    def playing(self) -> bool:
        """Whether a moment sounds."""
        return self._playback is not None and self._playback.playing

    def trouble(self) -> ThreeRingsError | None:
        """Why the last moment could not be played; told once."""
        return self._playback.trouble() if self._playback is not None else None

    def chime(self, name: Chime) -> None:
        """Let a short sound be heard, where the settings do not say otherwise."""
        if self.settings.game.sounds:
            self._bell().play(name)

    def _bell(self) -> Chimes:
        from simulator.speech.chimes import Chimes
        from simulator.speech.speaker import Speaker

        if self._chimes is None:
            self._chimes = Chimes(Speaker(self.settings.voice.speaker, self.settings.voice.volume))
        return self._chimes

    def _player(self) -> Playback:
        from simulator.speech.playback import Playback
        from simulator.speech.speaker import Speaker

        if self._playback is None:
            self._playback = Playback(Speaker(self.settings.voice.speaker, self.settings.voice.volume))
        return self._playback

    def clock(self) -> float:
        """Seconds of a clock that never goes back."""
        return time.monotonic()


def _look_into(found: Future[SoundState], settings: Settings, loaded: LoadedSettings | None) -> None:
    """Look at the devices in processes of their own: a driver may hang, and the window must not wait for it."""
    voice = settings.voice.engine != "none"
    try:
        with ThreadPoolExecutor(2) as pool:
            heard = pool.submit(probe, "microphone")
            spoken = pool.submit(probe, "speaker") if voice else None
            ears = {str(language): choose_ear(settings, language).state for language in LANGUAGES}
            microphone, speaker = heard.result(), spoken.result() if spoken is not None else Probed(())
    except Exception as error:  # noqa: BLE001 - the top of a thread: the desk waits for an answer
        microphone = speaker = Probed((), f"{type(error).__name__}: {error}")
        ears = {str(language): EarState("bad_model", microphone.problem or "") for language in LANGUAGES}
    found.set_result(
        SoundState(
            microphones=len(microphone.found), microphone_problem=microphone.problem, speakers=len(speaker.found),
            speaker_problem=speaker.problem, voice_wanted=voice, ears=ears, note=loaded.note if loaded else None,
            ignored=loaded.ignored if loaded else (),
        )
    )  # fmt: skip


def run_desk(
    board: Switchboard, loaded: LoadedSettings | None = None, *, scenario: str | None = None, typed: bool = False,
    seed: int | None = None,
) -> None:  # fmt: skip
    """Open the window and run the desk; with `scenario` that call is opened at once. Raises ScreenError."""
    from simulator.desk.desk import Desk
    from simulator.screen.window import open_window

    screen = board.settings.screen
    services = DeskServices(board, loaded)
    window = open_window((screen.width, screen.height), fullscreen=screen.fullscreen)
    try:
        desk = Desk(window, services)
        if scenario is not None:
            services.seed = seed
            desk.open(scenario, typed=typed)
        desk.run()
    finally:
        window.close()


__all__ = ["DeskServices", "run_desk"]
