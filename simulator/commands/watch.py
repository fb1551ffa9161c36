"""`three-rings play ID --watch`: an author plays in the terminal, and a saved file is taken up where the call stands.

After a save the call begins anew behind the scenes, what the author said so far is said again, and the call goes on
at the same beat, in the words and rules that were just saved. Nothing is kept: such a call is no training.
"""

from __future__ import annotations

import select
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.authored import AuthoringError
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, Event, Header
from simulator.commands.rehearsals import house_of
from simulator.commands.terminal import TerminalCall, tell
from simulator.errors import LibraryError

if TYPE_CHECKING:
    from simulator.call.conductor import Conductor
    from simulator.library import LoadedScenario

Stamp = tuple[tuple[str, int, int], ...]
"""The files of a scenario: path, time of the last change, bytes."""
SEED: Final = 1
"""Seed of a watched call, where none is named: it says the same names and numbers each time."""
POLL_SECONDS: Final = 0.3
STARTED: Final = "2026-01-05T09:00:00+08:00"
"""Wall clock of a watched call; nothing depends on it."""
SAYINGS: Final = {
    "zh": {
        "reloaded": "↻ 已换上刚存盘的内容，通话停在段落“{beat}”。",
        "moved": "↻ 已换上刚存盘的内容；照原来的话走不到段落“{wanted}”，现在停在“{beat}”。",
        "broken": "存盘的内容有错，通话照旧：",
    },
    "en": {
        "reloaded": "↻ The saved file was taken up; the call stands at the beat '{beat}'.",
        "moved": "↻ The saved file was taken up; the same words do not lead to '{wanted}' any more, but to '{beat}'.",
        "broken": "The saved file has mistakes, so the call goes on as it was:",
    },
}


class _Changed(Exception):  # noqa: N818 - nothing is wrong: it leads out of a call that is begun anew
    """A file was saved and taken up; carries where the call stood, and the line that was typed after it, if any."""

    def __init__(self, beat: str | None, line: str | None) -> None:
        super().__init__()
        self.beat = beat
        self.line = line


class _Enough(Exception):  # noqa: N818 - the same
    """All lines were said again."""


Ask = Callable[[str, Callable[[], bool]], str | None]
"""Reads a line after a prompt. The function tells whether a file has changed: then None may be given at once."""


def watch_call(id_: str, *, language: str | None, seed: int | None) -> None:
    """Play a scenario until its end. Raises ThreeRingsError with one sentence where it cannot be opened."""
    from scoring.scorecard import scorecard_plain
    from simulator.commands.scorecards import print_scorecard
    from simulator.errors import UsageError

    call = WatchedCall(Files(id_), SEED if seed is None else seed, ask_or_change, tell)
    spoken = call.loaded.scenario.language
    if language is not None and language != spoken:
        raise UsageError(f"The scenario '{id_}' is spoken in '{spoken}', not in '{language}'.")
    record = call.play()
    print_scorecard(scorecard_plain(house_of(call.loaded.scenario).judge(record)))


@dataclass(slots=True)
class Files:
    """The files of one scenario."""

    id: str

    def load(self) -> tuple[LoadedScenario, Stamp]:
        """The scenario as it is on disk now. Raises LibraryError."""
        from simulator.commands.libraries import user_library

        library = user_library()
        loaded = library.open(self.id)
        paths = tuple(path for folder in library.folders for name in loaded.texts if (path := folder / name).is_file())
        return loaded, self.stamp(paths)

    @staticmethod
    def stamp(paths: Sequence[Path]) -> Stamp:
        """Which versions of the files there are."""
        found = []
        for path in paths:
            try:
                state = path.stat()
            except OSError:  # an editor is just putting the new file in the place of the old one
                found.append((str(path), 0, 0))
            else:
                found.append((str(path), state.st_mtime_ns, state.st_size))
        return tuple(found)


class WatchedCall:
    """A call in the terminal that takes up what is saved."""

    def __init__(self, files: Files, seed: int, ask: Ask, tell: Callable[[str], None]) -> None:
        self._files = files
        self._seed = seed
        self._ask_for = ask
        self._tell_aloud = tell
        self.loaded, self._stamp = files.load()
        self._lines: list[str] = []
        """What was typed so far."""
        self._again: deque[str] = deque()
        """What is still to be said again."""
        self._beats: list[str | None] = []
        """Where the call stood before each line."""
        self._silent = False
        self._dry = False
        """Whether the call is only run to see where its lines lead."""
        self._notice: str | None = None
        self._typed: str | None = None
        """A line that was typed after the save."""
        self._terminal: TerminalCall | None = None

    def play(self) -> Record:
        """From the first ring to the completed record."""
        while True:
            try:
                return self._one_call()
            except _Changed as changed:
                self._typed = changed.line
                self._back_to(changed.beat)

    def _one_call(self) -> Record:
        conductor = self._conductor()
        self._terminal = TerminalCall(conductor, self._ask, self._tell)
        self._terminal.play()
        return Record(conductor.header, tuple(conductor.events))

    def _conductor(self) -> Conductor:
        from simulator.call.conductor import Conductor
        from simulator.call.header import header_of
        from simulator.scenario.casting import cast_call

        one = self.loaded
        house = house_of(one.scenario)
        casting = cast_call(one.scenario, one.persona, one.centre, self._seed)
        header = header_of(
            casting, call=f"{one.scenario.id}:watch:{self._seed}", standard=house.standard,
            detector=house.detector.version, trainee="author", mode="rehearse", engines={}, started=STARTED,
        )  # fmt: skip
        return Conductor(casting, header, house.detector, _Nothing(), view=self._show)

    # --- what the terminal asks and tells

    def _ask(self, prompt: str) -> str | None:
        self._beats.append(self._beat())
        if self._again:
            line: str | None = self._again.popleft()
        elif self._dry:
            raise _Enough
        else:
            self._silent = False
            if self._notice is not None:
                self._speak_up()
            line, self._typed = self._typed, None
            if line is None:
                line = self._ask_for(prompt, self._changed)
                while self._changed():
                    if self._take_up():
                        raise _Changed(self._beat(), line)
                    line = line or self._ask_for(prompt, self._changed)
        if line is not None:
            self._lines.append(line)
        return line

    def _tell(self, text: str) -> None:
        if not self._silent:
            self._tell_aloud(text)

    def _show(self, event: Event) -> None:
        if self._terminal is not None:
            self._terminal.show(event)

    def _speak_up(self) -> None:
        """Say what was taken up, and the line that the customer said last."""
        notice, self._notice = self._notice, None
        self._tell_aloud(f"[cyan]{notice}[/cyan]")
        assert self._terminal is not None
        heard = [event for event in self._terminal.conductor.events if isinstance(event, CustomerSaid)]
        if heard:
            self._terminal.show(heard[-1])

    # --- taking up what was saved

    def _changed(self) -> bool:
        return self._files.stamp([Path(path) for path, _, _ in self._stamp]) != self._stamp

    def _take_up(self) -> bool:
        """Load the scenario anew; where it is broken, say why and keep the old one."""
        now = self._files.stamp([Path(path) for path, _, _ in self._stamp])
        try:
            self.loaded, self._stamp = self._files.load()
        except LibraryError as error:
            self._stamp = now
            cause = error.__cause__
            problems = cause.problems if isinstance(cause, AuthoringError) else ()
            self._tell_aloud(f"[red]{self._saying('broken')}[/red]")
            for sentence in [str(one) for one in problems if one.severity == "error"] or [str(error)]:
                self._tell_aloud(sentence)
            return False
        return True

    def _back_to(self, wanted: str | None) -> None:
        """Say the lines again, as many of them as lead to the beat where the call stood."""
        lines = list(self._lines)
        self._silently(lines)
        self._dry = True
        with suppress(_Enough):
            self._one_call()
        self._dry = False
        reached = [place for place, beat in enumerate(self._beats) if beat == wanted]
        beat = wanted if reached else self._beats[-1]
        self._silently(lines[: reached[-1]] if reached else lines)
        self._notice = self._saying("reloaded" if reached else "moved", beat=beat or "–", wanted=wanted or "–")

    def _silently(self, lines: Sequence[str]) -> None:
        """Begin anew with these lines said again, unheard."""
        self._again = deque(lines)
        self._lines, self._beats = [], []
        self._silent = True
        self._terminal = None

    def _beat(self) -> str | None:
        return self._terminal.conductor.session.state.beat if self._terminal is not None else None

    def _saying(self, key: str, **values: str) -> str:
        language = "en" if self.loaded.scenario.language == "en" else "zh"
        return SAYINGS[language][key].format(**values)


class _Nothing:
    """A recorder that keeps nothing."""

    def write(self, event: Header | Event) -> None:
        """Nothing is written."""

    def close(self) -> None:
        """Nothing is open."""


def ask_or_change(prompt: str, changed: Callable[[], bool]) -> str | None:
    """Read a line; None at the end of input, and as soon as a file has changed, where the system can tell both."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        try:
            return input(prompt)
        except EOFError:
            return None
    print(prompt, end="", flush=True)
    while not select.select([sys.stdin], [], [], POLL_SECONDS)[0]:
        if changed():
            print()
            return None
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


__all__ = ["Files", "WatchedCall", "ask_or_change", "watch_call"]
