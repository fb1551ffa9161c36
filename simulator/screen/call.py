"""The running call: customer at the left, words in the middle, the desk's tools at the right."""

from __future__ import annotations

from typing import Final

import pygame

from scoring.record.events import Feeling
from simulator.screen.call_tools import ToolTabs
from simulator.screen.call_view import CallPage, CallView, CaptionView, LiveView
from simulator.screen.chrome import ENTER, ESCAPE, BarButton, control_key, function_key, roomy, top_bar
from simulator.screen.intentions import (
    CorrectTurn,
    HangUp,
    Hold,
    Intention,
    Intentions,
    Mute,
    ReplyChanged,
    RingBack,
    SendReply,
    TalkKey,
    ToLobby,
)  # fmt: skip
from simulator.screen.portrait import Portrait
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BAD_SOFT,
    GOOD,
    GOOD_SOFT,
    INK,
    LEAD_BOLD,
    MIDDLE,
    MIDDLE_SOFT,
    PAGE,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TINY,
    TITLE,
    Colour,
    Style,
)  # fmt: skip
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card, Chip
from simulator.screen.widgets.live import Bubble, FloorMark, LiveText, Meter, MoodScale
from simulator.screen.widgets.widget import Kit

TALK: Final = function_key(9)
"""Held while speaking, where the microphone is opened by hand."""
CORRECT: Final = control_key("l")


class CallScreen(ToolTabs):
    """A call from the first word to the last."""

    first_focus = "reply"
    text_home = "reply"
    main_area = "captions"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._portrait: Portrait | None = None
        self._correcting: CaptionView | None = None
        self._talking = False

    @property
    def live(self) -> LiveView:
        """The values of this frame."""
        return self.view.live if self.view else LiveView()

    def same(self, old: CallView, new: CallView) -> bool:
        return old.page is new.page or old.page == new.page

    def update(self, view: CallView, seconds: float) -> None:
        super().update(view, seconds)
        if self._portrait is not None:
            self._portrait.feel(view.page.feeling, view.page.mood, view.live.speaking and not view.page.held)

    def handle(self, event: pygame.event.Event) -> Intentions:
        """The talk key is held, not pressed; Escape brings the keyboard back to the reply."""
        page = self.view.page if self.view else None
        if page and page.push_to_talk and event.type in (pygame.KEYDOWN, pygame.KEYUP) and TALK.fits(event):
            down = event.type == pygame.KEYDOWN
            changed, self._talking = down != self._talking, down
            return (TalkKey(down),) if changed else ()
        if event.type == pygame.KEYDOWN and ESCAPE.fits(event) and not self._composing():
            self._correcting = None
            return self.move_focus("reply")
        return super().handle(event)

    def _composing(self) -> bool:
        field = self.field_focused
        return bool(field and field.state.composing)

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, view: CallView) -> None:
        t, page = self.kit.words, view.page
        leave = BarButton("lobby", t("Give up"), lambda: (ToLobby(),), function_key(10), "home")
        room = top_bar(self, page.title, [leave], page.notice)
        gap = self.kit.px(16)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round(room.width * 0.235), room.height)
            right_width = round(room.width * 0.30)
            right = pygame.Rect(room.right - right_width, room.y, right_width, room.height)
            middle = pygame.Rect(left.right + gap, room.y, right.x - left.right - 2 * gap, room.height)
            self._customer(page, left)
            self._conversation(page, middle)
            self.tools(page, right)
            return
        strip = pygame.Rect(room.x, room.y, room.width, self._strip_height())
        below = pygame.Rect(room.x, strip.bottom + gap // 2, room.width, room.bottom - strip.bottom - gap // 2)
        self._strip(page, strip)
        if self.tab == "words":
            tabs = self.tab_bar(page, pygame.Rect(below.x, below.y, below.width, 0), with_words=True)
            self._conversation(page, pygame.Rect(below.x, tabs, below.width, below.bottom - tabs))
        else:
            self.tools(page, below, with_words=True)

    def _customer(self, page: CallPage, rect: pygame.Rect) -> None:
        kit = self.kit
        buttons = self._controls_height(page, rect.width)
        card = pygame.Rect(rect.x, rect.y, rect.width, rect.height - buttons - kit.px(12))
        self.add(Card("customer", card))
        pad = kit.px(16)
        inner = card.inflate(-2 * pad, -2 * pad)
        line, small = kit.line(TITLE), kit.line(SMALL)
        below = line + 3 * small + kit.px(64) + self._sound_height(page)
        size = max(kit.px(72), min(inner.width, inner.height - below))
        spare = max(0, inner.height - below - size)
        self._face(page, pygame.Rect(inner.centerx - size // 2, inner.y + spare // 4, size, size))
        y = inner.y + spare // 4 + size + kit.px(10)
        y = self.text(inner.x, y, inner.width, page.caller, LEAD_BOLD, most=1, align="middle")
        y = self.text(inner.x, y, inner.width, page.number, SMALL, colour=QUIET, most=1, align="middle") + kit.px(4)
        colour, ground = _mood_colours(page.feeling, page.mood)
        wide, high = Chip.size(kit, page.mood_word)
        self.chip(inner.centerx - wide // 2, y, page.mood_word, colour, ground)
        y += high + kit.px(10)
        scale = pygame.Rect(inner.centerx - round(inner.width * 0.34), y, round(inner.width * 0.68), kit.px(8))
        self.add(MoodScale("mood", scale, page.mood))
        y = max(y + kit.px(18), inner.bottom - self._sound_height(page))
        self._sound(page, pygame.Rect(inner.x, y, inner.width, self._sound_height(page)))
        self._controls(page, pygame.Rect(rect.x, card.bottom + kit.px(12), rect.width, buttons))

    def _face(self, page: CallPage, rect: pygame.Rect) -> None:
        """The portrait lives on when the screen is built anew, so that its expression moves smoothly."""
        if self._portrait is None or self._portrait.person != page.portrait or self._portrait.rect.size != rect.size:
            self._portrait = Portrait("portrait", rect, page.portrait, self.kit.motion)
            self._portrait.feel(page.feeling, page.mood, False)
        self._portrait.rect = rect
        self.add(self._portrait)

    def _sound_height(self, page: CallPage) -> int:
        kit = self.kit
        floor = kit.line(SMALL) + kit.px(10)
        clock = kit.line(LEAD_BOLD) + kit.px(4)
        return floor + clock + kit.px(6) + (0 if page.typed else kit.px(12 + 10) + kit.line(TINY))

    def _sound(self, page: CallPage, rect: pygame.Rect) -> None:
        kit = self.kit
        clock = pygame.Rect(rect.x, rect.y, rect.width, kit.line(LEAD_BOLD))
        wide = kit.type.width("00:00", LEAD_BOLD) + kit.line(LEAD_BOLD)
        clock.x, clock.width = rect.centerx - wide // 2, wide
        self.add(LiveText("clock", clock, lambda: (self.live.clock, INK), LEAD_BOLD, "clock"))
        y = clock.bottom + kit.px(6)
        floor = pygame.Rect(rect.x, y, rect.width, kit.line(SMALL) + kit.px(8))
        self.add(FloorMark("floor", floor, lambda: self.live))
        if page.typed:
            return
        y = floor.bottom + kit.px(10)
        self.add(Meter("meter", pygame.Rect(rect.x, y, rect.width, kit.px(12)), lambda: self.live))
        ear = pygame.Rect(rect.x, y + kit.px(14), rect.width, kit.line(TINY))
        self.add(LiveText("ear", ear, self._ear, TINY, "microphone"))

    def _ear(self) -> tuple[str, Colour]:
        return self.live.ear_word, QUIET if self.live.ear_works else BAD

    # --- controls ---------------------------------------------------------------------------------------------

    def _control_list(self, page: CallPage) -> list[tuple[str, str, str, bool]]:
        """Name, text, icon, and whether it is switched on."""
        t = self.kit.words
        found = [
            ("hold", t("Resume") if page.held else t("Hold"), "play" if page.held else "pause", page.held),
            ("mute", t("Unmute") if page.muted else t("Mute"), "muted" if page.muted else "microphone", page.muted),
        ]
        if page.cut:
            found.append(("ring_back", t("Ring back"), "phone", False))
        return [*found, ("hang_up", t("Hang up"), "hang_up", False)]

    def _control(self, page: CallPage, name: str, text: str, image: str, on: bool, *, rect: pygame.Rect) -> None:
        keys = {
            "hold": function_key(2),
            "mute": function_key(3),
            "ring_back": function_key(11),
            "hang_up": function_key(12),
        }
        actions: dict[str, Intention] = {
            "hold": Hold(not page.held),
            "mute": Mute(not page.muted),
            "ring_back": RingBack(),
            "hang_up": HangUp(),
        }
        kind = {"hang_up": "bad", "ring_back": "good"}.get(name, "on" if on else "plain")
        action = actions[name]
        enabled = not page.ended and (not page.cut or name in ("ring_back", "hang_up"))
        self.add(Button(name, rect, text, lambda: (action,), kind, key=keys[name], image=image, enabled=enabled))  # type: ignore[arg-type]

    def _controls_height(self, page: CallPage, width: int) -> int:
        kit = self.kit
        rows = len(self._control_rows(page, width))
        extra = kit.line(SMALL) + kit.px(6) if page.push_to_talk else 0
        return rows * (Button.height(kit) + kit.px(8)) - kit.px(8) + extra

    def _control_rows(self, page: CallPage, width: int) -> list[list[tuple[str, str, str, bool]]]:
        kit = self.kit
        controls = self._control_list(page)
        pairs = [controls[:2], *([one] for one in controls[2:])]
        half = (width - kit.px(8)) // 2
        fits = all(Button.width(kit, text, function_key(2), image) <= half for _, text, image, _ in controls[:2])
        return pairs if fits else [[one] for one in controls]

    def _controls(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        y = rect.y
        if page.push_to_talk:
            y = self.text(
                rect.x, y, rect.width, t("Hold {key} to speak", key=TALK.name), SMALL_BOLD, colour=ACCENT, most=1
            ) + kit.px(6)
        for row in self._control_rows(page, rect.width):
            wide = (rect.width - (len(row) - 1) * kit.px(8)) // len(row)
            for index, (name, text, image, on) in enumerate(row):
                place = pygame.Rect(rect.x + index * (wide + kit.px(8)), y, wide, Button.height(kit))
                self._control(page, name, text, image, on, rect=place)
            y += Button.height(kit) + kit.px(8)

    # --- narrow windows ---------------------------------------------------------------------------------------

    def _strip_height(self) -> int:
        kit = self.kit
        return max(kit.line(LEAD_BOLD) + kit.line(SMALL) + kit.px(16), Button.height(kit) + kit.px(16))

    def _strip(self, page: CallPage, rect: pygame.Rect) -> None:
        """Customer, clock and controls in one row."""
        kit = self.kit
        self.add(Card("customer", rect))
        size = rect.height - kit.px(12)
        self._face(page, pygame.Rect(rect.x + kit.px(8), rect.y + kit.px(6), size, size))
        right = rect.right - kit.px(10)
        top = rect.centery - Button.height(kit) // 2
        for name, text, _image, on in reversed(self._control_list(page)):
            wide = Button.width(kit, text, function_key(12))
            self._control(page, name, text, "", on, rect=pygame.Rect(right - wide, top, wide, Button.height(kit)))
            right -= wide + kit.px(6)
        x = rect.x + size + kit.px(18)
        room = right - x - kit.px(4)
        y = rect.centery - (kit.line(LEAD_BOLD) + kit.line(SMALL)) // 2
        clock = kit.type.width("00:00", SMALL_BOLD) + kit.px(6)
        self.text(x, y, room, page.caller, LEAD_BOLD, most=1)
        y += kit.line(LEAD_BOLD)
        self.add(
            LiveText("clock", pygame.Rect(x, y, clock, kit.line(SMALL)), lambda: (self.live.clock, INK), SMALL_BOLD)
        )
        floor = pygame.Rect(x + clock, y, room - clock, kit.line(SMALL))
        self.add(LiveText("floor", floor, lambda: (self.live.floor_word, QUIET), SMALL))

    # --- the conversation -------------------------------------------------------------------------------------

    def _conversation(self, page: CallPage, rect: pygame.Rect) -> None:
        kit = self.kit
        lines = 2 if roomy(self) else 1
        reply = Field.height(kit, lines)
        status = kit.line(SMALL) + kit.px(6)
        bottom = reply + status + kit.px(28)
        card = pygame.Rect(rect.x, rect.y, rect.width, rect.height - bottom)
        self.add(Card("words", card, PAGE, None, 0))
        self._captions(page, card)
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
        last = next((c for c in reversed(page.captions) if c.speaker == "trainee" and c.turn is not None), None)
        used = 0
        if last is not None and not page.ended:
            used = self._correct_button(last, x + width, y, status)
        row = pygame.Rect(x, y, width - used, status)
        correcting = self._correcting
        if correcting is not None:
            self.add(LiveText("partial", row, lambda: (t("Write what you really said:"), MIDDLE), SMALL, "notes"))
        else:
            self.add(LiveText("partial", row, lambda: self._partial(page), SMALL, "consult", from_end=True))
        send = t("Correct") if correcting else t("Send")
        wide = Button.width(kit, send, ENTER, "send")
        field = pygame.Rect(x, y + status, width - wide - kit.px(8), height)
        hint = t("Type your answer …") if page.typed else t("Speak, or type your answer …")
        self.field("reply", field, hint, self._send, self._changed, enabled=not page.ended and not page.cut)
        button = pygame.Rect(x + width - wide, field.y, wide, height)
        self.add(
            Button(
                "send",
                button,
                send,
                self._send,
                "main",
                key=ENTER,
                image="send",
                enabled=not page.ended and not page.cut,
            )
        )

    def _correct_button(self, last: CaptionView, right: int, y: int, height: int) -> int:
        kit, t = self.kit, self.kit.words
        text = t("Not what I said")
        style = Style(SMALL.size)
        wide = Button.width(kit, text, CORRECT, style=style)

        def begin() -> Intentions:
            self._correcting = last
            state = self.fields["reply"]
            state.clear()
            state.put(last.text)
            return self.move_focus("reply")

        rect = pygame.Rect(right - wide, y, wide, height)
        self.add(Button("correct", rect, text, begin, "quiet", key=CORRECT, style=style))
        return wide + kit.px(8)

    def _partial(self, page: CallPage) -> tuple[str, Colour]:
        if self.live.partial:
            return self.live.partial, ACCENT
        return page.addressed, QUIET

    def _changed(self) -> Intentions:
        return () if self._correcting else (ReplyChanged(not self.fields["reply"].text),)

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
            return (CorrectTurn(correcting.turn, text),)
        return (SendReply(text),)


def _mood_colours(feeling: Feeling, mood: float) -> tuple[Colour, Colour]:
    if feeling == "angry":
        return BAD, BAD_SOFT
    if feeling in ("worried", "impatient", "sad") or mood <= -2:
        return MIDDLE, MIDDLE_SOFT
    return GOOD, GOOD_SOFT


__all__ = ["CORRECT", "TALK", "CallScreen"]
