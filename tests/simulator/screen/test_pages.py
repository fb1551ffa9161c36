"""What every screen does with keys and the pointer, and that only what changed is painted."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from simulator.desk.gallery import tab_of
from simulator.screen.call_view import CallView
from simulator.screen.chrome import kit_for
from simulator.screen.intentions import (
    Again,
    Answer,
    AnswerDispute,
    ChooseEntry,
    ChooseStage,
    CorrectTurn,
    DismissMessage,
    DisputeVerdict,
    HangUp,
    HearSentence,
    LeaveConsult,
    NotFinished,
    OpenCall,
    OpenReport,
    Overrule,
    PinComment,
    PlayMoment,
    Quit,
    ReplyChanged,
    RetryFrom,
    RingBack,
    SendReply,
    StopMoment,
    SubmitCall,
    TalkKey,
)
from simulator.screen.page import Page
from simulator.screen.score_view import ScoreView
from simulator.screen.screens import AnyView, screen_for
from simulator.screen.views import LobbyView, Notice
from simulator.screen.words import words_for
from tests.simulator.screen.keys import click, ctrl, key, text
from tests.simulator.screen.views import rare_views, views

SIZE = (1280, 720)
NAMES = sorted(views("zh"))


def page(view: AnyView, size: tuple[int, int] = SIZE) -> Page[object]:
    screen = screen_for(view, kit_for(size, 1.0, words_for("zh"), motion=False), size)
    screen.update(view, 0.0)
    return screen


def call_view(**changes: object) -> CallView:
    view = views("zh")["4-call-words"]
    assert isinstance(view, CallView)
    return replace(view, page=replace(view.page, **changes))


@pytest.mark.parametrize("name", NAMES)
def test_every_button_shows_its_key_and_no_key_is_taken_twice(name: str) -> None:
    view = views("zh")[name]
    screen = page(view)
    if tab_of(name):
        screen.open_tab(tab_of(name))
        screen.update(view, 0.0)
    keys = [widget.key for widget in screen.widgets if widget.key is not None]
    assert len(keys) == len(set(keys))
    keyless = [w.name for w in screen.widgets if type(w).__name__ == "Button" and w.key is None]
    assert keyless == []


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_always_has_a_place(name: str) -> None:
    screen = page(views("zh")[name])
    if any(widget.focusable and widget.enabled for widget in screen.widgets):
        here = screen.widget(screen.focus)
        assert here is not None
        assert here.focusable


def test_arrows_choose_in_the_lobby_and_enter_takes_the_call() -> None:
    view = views("zh")["1-lobby"]
    assert isinstance(view, LobbyView)
    screen = page(view)
    screen.move_focus("entry.late-claim")
    assert screen.handle(key(pygame.K_DOWN)) == (ChooseEntry("double-charge"),)
    screen.update(replace(view, chosen="double-charge"), 0.0)
    assert screen.handle(key(pygame.K_RETURN)) == (OpenCall("double-charge"),)


@pytest.mark.parametrize("focus", ["start", "means.typed", "settings", "quit"])
def test_up_and_down_move_through_the_scenarios_wherever_the_keyboard_is(focus: str) -> None:
    view = views("zh")["1-lobby"]
    assert isinstance(view, LobbyView)
    screen = page(view)
    screen.move_focus(focus)
    assert screen.handle(key(pygame.K_DOWN)) == (ChooseEntry("double-charge"),)
    screen.update(replace(view, chosen="double-charge"), 0.0)
    screen.move_focus(focus)
    assert screen.handle(key(pygame.K_UP)) == (ChooseEntry("late-claim"),)
    assert screen.focus == "entry.late-claim"


def test_quitting_asks_first() -> None:
    view = views("zh")["1-lobby"]
    screen = page(view)
    screen.move_focus("quit")
    assert screen.handle(key(pygame.K_RETURN)) == ()
    assert screen.handle(key(pygame.K_DOWN)) != ()
    control = key(pygame.K_LCTRL)
    assert screen.handle(ctrl("q")) == screen.handle(control) == ()
    assert screen.handle(ctrl("q")) == (Quit(),)


def test_up_and_down_scroll_what_cannot_take_the_keyboard() -> None:
    view = scorecard_view(no_sound="")
    screen = screen_for(view, kit_for(SIZE, 2.0, words_for("zh"), motion=False), SIZE)
    for press in (None, pygame.K_F6, pygame.K_3):
        if press is not None:
            screen.handle(key(press))
        screen.update(view, 0.0)
    assert screen.focus == "play"
    screen.handle(key(pygame.K_DOWN))
    assert screen.scrolls["finding"].offset > 0
    assert screen.focus == "play"


def test_up_and_down_go_through_the_lines_of_the_call() -> None:
    view = views("zh")["7-scorecard"]
    assert isinstance(view, ScoreView)
    screen = page(view)
    screen.handle(key(pygame.K_F8))
    screen.update(view, 0.0)
    assert screen.focus == f"line.{view.lines[0].event}"
    for line in view.lines[1:]:
        screen.handle(key(pygame.K_DOWN))
        screen.update(view, 0.0)
        assert screen.focus == f"line.{line.event}"
    assert screen.scrolls["words"].offset > 0
    assert screen.handle(key(pygame.K_RETURN)) == (PlayMoment(line.start, line.until),)


def test_a_broken_scenario_cannot_be_taken() -> None:
    view = views("zh")["1-lobby"]
    assert isinstance(view, LobbyView)
    screen = page(replace(view, chosen="torn"))
    start = screen.widget("start")
    assert start is not None
    assert not start.enabled
    screen.move_focus("entry.torn")
    assert screen.handle(key(pygame.K_RETURN)) == ()


def test_enter_and_space_answer() -> None:
    screen = page(views("zh")["3-ringing"])
    assert screen.handle(key(pygame.K_RETURN)) == (Answer(),)
    assert screen.handle(key(pygame.K_SPACE)) == (Answer(),)


def test_a_recognised_turn_can_be_corrected() -> None:
    view = call_view()
    screen = page(view)
    screen.handle(ctrl("l"))
    screen.update(view, 0.0)
    said = next(c for c in reversed(view.page.captions) if c.turn is not None)
    assert screen.fields["reply"].text == said.text
    assert screen.handle(text("！")) == (ReplyChanged(False),)
    corrected = CorrectTurn(said.turn or 0, said.text + "！")
    assert screen.handle(key(pygame.K_RETURN)) == (corrected, ReplyChanged(True))
    screen.update(view, 0.0)
    screen.handle(text("您好"))
    assert screen.handle(key(pygame.K_RETURN)) == (SendReply("您好"),)


def test_the_talk_key_is_held() -> None:
    screen = page(call_view(push_to_talk=True))
    assert screen.handle(key(pygame.K_F9)) == (TalkKey(True),)
    assert screen.handle(key(pygame.K_F9)) == ()
    assert screen.handle(key(pygame.K_F9, up=True)) == (TalkKey(False),)


def test_a_consult_ends_with_the_key_that_began_it() -> None:
    screen = page(call_view(consulting="claims"))
    screen.open_tab("directory")
    screen.update(call_view(consulting="claims"), 0.0)
    assert screen.handle(ctrl("k")) == (LeaveConsult(),)


def test_a_broken_line_offers_to_ring_back_and_takes_no_words() -> None:
    screen = page(call_view(cut=True, parting=True))
    assert screen.handle(key(pygame.K_F11)) == (RingBack(),)
    assert screen.handle(key(pygame.K_F12)) == (HangUp(),)
    reply = screen.widget("reply")
    assert reply is not None
    assert not reply.enabled
    assert screen.focus == "ring_back"
    assert page(call_view()).widget("ring_back") is None


def test_the_message_bar_is_taken_away_by_its_key() -> None:
    screen = page(call_view(notice=Notice("麦克风断开了，请打字回答。", grave=True)))
    assert screen.handle(key(pygame.K_F1)) == (DismissMessage(),)


def test_a_click_needs_to_go_down_and_up_in_the_same_place() -> None:
    screen = page(views("zh")["3-ringing"])
    answer = screen.widget("answer")
    assert answer is not None
    down, up = click(answer.rect.center)
    assert screen.handle(down) == ()
    assert screen.handle(up) == (Answer(),)
    away = click((5, 700))[1]
    screen.handle(down)
    assert screen.handle(away) == ()


def test_captions_stay_at_the_end_unless_scrolled_back() -> None:
    view = call_view()
    screen = page(view)
    captions = screen.scrolls["captions"]
    assert captions.most > 0
    assert captions.offset == captions.most
    screen.handle(key(pygame.K_PAGEUP))
    screen.update(view, 0.0)
    assert captions.offset < captions.most
    longer = replace(view, page=replace(view.page, captions=(*view.page.captions, view.page.captions[-1])))
    before = captions.offset
    screen.update(longer, 0.0)
    assert captions.offset == before


def test_what_gets_the_keyboard_is_scrolled_into_sight() -> None:
    view = views("zh")["8-settings-6-turns"]
    screen = page(view, (960, 540))
    for _ in range(12):
        screen.handle(key(pygame.K_TAB))
        screen.update(view, 0.0)
        here = screen.widget(screen.focus)
        assert here is not None
        assert here.seen.height >= min(here.rect.height, 30)


def test_nothing_is_painted_while_nothing_changes() -> None:
    view = call_view()
    screen, surface = page(view), pygame.Surface(SIZE)
    assert screen.draw(surface) == [surface.get_rect()]
    screen.update(view, 0.016)
    assert screen.draw(surface) == []


def test_a_change_paints_its_place_alone_and_rightly() -> None:
    view = call_view()
    screen, surface = page(view), pygame.Surface(SIZE)
    screen.draw(surface)
    louder = replace(view, live=replace(view.live, level=0.9, clock="9:59"))
    screen.update(louder, 0.016)
    changed = screen.draw(surface)
    assert changed
    assert sum(rect.width * rect.height for rect in changed) < 0.05 * SIZE[0] * SIZE[1]
    whole = pygame.Surface(SIZE)
    page(louder).draw(whole)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(whole, "RGB")


@pytest.mark.parametrize("name", [name for name in NAMES if "-call-" in name])
def test_painting_by_parts_gives_the_same_picture(name: str) -> None:
    """Typing, moving the keyboard and new events, painted step by step, equal one fresh painting."""
    view = views("zh")[name]
    screen, surface = page(view), pygame.Surface(SIZE)
    screen.open_tab(tab_of(name))
    for event in (key(pygame.K_TAB), key(pygame.K_F6), text("记一下"), key(pygame.K_ESCAPE), text("请稍等")):
        screen.update(view, 0.0)
        screen.draw(surface)
        screen.handle(event)
    screen.update(view, 0.0)
    screen.draw(surface)
    parts = pygame.image.tobytes(surface, "RGB")
    screen.repaint()
    screen.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") == parts


def test_another_size_keeps_what_was_typed() -> None:
    view = call_view()
    screen = page(view)
    screen.handle(text("请稍等"))
    screen.resize(kit_for((960, 540), 1.5, words_for("zh"), motion=False), (960, 540))
    screen.update(view, 0.0)
    assert screen.fields["reply"].text == "请稍等"


@pytest.mark.parametrize("size", [(1280, 720), (960, 540)])
def test_the_lobby_opens_with_the_chosen_call_whole_in_sight_and_then_lets_it_be_scrolled(
    size: tuple[int, int],
) -> None:
    view = views("zh")["1-lobby"]
    assert isinstance(view, LobbyView)
    family = view.families[0]
    many = tuple(replace(family.entries[0], id=f"call-{number}") for number in range(20))
    screen = page(replace(view, families=(replace(family, entries=many),), chosen="call-12"), size)
    row = screen.widget("entry.call-12")
    assert row is not None
    assert row.seen == row.rect
    screen.scrolls["entries"].move(-10_000)
    screen.outdate()
    screen.update(screen.view, 0.0)
    assert screen.scrolls["entries"].offset == 0


@pytest.mark.parametrize("size", [(1280, 720), (640, 540)])
def test_a_spoken_turn_goes_on_by_key_on_every_tab(size: tuple[int, int]) -> None:
    view = call_view(typed=False, push_to_talk=False, ended=False, cut=False)
    screen = page(view, size)
    assert screen.widget("go_on") is not None
    for tab in ("words", "directory", "notes"):
        screen.open_tab(tab)
        screen.update(view, 0.0)
        assert screen.handle(key(pygame.K_F9)) == (NotFinished(),)


def test_a_typed_turn_is_finished_when_it_is_sent() -> None:
    screen = page(call_view(typed=True))
    assert screen.widget("go_on") is None
    assert screen.handle(key(pygame.K_F9)) == ()


@pytest.mark.parametrize(("number", "code"), [(0, pygame.K_1), (1, pygame.K_2), (2, pygame.K_3)])
def test_a_fix_is_opened_by_its_number_and_heard(number: int, code: int) -> None:
    view = failed_card()
    screen = page(view)
    screen.handle(key(code))
    screen.update(view, 0.0)
    assert screen.opened == view.fixes[number]  # type: ignore[attr-defined]
    place = view.fixes[number].places[0]
    assert screen.handle(key(pygame.K_F9)) == (PlayMoment(place.start, place.until),)
    assert screen.handle(key(pygame.K_F5)) == (Again(),)


def test_further_places_of_a_rule_are_shown_one_after_the_other() -> None:
    view = failed_card()
    many = next(one for one in view.findings if len(one.places) > 1)
    screen = page(view)
    screen.open_finding(many.id)  # type: ignore[attr-defined]
    heard = []
    for _ in (*many.places, None):
        screen.update(view, 0.0)
        heard += screen.handle(key(pygame.K_F9))
        screen.handle(key(pygame.K_F10))
    first, *others = [PlayMoment(place.start, place.until) for place in many.places]
    assert heard == [first, *others, first]


def test_while_a_moment_sounds_its_key_stops_it_and_closing_is_silence() -> None:
    view = replace(failed_card(), playing=True)
    screen = page(view)
    screen.handle(key(pygame.K_1))
    screen.update(view, 0.0)
    assert screen.handle(key(pygame.K_F9)) == (StopMoment(),)
    assert screen.handle(key(pygame.K_ESCAPE)) == (StopMoment(),)


def failed_card() -> ScoreView:
    """A scorecard with three fixes, and a recording of its call."""
    failed = rare_views("zh")["scorecard-failed"]
    assert isinstance(failed, ScoreView)
    return replace(failed, no_sound="")


def scorecard_view(**changes: object) -> ScoreView:
    view = rare_views("zh")["disputed-scorecard-why"]
    assert isinstance(view, ScoreView)
    return replace(view, **changes)


def opened(view: ScoreView) -> Page[object]:
    """The scorecard with its third fix opened."""
    screen = page(view)
    screen.handle(key(pygame.K_3))
    screen.update(view, 0.0)
    return screen


def test_a_dispute_is_written_and_sent_by_keyboard() -> None:
    view = scorecard_view()
    screen = opened(view)
    assert screen.handle(ctrl("d")) == ()
    screen.update(view, 0.0)
    assert screen.focus.startswith("form.dispute.")
    assert screen.handle(key(pygame.K_RETURN)) == (), "an empty comment is none"
    screen.handle(text("我说过了"))
    assert screen.handle(key(pygame.K_ESCAPE)) == ()
    screen.update(view, 0.0)
    screen.handle(ctrl("d"))
    screen.update(view, 0.0)
    assert screen.handle(ctrl("\r")) == (DisputeVerdict(view.fixes[2].id, "我说过了"),), "it was kept"
    screen.update(view, 0.0)
    assert screen.widget("form") is None


def test_an_open_dispute_is_not_made_twice() -> None:
    view = scorecard_view()
    screen = page(view)
    screen.handle(key(pygame.K_2))
    screen.update(view, 0.0)
    assert screen.widget("dispute") is None


def test_a_sentence_is_heard_and_a_turn_taken_again_by_key() -> None:
    view = scorecard_view()
    screen = opened(view)
    one = view.fixes[2]
    assert screen.handle(ctrl("h")) == (HearSentence(one.hear, "zh"),)
    assert screen.handle(ctrl("r")) == (RetryFrom(one.places[0].event),)


def test_stage_report_and_submission_have_keys() -> None:
    view = scorecard_view(submission="possible")
    screen = page(view)
    assert screen.handle(key(pygame.K_F2)) == (ChooseStage("week1"),)
    assert screen.handle(key(pygame.K_F3)) == (OpenReport(),)
    assert screen.handle(key(pygame.K_F11)) == (SubmitCall(True),)
    screen.update(replace(view, submission="handed_in"), 0.0)
    assert screen.handle(key(pygame.K_F11)) == (SubmitCall(False),)
    screen.update(replace(view, submission="seen"), 0.0)
    assert screen.handle(key(pygame.K_F11)) == ()


def test_a_trainer_overrules_answers_and_comments_by_keyboard() -> None:
    view = scorecard_view(from_trainer=True)
    screen = page(view)
    screen.handle(key(pygame.K_1))
    screen.update(view, 0.0)
    one = view.fixes[0]
    assert one.dispute is not None
    for opener, typed in (("o", "听得清"), ("d", "同意"), ("n", "这里很好")):
        screen.handle(ctrl(opener))
        screen.update(view, 0.0)
        screen.handle(text(typed))
        done = screen.handle(ctrl("\r"))
        screen.update(replace(view), 0.0)  # as the desk gives it once it was kept
        wanted = {
            "o": Overrule(one.id, "not_met", typed), "d": AnswerDispute(one.dispute.id, typed),
            "n": PinComment(one.places[0].event, typed),
        }[opener]  # fmt: skip
        assert done == (wanted,)
    assert screen.widget("again") is None
    assert screen.handle(ctrl("r")) == ()
    screen.handle(ctrl("o"))
    screen.update(view, 0.0)
    screen.handle(key(pygame.K_F4))
    screen.update(view, 0.0)
    screen.handle(text("严重"))
    assert screen.handle(ctrl("\r")) == (Overrule(one.id, "critical", "严重"),)
