"""The trainer's list: filters at the left, submitted calls at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.intentions import (
    ChangePassphrase,
    ChooseSubmitted,
    FilterCalls,
    Intentions,
    OpenSubmitted,
    ToLobby,
)
from simulator.screen.page import Page
from simulator.screen.theme import ACCENT, LEAD_BOLD, LINE, QUIET, SMALL, SMALL_BOLD
from simulator.screen.trainer_view import SubmittedView, TrainerView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.row import Row, RowText

TEXTS = ("trainee", "scenario", "since", "until")
"""Fields of the filter, named as in `FilterCalls`."""


class TrainerScreen(Page[TrainerView]):
    """What was handed in, and tests."""

    first_focus = "open"
    main_list = "submitted"
    main_area = "submitted"

    def build(self, view: TrainerView) -> None:
        kit, t = self.kit, self.kit.words
        bar = [
            BarButton("change", t("Passphrase"), lambda: (ChangePassphrase(),), self.keys["trainer.change"], "lock"),
            BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), self.keys["back"], "home"),
        ]
        room = top_bar(self, f"{t('Submitted calls')} · {view.trainer}", bar, view.notice)
        gap = kit.px(20)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.34), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
        else:
            left = pygame.Rect(room.x, room.y, room.width, round((room.height - gap) * 0.42))
            right = pygame.Rect(room.x, left.bottom + gap, room.width, room.bottom - left.bottom - gap)
        self._filters(view, left)
        self._calls(view, right)

    def written(self) -> Intentions:
        """Every letter narrows the list."""
        if self.view is None:
            return ()
        said = {name: self.filled(name) for name in TEXTS}
        return (replace(self.view.filter, **said),)

    # --- filters ----------------------------------------------------------------------------------------------

    def _filters(self, view: TrainerView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("filters", rect))
        pad = kit.px(20)
        inner = pygame.Rect(rect.x + pad, rect.y + kit.px(12), rect.width - 2 * pad, rect.height - kit.px(24))
        y = self.open_area("filters", self.with_bar(inner)) + kit.px(2)
        x, width = inner.x, inner.width - kit.px(4)
        for name in TEXTS:
            self.prefill(name, getattr(view.filter, name))
        to_list = self.going_to("open")
        y = self.labelled("trainee", x, y, width, t("Trainee"), submit=to_list) + kit.px(8)
        y = self.labelled("scenario", x, y, width, t("Scenario"), submit=to_list) + kit.px(8)
        results = (("", t("All")), ("passed", t("Passed")), ("failed", t("Not passed")))
        y = self.text(x, y, width, t("Result"), SMALL) + kit.px(4)
        y = self.choices("result", x, y, width, results, chosen=view.filter.result, choose=self._choosing("result"),
                         key=kit.keys["trainer.result"]) + kit.px(8)  # fmt: skip
        disputes = (("", t("All")), ("open", t("to be answered")), ("any", t("disputed")))
        y = self.text(x, y, width, t("Disputes"), SMALL) + kit.px(4)
        y = self.choices("disputes", x, y, width, disputes, chosen=view.filter.disputes,
                         choose=self._choosing("disputes"), key=kit.keys["trainer.disputes"]) + kit.px(8)  # fmt: skip
        half = (width - kit.px(8)) // 2
        self.labelled("since", x, y, half, t("From (day)"), hint="2026-03-01", submit=to_list)
        y = self.labelled("until", x + half + kit.px(8), y, half, t("To (day)"), hint="2026-03-31", submit=to_list)
        self.close_area(y + kit.px(4))

    def _choosing(self, name: str) -> Callable[[str], Intentions]:
        def choose(ident: str) -> Intentions:
            now = self.view.filter if self.view is not None else FilterCalls()
            return (replace(now, result=ident) if name == "result" else replace(now, disputes=ident),)

        return choose

    # --- calls ------------------------------------------------------------------------------------------------

    def _calls(self, view: TrainerView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("list", rect))
        pad = kit.px(16)
        button = Button.height(kit) + kit.px(4)
        x, width = rect.x + pad, rect.width - 2 * pad
        top = self.text(x, rect.y + kit.px(12), width, view.count, SMALL_BOLD, colour=QUIET, most=1) + kit.px(4)
        inner = pygame.Rect(x, top, width, rect.bottom - button - kit.px(24) - top)
        if view.empty:
            high = self.text_height(width, view.empty, LEAD_BOLD)
            y = inner.y + max(0, (inner.height - high) // 3)
            self.open_area("nothing", self.with_bar(inner))
            self.close_area(self.text(x, y, width, view.empty, LEAD_BOLD, colour=QUIET, align="middle"))
        else:
            y = self.open_area("submitted", self.with_bar(inner)) + kit.px(2)
            for one in view.calls:
                y = self._row(view, one, pygame.Rect(x, y, width - kit.px(6), Row.height(kit))) + kit.px(4)
            self.close_area(y)
        place = pygame.Rect(x, rect.bottom - button - kit.px(14), width, button)

        def open_chosen() -> Intentions:
            return (OpenSubmitted(view.chosen),) if view.chosen else ()

        self.add(Button("open", place, t("Review this call"), open_chosen, "main", key=self.keys["main"],
                        enabled=bool(view.chosen)))  # fmt: skip

    def _row(self, view: TrainerView, one: SubmittedView, rect: pygame.Rect) -> int:
        row = Row(
            f"call.{one.id}", rect,
            RowText(one.title, one.detail, image="flag" if one.disputed else "", stars=one.stars,
                    dot=ACCENT if one.unseen else LINE),
            one.id == view.chosen, lambda: (ChooseSubmitted(one.id),), use=lambda: (OpenSubmitted(one.id),),
        )  # fmt: skip
        row.group = "submitted"
        self.add(row)
        return rect.bottom


__all__ = ["TEXTS", "TrainerScreen"]
