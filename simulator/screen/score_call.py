"""The call on the scorecard: its lines with the cited words marked, and its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from simulator.screen.intentions import Intentions, PlayMoment
from simulator.screen.score_form import CommentPart
from simulator.screen.score_parts import VERDICTS
from simulator.screen.score_view import LineView, ScoreView, SpanView, TimelineView
from simulator.screen.theme import (
    ACCENT,
    ASIDE,
    ASIDE_SOFT,
    BODY,
    MIDDLE,
    MIDDLE_SOFT,
    QUIET,
    SMALL,
    TINY,
    TINY_BOLD,
    Colour,
)
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.marked import LinePlace, MarkedText, Marking, TimelinePicture
from simulator.screen.widgets.widget import Kit

ROUND: Final = 2
"""Lines shown before and after the one that a finding is about."""
GRAVEST: Final = ("not_applicable", "met", "cannot_tell", "partly", "not_met")
"""The later one is painted over the earlier."""
SPEAKERS: Final[dict[str, Colour]] = {"customer": QUIET, "trainee": ACCENT, "inside": ASIDE, "event": QUIET}


class CallPart(CommentPart):
    """Draws lines and timeline of a finished call."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._line_event = 0

    def chosen_line(self, view: ScoreView) -> LineView:
        """The line of the whole call that the keyboard is or was on; the first one at first."""
        return next((line for line in view.lines if line.event == self._line_event), view.lines[0])

    def around(self, view: ScoreView, event: int, criterion: str, x: int, y: int, width: int) -> int:  # noqa: PLR0917
        """The lines around an event, with the words that a criterion cites; returns the y below them."""
        kit = self.kit
        here = max((n for n, line in enumerate(view.lines) if line.event <= event), default=0)
        for number in range(max(0, here - ROUND), min(len(view.lines), here + ROUND + 1)):
            line = view.lines[number]
            spans = [span for span in line.spans if span.criterion == criterion]
            below = self._line(line, spans, x + kit.px(12), y, width - kit.px(12))
            if number == here:
                place = pygame.Rect(x, y + kit.px(1), kit.px(4), below - y - kit.px(2))
                self.add(Card("here", place, ACCENT, None, 2))
            y = below + kit.px(6)
        return y

    def _line(self, line: LineView, spans: Sequence[SpanView], x: int, y: int, width: int) -> int:
        kit = self.kit
        if line.who == "event":
            y = self.text(x, y, width, f"{line.at}  {line.text}", TINY, colour=QUIET)
            return self._comments(line, x, y, width)
        head = f"{line.name}  {line.at}"
        y = self.text(x, y, width, head, TINY_BOLD, colour=SPEAKERS[line.who], most=1)
        marks = tuple(
            Marking(span.start, span.end, VERDICTS[span.verdict][1], VERDICTS[span.verdict][0])
            for span in sorted(spans, key=lambda span: GRAVEST.index(span.verdict))
        )
        high = MarkedText.height(kit, line.text, BODY, width)
        self.add(MarkedText(self.fresh("line"), pygame.Rect(x, y, width, high), line.text, BODY, marks))
        return self._comments(line, x, y + high, width)

    def _comments(self, line: LineView, x: int, y: int, width: int) -> int:
        """What a trainer wrote beside a line."""
        pad = self.kit.px(10)
        for comment in line.comments:
            y = self.text(x + pad, y, width - pad, comment, SMALL, colour=ASIDE, image="notes")
        return y

    def whole_call(self, view: ScoreView, rect: pygame.Rect) -> None:
        """Timeline and transcript."""
        kit = self.kit
        self.add(Card("words", rect))
        pad = kit.px(16)
        inner = pygame.Rect(rect.x + pad, rect.y + kit.px(10), rect.width - 2 * pad, rect.height - kit.px(20))
        y = self.open_area("words", self.with_bar(inner))
        width = inner.width - kit.px(8)
        if view.timeline is not None:
            y = self._timeline(view.timeline, inner.x, y, width) + kit.px(14)
        for line in view.lines:
            y = self._chosen_line(view, line, inner.x, y, width=width) + kit.px(4)
        self.close_area(y)

    def _chosen_line(self, view: ScoreView, line: LineView, x: int, y: int, *, width: int) -> int:
        """A line that the keyboard can go to."""

        def choose() -> Intentions:
            self._line_event = line.event
            self.stale = True
            return ()

        def use() -> Intentions:
            return (PlayMoment(line.start, line.until),) if line.until > line.start and not view.no_sound else ()

        edge = self.kit.px(6)
        place = pygame.Rect(x - edge, y, width + edge, 0)
        ground = LinePlace(f"line.{line.event}", place, line.event == self.chosen_line(view).event, choose, use)
        ground.group = "lines"
        self.add(ground)
        bottom = self._line(line, line.spans, x, y + self.kit.px(2), width) + self.kit.px(2)
        place.height = bottom - y
        return bottom

    def _timeline(self, view: TimelineView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        line = kit.line(TINY)
        names = (t("Mood"), t("Caller"), t("You"), t("Desk"))
        side = max(kit.type.width(name, TINY) for name in names) + kit.px(12)
        heights = (max(line, kit.px(52)), line, line, line)
        lanes = []
        for name, high in zip(names, heights, strict=True):
            self.text(x, y + (high - line) // 2, side, name, TINY, colour=QUIET, most=1)
            lanes.append((y + high // 8, high - high // 4))
            y += high + kit.px(4)
        rect = pygame.Rect(x + side, lanes[0][0], width - side - kit.px(24), y - lanes[0][0] + kit.px(10))
        self.add(TimelinePicture("timeline", rect, view, lanes))
        y += kit.px(8)
        free = rect.x - side
        for at, text in view.marks:
            wide = kit.type.width(text, TINY)
            left = rect.x + round(rect.width * at) - wide // 2
            if left >= free:
                self.text(left, y, wide + kit.px(2), text, TINY, colour=QUIET, most=1)
                free = left + wide + kit.px(12)
        y += line + kit.px(6)
        place = x
        for wanted, text, colour, ground in (
            (view.holds, t("on hold"), ASIDE, ASIDE_SOFT), (view.overlaps, t("words cut off"), MIDDLE, MIDDLE_SOFT),
        ):  # fmt: skip
            if wanted:
                place = self.chip(place, y, text, colour, ground).right + kit.px(8)
        return y + (line + kit.px(6) if view.holds or view.overlaps else 0)


__all__ = ["CallPart"]
