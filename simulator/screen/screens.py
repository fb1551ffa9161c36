"""Which screen shows which view-state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from simulator.screen.brief import BriefScreen, RingingScreen, WaitScreen
from simulator.screen.call import CallScreen
from simulator.screen.call_view import CallView
from simulator.screen.drill import DrilledScreen, DrillScreen
from simulator.screen.drill_view import DrilledView, DrillView
from simulator.screen.first_start import AgreementScreen, WelcomeScreen
from simulator.screen.first_start_models import ModelsStepScreen
from simulator.screen.first_start_sound import SoundCheckScreen
from simulator.screen.first_start_view import AgreementView, SoundCheckView, WelcomeView
from simulator.screen.history import HistoryScreen
from simulator.screen.history_view import HistoryView
from simulator.screen.lobby import LobbyScreen
from simulator.screen.page import Page
from simulator.screen.record import RecordScreen
from simulator.screen.score_view import ScoreView
from simulator.screen.scorecard import ScorecardScreen
from simulator.screen.settings import SettingsScreen
from simulator.screen.settings_view import ModelsStepView, SettingsView
from simulator.screen.shift import BreakScreen, ShiftOverScreen
from simulator.screen.shift_view import BreakView, ShiftOverView
from simulator.screen.trainer import TrainerScreen
from simulator.screen.trainer_door import DoorScreen
from simulator.screen.trainer_view import DoorView, TrainerView
from simulator.screen.views import BriefView, LobbyView, RecordView, RingingView, WaitView
from simulator.screen.widgets.widget import Kit

AnyView = (
    LobbyView | BriefView | WaitView | RingingView | CallView | RecordView | ScoreView | HistoryView | SettingsView
    | DoorView | TrainerView
    | DrillView | DrilledView | BreakView | ShiftOverView | WelcomeView | AgreementView | SoundCheckView
    | ModelsStepView
)  # fmt: skip

SCREENS: Final[Mapping[type, type[Page[Any]]]] = {
    LobbyView: LobbyScreen,
    BriefView: BriefScreen,
    WaitView: WaitScreen,
    RingingView: RingingScreen,
    CallView: CallScreen,
    RecordView: RecordScreen,
    ScoreView: ScorecardScreen,
    HistoryView: HistoryScreen,
    SettingsView: SettingsScreen,
    DoorView: DoorScreen,
    TrainerView: TrainerScreen,
    BreakView: BreakScreen,
    ShiftOverView: ShiftOverScreen,
    DrillView: DrillScreen,
    DrilledView: DrilledScreen,
    WelcomeView: WelcomeScreen,
    AgreementView: AgreementScreen,
    SoundCheckView: SoundCheckScreen,
    ModelsStepView: ModelsStepScreen,
}


def screen_for(view: AnyView, kit: Kit, size: tuple[int, int]) -> Page[Any]:
    """A new screen for a kind of view-state."""
    return SCREENS[type(view)](kit, size)


__all__ = ["SCREENS", "AnyView", "screen_for"]
