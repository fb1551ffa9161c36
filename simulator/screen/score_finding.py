"""One finding of the scorecard: its verdict, why, what would have won it, its place in the call, and what to do."""

from __future__ import annotations

from typing import Final

import pygame

from simulator.screen.intentions import (
    AnswerDispute,
    DisputeVerdict,
    HearSentence,
    Intentions,
    Overrule,
    PinComment,
    PlayMoment,
    RetryFrom,
    StopMoment,
)
from simulator.screen.score_call import CallPart
from simulator.screen.score_form import BarItem, Form
from simulator.screen.score_parts import VERDICTS
from simulator.screen.score_view import FindingView, PlaceView, ScoreView
from simulator.screen.theme import (
    ASIDE,
    ASIDE_SOFT,
    BODY_BOLD,
    GOOD,
    GOOD_SOFT,
    INK,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TINY,
    Colour,
)
from simulator.screen.widgets.label import Card, Chip
from simulator.screen.widgets.widget import Kit

LEAST: Final = 120
"""Points of height below which a finding is left out beside its form."""


class FindingPart(CallPart):
    """Draws findings; the page of one takes the place of the tabs until it is closed."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self.place_number = 0
        """Which of its places is shown."""

    def close_finding(self) -> Intentions:
        """Back to where it was opened from."""
        raise NotImplementedError

    # --- parts that a fix has, too ----------------------------------------------------------------------------

    def head(self, one: FindingView, left: int, top: int, room: int, *, colour: Colour, ground: Colour) -> int:
        """Title with verdict and points, and where it stands in the standard."""
        kit = self.kit
        chip, _ = Chip.size(kit, one.verdict_word)
        points = kit.type.width(one.points, SMALL_BOLD)
        self.text(left, top, room, one.points, SMALL_BOLD, colour=QUIET, align="right", most=1)
        chip_x = left + room - points - (kit.px(10) if one.points else 0) - chip
        self.chip(chip_x, top, one.verdict_word, colour, ground)
        y = self.text(left, top, max(kit.px(120), chip_x - left - kit.px(10)), one.title, BODY_BOLD)
        about = " · ".join(part for part in (one.dimension, one.clause, one.grade) if part)
        return self.text(left, y, room, about, TINY, colour=QUIET)

    def won(self, one: FindingView, left: int, y: int, room: int) -> int:
        """What would have won the points: the smallest change, else a sentence of the rulebook."""
        kit, t = self.kit, self.kit.words
        said = [t("{how}: {text}", how=edit.how, text=edit.text) if edit.text else edit.how for edit in one.edits]
        said = said or ([t("For example: {text}", text=one.model)] if one.model else [])
        if not said:
            return y
        width = room - kit.px(20)
        high = sum(self.text_height(width, text, SMALL) for text in said) + kit.px(14)
        gain = t("What would have won it: {gain}", gain=one.gain) if one.gain else ""
        high += self.text_height(width, gain, SMALL_BOLD) if gain else 0
        self.add(Card(self.fresh("won"), pygame.Rect(left, y + kit.px(6), room, high), GOOD_SOFT, None, 8))
        below = y + kit.px(13)
        if gain:
            below = self.text(left + kit.px(10), below, width, gain, SMALL_BOLD, colour=GOOD)
        for text in said:
            below = self.text(left + kit.px(10), below, width, text, SMALL, colour=INK)
        return y + kit.px(6) + high

    # --- the page ---------------------------------------------------------------------------------------------

    def finding_page(self, view: ScoreView, one: FindingView, rect: pygame.Rect) -> None:
        """The whole page of a finding."""
        kit = self.kit
        place = one.places[self.place_number % len(one.places)] if one.places else None
        bottom = self.form_below(rect) if self.writing else self._bar(view, one, place, rect)
        card = pygame.Rect(rect.x, rect.y, rect.width, bottom - kit.px(8) - rect.y)
        if self.writing and card.height < kit.px(LEAST):
            return
        self.add(Card("finding", card))
        pad = kit.px(16)
        inner = pygame.Rect(card.x + pad, card.y + kit.px(10), card.width - 2 * pad, card.height - kit.px(20))
        y = self.open_area("finding", self.with_bar(inner)) + kit.px(2)
        y = self._about(one, inner.x, y, inner.width - kit.px(8))
        self.close_area(self._place_in_call(view, one, place, inner.x, y + kit.px(14)))

    def _about(self, one: FindingView, x: int, y: int, room: int) -> int:
        kit, t = self.kit, self.kit.words
        colour, ground, _ = VERDICTS[one.verdict]
        y = self.head(one, x, y, room, colour=colour, ground=ground)
        for text in (one.missing, one.why):
            if text:
                y = self.text(x, y + kit.px(6), room, text, SMALL)
        if one.follows:
            y = self.text(x, y + kit.px(4), room, one.follows, SMALL, colour=QUIET)
        y = self.won(one, x, y, room)
        if one.overruled:
            y = self._aside((one.overruled,), x, y, room)
        if one.dispute is not None:
            said = (t("Trainee: {text}", text=one.dispute.text),)
            answer = (t("Trainer: {text}", text=one.dispute.answer),) if one.dispute.answer else ()
            y = self._aside((one.dispute.state, *said, *answer), x, y, room)
        return y

    def _aside(self, texts: tuple[str, ...], x: int, y: int, room: int) -> int:
        """What people said about a verdict; the first line is its heading."""
        kit = self.kit
        width = room - kit.px(20)
        styles = (SMALL_BOLD, *(SMALL for _ in texts[1:]))
        high = sum(self.text_height(width, text, style) for text, style in zip(texts, styles, strict=True))
        self.add(Card(self.fresh("said"), pygame.Rect(x, y + kit.px(6), room, high + kit.px(14)), ASIDE_SOFT, None, 8))
        below = y + kit.px(13)
        for text, style in zip(texts, styles, strict=True):
            colour = ASIDE if style is SMALL_BOLD else INK
            below = self.text(x + kit.px(10), below, width, text, style, colour=colour)
        return below + kit.px(7)

    def _place_in_call(self, view: ScoreView, one: FindingView, place: PlaceView | None, x: int, y: int) -> int:
        kit, t = self.kit, self.kit.words
        room = self.scrolls["finding"].rect.width - kit.px(22)
        if place is None:
            return self.text(x, y, room, t("No words of the call bear on it."), SMALL, colour=QUIET)
        if not view.lines:
            return y
        count = len(one.places)
        text = t("In the call, at {at}", at=place.at)
        text += f" ({self.place_number % count + 1}/{count})" if count > 1 else ""
        y = self.text(x, y, room, text, SMALL_BOLD) + kit.px(4)
        return self.around(view, place.event, one.id, x, y, room)

    def _bar(self, view: ScoreView, one: FindingView, place: PlaceView | None, rect: pygame.Rect) -> int:
        """The buttons below a finding, and why nothing can be heard; returns the y of their top."""
        kit, t = self.kit, self.kit.words
        items = [self.play_item(view, (place.start, place.until) if place else None)]
        if len(one.places) > 1:
            items.append(BarItem("next", t("Next place"), self._next_place, kit.keys["score.next"]))
        items += self._for_trainer(one, place) if view.from_trainer else self._for_trainee(view, one, place)
        items.append(BarItem("back", t("Back"), self.close_finding, kit.keys["back"]))
        top = self.buttons_below(items, rect)
        if place is not None and view.no_sound:
            high = self.text_height(rect.width, view.no_sound, TINY)
            top -= high + kit.px(6)
            self.text(rect.x, top, rect.width, view.no_sound, TINY, colour=QUIET)
        return top

    def play_item(self, view: ScoreView, moment: tuple[float, float] | None) -> BarItem:
        """Plays a moment, or stops what sounds."""
        t = self.kit.words
        playable = moment is not None and not view.no_sound
        text = t("Stop") if view.playing else t("Play this moment") if not view.no_sound else t("No recording")

        def use() -> Intentions:
            if view.playing:
                return (StopMoment(),)
            return (PlayMoment(*moment),) if moment else ()

        usable = playable or view.playing
        image = "pause" if view.playing else "play"
        return BarItem("play", text, use, self.keys["score.play"], image, usable, "main" if usable else "plain")

    def _for_trainee(self, view: ScoreView, one: FindingView, place: PlaceView | None) -> list[BarItem]:
        t = self.kit.words
        items = []
        if one.hear:
            hear = (HearSentence(one.hear, view.language),)
            items.append(BarItem("hear", t("Hear the sentence"), lambda: hear, self.keys["score.hear"], "headset"))
        if place is not None and view.can_retry:
            items.append(self.retry_item(place.event))
        if view.can_dispute and (one.dispute is None or one.dispute.answer):
            items.append(
                BarItem(
                    "dispute",
                    t("Dispute"),
                    lambda: self.open_form(self._dispute(one)),
                    self.keys["score.dispute"],
                    "flag",
                )
            )
        return items

    def retry_item(self, event: int) -> BarItem:
        """Takes the call again from the turn at an event."""
        return BarItem(
            "retry",
            self.kit.words("Retry from here"),
            lambda: (RetryFrom(event),),
            self.keys["score.retry"],
            "again",
        )

    def _dispute(self, one: FindingView) -> Form:
        t = self.kit.words
        return Form(
            f"dispute.{one.id}", t("What is wrong with this verdict?"),
            t("Your trainer reads it once you have handed the call in."), t("Dispute"),
            lambda text: (DisputeVerdict(one.id, text),),
        )  # fmt: skip

    # --- what a trainer does ----------------------------------------------------------------------------------

    def _for_trainer(self, one: FindingView, place: PlaceView | None) -> list[BarItem]:
        t = self.kit.words

        def overrule() -> Intentions:
            return self.open_form(self._overrule(one), one.verdict)

        items = [BarItem("overrule", t("Overrule"), overrule, self.keys["score.overrule"], "escalate")]
        dispute = one.dispute
        if dispute is not None:
            form = Form(
                f"answer.{dispute.id}", t("Your answer to the dispute"), t("Trainee: {text}", text=dispute.text),
                t("Answer"), lambda text: (AnswerDispute(dispute.id, text),),
            )  # fmt: skip
            items.append(
                BarItem("answer", t("Answer"), lambda: self.open_form(form), self.keys["score.dispute"], "flag")
            )
        if place is not None:
            items.append(self.comment_item(place.event, place.at))
        return items

    def comment_item(self, event: int, at: str) -> BarItem:
        """Pins a comment to a moment."""
        t = self.kit.words
        form = Form(
            f"comment.{event}", t("Comment at {at}", at=at), t("The trainee reads it on the scorecard."), t("Comment"),
            lambda text: (PinComment(event, text),),
        )  # fmt: skip
        return BarItem("comment", t("Comment"), lambda: self.open_form(form), self.keys["score.comment"], "notes")

    def _overrule(self, one: FindingView) -> Form:
        t = self.kit.words
        automatic = (("", t("as judged automatically")),) if one.overruled else ()
        choices = (
            ("met", t("Met")), ("partly", t("Partly")), ("not_met", t("Not met")),
            *((("critical", t("Not met, critical")),) if one.can_cap else ()),
            ("not_applicable", t("Does not apply")), *automatic,
        )  # fmt: skip

        def done(text: str) -> Intentions:
            return (Overrule(one.id, self.form_choice, text),)

        return Form(
            f"overrule.{one.id}", t("Which verdict, and why?"), t("The automatic verdict stays visible beside yours."),
            t("Overrule"), done, choices,
        )  # fmt: skip

    def _next_place(self) -> Intentions:
        self.place_number += 1
        self.stale = True
        return (StopMoment(),) if self.view and self.view.playing else ()


__all__ = ["FindingPart"]
