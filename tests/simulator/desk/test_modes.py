"""The five ways of taking a call, by keyboard alone: real scenario, real record, real results, on virtual time."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from scoring.record.codec import Record
from scoring.record.events import HintTaken, MoodChanged, Noted, TraineeSaid
from simulator.desk.history_desk import history_view
from simulator.desk.modes_words import taken_words
from simulator.desk.review import after_hints
from simulator.screen.call_view import CallView, GuideView
from simulator.screen.intentions import OpenShift
from simulator.screen.score_view import ScoreView
from simulator.screen.views import BriefView
from simulator.screen.window import Window, unseen_window
from simulator.screen.words import words_for
from simulator.settings_file import load_settings
from tests.simulator.desk.real_desk import RealDesk
from tests.simulator.desk.recorded_call import recorded, recorded_header, recorded_scorecard
from tests.simulator.screen.keys import ctrl, key, text

HEAR, SHADOW, LEARN, PRACTISE, TEST = (getattr(pygame, f"K_F{number}") for number in range(2, 7))


@pytest.fixture
def window() -> Iterator[Window]:
    made = unseen_window()
    pygame.event.clear()
    yield made
    made.close()


@pytest.fixture
def desk(window: Window) -> RealDesk:
    return RealDesk(window)


def brief(desk: RealDesk) -> BriefView:
    view = desk.desk._view
    assert isinstance(view, BriefView)
    return view


def shown(desk: RealDesk) -> CallView:
    page = desk.desk._page
    assert page is not None
    assert isinstance(page.view, CallView)
    return page.view


def guide(desk: RealDesk) -> GuideView:
    found = shown(desk).page.guide
    assert found is not None
    return found


def ringing(desk: RealDesk, mode: int, scenario: str = "late-claim") -> None:
    """From the lobby to the first ring, in a mode that is chosen by its key."""
    desk.desk.open(scenario, typed=True)
    desk.frame()
    desk.press(mode, pygame.K_RETURN)
    assert desk.desk.place == "ringing"


def answered(desk: RealDesk, mode: int, scenario: str = "late-claim") -> None:
    ringing(desk, mode, scenario)
    desk.press(pygame.K_RETURN)
    assert desk.desk.place == "call"


def say(desk: RealDesk, words: str) -> set[str]:
    """Type an answer once it is the trainee's turn; what was marked as achieved until the next one."""
    desk.quiet()
    desk.press(text(words), pygame.K_RETURN)
    marks: set[str] = set()
    state = desk.call.conductor.session.state
    while state.queue and not desk.call.over:
        desk.frame()
        state = desk.call.conductor.session.state
        found = shown(desk).page.guide
        marks |= set(found.marks) if found is not None else set()
    desk.frame()
    return marks


# --- choosing ---------------------------------------------------------------------------------------------------


def test_a_mode_is_chosen_by_key_and_remembered(desk: RealDesk) -> None:
    desk.desk.open("late-claim", typed=True)
    desk.frame()
    assert brief(desk).modes is not None
    assert brief(desk).modes.chosen == "practise"  # type: ignore[union-attr]
    practise = brief(desk).modes.sentence  # type: ignore[union-attr]
    desk.press(LEARN)
    assert brief(desk).modes.chosen == "learn"  # type: ignore[union-attr]
    assert brief(desk).modes.sentence != practise  # type: ignore[union-attr]
    assert load_settings().settings.mode == "learn"
    desk.press(pygame.K_ESCAPE)
    desk.desk.open("double-charge", typed=True)
    desk.frame()
    assert brief(desk).modes.chosen == "learn"  # type: ignore[union-attr]
    desk.press(pygame.K_RETURN)
    assert desk.call.record().header.mode == "learn"


def test_the_calls_of_a_shift_are_no_robots(window: Window) -> None:
    desk = RealDesk(window, mode="hear")
    desk.desk._do(OpenShift(15))
    desk.frame()
    modes = brief(desk).modes
    assert modes is not None
    assert modes.chosen == "practise"
    assert [one.mode for one in modes.choices if one.possible] == ["learn", "practise", "test"]
    desk.press(HEAR, pygame.K_RETURN)
    assert desk.desk.place == "ringing"
    assert desk.call.record().header.mode == "practise"


# --- hear -------------------------------------------------------------------------------------------------------


def test_a_call_is_heard_to_its_scorecard_without_a_key(desk: RealDesk) -> None:
    ringing(desk, HEAR)
    desk.until(lambda: desk.desk.place == "call")
    desk.until(lambda: bool(guide(desk).text))
    assert shown(desk).page.watching
    first = guide(desk).text
    totals = []

    def over() -> bool:
        if desk.desk.place == "call" and (growing := guide(desk).growing) is not None:
            totals.append(growing.total)
        return desk.desk.place == "score"

    desk.until(over)
    said = [event.text for event in desk.call.events if isinstance(event, TraineeSaid)]
    assert said[0] == first
    assert totals[0] < totals[len(totals) // 2] <= totals[-1]
    assert totals[-1] >= 88
    assert desk.call.record().header.mode == "hear"
    (entry,) = desk.services.store.calls()
    assert (entry.mode, entry.state, entry.typed) == ("hear", "finished", False)
    assert entry.stars
    assert desk.services.best("late-claim") is None, "what a robot did is no result of the trainee"
    assert desk.services.past_calls() == ()


def test_a_heard_call_is_left_by_key(desk: RealDesk) -> None:
    ringing(desk, HEAR)
    desk.press(pygame.K_RETURN, pygame.K_RETURN)
    assert desk.desk.place == "ringing", "the robot answers"
    desk.until(lambda: desk.desk.place == "call")
    desk.press(pygame.K_F12, pygame.K_F2, text("您好"), pygame.K_RETURN)
    assert not any(isinstance(event, TraineeSaid) for event in desk.call.events)
    desk.press(pygame.K_F10, pygame.K_F10)
    assert desk.desk.place == "lobby"


# --- shadow -----------------------------------------------------------------------------------------------------


def test_a_call_is_shadowed_line_by_line(desk: RealDesk) -> None:
    answered(desk, SHADOW, "double-charge")

    def yours() -> bool:
        performer = desk.call.guided.performer
        assert performer is not None
        return desk.desk.place != "call" or (performer.part == "yours" and not performer.done)

    desk.until(yours)
    desk.frame()
    line = guide(desk).text
    assert line.startswith("Good morning")
    desk.press(text("hello"), pygame.K_RETURN)
    assert guide(desk).text == line, "once more"
    assert guide(desk).missed
    said = 0
    while desk.desk.place == "call":
        desk.frame()
        if guide(desk).leave_out and guide(desk).text:
            said += 1
            if said == 2:
                desk.press(ctrl("g"))
            else:
                desk.press(text(guide(desk).text), pygame.K_RETURN)
        desk.until(yours)
    desk.until(lambda: desk.desk.place == "score")
    turns = [event for event in desk.call.events if isinstance(event, TraineeSaid)]
    assert turns[0].text == line
    assert len(turns) >= 10
    assert desk.services.past_calls() == ()


# --- learn ------------------------------------------------------------------------------------------------------


def test_learning_shows_a_sentence_and_its_rule_before_each_turn(desk: RealDesk) -> None:
    answered(desk, LEARN)
    desk.frame()
    first = guide(desk)
    assert "工号" in first.text
    assert any("五(" in reason for reason in first.reasons)
    marks = say(desk, first.text)
    assert any("迎语" in mark for mark in marks)
    second = guide(desk)
    assert second.text
    assert second.text != first.text
    assert not any(isinstance(event, HintTaken) for event in desk.call.events)
    for _ in range(3):
        say(desk, guide(desk).text)
    assert any(isinstance(event, MoodChanged) and event.to > event.from_ for event in desk.call.events)
    moods = [one.text for one in shown(desk).page.captions if "心情变好" in one.text]
    assert moods
    assert "“" in moods[0], "the words that did it"


def test_whoever_goes_another_way_gets_what_the_call_lacks(desk: RealDesk) -> None:
    answered(desk, LEARN)
    desk.frame()
    say(desk, "喂。")
    before = guide(desk).text
    assert before
    for _ in range(3):
        if not desk.call.over:
            say(desk, before)
    assert guide(desk).text != before


def test_the_callers_last_fact_goes_into_the_notes_by_one_key(desk: RealDesk) -> None:
    answered(desk, LEARN)
    while not desk.call.over and not guide(desk).fact:
        say(desk, guide(desk).text or "好的，请您继续说。")
    fact = guide(desk).fact
    desk.press(ctrl("f"))
    desk.frame()
    (note,) = [event for event in desk.call.events if isinstance(event, Noted)]
    assert note.text == fact
    assert guide(desk).fact != fact


# --- practise ---------------------------------------------------------------------------------------------------


def test_a_hint_is_shown_on_request_and_costs_a_star_and_no_points(desk: RealDesk) -> None:
    answered(desk, PRACTISE)
    desk.frame()
    assert not guide(desk).text
    assert guide(desk).hint
    desk.press(ctrl("h"))
    desk.frame()
    hint = guide(desk)
    assert "工号" in hint.text
    assert not hint.hint, "it is there already"
    assert [event.text for event in desk.call.events if isinstance(event, HintTaken)] == [hint.text]
    desk.press(ctrl("h"))
    desk.frame()
    assert sum(isinstance(event, HintTaken) for event in desk.call.events) == 1
    say(desk, hint.text)
    assert not guide(desk).text
    desk.press(pygame.K_F12, pygame.K_F12)
    desk.until(lambda: desk.desk.place == "record")
    desk.frame(1.5)
    desk.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    desk.until(lambda: desk.desk.place == "score")
    (entry,) = desk.services.store.calls()
    assert entry.stars == max(0, desk.call.score().stars - 1)
    assert entry.total == desk.call.score().total


def test_a_hint_that_is_not_there_costs_nothing(desk: RealDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.desk.hints.fitting", lambda *_, **__: None)
    monkeypatch.setattr("simulator.desk.hints.sayable", lambda *_: ())
    answered(desk, PRACTISE)
    desk.frame()
    desk.press(ctrl("h"))
    for _ in range(3):
        desk.frame()
    assert "没有合适的提示" in guide(desk).remark
    assert guide(desk).hint
    assert not any(isinstance(event, HintTaken) for event in desk.call.events)


# --- test -------------------------------------------------------------------------------------------------------


def test_a_test_shows_nothing_that_helps(desk: RealDesk) -> None:
    ringing(desk, TEST)
    desk.press(pygame.K_RETURN, ctrl("h"), ctrl("s"))
    desk.frame()
    page = shown(desk).page
    assert page.guide is None
    assert not page.mood_word
    say(desk, "您好，请问有什么可以帮您？")
    assert not any(isinstance(event, HintTaken) for event in desk.call.events)
    assert desk.call.record().header.mode == "test"
    assert [one.text for one in shown(desk).page.captions if one.speaker == "customer"] != [], "there is no voice"
    assert not any("心情" in one.text for one in shown(desk).page.captions)


def test_a_test_by_voice_only_cannot_be_typed(desk: RealDesk) -> None:
    desk.desk.open("late-claim", typed=True)
    desk.frame()
    call = desk.call
    call.casting = replace(call.casting, centre=replace(call.casting.centre, tests_by_voice=True))
    desk.press(TEST)
    assert brief(desk).modes.problem  # type: ignore[union-attr]
    desk.press(pygame.K_RETURN)
    assert desk.desk.place == "brief"
    desk.press(PRACTISE, pygame.K_RETURN)
    assert desk.desk.place == "ringing"


def test_captions_are_hidden_and_shown_by_key(desk: RealDesk) -> None:
    answered(desk, PRACTISE)
    room = desk.desk._calls
    assert room._desk is not None
    room._desk.seen.voiced = True
    say(desk, "您好，请问有什么可以帮您？")
    words = [one.text for one in shown(desk).page.captions if one.speaker == "customer"]
    assert words
    assert "…" not in words
    desk.press(ctrl("s"))
    desk.frame()
    assert {one.text for one in shown(desk).page.captions if one.speaker == "customer"} == {"…"}
    assert any(one.text != "…" for one in shown(desk).page.captions if one.speaker == "trainee")
    desk.press(ctrl("s"))
    desk.frame()
    assert [one.text for one in shown(desk).page.captions if one.speaker == "customer"] == words


# --- what stands with the result --------------------------------------------------------------------------------


def judged_after_one_sentence(desk: RealDesk, mode: int) -> ScoreView:
    """The scorecard of a call with one sentence, hung up by the trainee."""
    answered(desk, mode, "double-charge")
    say(desk, "Good morning, Serene Life customer service, how may I help you?")
    desk.press(pygame.K_F12, pygame.K_F12)
    desk.until(lambda: desk.desk.place == "record")
    desk.frame(1.5)
    desk.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    desk.until(lambda: desk.desk.place == "score")
    view = desk.desk._view
    assert isinstance(view, ScoreView)
    return view


def test_a_result_tells_how_the_call_was_taken(desk: RealDesk) -> None:
    view = judged_after_one_sentence(desk, TEST)
    assert view.standard.startswith("考 · 打字 · ")
    (past,) = desk.services.past_calls()
    assert (past.mode, past.typed) == ("test", True)
    history = history_view(
        [past], desk.services.entries(), desk.services.standard(), words_for("zh"), trainee="林", chosen=""
    )
    assert history.calls[0].detail.endswith("考 · 打字")


def test_a_result_that_was_learnt_says_so_and_counts_for_no_star(desk: RealDesk) -> None:
    view = judged_after_one_sentence(desk, LEARN)
    assert view.stars == -1
    assert view.beside == ("每一句都先看了示范，不计星，也不计入进步。",)
    assert desk.desk._page.widget("stars") is None  # type: ignore[union-attr]
    assert not any("star" in name for name in desk.services.heard.names)
    assert desk.services.best("double-charge") is None
    assert [one.mode for one in desk.services.past_calls()] == ["learn"]


def test_a_hint_is_told_with_the_result_and_takes_its_star(desk: RealDesk) -> None:
    card, events = recorded_scorecard(), [*recorded()[1], HintTaken(400.0, "谢谢您的等候。")]
    assert after_hints(card, events)["stars"] == card["stars"] - 1
    record = Record(replace(recorded_header(), mode="learn"), tuple(events))
    assert taken_words(record, words_for("en"))[-1] == "Hints: 1, each for a star"
    assert taken_words(record, words_for("en"))[0] == "Learn"
