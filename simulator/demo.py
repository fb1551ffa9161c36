"""A demonstration: a robot trainee takes a call with rendered voices on virtual time, and everything of it is kept.

Needs neither screen nor sound card nor microphone, only a speech engine that renders to files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.record.events import (
    ColleagueSaid,
    CustomerSaid,
    DeskUsed,
    Event,
    LineFinished,
    Rang,
    TraineeSaid,
)
from scoring.scorecard import scorecard_json
from simulator.call.ports import Measured, SpokenLine, VoiceStyle
from simulator.desk.gallery import FinishedCall, gallery, tab_of
from simulator.desk_services import DeskServices
from simulator.errors import LibraryError, SpeechError, UsageError
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import perform_all
from simulator.scenario.walkthroughs import Walkthrough
from simulator.screen.picture import save_picture
from simulator.screen.words import words_for
from simulator.speech.measuring import AFTER_SECONDS, BEFORE_SECONDS, spoken_turns
from simulator.speech.mixing import RATE, Placed, mixed, write_mixed
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import Renders
from simulator.speech.tones import hold_music, ring
from simulator.switchboard import RunningCall, Switchboard

if TYPE_CHECKING:
    from scoring.sound import SpokenTurn

PATIENCE: Final = 120.0
"""Seconds that the robot waits at the end for the customer to hang up."""
SIZE: Final = (1280, 720)


class Studio(Stage):
    """A stage on which the trainee's words take as long as their rendered voice."""

    def __init__(self, call: RunningCall, renderer: Renders, spoken: Sequence[Rendering]) -> None:
        """`spoken` are the customer's lines as they were rendered; it grows while the call goes on."""
        self._renderer = renderer
        self._spoken = spoken
        self._language = call.casting.scenario.language
        self._style = VoiceStyle("male" if call.casting.persona.sex == "female" else "female")
        self.trainee: list[Rendering] = []
        """What the trainee said, in order."""
        super().__init__(call.conductor)

    def seconds(self, words: str) -> float:
        """Length of the rendered words."""
        sound = self._renderer.render(words, self._language, self._style)
        self.trainee.append(sound)
        return sound.seconds

    def complete(self, matter: str | None = None, result: str | None = None, next_: str | None = None) -> None:
        """Measure the robot's voice as a trainee's is measured, then finish after-call work."""
        from scoring.sound import measure_turns

        measures = measure_turns(self._turns(), RATE)
        self.conductor.put(Measured(self.now, measures))
        super().complete(matter, result, next_)

    def placed(self) -> list[Placed]:
        """All that sounded so far."""
        return _placed(self.conductor.events, self._spoken, self.trainee)

    def _turns(self) -> list[SpokenTurn]:
        from scoring.sound import SpokenTurn

        sound, turns = mixed(self.placed()), []
        for said in spoken_turns(self.conductor.events):
            first = max(0, round((said.from_ - BEFORE_SECONDS) * RATE))
            part = sound[first : round((said.until + AFTER_SECONDS) * RATE)]
            turns.append(SpokenTurn(
                said.turn, self._language, said.text, said.words, first / RATE, said.from_, said.until,
                trainee=part[:, 1], customer=part[:, 0],
            ))  # fmt: skip
        return turns


def demo(
    board: Switchboard, renderer: Renders, out: Path, *, scenario: str | None = None, language: str | None = None,
    seed: int | None = None,
) -> None:  # fmt: skip
    """Play the first excellent walkthrough of a scenario and leave recording, record, scorecard and pictures in `out`.

    Raises LibraryError, SpeechError or StoreError with one sentence.
    """
    chosen = scenario or _first(board, language or board.settings.language)
    loaded = board.library.open(chosen)
    walkthrough = _excellent(loaded.walkthroughs.calls if loaded.walkthroughs is not None else (), chosen)
    spoken: list[Rendering] = []

    def length(line: SpokenLine) -> float:
        sound = renderer.line(line)
        spoken.append(sound)
        return sound.seconds

    files = _files(out, chosen)
    call = board.open_call(
        chosen, mode="demo", seed=walkthrough.seed if seed is None else seed, length=length, out=files["record"]
    )
    try:
        studio = Studio(call, renderer, spoken)
        perform_all(studio, walkthrough)
        _finish(studio)
        card = call.score()
        files["scorecard"].write_text(scorecard_json(card), encoding="utf-8")
        seconds = write_mixed(studio.placed(), files["recording"])
        pictures = _pictures(board, call, out, chosen)
    except VoiceError as error:
        raise SpeechError(f"The demonstration needs a voice: {error}") from error
    finally:
        call.close()
    turns = sum(isinstance(event, TraineeSaid) for event in call.events)
    print(f"{chosen}: {turns} turns of the trainee, {seconds:.0f} s, {card.total} of 100.")
    for path in (*files.values(), *pictures):
        print(path)


def _first(board: Switchboard, language: str) -> str:
    entries = [entry for entry in board.library.scenarios() if entry.error is None and entry.language == language]
    if not entries:
        raise UsageError(f"There is no scenario in '{language}' that can be played.")
    preferred = [entry.id for entry in entries if entry.family == "complaint"]
    return preferred[0] if preferred else entries[0].id


def _excellent(calls: Sequence[Walkthrough], scenario: str) -> Walkthrough:
    for call in calls:
        if call.level == "excellent":
            return call
    raise LibraryError(f"The scenario '{scenario}' has no excellent walkthrough that a robot could play.")


def _files(out: Path, name: str) -> dict[str, Path]:
    """The files of a demonstration; those of an earlier one are replaced."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        files = {
            "recording": out / f"{name}.flac", "record": out / f"{name}.jsonl", "scorecard": out / f"{name}.json",
        }  # fmt: skip
        for path in files.values():
            path.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(f"The folder {out} cannot be written ({error.strerror or error}).") from error
    return files


def _finish(studio: Studio) -> None:
    studio.settle()
    if not studio.over:
        studio.run(studio.now + PATIENCE)
    if not studio.over:
        studio.put_down()
    if not studio.conductor.completed:
        studio.complete()


# --- the recording -----------------------------------------------------------------------------------------


def _placed(events: Sequence[Event], lines: Sequence[Rendering], trainee: Sequence[Rendering]) -> list[Placed]:
    """Every sound of the call at its place; both sides in the order in which they were made."""
    placed: list[Placed] = []
    others, own = iter(lines), iter(trainee)
    music, bell = hold_music(), ring()
    held: float | None = None
    last: tuple[float, Rendering] | None = None
    for event in events:
        match event:
            case Rang():
                placed.append(Placed("customer", event.at, bell))
            case TraineeSaid():
                placed.append(Placed("trainee", event.from_, next(own)))
            case CustomerSaid() | ColleagueSaid():
                last = (event.at, next(others))
            case LineFinished() if last is not None:
                placed.append(Placed("customer", last[0], last[1], event.at if event.heard != "whole" else None))
                last = None
            case DeskUsed(action="hold"):
                held = event.at
            case DeskUsed(action="consult" | "resume" | "transfer") if held is not None:
                placed.append(Placed("customer", held, music, event.at, repeat=True))
                held = None
    return placed


# --- pictures ----------------------------------------------------------------------------------------------


def _pictures(board: Switchboard, call: RunningCall, out: Path, name: str) -> list[Path]:
    """One picture of every screen, as this call showed it."""
    language = "en" if call.casting.scenario.language == "en" else "zh"
    services = DeskServices(board)
    services.status(wait=True)
    finished = FinishedCall(call.casting, call.standard, call.events, call.scorecard(), typed=False)
    paths = []
    for label, view in sorted(gallery(finished, services, words_for(language)).items()):
        path = out / f"{name}-{label}.png"
        save_picture(view, path, SIZE, language=language, tab=tab_of(label))
        paths.append(path)
    return paths


__all__ = ["Studio", "demo"]
