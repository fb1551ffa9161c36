"""The scorecard being looked at: judged beside the window, then shown with its call, its advice and its moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scoring.advice import advise
from scoring.engine import score
from scoring.reviewed import reviewed
from scoring.scorecard import scorecard_plain
from simulator.call.hints import hints_taken, stars_left
from simulator.call.modes import own
from simulator.desk.call_desk import CallDesk
from simulator.desk.modes_words import taken_words, uncounted_words
from simulator.desk.phrases import stage_word
from simulator.desk.room import Hall
from simulator.desk.score_call import ScoredCall
from simulator.desk.score_desk import score_view
from simulator.desk.score_standing import overrules_of, with_standing
from simulator.desk.services import RunningCall
from simulator.errors import ThreeRingsError
from simulator.results.standing import Standing
from simulator.screen import intentions as wish
from simulator.screen.score_view import ScoreView
from simulator.screen.views import Notice
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.advice import Advice
    from scoring.record.codec import Record
    from scoring.record.events import Event
    from scoring.standard import Standard
    from simulator.kept_calls import KeptCall
    from simulator.results.entries import CallEntry, JournalKind
    from simulator.scenario.model import Casting

RETRIED: Final = ("learn", "practise", "test")
"""Ways of taking a call that can be taken again from one of its turns."""
MOST_BESIDE: Final = 3
"""Results of other calls that stand beside a call's own, the newest."""


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


def after_hints(card: Mapping[str, Any], events: Sequence[Event]) -> Mapping[str, Any]:
    """The scorecard's values with the stars that hints have left."""
    return {**card, "stars": stars_left(card["stars"], hints_taken(events))}


def judge(call: RunningCall) -> Judged:
    """Score a finished call and keep the result. Takes a moment: not for the window's own thread."""
    card, problem = after_hints(call.scorecard(), call.events), None
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
    card = after_hints(kept.card, kept.record.events)
    return Judged(id, kept.casting, kept.standard, kept.record, card, advice)


def judged_at(judged: Judged, stage: str) -> Judged:
    """The same call by the rules of a stage of training; empty: by all. Takes a moment."""
    named = stage or None
    card = after_hints(scorecard_plain(score(judged.record, judged.standard, named)), judged.record.events)
    return replace(judged, card=card, advice=advise(judged.record, judged.standard, named, judged.casting.spoken))


class Review:
    """One scorecard on the screen."""

    def __init__(self, judged: Judged, hall: Hall, *, trainer: str = "") -> None:
        """`trainer`: name of the trainer who reviews it; empty: the trainee looks at it."""
        self.judged = judged
        self._hall, self._services, self._t = hall, hall.services, hall.words
        self._trainer = trainer
        self._shown = judged
        self._recorded = self._services.recorded(judged.id)
        self._playing = False
        self._staging: Future[Judged] | None = None
        self._reporting: Future[Path] | None = None
        self._entry, self._related = self._looked_up()
        if trainer and not self._standing().seen:
            self._enter("open")
        self._view = self._made()

    def _looked_up(self) -> tuple[CallEntry | None, Sequence[CallEntry]]:
        """The call among the results and those that it is compared with; nothing where it could not be kept."""
        try:
            return self._services.entry(self.judged.id), self._services.related(self.judged.id)
        except ThreeRingsError:
            return None, ()

    def _standing(self) -> Standing:
        try:
            return self._services.standing(self.judged.id)
        except ThreeRingsError as error:
            self._hall.say(error)
            return Standing()

    # --- what is seen -----------------------------------------------------------------------------------------

    def changed(self) -> bool:
        """Whether something new is to be shown: a moment began or ended, or what was worked out is ready."""
        before, self._playing = self._playing, self._services.playing
        return self._arrived() or before != self._playing

    def _arrived(self) -> bool:
        hall, t = self._hall, self._t
        try:
            if self._staging is not None and self._staging.done():
                done, self._staging = self._staging, None
                self._shown = done.result()
                self._view = self._made()
                return True
            if self._reporting is not None and self._reporting.done():
                written, self._reporting = self._reporting, None
                hall.notice = Notice(t("The report was opened in your browser: {file}", file=written.result()))
                return True
        except ThreeRingsError as error:
            hall.say(error)
            return True
        return False

    def view(self) -> ScoreView:
        """The scorecard's screen."""
        return replace(self._view, no_sound=self._no_sound(), playing=self._playing)

    def _made(self) -> ScoreView:
        judged, shown, t, entry = self.judged, self._shown, self._t, self._entry
        mine = not self._trainer and entry is not None and entry.trainee == self._services.settings.trainee
        standing = self._standing()
        overruled = overrules_of(standing)
        after = reviewed(judged.card, judged.standard, overruled) if overruled else None
        stage = shown.card.get("stage") or ""
        told = t("The result that counts is that by all rules: {total} points.", total=judged.card["total"])
        view = replace(
            judged_view(shown, t), from_trainer=bool(self._trainer), stages=stages_of(judged.standard, t), stage=stage,
            counts=told if stage else "", has_report=entry is not None,
            language=judged.record.header.language,
        )  # fmt: skip
        view = replace(view, beside=(*view.beside, *beside(self._related, entry, t)))
        if entry is None:
            return view
        view = with_standing(view, standing, t, after=after, test=entry.mode == "test")
        if not mine or not own(entry.mode):
            return replace(view, submission="none", submission_word="")
        return replace(view, can_dispute=True, can_retry=entry.mode in RETRIED)

    def _no_sound(self) -> str:
        t = self._t
        if self._recorded:
            return ""
        if not self._services.settings.keep_sound:
            return t("The settings say that no sound is kept.")
        return t("There is no recording of this call.")

    # --- what is done -----------------------------------------------------------------------------------------

    def do(self, intention: wish.Intention) -> bool:
        """What concerns this scorecard; False: it does not."""
        match intention:
            case wish.PlayMoment():
                if self._recorded:
                    self._services.play(self.judged.id, intention.start, intention.until)
            case wish.StopMoment():
                self._services.stop()
            case wish.HearSentence():
                self._services.say(intention.text, intention.language)
            case wish.ChooseStage():
                judged, stage = self.judged, intention.stage
                self._staging = self._services.work(lambda: judged_at(judged, stage) if stage else judged)
            case wish.OpenReport():
                self._report()
            case _:
                return self._entered(intention)
        return True

    def _report(self) -> None:
        shown, services = self._shown, self._services
        self._reporting = services.work(
            lambda: services.open_report(shown.record, shown.card, shown.standard, shown.casting.spoken)
        )

    def _entered(self, intention: wish.Intention) -> bool:
        """What is written into the journal."""
        match intention:
            case wish.DisputeVerdict():
                self._enter("dispute", text=intention.text, criterion=intention.criterion)
            case wish.SubmitCall():
                self._enter("submit" if intention.on else "withdraw")
            case wish.Overrule() if self._trainer:
                verdict = intention.verdict or None
                self._enter("overrule", text=intention.reason, criterion=intention.criterion, verdict=verdict)
            case wish.AnswerDispute() if self._trainer:
                self._enter("answer", text=intention.text, answers=intention.dispute)
            case wish.PinComment() if self._trainer:
                self._enter("comment", text=intention.text, event=intention.event)
            case _:
                return False
        self._view = self._made()
        return True

    def _enter(self, kind: JournalKind, **about: Any) -> None:
        try:
            self._services.enter(kind, self.judged.id, who=self._trainer, **about)
        except ThreeRingsError as error:
            self._hall.say(error)

    def close(self) -> None:
        """Be silent."""
        if self._services.playing:
            self._services.stop()


def stages_of(standard: Standard, t: Words) -> tuple[tuple[str, str], ...]:
    """All rules and the stages of training of a rulebook, by id and name; nothing where it has no stages."""
    if not standard.stages:
        return ()
    return (("", t("All")), *((id, stage_word(t, id)) for id in standard.stages))


def beside(related: Sequence[CallEntry], entry: CallEntry | None, t: Words) -> tuple[str, ...]:
    """The results that stand beside a call's own: of the call that it retries, and of its retries."""
    found = []
    for one in related:
        if entry is not None and one.id == entry.parent:
            found.append(t("A retry. The call before it: {total} points", total=one.total))
        else:
            found.append(t("Retried on {day}: {total} points", day=one.started[:10], total=one.total))
    return tuple(found[-MOST_BESIDE:])


def judged_view(judged: Judged, t: Words) -> ScoreView:
    """The scorecard of a judged call with all that belongs to it."""
    desk = CallDesk(judged.casting, t, typed=True)
    model = desk.model(judged.record.events)
    call = ScoredCall(judged.record, judged.card, judged.advice, t, model.happenings)
    view = score_view(judged.card, judged.standard, t, desk.title, model, call=call)
    view = replace(view, standard=" · ".join((*taken_words(judged.record, t), view.standard)))
    note = uncounted_words(t, judged.record.header.mode)
    return replace(view, stars=-1, beside=(note, *view.beside)) if note else view


__all__ = ["Judged", "Review", "beside", "judge", "judged_at", "judged_before", "judged_view", "stages_of"]
