"""The right side of the scorecard: three fixes, every rule, the whole call, or one finding in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from simulator.screen.intentions import Intentions, StopMoment
from simulator.screen.keymap import Key
from simulator.screen.score_finding import LEAST, FindingPart
from simulator.screen.score_parts import VERDICTS, Mark
from simulator.screen.score_view import FindingView, ScoreView
from simulator.screen.theme import (
    GOOD,
    INK,
    LEAD_BOLD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TINY,
    TITLE,
)
from simulator.screen.widgets.button import Button, Choice, cap_size
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.row import Row, RowText
from simulator.screen.widgets.widget import Kit

FIXES: Final = ("score.fix1", "score.fix2", "score.fix3")
"""The actions whose keys open the fixes."""


class FindingPages(FindingPart):
    """Tabs and what they hold; an opened finding takes their place until it is closed."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._tab = ""
        self._rule = ""
        self._opened = ""

    # --- which one is seen ------------------------------------------------------------------------------------

    def tabs(self, view: ScoreView) -> list[tuple[str, str, Key]]:
        """Id, text and key of each tab, the first one open at first."""
        t, keys = self.kit.words, self.kit.keys
        found = [("fixes", t("Fixes"), keys["score.fixes"]), ("rules", t("Every rule"), keys["score.rules"])]
        return [*found, ("words", t("The call"), keys["score.words"])] if view.lines else found

    def open_tab(self, name: str) -> None:
        """`why` opens the first fix."""
        self.close_form()
        if name == "why" and self.view is None:
            self._opened = name
        else:
            self._opened, self._tab, self.place_number = "", name, 0

    @property
    def opened(self) -> FindingView | None:
        """The finding that is looked at."""
        view = self.view
        if view is None or not self._opened:
            return None
        if self._opened == "why":
            self._opened = (view.fixes or view.findings)[0].id
        return next((one for one in view.findings if one.id == self._opened), None)

    def open_finding(self, id: str) -> Intentions:
        """Look at a finding; the keyboard goes to what plays its moment."""
        self._opened, self.place_number = id, 0
        self.scrolls.pop("finding", None)
        return self._refocus(("play", "back"))

    def close_finding(self) -> Intentions:
        """Back to where it was opened from."""
        self.close_form()
        was, self._opened = self._opened, ""
        silent: Intentions = (StopMoment(),) if self.view and self.view.playing else ()
        return (*silent, *self._refocus((f"rule.{was}", self.first_focus)))

    def _refocus(self, names: tuple[str, ...]) -> Intentions:
        if self.view is not None:
            self._rebuild(self.view)  # what gets the keyboard has to exist
            for name in names:
                widget = self.widget(name)
                if widget is not None and widget.enabled:
                    return self.move_focus(name)
        return ()

    def pages(self, view: ScoreView, rect: pygame.Rect) -> None:
        """Tabs and the open one, or the opened finding."""
        finding = self.opened
        self.main_list = ""
        if finding is not None:
            self.main_area = "finding"
            self.finding_page(view, finding, rect)
            return
        tabs = self.tabs(view)
        if self._tab not in {ident for ident, _, _ in tabs}:
            self._tab = tabs[0][0]
        top = self._tab_bar(tabs, rect)
        room = pygame.Rect(rect.x, top, rect.width, rect.bottom - top)
        self.main_area = self._tab
        if self._tab == "rules":
            self.main_list = "rules"
            self._rules(view, room)
        elif self._tab == "words":
            self.main_list = "lines"
            self._whole_call(view, room)
        elif self._tab == "fixes":
            self._fixes(view, room)
        else:
            self.other_tab(view, room)

    def other_tab(self, view: ScoreView, rect: pygame.Rect) -> None:
        """What a tab of a subclass holds."""

    def _tab_bar(self, tabs: list[tuple[str, str, Key]], rect: pygame.Rect) -> int:
        kit = self.kit
        height = kit.line(SMALL) + kit.px(16)
        x = rect.x
        y = rect.y
        for ident, text, key in tabs:
            wide = kit.type.width(text, SMALL_BOLD) + cap_size(kit, key)[0] + kit.px(24)
            if x + wide > rect.right and x > rect.x:
                x, y = rect.x, y + height
            choice = Choice(
                f"tab.{ident}", pygame.Rect(x, y, wide, height), text, self._opener(ident), ident == self._tab, key=key,
                tab=True, style=SMALL,
            )  # fmt: skip
            choice.group = "tabs"
            self.add(choice)
            x += wide + kit.px(4)
        return y + height + kit.px(8)

    def _opener(self, ident: str) -> Callable[[], Intentions]:
        def use() -> Intentions:
            by_key = not self.focus.startswith("tab.")
            self.open_tab(ident)
            if by_key and ident in ("rules", "words") and self.view is not None:
                self._rebuild(self.view)  # the list chooses its first row when it is built
                chosen = self.chosen_line(self.view).event if ident == "words" else 0
                return self.move_focus(f"line.{chosen}" if chosen else f"rule.{self._rule}")
            return ()

        return use

    # --- fixes ------------------------------------------------------------------------------------------------

    def _fixes(self, view: ScoreView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        y = self.open_area("fixes", rect)
        x, width = rect.x, rect.width - kit.px(18)
        if view.fixes:
            y = self.text(x, y, width, view.fixes_title, TITLE) + kit.px(8)
            for number, finding in enumerate(view.fixes, start=1):
                y = self._fix(finding, x, y, width, number=number) + kit.px(10)
        else:
            y = self.text(x, y, width, t("Nothing to fix: every rule that counted was met."), LEAD_BOLD, colour=GOOD)
        self.close_area(y)

    def _fix(self, one: FindingView, x: int, y: int, width: int, *, number: int) -> int:
        kit = self.kit
        name = f"fix{number}"
        colour, ground, image = VERDICTS[one.verdict]
        card = Card(name, pygame.Rect(x, y, width, 0))
        self.add(card)
        pad, mark = kit.px(16), kit.px(30)
        self.add(Mark(f"{name}.mark", pygame.Rect(x + pad, y + kit.px(14), mark, mark), image, colour, str(number)))
        left = x + pad + mark + kit.px(14)
        room = x + width - pad - left
        y = self.head(one, left, y + kit.px(12), room, colour=colour, ground=ground)
        y = self._why(one, f"{name}.open", kit.keys[FIXES[number - 1]], left, y + kit.px(4), width=room)
        y = self.won(one, left, y, room)
        card.rect.height = y + kit.px(12) - card.rect.y
        return card.rect.bottom

    def _why(self, one: FindingView, name: str, key: Key, left: int, y: int, *, width: int) -> int:
        """Why it was not met, and the button that shows it in the call, beside it where there is room."""
        kit = self.kit
        text = kit.words("Show it in the call")
        wide = min(width, Button.width(kit, text, key))
        beside = width - wide - kit.px(12) >= kit.px(240)
        room = width - wide - kit.px(12) if beside else width
        below = self.text(left, y, room, one.missing, SMALL, colour=INK) if one.missing else y
        place = (left + width - wide, y) if beside else (left, below + kit.px(4))
        self.button(name, *place, text, lambda: self.open_finding(one.id), key=key, width=wide)
        return max(below, place[1] + Button.height(kit))

    # --- the call ---------------------------------------------------------------------------------------------

    def _whole_call(self, view: ScoreView, rect: pygame.Rect) -> None:
        """Timeline and transcript, and below them what can be done at the chosen line."""
        line = self.chosen_line(view)
        if self.writing:
            bottom = self.form_below(rect)
        else:
            items = [self.play_item(view, (line.start, line.until) if line.until > line.start else None)]
            if view.from_trainer:
                items.append(self.comment_item(line.event, line.at))
            elif view.can_retry:
                items.append(self.retry_item(line.event))
            bottom = self.buttons_below(items, rect)
        high = bottom - self.kit.px(8) - rect.y
        if high > self.kit.px(LEAST):
            self.whole_call(view, pygame.Rect(rect.x, rect.y, rect.width, high))

    # --- every rule -------------------------------------------------------------------------------------------

    def _rules(self, view: ScoreView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        if self._rule not in {one.id for one in view.findings}:
            self._rule = next((one.id for one in view.findings), "")
        hint = t("Enter shows why a verdict is as it is.")
        high = self.text_height(rect.width, hint, TINY)
        y = self.open_area("rules", pygame.Rect(rect.x, rect.y, rect.width, rect.height - high - kit.px(6)))
        width = rect.width - kit.px(18)
        for one in view.findings:
            y = self._rule_row(one, pygame.Rect(rect.x, y, width, Row.height(kit))) + kit.px(4)
        self.close_area(y)
        self.text(rect.x, rect.bottom - high, rect.width, hint, TINY, colour=QUIET)

    def _rule_row(self, one: FindingView, rect: pygame.Rect) -> int:
        def choose() -> Intentions:
            self._rule = one.id
            self.stale = True
            return ()

        detail = " · ".join(part for part in (one.verdict_word, one.points, one.clause, one.dimension) if part)
        text = RowText(one.title, detail, dot=VERDICTS[one.verdict][0])
        row = Row(f"rule.{one.id}", rect, text, one.id == self._rule, choose, use=lambda: self.open_finding(one.id))
        row.group = "rules"
        self.add(row)
        return rect.bottom


__all__ = ["FindingPages"]
