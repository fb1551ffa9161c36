"""The program put together: the one place that chooses adapters and hands them to the command line and the desk."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.commands.adapters import Adapters
from simulator.commands.cli import make_cli
from simulator.commands.screens import screens_command
from simulator.errors import UsageError

if TYPE_CHECKING:
    import typer

    from scoring.record.events import Event
    from simulator.results.store import Store
    from simulator.screen.screens import AnyView
    from simulator.settings_file import LoadedSettings
    from simulator.switchboard import Switchboard


def command_line() -> typer.Typer:
    """The command line with everything that runs calls behind it."""
    return make_cli(Adapters(open_desk, play_call, run_demo, screens_command(_screens, _tab_of)))


def _screens(language: str) -> Mapping[str, AnyView]:
    """A view-state of every screen, as a call in this language shows it."""
    from simulator.desk.gallery import gallery, rehearsed_call, rehearsed_history
    from simulator.desk_services import DeskServices
    from simulator.screen.words import words_for

    board = switchboard()
    board.settings = replace(board.settings, interface=language)
    services = DeskServices(board)
    services.status(wait=True)
    services.shelf.voices(wait=True)
    call, lesson = (rehearsed_call(services.library, language, level) for level in ("excellent", "mixed"))
    past = rehearsed_history(services.library, call)
    return gallery(call, services, words_for(language), scored=lesson, past=past)


def _tab_of(name: str) -> str:
    from simulator.desk.gallery import tab_of

    return tab_of(name)


def open_desk() -> None:
    """Open the window; returns when it is closed. Raises ScreenError where there is no display."""
    from simulator.desk_services import run_desk

    run_desk(*_board())


def play_call(scenario: str, *, typed: bool, terminal: bool, language: str | None, seed: int | None) -> None:
    """Play one call, in the window or in the terminal. Raises ThreeRingsError with one sentence."""
    if not terminal:
        from simulator.desk_services import run_desk

        board, loaded = _board()
        check_language(board, scenario, language)
        run_desk(board, loaded, scenario=scenario, typed=typed, seed=seed)
        return
    board = switchboard()
    check_language(board, scenario, language)
    play_in_terminal(board, scenario, seed)


def run_demo(out: Path, *, scenario: str | None, language: str | None, seed: int | None) -> None:
    """Let a robot trainee take a call with real voices. Raises ThreeRingsError with one sentence."""
    from simulator.demo import demo
    from simulator.sound import spoken_voices

    board = switchboard()
    if scenario is not None:
        check_language(board, scenario, language)
    renderer = spoken_voices(board.settings)
    try:
        demo(board, renderer, out, scenario=scenario, language=language, seed=seed)
    finally:
        renderer.close()


def switchboard() -> Switchboard:
    """The switchboard of this user; what has to be said about the settings file goes to standard error."""
    board, loaded = _board()
    if loaded.note:
        print(loaded.note, file=sys.stderr)
    return board


def _board() -> tuple[Switchboard, LoadedSettings]:
    """Shipped and own scenarios, results, settings; and what is to be said of the settings file."""
    from simulator.library import default_library
    from simulator.settings_file import load_settings
    from simulator.switchboard import Switchboard

    loaded = load_settings()
    return Switchboard(default_library(loaded.settings.scenarios), _open_store, loaded.settings), loaded


def _open_store() -> Store:
    from simulator.results.store import open_store

    return open_store()


def check_language(board: Switchboard, scenario: str, language: str | None) -> None:
    """A scenario is played in the language that it was written in. Raises UsageError."""
    spoken = board.library.open(scenario).scenario.language
    if language is not None and language != spoken:
        raise UsageError(f"The scenario '{scenario}' is spoken in '{spoken}', not in '{language}'.")


def play_in_terminal(board: Switchboard, scenario: str, seed: int | None) -> None:
    """One typed call in this terminal, to its scorecard."""
    from simulator.commands.scorecards import print_score_view
    from simulator.commands.terminal import TerminalCall, ask, tell
    from simulator.desk.call_desk import CallDesk
    from simulator.desk.score_desk import score_view
    from simulator.screen.words import words_for

    terminals: list[TerminalCall] = []

    def show(event: Event) -> None:
        if terminals:
            terminals[0].show(event)

    call = board.open_call(scenario, typed=True, seed=seed, view=show)
    terminals.append(TerminalCall(call.conductor, ask, tell))
    try:
        terminals[0].play()
        t = words_for("en" if call.casting.scenario.language == "en" else "zh")
        desk = CallDesk(call.casting, t, typed=True)
        print_score_view(score_view(call.scorecard(), call.standard, t, desk.title, desk.model(call.events)), t)
        call.keep_result()
        tell(f"[dim]three-rings results show {call.id}[/dim]")
    finally:
        call.close()


__all__ = ["check_language", "command_line", "open_desk", "play_call", "run_demo", "switchboard"]
