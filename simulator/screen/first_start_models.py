"""The last step of the first start: a recognition model with its size, fetched meanwhile or skipped."""

from __future__ import annotations

from simulator.screen.first_start import StepButton, StepPage
from simulator.screen.intentions_setup import NextStep
from simulator.screen.settings_items import SettingsItems
from simulator.screen.settings_view import ModelsStepView
from simulator.screen.theme import TITLE


class ModelsStepScreen(StepPage[ModelsStepView], SettingsItems):
    """What is offered, and the way on."""

    first_focus = "next"

    def lay(self, view: ModelsStepView) -> None:
        kit, t = self.kit, self.kit.words
        going_on = StepButton("next", t("Go to the calls"), lambda: (NextStep(),), kit.keys["main"], image="check")
        area, y = self.frame(view.step, [self.back(), self.skip()], [going_on], view.notice, points=880)
        y = self.text(area.x, y, area.width, view.title, TITLE) + kit.px(12)
        y = self.items(view.items, area.x, y, area.width)
        self.close_area(y + kit.px(6))


__all__ = ["ModelsStepScreen"]
