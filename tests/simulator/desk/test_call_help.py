"""What stands in and beside the words of a call: why a mood moved, hidden captions, what was not understood, advice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.codec import Record
from scoring.record.events import (
    CustomerSaid,
    Event,
    MoodChanged,
    NotUnderstood,
    TraineeSaid,
    Understood,
)
from scoring.standard import shipped_standard
from simulator.call.live import Live
from simulator.call.modes import Mode, counts, own
from simulator.desk.call_desk import CallDesk
from simulator.desk.captions import captions
from simulator.desk.hints import sayable
from simulator.desk.modes_words import (
    MODES,
    mode_sentence,
    mode_word,
    mood_words,
    rule_words,
    step_words,
    uncounted_words,
)
from simulator.scenario.model import Condition
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import recorded, recorded_header

CASTING, EVENTS = recorded()
T = words_for("zh")


def moods(events: tuple[Event, ...]) -> list[str]:
    return [one.text for one in captions(events, CASTING, T, "来电人", moods=True) if "心情" in one.text]


def test_a_mood_is_told_with_the_words_that_moved_it() -> None:
    told = moods(EVENTS)
    assert told
    assert all("心情变" in text for text in told)
    assert [one.text for one in captions(EVENTS, CASTING, T, "来电人") if "心情" in one.text] == []


def test_the_words_of_the_reply_are_cited() -> None:
    place = next(i for i, event in enumerate(EVENTS) if isinstance(event, MoodChanged) and "/reply-" in event.cause)
    event = EVENTS[place]
    assert isinstance(event, MoodChanged)
    heard = [one for one in EVENTS[:place] if isinstance(one, Understood) and one.findings]
    act = heard[-1].findings[0]
    beat, _, number = event.cause.rpartition("/reply-")
    scenario = CASTING.scenario
    known = scenario.beats[beat]
    replies = list(known.replies)
    replies[int(number) - 1] = replace(replies[int(number) - 1], when=Condition(any=(act.act,)))
    beats = {**scenario.beats, beat: replace(known, replies=tuple(replies))}
    casting = replace(CASTING, scenario=replace(scenario, beats=beats))
    assert f"“{act.text}”" in mood_words(event, casting, heard, T)


@pytest.mark.parametrize(
    ("cause", "words"),
    [("interrupted", "心情变差：您抢了话"), ("silence", "心情变差：没有人说话"), ("gone/reply-1", ""), ("start", "")],
)
def test_moves_that_no_reply_states_have_words_of_their_own(cause: str, words: str) -> None:
    assert mood_words(MoodChanged(1.0, 0.0, -0.5, cause), CASTING, (), T) == words


def test_a_mood_that_stayed_is_not_told() -> None:
    assert mood_words(MoodChanged(1.0, -1.0, -1.0, "silence"), CASTING, (), T) == ""


@pytest.mark.parametrize(
    ("mode", "voiced", "voice", "hidden"),
    [("practise", True, None, False), ("test", True, None, True), ("test", False, None, False),
     ("test", True, "The voice was lost.", False)],
)  # fmt: skip
def test_a_test_hides_the_words_of_others_where_they_are_heard(
    mode: Mode, voiced: bool, voice: str | None, hidden: bool
) -> None:
    desk = CallDesk(CASTING, T, typed=False, mode=mode)
    desk.seen.voiced = voiced
    page = desk.view(EVENTS, Live(seconds=600.0, voice=voice), over=False).page
    words = {one.text for one in page.captions if one.speaker == "customer"}
    assert (words == {"…"}) is hidden
    assert page.captions_on is not hidden
    assert any(one.text != "…" for one in page.captions if one.speaker == "trainee")


def test_a_test_by_voice_takes_typed_words_only_when_nobody_is_heard_any_more() -> None:
    casting = replace(CASTING, centre=replace(CASTING.centre, tests_by_voice=True))
    desk = CallDesk(casting, T, typed=False, mode="test")
    assert not desk.view(EVENTS, Live(), over=False).page.writable
    assert desk.view(EVENTS, Live(ear="The microphone was lost."), over=False).page.writable
    assert CallDesk(casting, T, typed=False, mode="learn").view(EVENTS, Live(), over=False).page.writable


def test_what_was_not_understood_can_be_put_right() -> None:
    first = next(i for i, event in enumerate(EVENTS) if isinstance(event, CustomerSaid))
    page = CallDesk(CASTING, T, typed=False).view(
        (*EVENTS[: first + 1], NotUnderstood(60.0, 58.0, 60.0, 2, "low")), Live(seconds=61.0), over=False
    ).page  # fmt: skip
    assert (page.captions[-1].speaker, page.captions[-1].turn) == ("event", 2)


def test_advice_for_now_is_one_sentence_to_the_caller_and_leave_taking_comes_last() -> None:
    standard = shipped_standard("guangdong-phone")
    spoken = [i for i, event in enumerate(EVENTS) if isinstance(event, TraineeSaid)]
    record = Record(recorded_header(), EVENTS[: spoken[2] + 2])
    found = sayable(record, standard, CASTING.spoken)
    assert found
    assert all(len(one.criteria) == 1 and "<" not in one.text for one in found)
    dimensions = [standard.criteria[one.criteria[0]].dimension for one in found]
    assert dimensions == sorted(dimensions, key=lambda name: name == "closing")


def test_every_mode_has_a_name_and_a_sentence_and_says_what_it_counts_for() -> None:
    for language in ("zh", "en"):
        t = words_for(language)
        assert len({mode_word(t, mode) for mode in MODES} | {mode_sentence(t, mode) for mode in MODES}) == 10
    assert [mode for mode in MODES if own(mode)] == ["learn", "practise", "test"]
    assert [mode for mode in MODES if counts(mode)] == ["practise", "test"]
    assert not own("demo")
    for language in ("zh", "en"):
        uncounted = [mode for mode in MODES if uncounted_words(words_for(language), mode)]
        assert uncounted == ["hear", "shadow", "learn"]


def test_what_is_done_at_the_desk_first_is_told_in_a_line() -> None:
    colleague = next(iter(CASTING.case.colleagues))
    steps = (("hold", ""), ("consult", colleague), ("consult", colleague), ("mute", ""))
    assert step_words(steps, CASTING, T) == f"先操作：请客户等候、打内线给{CASTING.case.colleagues[colleague].name}"
    assert step_words((("mute", ""),), CASTING, T) == ""


def test_a_rule_is_told_with_its_clause() -> None:
    standard = shipped_standard("guangdong-phone")
    assert rule_words(standard, "greeting.three_rings", T) == "电话铃响起三声内接听 (条款 五(二)1)"
    assert rule_words(standard, "gone", T) == "gone"
