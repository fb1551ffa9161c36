"""After-call work: what was said at the left, the record to complete at the right."""

from __future__ import annotations

import pygame

from simulator.screen.chrome import leave_button, roomy, top_bar
from simulator.screen.intentions import FinishRecord, Intentions, TaskDraft
from simulator.screen.page import Page
from simulator.screen.theme import (
    ACCENT,
    ASIDE,
    BODY,
    GOOD,
    INK,
    LEAD_BOLD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    SUNK,
    TINY,
    TINY_BOLD,
)
from simulator.screen.views import RecordView, TranscriptLine
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Card, Rule
from simulator.screen.widgets.widget import Action, Kit


class RecordScreen(Page[RecordView]):
    """Matter, result, next step and tasks of the call."""

    first_focus = "matter"
    main_area = "transcript"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._tasks: list[TaskDraft] = []
        self._owner = "self"

    def build(self, view: RecordView) -> None:
        t = self.kit.words
        room = top_bar(self, f"{t('After the call')} · {view.title}", [leave_button(self)], view.notice)
        gap = self.kit.px(20)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.46), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
            self._transcript(view, left)
            self._form(view, right)
        else:
            self._form(view, room)

    def _transcript(self, view: RecordView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("left", rect))
        pad = kit.px(20)
        x, width = rect.x + pad, rect.width - 2 * pad
        y = self.text(x, rect.y + kit.px(14), width, view.ended, LEAD_BOLD, most=2)
        y = self.text(x, y, width, view.caller, SMALL, colour=QUIET, most=1) + kit.px(10)
        self.add(Rule("left.rule", pygame.Rect(x, y, width, 1)))
        area = pygame.Rect(x, y + kit.px(2), width + kit.px(12), rect.bottom - y - kit.px(14))
        y = self.open_area("transcript", area, follow=True) + kit.px(8)
        if view.notes:
            y = self.text(x, y, width - kit.px(8), t("Your notes"), SMALL_BOLD) + kit.px(4)
            for index, note in enumerate(view.notes):
                high = self.text_height(width - kit.px(28), note, SMALL) + kit.px(10)
                self.add(Card(f"note{index}.ground", pygame.Rect(x, y, width - kit.px(8), high), SUNK, None, 8))
                self.text(x + kit.px(10), y + kit.px(5), width - kit.px(28), note, SMALL)
                y += high + kit.px(4)
            y += kit.px(10)
        for line in view.transcript:
            y = self._line(line, x, y, width - kit.px(8)) + kit.px(6)
        self.close_area(y)

    def _line(self, line: TranscriptLine, x: int, y: int, width: int) -> int:
        kit = self.kit
        if line.kind == "event":
            return self.text(x, y, width, f"{line.at}  {line.text}", TINY, colour=QUIET)
        colour = {"customer": INK, "trainee": ACCENT, "colleague": ASIDE}.get(line.kind, INK)
        y = self.text(x, y, width, f"{line.who}  {line.at}", TINY_BOLD, colour=colour, most=1)
        return self.text(x, y, width, line.text, SMALL) + kit.px(2)

    def _form(self, view: RecordView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("right", rect))
        pad = kit.px(20)
        finish = Button.height(kit) + kit.px(6)
        x, width = rect.x + pad, rect.width - 2 * pad
        clock = (
            kit.type.width(view.clock, SMALL_BOLD) + round(kit.line(SMALL_BOLD) * 0.78) + kit.px(22)
            if view.clock
            else 0
        )
        area = pygame.Rect(x, rect.y + kit.px(12), width, rect.height - finish - kit.px(40))
        y = self.open_area("form", self.with_bar(area))
        lines = 2 if roomy(self) else 1
        if not roomy(self):
            y = self.text(x, y, width, view.ended, SMALL_BOLD, colour=QUIET) + kit.px(6)
        y = self.labelled(
            "matter", x, y, width, t("Matter: what does the caller want?"), lines=lines, submit=self.going_to("result")
        ) + kit.px(8)
        y = self.labelled(
            "result", x, y, width, t("Result: what was answered or done?"), lines=lines, submit=self.going_to("next")
        ) + kit.px(8)
        y = self.labelled("next", x, y, width, t("Next step"), submit=self.going_to("task.what")) + kit.px(12)
        self.add(Rule("form.rule", pygame.Rect(x, y, width, 1)))
        y = self._task_part(view, x, y + kit.px(10), width)
        self.close_area(y + kit.px(4))
        y = rect.bottom - finish - kit.px(16)
        if view.clock:
            middle = y + (finish - kit.line(SMALL_BOLD)) // 2
            self.text(x, middle, clock, view.clock, SMALL_BOLD, colour=QUIET, most=1, image="clock", name="clock")
        place = pygame.Rect(rect.x + pad + clock, y, width - clock, finish)
        self.add(
            Button(
                "finish",
                place,
                t("Finish the record"),
                self._finish,
                "main",
                key=self.keys["finish"],
                image="check",
            )
        )

    def _task_part(self, view: RecordView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        y = self.text(x, y, width, t("Tasks from this call"), SMALL_BOLD) + kit.px(4)
        for booked in view.booked:
            y = self.text(x, y, width, booked, SMALL, colour=GOOD, image="check") + kit.px(2)
        names = dict(view.owners)
        for index, task in enumerate(self._tasks):
            text = " · ".join(part for part in (task.what, task.when, names.get(task.owner, task.owner)) if part)
            key = self.keys["record.remove"] if index == len(self._tasks) - 1 else None  # the key takes the last one
            wide = Button.width(kit, t("Remove"), key)
            row = Button.height(kit)
            self.text(x, y + (row - kit.line(BODY)) // 2, width - wide - kit.px(8), text, BODY, most=1, image="flag")
            self.button(
                f"task.remove{index}",
                x + width,
                y,
                t("Remove"),
                self._remover(index),
                kind="quiet",
                key=key,
                right=True,
            )
            y += row + kit.px(4)
        y += kit.px(6)
        half = round(width * 0.62)
        self.labelled("task.what", x, y, half, t("What is to be done"), submit=self.going_to("task.when"))
        y = self.labelled(
            "task.when", x + half + kit.px(8), y, width - half - kit.px(8), t("By when"), hint="17:00", submit=self._add
        ) + kit.px(8)

        def choose(ident: str) -> Intentions:
            self._owner = ident
            self.stale = True
            return ()

        y = self.text(x, y, width, t("Who does it"), SMALL) + kit.px(4)
        y = self.choices("task.owner", x, y, width, view.owners, chosen=self._owner, choose=choose) + kit.px(8)
        button = self.button(
            "task.add", x, y, t("Add task"), self._add, kind="plain", key=self.keys["record.add"], image="flag"
        )
        return button.rect.bottom

    def _add(self) -> Intentions:
        what = self.filled("task.what")
        if not what:
            return self.move_focus("task.what")
        self._tasks.append(TaskDraft(what, self.filled("task.when"), self._owner))
        self.fields["task.what"].clear()
        self.fields["task.when"].clear()
        return self.move_focus("task.what")

    def _remover(self, index: int) -> Action:
        def remove() -> Intentions:
            del self._tasks[index]
            self.stale = True
            return ()

        return remove

    def _finish(self) -> Intentions:
        if self.filled("task.what"):
            self._add()
        return (FinishRecord(self.filled("matter"), self.filled("result"), self.filled("next"), tuple(self._tasks)),)


__all__ = ["RecordScreen"]
