"""View-states of the lobby's training as a rehearsed drill and a finished call show them: for pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.acts import load_detector
from scoring.record.events import CustomerSaid, DeskUsed, Event, Reference
from simulator.call.live import Live
from simulator.desk.drill_desk import DrillDesk
from simulator.desk.lobby_desk import Looking, Shelf, lobby_view
from simulator.desk.review import Judged
from simulator.desk.services import Services
from simulator.desk.shift_desk import begin
from simulator.library import drill_library
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import perform_all
from simulator.scenario.casting import cast_call
from simulator.screen.screens import AnyView
from simulator.screen.views import LobbyTab
from simulator.screen.words import Words, languages

if TYPE_CHECKING:
    from simulator.scenario.model import Casting
    from simulator.scenario.walkthroughs import Walkthroughs

SHOWN = "digits"
"""The drill of the pictures, without its language."""


def training_views(services: Services, judged: Judged, t: Words) -> dict[str, AnyView]:
    """Drills and shift in the lobby, a drill that is going on, its result, a break between calls, the summary."""
    shelf = Shelf(services.training.drills(), services.training.practised(), (), services.training.today())

    def lobby(tab: LobbyTab, query: str = "") -> AnyView:
        return lobby_view(
            services.entries(), services.best, services.status(), t, looking=Looking(tab=tab, query=query),
            codes=languages(), trainee=services.settings.trainee, shelf=shelf,
        )  # fmt: skip

    return {
        "1-lobby-drills": lobby("drills"), "1-lobby-shift": lobby("shift"),
        "1-lobby-nothing": lobby("calls", "xyzzy"), **_drill(t), **_shift(services, judged, t),
    }  # fmt: skip


def _drill(t: Words) -> dict[str, AnyView]:
    casting, walkthroughs, events = _rehearsed(f"{SHOWN}-{'en' if t.language == 'en' else 'zh'}")
    at = [number for number, event in enumerate(events, start=1) if isinstance(event, CustomerSaid)]

    def desk(until: int) -> DrillDesk:
        made = DrillDesk(casting, walkthroughs, t, typed=False, talk=False)
        made.take(events[:until])
        return made

    half = at[len(at) // 2]
    live = Live(seconds=events[half - 1].at, level_db=-34.0, speech=1.0, floor="trainee", speaking=True)
    return {
        "2-drill": desk(half).view(live, None),
        "2-drill-done": desk(len(events)).result((3,), None),
    }


def _rehearsed(drill: str) -> tuple[Casting, Walkthroughs | None, tuple[Event, ...]]:
    loaded = drill_library().open(drill)
    calls = loaded.walkthroughs.calls if loaded.walkthroughs is not None else ()
    walkthrough = next(one for one in calls if one.level == "mixed")
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, walkthrough.seed)
    stage = Stage.of(casting, load_detector(casting.scenario.language), Reference(hash=""), walkthrough.name)
    perform_all(stage, walkthrough)
    return casting, loaded.walkthroughs, tuple(stage.conductor.events)


def _shift(services: Services, judged: Judged, t: Words) -> dict[str, AnyView]:
    best: Callable[[str], None] = lambda _: None  # noqa: E731 - nothing was taken before
    shift = begin(15, services.entries(), best, t, 1)
    booked = DeskUsed(judged.record.events[-1].at, "callback", when="17:00", phone="138 2600 4475", owner="self")
    judged = replace(judged, id="call-2")
    promised = replace(judged, id="call-1", record=replace(judged.record, events=(*judged.record.events, booked)))
    shift.scored(promised)
    shift.scored(judged)
    views: dict[str, AnyView] = {"2-shift-break": shift.between(430.0, 4.0, "", None)}
    shift.at_end()
    shift.miss()
    views["2-shift-over"] = shift.summary("", None)
    return views


__all__ = ["training_views"]
