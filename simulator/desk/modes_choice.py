"""In which way a call is taken: as chosen and remembered, where the call can be taken so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from simulator.call.modes import SHOWN
from simulator.desk.modes_words import MODES, mode_sentence, mode_word
from simulator.screen.views import ModeChoice, ModesView

if TYPE_CHECKING:
    from simulator.desk.room import Hall
    from simulator.desk.services import RunningCall
    from simulator.settings import CallMode

ALWAYS: Final = "practise"
"""The way of taking a call that every scenario has."""


def wanted_mode(hall: Hall) -> CallMode:
    """The way that was chosen; the calls of a shift are never a robot's."""
    mode = hall.services.settings.mode
    return ALWAYS if hall.in_shift and mode in SHOWN else mode


def ways(hall: Hall, call: RunningCall, *, heard: bool) -> ModesView:
    """In which ways a call can be taken, and in which it will be; `heard`: the trainee can be heard in it."""
    t, wanted = hall.words, wanted_mode(hall)
    shown = call.guided.model is not None and not hall.in_shift
    can = {mode: mode not in SHOWN or shown for mode in MODES}
    chosen = wanted if can[wanted] else ALWAYS
    unheard = chosen == "test" and call.casting.centre.tests_by_voice and not heard
    problem = t("Your centre takes tests by voice, and nobody can be heard here.") if unheard else ""
    choices = tuple(ModeChoice(mode, mode_word(t, mode), can[mode]) for mode in MODES)
    return ModesView(choices, chosen, mode_sentence(t, chosen), problem)


__all__ = ["ALWAYS", "wanted_mode", "ways"]
