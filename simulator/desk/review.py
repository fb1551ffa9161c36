"""The scorecard being looked at: judged beside the window, then shown with its call, its advice and its moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scoring.advice import advise
from simulator.desk.call_desk import CallDesk
from simulator.desk.score_call import ScoredCall
from simulator.desk.score_desk import score_view
from simulator.desk.services import RunningCall, Services
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.score_view import ScoreView
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.advice import Advice
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.kept_calls import KeptCall
    from simulator.scenario.model import Casting


@dataclass(frozen=True, slots=True)
class Judged:
    """A call that was scored, with advice."""

    id: str
    casting: Casting
    standard: Standard
    record: Record
    card: Mapping[str, Any]
    advice: tuple[Advice, ...]
    problem: ThreeRingsError | None = None
    """Why the result is not among the results; None: it is."""


def judge(call: RunningCall) -> Judged:
    """Score a finished call and keep the result. Takes a moment: not for the window's own thread."""
    card, problem = call.scorecard(), None
    try:
        call.keep_result()
    except ThreeRingsError as error:  # the record is on disk, and the scorecard can be made again
        problem = error
    record = call.record()
    return Judged(
        call.id, call.casting, call.standard, record, card,
        advise(record, call.standard, None, call.casting.spoken), problem,
    )  # fmt: skip


def judged_before(id: str, kept: KeptCall) -> Judged:
    """A past call as it was scored; advice only where the rulebook is still the same."""
    same = kept.card["standard"]["hash"] == kept.standard.hash
    advice = advise(kept.record, kept.standard, kept.card.get("stage"), kept.casting.spoken) if same else ()
    return Judged(id, kept.casting, kept.standard, kept.record, kept.card, advice)


class Review:
    """One scorecard on the screen."""

    def __init__(self, judged: Judged, services: Services, t: Words) -> None:
        """The texts are made once; only what sounds changes."""
        self.judged, self._services, self._t = judged, services, t
        self._recorded = services.recorded(judged.id)
        self._playing = False
        self._view = judged_view(judged, t)

    def changed(self) -> bool:
        """Whether a moment began or ended since the last time."""
        before, self._playing = self._playing, self._services.playing
        return before != self._playing

    def view(self) -> ScoreView:
        """The scorecard's screen."""
        return replace(self._view, no_sound=self._no_sound(), playing=self._playing)

    def _no_sound(self) -> str:
        t = self._t
        if self._recorded:
            return ""
        if not self._services.settings.keep_sound:
            return t("The settings say that no sound is kept.")
        return t("There is no recording of this call.")

    def do(self, intention: wish.Intention) -> bool:
        """Play or stop a moment; whether the intention was for this."""
        match intention:
            case wish.PlayMoment():
                if self._recorded:
                    self._services.play(self.judged.id, intention.start, intention.until)
            case wish.StopMoment():
                self._services.stop()
            case _:
                return False
        return True

    def close(self) -> None:
        """Be silent."""
        if self._services.playing:
            self._services.stop()


def judged_view(judged: Judged, t: Words) -> ScoreView:
    """The scorecard of a judged call with all that belongs to it."""
    desk = CallDesk(judged.casting, t, typed=True)
    model = desk.model(judged.record.events)
    call = ScoredCall(judged.record, judged.card, judged.advice, t, model.happenings)
    return score_view(judged.card, judged.standard, t, desk.title, model, call=call)


__all__ = ["Judged", "Review", "judge", "judged_before", "judged_view"]
