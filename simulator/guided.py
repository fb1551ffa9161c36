"""What goes beside a call to hear, to shadow or to learn from: its model, a robot, and a voice for model sentences."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from simulator.call.modes import SHOWN, Mode
from simulator.call.ports import Message, Voice, VoiceStyle
from simulator.call.prompter import Prompter
from simulator.errors import LibraryError

if TYPE_CHECKING:
    from scoring.standard import Standard
    from simulator.library import LoadedScenario
    from simulator.rehearse.lesson import ModelTurn
    from simulator.rehearse.performer import Performer
    from simulator.scenario.model import Casting
    from simulator.scenario.walkthroughs import Walkthrough


class Prompting(Protocol):
    """What makes a voice for model sentences."""

    def prompter(self, emit: Callable[[Message], None], clock: Callable[[], float], *, robot: bool) -> Voice | None:
        """Another voice than the customer's, opened after that; None where there is none.

        `robot`: what it says is the trainee's side of the call.
        """


@dataclass(frozen=True, slots=True)
class Guided:
    """How a call is taken, and what helps there."""

    mode: Mode = "practise"
    model: Walkthrough | None = None
    """The excellent call; None: the scenario has none."""
    prompter: Prompter | None = None
    """Says model sentences aloud; None where none are heard."""
    performer: Performer | None = None
    """Takes the call, or has its sentences said after it."""

    def lesson(self, casting: Casting, standard: Standard) -> tuple[ModelTurn, ...]:
        """The model sentences of this call. Takes some tenths of a second: not for the window's own thread."""
        if self.model is None:
            return ()
        from scoring.acts import load_detector
        from simulator.rehearse.lesson import lesson

        return lesson(casting, self.model, standard, load_detector(casting.scenario.language))


def model_of(loaded: LoadedScenario, mode: Mode) -> Walkthrough | None:
    """The excellent call of a scenario. Raises LibraryError where the mode cannot do without one."""
    model = loaded.walkthroughs.first_excellent() if loaded.walkthroughs is not None else None
    if model is None and mode in SHOWN:
        raise LibraryError(f"The scenario '{loaded.scenario.id}' has no excellent walkthrough that could be heard.")
    return model


def guide(
    mode: Mode, model: Walkthrough | None, casting: Casting, engines: Prompting, *, clock: Callable[[], float],
    closers: ExitStack,
) -> Guided:  # fmt: skip
    """What goes beside a call in this mode; what has to be freed is given to `closers`."""
    if mode not in (*SHOWN, "learn"):
        return Guided(mode, model)
    from simulator.rehearse.performer import Performer

    style = VoiceStyle("male" if casting.persona.sex == "female" else "female")
    prompter = Prompter(clock, casting.scenario.language, style)
    voice = engines.prompter(prompter.take, clock, robot=mode == "hear")
    if voice is not None:
        closers.callback(voice.close)
    prompter.use(voice)
    shown = model if mode in SHOWN else None
    performer = Performer(shown, prompter, repeated=mode == "shadow") if shown is not None else None
    return Guided(mode, model, prompter, performer)


__all__ = ["Guided", "Prompting", "guide", "model_of"]
