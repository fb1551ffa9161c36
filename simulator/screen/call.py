"""The running call: customer at the left, words in the middle, the desk's tools at the right."""

from __future__ import annotations

import pygame

from simulator.screen.call_guide import CallGuide
from simulator.screen.call_tips import call_tip
from simulator.screen.call_view import CallPage, CallView, CaptionView
from simulator.screen.chrome import leave_button, roomy, top_bar
from simulator.screen.intentions import (
    CorrectTurn,
    Intentions,
    NotFinished,
    ReplyChanged,
    SendReply,
    TalkKey,
)
from simulator.screen.theme import (
    ACCENT,
    BODY,
    MIDDLE,
    PAGE,
    QUIET,
    SMALL,
    Colour,
    Style,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.live import Bubble, LiveText
from simulator.screen.widgets.widget import Kit


class CallScreen(CallGuide):
    """A call from the first word to the last."""

    first_focus = "reply"
    text_home = "reply"
    main_area = "captions"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._correcting: CaptionView | None = None
        self._talking = False

    def same(self, old: CallView, new: CallView) -> bool:
        return old.page is new.page or old.page == new.page

    def update(self, view: CallView, seconds: float) -> None:
        super().update(view, seconds)
        if self._portrait is not None:
            self._portrait.feel(view.page.feeling, view.page.mood, view.live.speaking and not view.page.held)

    def handle(self, event: pygame.event.Event) -> Intentions:
        """The talk key is held, not pressed, and without it means "I am not finished" on every tab.

        Escape brings the keyboard back to the reply.
        """
        page = self.view.page if self.view else None
        talk = self.keys["call.floor"]
        if page and page.push_to_talk and talk.turned(event):
            down = event.type == pygame.KEYDOWN
            changed, self._talking = down != self._talking, down
            return (TalkKey(down),) if changed else ()
        if page and self.may_go_on(page) and event.type == pygame.KEYDOWN and talk.fits(event):
            return (NotFinished(),)
        if event.type == pygame.KEYDOWN and self.keys["back"].fits(event) and not self._composing():
            given_up, self._correcting = self._correcting is not None, None
            if given_up:
                self.fields["reply"].clear()
            return (*self.move_focus("reply"), *(self.written() if given_up else ()))
        return super().handle(event)

    def _composing(self) -> bool:
        field = self.field_focused
        return bool(field and field.state.composing)

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, view: CallView) -> None:
        self._lay_out(view.page)
        for widget in self.widgets:
            if widget.focusable:
                widget.tip = call_tip(self.kit.words, widget.name, view.page)

    def _lay_out(self, page: CallPage) -> None:
        captions = [self.captions_button(page)] if page.captions_free else []
        room = top_bar(self, page.title, [*captions, leave_button(self)], page.notice)
        gap = self.kit.px(16)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round(room.width * 0.225), room.height)
            right_width = round(room.width * 0.338)
            right = pygame.Rect(room.right - right_width, room.y, right_width, room.height)
            middle = pygame.Rect(left.right + gap, room.y, right.x - left.right - 2 * gap, room.height)
            self.customer(page, left)
            self._conversation(page, middle)
            self._aside(page, right)
            return
        growing = page.guide.growing if page.guide is not None else None
        strip = pygame.Rect(room.x, room.y, room.width, self.strip_height())
        below = pygame.Rect(room.x, strip.bottom + gap // 2, room.width, room.bottom - strip.bottom - gap // 2)
        self.strip(page, strip)
        if self.tab == "words":
            tabs = self.tab_bar(page, pygame.Rect(below.x, below.y, below.width, 0), with_words=True)
            self._conversation(page, pygame.Rect(below.x, tabs, below.width, below.bottom - tabs))
        elif growing is not None:
            tabs = self.tab_bar(page, pygame.Rect(below.x, below.y, below.width, 0), with_words=True)
            self.growing(growing, pygame.Rect(below.x, tabs, below.width, below.bottom - tabs))
        else:
            self.tools(page, below, with_words=True)

    def _aside(self, page: CallPage, rect: pygame.Rect) -> None:
        """The desk's tools; where a robot uses them, the scorecard that grows."""
        growing = page.guide.growing if page.guide is not None else None
        if growing is not None:
            self.growing(growing, rect)
        else:
            self.tools(page, rect)

    # --- the conversation -------------------------------------------------------------------------------------

    def _conversation(self, page: CallPage, rect: pygame.Rect) -> None:
        kit = self.kit
        lines = 2 if roomy(self) else 1
        reply = Field.height(kit, lines)
        status = kit.line(SMALL) + kit.px(6)
        bottom = reply + status + kit.px(28) if not page.watching else 0
        least = round(rect.height * 0.3) if roomy(self) else kit.line(BODY) + kit.px(8)
        guide = self.guide_height(page, rect.width, rect.height - bottom - least - kit.px(8))
        card = pygame.Rect(rect.x, rect.y, rect.width, rect.height - bottom - (guide + kit.px(8) if guide else 0))
        self.add(Card("words", card, PAGE, None, 0))
        self._captions(page, card)
        if guide:
            place = pygame.Rect(rect.x, card.bottom + kit.px(8), rect.width, guide)
            self.guide(page, place)
            card = card.union(place)
        if page.watching:
            return
        self._reply(page, pygame.Rect(rect.x, card.bottom + kit.px(8), rect.width, bottom - kit.px(8)), status, reply)

    def _captions(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        y = self.open_area("captions", rect, follow=True)
        width = rect.width - kit.px(18)
        if not page.captions:
            y = self.text(
                rect.x,
                y + kit.px(8),
                width,
                t("Greet the caller: you speak first."),
                SMALL,
                colour=QUIET,
                align="middle",
            )
        for number, caption in enumerate(page.captions):
            wide, high, lines = Bubble.measure(
                kit, caption, round(width * 0.88) if caption.speaker != "event" else width
            )
            x = rect.x + (width - wide if caption.speaker == "trainee" else 0)
            self.add(Bubble(f"caption{number}", pygame.Rect(x, y, wide, high), caption, lines))
            y += high + kit.px(8)
        self.close_area(y + kit.px(2))

    def _reply(self, page: CallPage, rect: pygame.Rect, status: int, height: int) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("reply.card", rect))
        pad = kit.px(10)
        x, y, width = rect.x + pad, rect.y + kit.px(4), rect.width - 2 * pad
        last = next((c for c in reversed(page.captions) if c.turn is not None), None)
        used = 0
        if last is not None and not page.ended:
            used = self._correct_button(last, x + width, y, status)
        if not roomy(self) and self.may_go_on(page):
            style = Style(SMALL.size)
            wide = Button.width(kit, self.go_on_text, kit.keys["call.floor"], style=style)
            self.go_on_button(pygame.Rect(x + width - used - wide, y, wide, status), "quiet", style)
            used += wide + kit.px(8)
        row = pygame.Rect(x, y, width - used, status)
        correcting = self._correcting
        if correcting is not None:
            self.add(LiveText("partial", row, lambda: (t("Write what you really said:"), MIDDLE), SMALL, "notes"))
        else:
            self.add(LiveText("partial", row, lambda: self._partial(page), SMALL, "consult", from_end=True))
        send = t("Correct") if correcting else t("Send")
        wide = Button.width(kit, send, kit.keys["main"], "send")
        field = pygame.Rect(x, y + status, width - wide - kit.px(8), height)
        hint = t("Type your answer …") if page.typed else t("Speak, or type your answer …")
        if not page.writable:
            hint = t("In this test you answer by voice.")
        open_ = not page.ended and not page.cut and (page.writable or correcting is not None)
        self.field("reply", field, hint, self._send, enabled=open_)
        button = pygame.Rect(x + width - wide, field.y, wide, height)
        self.add(
            Button(
                "send",
                button,
                send,
                self._send,
                "main",
                key=kit.keys["main"],
                image="send",
                enabled=open_,
            )
        )

    def _correct_button(self, last: CaptionView, right: int, y: int, height: int) -> int:
        kit, t = self.kit, self.kit.words
        text, key = t("Not what I said"), kit.keys["call.correct"]
        style = Style(SMALL.size)
        wide = Button.width(kit, text, key, style=style)

        def begin() -> Intentions:
            self._correcting = last
            state = self.fields["reply"]
            state.clear()
            state.put(last.text if last.speaker == "trainee" else "")
            return (*self.move_focus("reply"), *self.written())

        rect = pygame.Rect(right - wide, y, wide, height)
        self.add(Button("correct", rect, text, begin, "quiet", key=key, style=style))
        return wide + kit.px(8)

    def _partial(self, page: CallPage) -> tuple[str, Colour]:
        if self.live.partial:
            return self.live.partial, ACCENT
        return page.addressed, QUIET

    def written(self) -> Intentions:
        state = self.fields["reply"]
        return (ReplyChanged(not state.text and not state.composing),)

    def _send(self) -> Intentions:
        state = self.fields["reply"]
        text = state.text.strip()
        if not text:
            return ()
        state.clear()
        self.scrolls["captions"].offset = self.scrolls["captions"].most
        correcting, self._correcting = self._correcting, None
        self.move_focus("reply")
        if correcting is not None and correcting.turn is not None:
            return (CorrectTurn(correcting.turn, text), *self.written())
        return (SendReply(text),)


__all__ = ["CallScreen"]
