"""One view-state of every screen, as a finished call showed it: for pictures of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.acts import load_detector
from scoring.advice import advise
from scoring.engine import score as score_record
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, DeskUsed, Event, Rang, Reference
from scoring.scorecard import scorecard_plain
from simulator.call.header import header_of
from simulator.call.live import Live
from simulator.desk.after_call import ReviewedCall
from simulator.desk.call_desk import CallDesk
from simulator.desk.first_start import first_start_views
from simulator.desk.gallery_modes import mode_briefs, mode_views
from simulator.desk.gallery_training import training_views
from simulator.desk.history_desk import history_view
from simulator.desk.lobby_desk import Looking, Shelf, lobby_view
from simulator.desk.phrases import clock
from simulator.desk.review import Judged, judged_view, stages_of
from simulator.desk.score_standing import with_standing
from simulator.desk.services import Entry, PastCall, Services
from simulator.desk.settings_desk import settings_views
from simulator.desk.trainer_desk import trainer_view
from simulator.errors import LibraryError
from simulator.library import Library, LoadedScenario
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import perform_all
from simulator.results.entries import CallEntry
from simulator.results.standing import Standing
from simulator.rulebooks import open_standard
from simulator.scenario.casting import cast_call
from simulator.scenario.walkthroughs import Level, Walkthrough
from simulator.screen.intentions import FilterCalls
from simulator.screen.screens import AnyView
from simulator.screen.trainer_view import DoorView
from simulator.screen.views import WaitView
from simulator.screen.words import Words, languages

if TYPE_CHECKING:
    from scoring.standard import Standard
    from simulator.scenario.model import Casting

SHARE = 0.66
"""How far into the call the customer speaks in the picture of the call."""


@dataclass(frozen=True, slots=True)
class FinishedCall:
    """A call that has been scored."""

    casting: Casting
    standard: Standard
    events: Sequence[Event]
    scorecard: Mapping[str, Any]
    typed: bool


def gallery(
    call: FinishedCall, services: Services, t: Words, *, scored: FinishedCall | None = None,
    past: Sequence[FinishedCall] = (),
) -> dict[str, AnyView]:  # fmt: skip
    """View-states by a name in the order of a session; tabs are named `…-call-TAB` and `…-scorecard-TAB`.

    The scorecard is that of `scored`; None: that of the same call. The history is of `past`, the newest first; without
    any it is of the scored call.
    """
    desk = CallDesk(call.casting, t, call.typed)
    settings, status = services.settings, services.status()
    views: dict[str, AnyView] = {
        "1-lobby": lobby_view(
            services.entries(), services.best, status, t,
            looking=Looking(chosen={"calls": call.casting.scenario.id}, typed=call.typed), codes=languages(),
            trainee=settings.trainee, shelf=Shelf(today=services.training.today()),
        ),
        **mode_briefs(call.casting, t, call.typed),
        "2-wait": WaitView(t("The call is being made ready …")),
    }  # fmt: skip
    rung = [number for number, event in enumerate(call.events, start=1) if isinstance(event, Rang)]
    desk.take(call.events[: rung[-1]])
    views["3-ringing"] = desk.ringing(Live(seconds=call.events[rung[-1] - 1].at))
    for name, number in (("4-call", _spoken(call.events, SHARE)), ("5-call", _used(call.events))):
        part = call.events[:number]
        live = Live(seconds=part[-1].at + 1.0, level_db=-38.0, voice_db=-24.0, floor="customer")
        view = desk.view(part, live, over=False)
        tabs = ("words",) if name == "4-call" else ("directory", "customer", "notes", "callback")
        views.update({f"{name}-{tab}": view for tab in tabs})
    views.update(mode_views(call.casting, call.standard, call.events, t))
    views["6-record"] = replace(desk.record(call.events), clock=t("After-call work {time}", time=clock(42)))
    judged = _judged(scored or call)
    score = replace(
        with_standing(judged_view(judged, t), Standing(), t), has_report=True, can_dispute=True,
        can_retry=True, stages=stages_of(judged.standard, t), language=judged.record.header.language,
    )  # fmt: skip
    views.update({f"7-scorecard{tab}": score for tab in ("", "-rules", "-words", "-why")})
    standard, trainee = judged.standard, settings.trainee
    kept = _past(past or (scored or call,))
    views["9-history"] = history_view(kept, services.entries(), standard, t, trainee=trainee, chosen="")
    views["9-history-none"] = history_view((), (), standard, t, trainee=trainee, chosen="")
    views.update(trainer_views(kept, services.entries(), t, trainee))
    reviewed = replace(score, from_trainer=True, submission="none", submission_word="", can_dispute=False,
                       can_retry=False)  # fmt: skip
    views.update({f"9-trainer-scorecard-{tab}": reviewed for tab in ("why", "words")})
    views.update(training_views(services, judged, t))
    views.update(first_start_views(services, t, languages()))
    views.update(settings_views(services, t, languages()))
    return views


def trainer_views(past: Sequence[PastCall], entries: Sequence[Entry], t: Words, name: str) -> dict[str, AnyView]:
    """The trainer's door, and the list: the calls of the history as if they had been handed in."""

    def entry(one: PastCall) -> CallEntry:
        return CallEntry(
            one.id, name, one.scenario, one.started, "practise", "zh", "finished", Path(), None, None, None, None
        )

    calls = [
        ReviewedCall(entry(one), one.card, Standing(submitted=True, seen=number % 2 == 0))
        for number, one in enumerate(past)
    ]
    said = t("Only calls that were handed in, and tests, can be seen there.")
    shown = trainer_view(calls, entries, t, trainer=name, wanted=FilterCalls(), chosen="")
    return {"9-trainer-door": DoorView("enter", name, said), "9-trainer": shown}


def rehearsed_call(library: Library, language: str, level: Level = "excellent") -> FinishedCall:
    """The first shipped walkthrough of a level in a language, played on virtual time without sound; nothing is kept.

    Raises LibraryError where the library has no scenario with a walkthrough.
    """
    known = sorted(library.scenarios(), key=lambda entry: (entry.error is not None, entry.language != language))
    for entry in known:
        loaded = library.open(entry.id)
        walkthroughs = loaded.walkthroughs.calls if loaded.walkthroughs is not None else ()
        if walkthroughs:
            return _rehearse(loaded, next((one for one in walkthroughs if one.level == level), walkthroughs[0]))
    raise LibraryError("There is no scenario with a walkthrough that the screens could show.")


def rehearsed_history(library: Library, call: FinishedCall, most: int = 6) -> list[FinishedCall]:
    """The first walkthroughs of a call's scenario, the best one first: as if a trainee had come so far."""
    loaded = library.open(call.casting.scenario.id)
    walkthroughs = loaded.walkthroughs.calls[:most] if loaded.walkthroughs is not None else ()
    played = [_rehearse(loaded, one) for one in walkthroughs]
    return sorted(played, key=lambda one: -one.scorecard["total"])


def _rehearse(loaded: LoadedScenario, walkthrough: Walkthrough) -> FinishedCall:
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, walkthrough.seed)
    standard = open_standard(loaded.scenario.standard)
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    stage = Stage.of(casting, load_detector(loaded.scenario.language), reference, walkthrough.name)
    perform_all(stage, walkthrough)
    if not stage.over:
        stage.put_down()
    if not stage.conductor.completed:
        stage.complete()
    record = stage.record()
    return FinishedCall(casting, standard, record.events, scorecard_plain(score_record(record, standard)), typed=False)


def _judged(call: FinishedCall) -> Judged:
    reference = Reference(id=call.standard.id, version=call.standard.version, hash=call.standard.hash)
    header = header_of(
        call.casting, call="", standard=reference, detector="", trainee="", mode="practise", engines={}, started=""
    )
    record = Record(header, tuple(call.events))
    advice = advise(record, call.standard, None, call.casting.spoken)
    return Judged("", call.casting, call.standard, record, call.scorecard, advice)


def _past(calls: Sequence[FinishedCall]) -> list[PastCall]:
    """Calls as if one was taken a day, the newest first."""
    return [
        PastCall(f"call-{number}", call.casting.scenario.id, f"2026-03-{number:02d}T09:30:00+08:00", call.scorecard)
        for number, call in reversed(list(enumerate(reversed(calls), start=1)))
    ]


def tab_of(name: str) -> str:
    """The tab of the call's screen or the scorecard that a name of the gallery asks for; empty: none."""
    return name.rpartition("-")[2] if "-call-" in name or "-scorecard-" in name else ""


def _spoken(events: Sequence[Event], share: float) -> int:
    """How many events there are when the customer speaks at this share of the call."""
    spoken = [number for number, event in enumerate(events, start=1) if isinstance(event, CustomerSaid)]
    return spoken[int(len(spoken) * share)] if spoken else len(events)


def _used(events: Sequence[Event]) -> int:
    """How many events there are after the desk's tools were last used, while the customer still speaks."""
    used = [number for number, event in enumerate(events, start=1) if isinstance(event, DeskUsed)]
    later = [n for n, event in enumerate(events, start=1) if isinstance(event, CustomerSaid) and used and n > used[-1]]
    return later[0] if later else _spoken(events, 0.99)


__all__ = ["SHARE", "FinishedCall", "gallery", "rehearsed_call", "rehearsed_history", "tab_of"]
