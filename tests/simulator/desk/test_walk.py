"""A whole session by keyboard alone: lobby, brief, ringing, call, record, scorecard, and again."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pygame
import pytest

from scoring.record.events import CustomerSaid, Ended
from simulator.call.ports import (
    CompleteRecord,
    LiftReceiver,
    PutDown,
    TakeNote,
    TypedReply,
    Typing,
    UseDesk,
)
from simulator.desk.desk import PAUSE_AFTER_CALL, Desk
from simulator.desk.late_keys import QUIET
from simulator.desk.services import Best, PastCall
from simulator.errors import StoreError
from simulator.screen.page import Page
from simulator.screen.score_view import ScoreView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.marked import MarkedText
from simulator.screen.window import Window, unseen_window
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import DeskOfRecords, RecordedCall, recorded_scorecard
from tests.simulator.screen.keys import click, composing, ctrl, key, text

NO_RECORD = "The results or the record of the call cannot be written or read. Check the disk and its folder."


class Session:
    """A desk with a keyboard."""

    def __init__(self, window: Window) -> None:
        self.services = DeskOfRecords()
        self.desk = Desk(window, self.services)  # type: ignore[arg-type]
        self.frame()

    def frame(self, seconds: float = 1 / 60) -> None:
        self.services.now += seconds
        self.desk.frame(seconds)

    def press(self, *events: pygame.event.Event | int) -> None:
        """Every key in a frame of its own, as from a person's hands."""
        for event in events:
            pygame.event.post(key(event) if isinstance(event, int) else event)
            self.frame()

    def write(self, pinyin: str, words: str) -> None:
        """Chinese through an input method: syllables are composed, then characters are settled."""
        for count in range(1, len(pinyin) + 1):
            self.press(composing(pinyin[:count]))
        self.press(composing(""), text(words))

    @property
    def call(self) -> RecordedCall:
        return self.services.calls[-1]

    @property
    def focus(self) -> str:
        assert self.desk._page is not None
        return self.desk._page.focus

    def last(self, kind: type) -> object:
        return next(message for message in reversed(self.call.messages) if isinstance(message, kind))

    def answered(self) -> None:
        """From the lobby into the call."""
        self.press(pygame.K_RETURN, pygame.K_RETURN, pygame.K_RETURN)
        assert self.desk.place == "call"


def spoken_call(session: Session) -> Callable[..., RecordedCall]:
    """Opens calls whose turns count as spoken, so that they can be corrected."""

    def open_call(scenario: str, language: str, typed: bool, mode: str) -> RecordedCall:
        del scenario, language, typed, mode
        call = RecordedCall(typed=False)
        session.services.calls.append(call)
        return call

    return open_call


@pytest.fixture
def session() -> Iterator[Session]:
    window = unseen_window()
    pygame.event.clear()
    yield Session(window)
    window.close()


def test_from_the_lobby_to_the_scorecard_and_again(session: Session) -> None:
    assert session.desk.place == "lobby"
    session.press(pygame.K_RETURN)
    assert session.desk.place == "brief"
    assert session.call.typed, "there is no recogniser for Mandarin"
    session.press(pygame.K_RETURN)
    assert session.desk.place == "ringing"
    session.press(pygame.K_RETURN)
    assert isinstance(session.call.messages[0], LiftReceiver)
    assert session.desk.place == "call"

    session.write("ninhao", "您好")
    session.press(text("，安宁人寿，请问有什么可以帮您？"), pygame.K_RETURN)
    reply = session.last(TypedReply)
    assert isinstance(reply, TypedReply)
    assert reply.text == "您好，安宁人寿，请问有什么可以帮您？"
    assert reply.began is not None
    assert any(isinstance(event, CustomerSaid) for event in session.call.events)
    while not session.call.over:
        session.press(text("好的"), pygame.K_RETURN)
    closed(session)
    session.frame(QUIET)

    session.write("lipei", "理赔进度")
    session.press(pygame.K_RETURN, text("五点前有结论"), pygame.K_RETURN, text("回电"))
    session.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    completed = session.last(CompleteRecord)
    assert isinstance(completed, CompleteRecord)
    assert (completed.matter, completed.result, completed.next) == ("理赔进度", "五点前有结论", "回电")
    session.frame()
    assert session.desk.place == "score"

    session.press(pygame.K_F5)
    assert session.desk.place == "brief"
    assert len(session.services.calls) == 2
    assert session.services.calls[0].closed
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_text_that_is_composed_is_neither_sent_nor_taken_for_a_command(session: Session) -> None:
    session.answered()
    session.press(composing("ni"), pygame.K_RETURN, pygame.K_BACKSPACE, pygame.K_F12, pygame.K_ESCAPE)
    assert not any(isinstance(message, (TypedReply, PutDown)) for message in session.call.messages)
    session.press(composing(""), text("您"), pygame.K_RETURN)
    assert session.last(TypedReply).text == "您"  # type: ignore[attr-defined]


def test_typing_holds_the_floor_and_an_empty_field_gives_it_back(session: Session) -> None:
    session.answered()
    session.press(text("好"), pygame.K_BACKSPACE)
    typing = [message.empty for message in session.call.messages if isinstance(message, Typing)]
    assert typing == [False, True]


@pytest.mark.parametrize("opener", [pygame.K_F5, pygame.K_F6, pygame.K_F7])
def test_typing_in_any_field_of_the_call_holds_the_floor(session: Session, opener: int) -> None:
    session.answered()
    session.press(opener)
    assert session.focus.startswith(("identity.", "note", "callback."))
    session.press(composing("yi"), text("一"), text("九"))
    typing = [message.empty for message in session.call.messages if isinstance(message, Typing)]
    assert typing == [True, True, True], "the reply is empty, and the caller is patient anew with each key"


def test_a_correction_holds_the_floor_until_it_is_sent_or_given_up(session: Session) -> None:
    session.services.open_call = spoken_call(session)  # type: ignore[method-assign]
    session.answered()
    session.press(text("您好"), pygame.K_RETURN, ctrl("l"), text("啊"), pygame.K_RETURN)
    session.press(ctrl("l"), pygame.K_ESCAPE)
    typing = [message.empty for message in session.call.messages if isinstance(message, Typing)]
    assert typing == [False, False, False, True, False, True]
    assert session.desk._page.fields["reply"].text == ""  # type: ignore[union-attr]


def test_enter_leads_through_the_call_back_and_books_it(session: Session) -> None:
    session.answered()
    session.press(text("请稍等"), pygame.K_F7, text("17:00"), pygame.K_RETURN)
    assert session.focus == "callback.phone"
    session.press(pygame.K_RETURN)
    assert session.last(UseDesk).when == "17:00"  # type: ignore[attr-defined]
    assert not any(isinstance(message, TypedReply) for message in session.call.messages)


def test_letters_go_to_the_reply_wherever_the_keyboard_is(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F4)
    assert session.focus.startswith("colleague.")
    session.press(text("请稍等"), pygame.K_RETURN)
    assert session.last(TypedReply).text == "请稍等"  # type: ignore[attr-defined]


def test_the_desk_by_its_keys(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F2, pygame.K_F2, pygame.K_F3, pygame.K_F3)
    uses = [message.action for message in session.call.messages if isinstance(message, UseDesk)]
    assert uses == ["hold", "resume", "mute", "unmute"]

    session.press(pygame.K_F4, ctrl("p"))
    presence = session.last(UseDesk)
    assert isinstance(presence, UseDesk)
    assert (presence.action, presence.target) == ("presence", "claims")
    session.press(pygame.K_DOWN, ctrl("k"))
    consult = session.last(UseDesk)
    assert isinstance(consult, UseDesk)
    assert (consult.action, consult.target) == ("consult", "supervisor")
    session.press(ctrl("e"))
    escalate = session.last(UseDesk)
    assert isinstance(escalate, UseDesk)
    assert (escalate.action, escalate.target) == ("escalate", "supervisor")


def test_identity_notes_and_call_back_by_keyboard(session: Session) -> None:
    session.answered()
    identity = session.call.casting.case.identity
    session.press(pygame.K_F5)
    assert session.focus == "identity.id_tail"
    session.press(text(identity["id_tail"]), pygame.K_RETURN)
    used = session.last(UseDesk)
    assert isinstance(used, UseDesk)
    assert (used.action, used.target, used.value) == ("identity", "id_tail", identity["id_tail"])
    session.press(pygame.K_F5, text(identity["birthday"]), pygame.K_RETURN)
    assert session.last(UseDesk).target == "birthday"  # type: ignore[attr-defined]
    session.press(pygame.K_F5, pygame.K_TAB, pygame.K_RETURN)
    assert session.last(UseDesk).action == "knowledge"  # type: ignore[attr-defined]

    session.press(pygame.K_F6, text("保单号 13703034"), pygame.K_RETURN)
    assert session.last(TakeNote).text == "保单号 13703034"  # type: ignore[attr-defined]

    session.press(pygame.K_F7, text("17:00"), key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    booked = session.last(UseDesk)
    assert isinstance(booked, UseDesk)
    assert (booked.action, booked.when, booked.owner) == ("callback", "17:00", "self")
    assert booked.phone == session.call.casting.case.display_number
    assert session.focus == "reply"


def closed(session: Session) -> None:
    """From a call that is over into its record, with nobody at the keyboard."""
    session.frame()
    session.frame(PAUSE_AFTER_CALL + 0.1)
    session.frame(0.0)
    assert session.desk.place == "record"


def test_hanging_up_asks_first_and_leads_to_the_record(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F12, pygame.K_F4, pygame.K_F12)
    assert not any(isinstance(message, PutDown) for message in session.call.messages)
    session.press(pygame.K_F12)
    assert isinstance(session.call.messages[-1], PutDown)
    closed(session)


def test_giving_up_does_not_confirm_hanging_up(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F10, pygame.K_F12)
    assert session.desk.place == "call"
    assert not any(isinstance(message, PutDown) for message in session.call.messages)


def test_hanging_up_needs_no_asking_when_the_caller_has_taken_leave(session: Session) -> None:
    session.answered()
    session.call.events.append(Ended(30.0, "settled", "friendly"))
    session.frame()
    session.press(pygame.K_F12)
    assert isinstance(session.call.messages[-1], PutDown)


def test_words_of_the_call_do_not_slip_into_the_record(session: Session) -> None:
    session.answered()
    session.press(text("您别挂"))
    session.call.put(PutDown(0.0))
    session.frame()
    words = iter("，我马上去问理赔部，今天下午五点前给您回电话" * 6)
    while session.desk.place != "record":
        session.press(text(next(words)))
        session.frame(0.2)
    for word in words:
        session.press(pygame.K_RETURN, text(word))
        session.frame(0.2)
    screen = session.desk._page
    assert screen is not None
    assert [state.text for state in screen.fields.values()] == [""] * len(screen.fields)
    assert "您别挂" in session.desk._view.notice.text  # type: ignore[union-attr]
    session.frame(QUIET)
    session.press(text("理赔进度"))
    assert screen.fields["matter"].text == "理赔进度"


def test_the_record_takes_no_key_in_its_first_second(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F12, pygame.K_F12)
    closed(session)
    assert session.desk.window._text_place is None, "the input method is off"
    session.press(text("好"), key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    assert not any(isinstance(message, CompleteRecord) for message in session.call.messages)
    session.frame(QUIET)
    session.press(text("理赔"))
    screen = session.desk._page
    assert screen is not None
    assert screen.fields["matter"].text == "理赔"


def test_a_note_that_is_being_written_when_the_line_closes_is_kept(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F6, text("保单号"))
    session.call.put(PutDown(0.0))
    session.frame()
    session.press(text("八八零一"))
    closed(session)
    assert session.last(TakeNote).text == "保单号八八零一"  # type: ignore[attr-defined]
    assert session.desk._view.notes == ("保单号八八零一",)  # type: ignore[union-attr]


def test_a_result_that_cannot_be_kept_is_shown_with_a_sentence(session: Session) -> None:
    session.answered()

    def refuse() -> None:
        raise StoreError("The database is used by another program for too long; close it and try again.")

    session.call.keep_result = refuse  # type: ignore[method-assign]
    session.press(pygame.K_F12, pygame.K_F12)
    closed(session)
    session.frame(QUIET)
    session.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    session.frame()
    assert session.desk.place == "score"
    assert session.desk._view.notice is not None  # type: ignore[union-attr]


def test_a_call_is_given_up_only_when_asked_twice(session: Session) -> None:
    session.answered()
    session.press(pygame.K_F10, pygame.K_F4, pygame.K_F10)
    assert session.desk.place == "call"
    session.press(pygame.K_F10)
    assert session.desk.place == "lobby"
    assert session.call.closed


def test_the_language_changes_everywhere_and_is_kept(session: Session) -> None:
    session.press(pygame.K_F2)
    assert session.services.settings.interface == "en"
    session.press(pygame.K_RETURN)
    assert session.desk._words.language == "en"


def test_settings_by_keyboard(session: Session) -> None:
    session.press(pygame.K_F3)
    assert session.desk.place == "settings"
    session.press(pygame.K_TAB, ctrl("u"), text("Wong"), pygame.K_TAB, pygame.K_RIGHT)
    session.press(pygame.K_TAB, pygame.K_TAB, pygame.K_TAB, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_ESCAPE)
    assert session.desk.place == "lobby"
    settings = session.services.settings
    assert (settings.trainee, settings.interface, settings.screen.text_scale) == ("Wong", "en", 1.5)


def test_every_widget_can_be_reached_by_the_tab_key(session: Session) -> None:
    session.answered()
    for opener in (pygame.K_F4, pygame.K_F5, pygame.K_F6, pygame.K_F7):
        session.press(opener)
        screen = session.desk._page
        assert screen is not None
        wanted = {w.group or w.name for w in screen.widgets if w.focusable and w.enabled}
        reached = set()
        for _ in range(len(wanted) + 2):
            here = screen.widget(screen.focus)
            assert here is not None
            reached.add(here.group or here.name)
            session.press(pygame.K_TAB)
        assert reached == wanted


def test_the_pointer_does_what_the_keys_do(session: Session) -> None:
    session.answered()
    screen = session.desk._page
    assert screen is not None
    hold = screen.widget("hold")
    assert hold is not None
    for event in click(hold.rect.center):
        session.press(event)
    assert session.last(UseDesk).action == "hold"  # type: ignore[attr-defined]


def test_a_new_best_result_is_in_the_lobby(session: Session) -> None:
    session.press(pygame.K_RETURN, pygame.K_ESCAPE)
    session.services.results["late-claim"] = Best(95, 3)
    session.press(pygame.K_RETURN, pygame.K_ESCAPE)
    view = session.desk._view
    assert view is not None
    assert view.families[1].entries[0].stars == 3  # type: ignore[union-attr]


def test_closing_the_window_ends_the_session_and_frees_the_call(session: Session) -> None:
    session.answered()
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    session.desk.run()
    assert session.call.closed


def test_a_call_that_cannot_be_opened_says_why_and_leaves_the_lobby(session: Session) -> None:
    def refuse(scenario: str, language: str, typed: bool, mode: str) -> RecordedCall:
        raise StoreError("The record cannot be written: the disk is full.")

    session.services.open_call = refuse  # type: ignore[method-assign]
    session.press(pygame.K_RETURN)
    assert session.desk.place == "lobby"
    view = session.desk._view
    assert view is not None
    assert view.notice is not None  # type: ignore[union-attr]
    assert view.notice.text == words_for("zh")(NO_RECORD)  # type: ignore[union-attr]
    session.press(pygame.K_F1)
    assert session.desk._view.notice is None  # type: ignore[union-attr]


def test_a_call_that_breaks_down_is_closed_with_a_sentence(session: Session) -> None:
    session.answered()
    call = session.call

    def fail(now: float) -> None:
        raise StoreError("The record cannot be written: the disk is full.")

    call.step = fail  # type: ignore[method-assign]
    session.frame()
    assert session.desk.place == "lobby"
    assert call.closed
    assert session.desk._view.notice.text == words_for("zh")(NO_RECORD)  # type: ignore[union-attr]


def test_a_call_can_be_opened_at_once(session: Session) -> None:
    session.desk.open("late-claim", typed=True)
    session.frame()
    assert session.desk.place == "brief"


def test_another_size_of_the_window_keeps_what_was_typed(session: Session) -> None:
    session.answered()
    session.press(text("请稍等"))
    pygame.display.set_mode((1600, 900), pygame.RESIZABLE)
    session.press(pygame.event.Event(pygame.VIDEORESIZE, size=(1600, 900), w=1600, h=900))
    session.frame()
    assert session.desk.window.size == (1600, 900)
    screen = session.desk._page
    assert screen is not None
    assert screen.size == (1600, 900)
    assert screen.fields["reply"].text == "请稍等"
    corner = session.desk.window.surface.get_at((1590, 890))
    assert tuple(corner)[:3] != (0, 0, 0), "the new part of the window is painted"


def test_the_window_tells_the_input_method_where_text_is_written(session: Session) -> None:
    session.answered()
    place = session.desk.window._text_place
    assert place is not None
    reply = session.desk._page.widget("reply")  # type: ignore[union-attr]
    assert reply is not None
    assert reply.rect.contains(place)
    session.press(composing("ninhao"))
    assert session.desk.window._text_place.x > place.x  # type: ignore[union-attr]


# --- looking back ---------------------------------------------------------------------------------------------------


def scored(session: Session) -> Page[Any]:
    """From the lobby to the scorecard of a call that was hung up."""
    session.answered()
    session.press(pygame.K_F12, pygame.K_F12)
    closed(session)
    session.frame(QUIET)
    session.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    session.frame()
    session.frame()
    assert session.desk.place == "score"
    assert session.desk._page is not None
    return session.desk._page


def test_a_rule_is_opened_heard_and_closed_by_key(session: Session) -> None:
    screen = scored(session)
    session.press(pygame.K_F7)
    assert session.focus.startswith("rule.")
    session.press(pygame.K_DOWN, pygame.K_UP, pygame.K_RETURN)
    opened = screen.opened  # type: ignore[attr-defined]
    assert opened is not None
    assert session.focus == "play"
    session.press(pygame.K_F9)
    place = opened.places[0]
    assert session.services.played == [("recorded", place.start, place.until)]
    session.frame()
    play = screen.widget("play")
    assert isinstance(play, Button)
    assert play.text == "停止"
    session.press(pygame.K_F9)
    assert not session.services.playing
    session.press(pygame.K_ESCAPE)
    assert session.focus == f"rule.{opened.id}"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_leaving_the_scorecard_is_silence(session: Session) -> None:
    scored(session)
    session.press(pygame.K_F7, pygame.K_RETURN, pygame.K_F9)
    assert session.services.playing
    session.press(pygame.K_F5)
    assert not session.services.playing


def test_without_a_recording_the_button_says_so(session: Session) -> None:
    session.services.with_sound = False
    screen = scored(session)
    session.press(pygame.K_F7, pygame.K_RETURN)
    play = screen.widget("play")
    assert isinstance(play, Button)
    assert (play.text, play.enabled) == ("没有录音", False)
    session.press(pygame.K_F9)
    assert session.services.played == []
    assert any("没有录音" in getattr(widget, "text", "") for widget in screen.widgets if widget is not play)


def test_the_opened_rule_marks_its_words(session: Session) -> None:
    screen = scored(session)
    view = screen.view
    assert isinstance(view, ScoreView)
    cited = next(line.spans[0] for line in view.lines if line.spans)
    line = next(line for line in view.lines if cited in line.spans)
    screen.open_finding(cited.criterion)  # type: ignore[attr-defined]
    session.frame()
    marked = [words for widget in screen.widgets if isinstance(widget, MarkedText) for words in widget.marked]
    assert line.text[cited.start : cited.end] in marked


def test_the_history_opens_a_scorecard_and_leads_back(session: Session) -> None:
    card = recorded_scorecard()
    session.services.past = [
        PastCall(f"call-{n}", "late-claim", f"2026-03-0{n}T09:00:00+08:00", card) for n in (2, 1)
    ]  # fmt: skip
    session.press(pygame.K_F5)
    session.frame()
    assert session.desk.place == "history"
    session.press(pygame.K_DOWN)
    session.press(pygame.K_RETURN)
    session.frame()
    assert session.desk.place == "score"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "history"
    assert session.desk._view.chosen == "call-1"  # type: ignore[union-attr]
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_an_empty_history_leads_back(session: Session) -> None:
    session.press(pygame.K_F5)
    session.frame()
    assert session.desk._view.empty  # type: ignore[union-attr]
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_a_past_call_that_cannot_be_opened_is_told(session: Session) -> None:
    session.services.past = [PastCall("call-1", "gone", "2026-03-01T09:00:00+08:00", recorded_scorecard())]
    session.press(pygame.K_F5)
    session.frame()
    session.services.problem = StoreError("The record is gone.")
    session.press(pygame.K_RETURN)
    session.frame()
    assert session.desk.place == "history"
    assert session.desk._view.notice is not None  # type: ignore[union-attr]


def test_scoring_does_not_stop_the_frames(session: Session) -> None:
    waiting: list[Callable[[], None]] = []

    def later(task: Callable[[], Any]) -> Future[Any]:
        future: Future[Any] = Future()
        waiting.append(lambda: future.set_result(task()))
        return future

    session.answered()
    session.press(pygame.K_F12, pygame.K_F12)
    closed(session)
    session.frame(QUIET)
    session.services.work = later  # type: ignore[method-assign]
    session.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    session.frame()
    session.frame()
    assert session.desk.place == "waiting"
    assert not session.call.kept
    waiting.pop()()
    session.frame()
    assert session.desk.place == "score"
    assert session.call.kept
