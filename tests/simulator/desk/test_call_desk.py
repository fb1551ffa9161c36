"""The call's presenter: view-states as plain data, after parts of a recorded call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.events import (
    Answered,
    BargeIn,
    Corrected,
    CustomerSaid,
    DeskUsed,
    Event,
    Feeling,
    HungUp,
    LineCut,
    LineFinished,
    NotUnderstood,
    Rang,
    TraineeSaid,
)
from simulator.call.live import Live
from simulator.desk.call_desk import CallDesk
from simulator.desk.call_memory import CallMemory
from simulator.desk.customer_card import CustomerCard
from simulator.desk.phrases import feeling_word
from simulator.screen.call_view import CallView
from simulator.screen.words import Words, words_for
from tests.simulator.desk.recorded_call import recorded

CASTING, EVENTS = recorded()


def desk(language: str = "zh", typed: bool = False) -> CallDesk:
    return CallDesk(CASTING, words_for(language), typed)


def view(events: tuple[Event, ...], language: str = "zh", over: bool = False, live: Live | None = None) -> CallView:
    return desk(language).view(events, live or Live(seconds=60.0), over)


def until(kind: type, count: int = 1) -> tuple[Event, ...]:
    """The events up to the count-th one of a kind."""
    places = [index for index, event in enumerate(EVENTS) if isinstance(event, kind)]
    return EVENTS[: places[count - 1] + 1]


def test_before_the_call_the_brief_says_what_must_be_known() -> None:
    brief = desk("zh", typed=True).brief()
    assert brief.title == "理赔款一个月没到账"
    assert brief.company == "安宁人寿 · 客户服务部"
    facts = dict(brief.facts)
    assert facts["语言"] == "普通话"
    assert facts["回答方式"] == "打字"
    assert facts["迎语"].startswith("您好，安宁人寿客户服务部")
    assert "<" not in facts["迎语"]


def test_the_ringing_telephone_counts_its_rings() -> None:
    presenter = desk()
    presenter.take(until(Rang, 2))
    ringing = presenter.ringing(Live())
    assert (ringing.ring, ringing.at_most, ringing.number) == (2, 3, CASTING.case.display_number)
    presenter.take((*until(Rang, 2), Rang(10.0, 3), Rang(15.0, 4)))
    assert presenter.ringing(Live()).ring == 4
    assert "三声之内" in presenter.ringing(Live()).sentence


def test_both_sides_have_captions_with_speaker_and_time() -> None:
    page = view(until(CustomerSaid)).page
    first, greeting, answer = page.captions
    assert (first.speaker, first.text) == ("event", "0:00  您接起电话")
    assert (greeting.speaker, greeting.name, greeting.at) == ("trainee", "您", "0:00")
    assert (answer.speaker, answer.name, answer.sounding) == ("customer", "来电人", True)
    assert page.feeling == "angry"
    assert page.mood_word == "生气"


def test_the_caller_has_a_name_once_it_was_said() -> None:
    assert view(until(CustomerSaid, 1)).page.caller == "来电人"
    assert view(until(CustomerSaid, 2)).page.caller == "陈女士"


def test_a_surname_inside_another_word_names_nobody() -> None:
    casting = replace(
        CASTING, case=replace(CASTING.case, caller=replace(CASTING.case.caller, surname="何", title="先生"))
    )
    said = replace(until(CustomerSaid)[-1], text="任何人都可以这样，如何是好？")
    presenter = CallDesk(casting, words_for("zh"), typed=True)
    assert presenter.view((said,), Live(), over=False).page.caller == "来电人"
    named = replace(said, text="我姓何。")
    assert presenter.view((said, named), Live(), over=False).page.caller == "何先生"


def test_presence_is_shown_only_once_it_was_asked_for() -> None:
    before = {one.id: one for one in view(until(CustomerSaid)).page.colleagues}
    assert before["supervisor"].presence == "unknown"
    assert before["supervisor"].state == "尚未查询"
    asked = (*until(CustomerSaid), DeskUsed(20.0, "presence", target="supervisor", result="busy"))
    after = {one.id: one for one in view(asked).page.colleagues}
    assert after["supervisor"].presence == "busy"
    assert after["supervisor"].state == "忙碌，15:00 后有空"


def test_the_customer_card_opens_when_two_items_match() -> None:
    start = until(CustomerSaid)
    one = (*start, DeskUsed(30.0, "identity", target="id_tail", result="match"))
    two = (*one, DeskUsed(31.0, "identity", target="birthday", result="match"))
    assert not view(one).page.verified
    assert view(one).page.card == ()
    assert view(one).page.pages == ()
    page = view(two).page
    assert page.verified
    assert ("姓名", "陈美芳") in page.card
    assert [one.open for one in page.pages] == [False] * len(CASTING.case.knowledge)
    opened = (*two, DeskUsed(32.0, "knowledge", target="claim_state"))
    assert {p.id: p.open for p in view(opened).page.pages}["claim_state"]


def test_a_wrong_identity_item_says_so() -> None:
    events = (*until(CustomerSaid), DeskUsed(30.0, "identity", target="birthday", result="mismatch"))
    items = {item.item: item for item in view(events).page.identity}
    assert (items["birthday"].state, items["birthday"].word) == ("mismatch", "不相符")
    assert items["id_tail"].state == "open"


def test_hold_and_consult_say_whom_words_reach() -> None:
    held = (*until(CustomerSaid), DeskUsed(40.0, "hold"))
    page = view(held).page
    assert page.held
    assert page.addressed == "来电人在等候，听不见您说话。"
    consulting = (*held, DeskUsed(41.0, "consult", target="claims", result="ready"))
    page = view(consulting).page
    assert page.consulting == "claims"
    assert page.addressed == "您的话说给理赔部听。"
    back = view((*consulting, DeskUsed(50.0, "resume"))).page
    assert (back.held, back.consulting) == (False, "")


def test_a_consult_with_somebody_away_reaches_nobody() -> None:
    events = (
        *until(CustomerSaid),
        DeskUsed(40.0, "hold"),
        DeskUsed(41.0, "consult", target="supervisor", result="busy"),
    )
    page = view(events).page
    assert page.consulting == ""
    assert page.captions[-1].text.endswith("朱主管联系不上")


def test_promises_stand_as_said_until_they_are_booked() -> None:
    booking = next(
        index for index, event in enumerate(EVENTS) if isinstance(event, DeskUsed) and event.action == "callback"
    )
    said = view(EVENTS[:booking]).page.promises
    assert said
    assert not any(promise.booked for promise in said)
    booked = view(EVENTS[: booking + 1]).page.promises
    assert [(promise.booked, promise.detail) for promise in booked] == [
        (True, f"17:00 · {CASTING.case.facts['phone'].value} · 本人")
    ]


def test_a_line_cut_short_is_marked_and_a_withdrawn_one_is_gone() -> None:
    start = until(CustomerSaid)
    line = start[-1]
    assert isinstance(line, CustomerSaid)
    cut = view((*start, LineFinished(20.0, line.line, "cut"))).page
    assert (cut.captions[-1].mark, cut.captions[-1].sounding) == ("被打断", False)
    gone = view((*start, LineFinished(20.0, line.line, "withdrawn"))).page
    assert all(caption.speaker != "customer" for caption in gone.captions)


def test_a_reopened_turn_stands_once_and_a_correction_replaces_its_words() -> None:
    first = TraineeSaid(12.0, 10.0, 12.0, 1, "customer", "您好", False)
    whole = TraineeSaid(14.0, 10.0, 14.0, 1, "customer", "您好，安宁人寿", False)
    captions = view((first, whole)).page.captions
    assert [(c.text, c.turn) for c in captions] == [("您好，安宁人寿", 1)]
    corrected = view((first, whole, Corrected(15.0, 1, "您好，这里是安宁人寿", "您好，安宁人寿"))).page.captions
    assert [(c.text, c.mark) for c in corrected] == [("您好，这里是安宁人寿", "已更正")]


def test_typed_words_cannot_be_corrected() -> None:
    typed = TraineeSaid(12.0, 10.0, 12.0, 1, "customer", "您好", True)
    assert view((typed,)).page.captions[0].turn is None


def test_what_was_not_understood_and_spoken_over_is_said() -> None:
    events = (
        NotUnderstood(5.0, 4.0, 5.0, 1, "low"),
        BargeIn(6.0, "trainee", 0.5, True),
        BargeIn(7.0, "trainee", 0.3, False),
    )
    assert [caption.text for caption in view(events).page.captions] == [
        "0:05  听到了声音，但没能听懂。",
        "0:06  来电人还在说话时，您开口了。",
    ]


def test_a_broken_line_can_be_rung_back() -> None:
    cut = (*until(CustomerSaid), LineCut(30.0))
    assert view(cut).page.cut
    assert not view((*cut, DeskUsed(40.0, "ring_back"))).page.cut


@pytest.mark.parametrize(
    ("live", "floor", "word"),
    [
        (Live(seconds=60.0, floor="customer"), "customer", "来电人在说话"),
        (Live(seconds=60.0, floor="trainee", speaking=True), "trainee", "您在说话"),
        (Live(seconds=60.0, floor="trainee"), "nobody", "轮到您说"),
        (Live(seconds=60.0), "nobody", "请稍候……"),
    ],
)
def test_live_values_say_who_holds_the_floor(live: Live, floor: str, word: str) -> None:
    shown = view(until(CustomerSaid), live=live).live
    assert (shown.floor, shown.floor_word, shown.clock) == (floor, word, "0:53")


@pytest.mark.parametrize(
    ("events", "over", "word"),
    [
        ((DeskUsed(20.0, "hold"),), False, "来电人等候中"),
        ((DeskUsed(20.0, "hold"), DeskUsed(20.0, "consult", target="claims", result="ready")), False, "同事在说话"),
        ((LineCut(20.0),), False, "线路中断"),
        ((HungUp(20.0, "agent"),), True, "通话已结束"),
    ],
)
def test_the_state_of_the_line_goes_before_whose_turn_it_is(events: tuple[Event, ...], over: bool, word: str) -> None:
    shown = view((*until(CustomerSaid), *events), over=over, live=Live(seconds=60.0, floor="customer"))
    assert shown.live.floor_word == word


def test_the_level_runs_from_silence_to_loud() -> None:
    levels = [
        view(until(CustomerSaid), live=Live(level_db=level)).live.level for level in (-120.0, -60.0, -33.0, -6.0, 0.0)
    ]
    assert levels == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_a_muted_microphone_shows_no_level() -> None:
    events = (*until(CustomerSaid), DeskUsed(20.0, "mute"))
    shown = view(events, live=Live(level_db=-10.0))
    assert (shown.page.muted, shown.live.level, shown.live.ear_word) == (True, 0.0, "已静音")


def test_a_problem_stands_in_the_message_bar_until_it_was_read() -> None:
    presenter = desk()
    live = Live(ear="No microphone was found: ALSA: Couldn't open audio device.")
    shown = presenter.view(until(CustomerSaid), live, over=False)
    assert shown.page.notice is not None
    assert shown.page.notice.text == "现在不能识别您的语音，请打字回答。", "details of drivers are English"
    assert not shown.live.ear_works
    presenter.dismiss(live)
    assert presenter.view(until(CustomerSaid), live, over=False).page.notice is None
    english = desk("en").view(until(CustomerSaid), live, over=False).page.notice
    assert english is not None
    assert "Couldn't open audio device" in english.text


def test_a_view_is_not_made_anew_without_need() -> None:
    presenter = desk()
    first = presenter.view(until(CustomerSaid), Live(seconds=20.0), over=False)
    again = presenter.view(until(CustomerSaid), Live(seconds=21.0), over=False)
    assert again.page is first.page
    assert again.live.clock != first.live.clock


def test_after_the_call_the_record_has_what_was_said_and_booked() -> None:
    shown = desk().record(until(HungUp))
    assert shown.ended == "来电人挂断了电话。"
    assert shown.booked == (f"17:00 · {CASTING.case.facts['phone'].value} · 本人",)
    assert shown.owners[0] == ("self", "本人")
    assert {line.kind for line in shown.transcript} == {"customer", "trainee", "colleague", "event"}
    assert len(shown.notes) == 2


def test_the_same_call_in_english() -> None:
    page = view(until(CustomerSaid, 2), "en").page
    assert page.caller == "陈女士"
    assert page.captions[0].text == "0:00  You picked up"
    assert page.mood_word == "Annoyed"


def test_captions_can_wait_until_a_line_has_been_heard() -> None:
    presenter = CallDesk(CASTING, words_for("zh"), typed=False, captions=False)
    line = until(CustomerSaid)[-1]
    assert isinstance(line, CustomerSaid)
    assert presenter.view(until(CustomerSaid), Live(), over=False).page.captions[-1].text == "…"
    heard = (*until(CustomerSaid), LineFinished(20.0, line.line, "whole"))
    assert presenter.view(heard, Live(), over=False).page.captions[-1].text == line.text
    presenter = CallDesk(CASTING, words_for("zh"), typed=False, captions=False)
    lost = Live(voice="The voice does not answer; lines are shown as text.")
    assert presenter.view(until(CustomerSaid), lost, over=False).page.captions[-1].text == line.text


@pytest.mark.parametrize(
    ("feeling", "mood", "word"),
    [
        ("angry", -4.0, "Furious"), ("angry", -2.5, "Angry"), ("neutral", -2.5, "Angry"), ("worried", -2.5, "Worried"),
        ("angry", -0.5, "Annoyed"), ("impatient", 0.0, "Impatient"), ("happy", 0.0, "Calm"), ("worried", 1.0, "Calm"),
        ("angry", 1.0, "Calm"), ("happy", 1.0, "Pleased"), ("neutral", 3.0, "Content"),
    ],
)  # fmt: skip
def test_the_word_for_the_mood_never_contradicts_its_scale(feeling: Feeling, mood: float, word: str) -> None:
    assert feeling_word(Words("en", {}), feeling, mood) == word


def test_the_times_of_captions_begin_when_the_receiver_is_lifted() -> None:
    casting, events = recorded()
    desk = CallDesk(casting, words_for("en"), typed=True)
    answered = next(event.at for event in events if isinstance(event, Answered))
    said = next(event for event in events if isinstance(event, CustomerSaid))
    view = desk.view(events, Live(seconds=said.at), over=False)
    shown = next(caption for caption in view.page.captions if caption.text == said.text)
    assert answered > 0
    assert shown.at == view.live.clock
    assert desk.model(events).start == answered


def test_the_knowledge_base_is_open_where_there_is_no_identity_to_check() -> None:
    casting, _ = recorded()
    nobody = replace(casting, case=replace(casting.case, identity={}))
    card = CustomerCard(nobody, words_for("zh"), CallMemory(nobody))
    assert not card.verified
    assert card.lines() == ()
    assert len(card.pages()) == len(casting.case.knowledge)
    assert CustomerCard(casting, words_for("zh"), CallMemory(casting)).pages() == ()


def test_whoever_proved_who_they_are_is_named_in_the_record() -> None:
    events = (
        *until(Answered),
        DeskUsed(9.0, "identity", target="id_tail", result="match"),
        DeskUsed(9.5, "identity", target="birthday", result="match"),
        HungUp(10.0, "agent"),
    )
    assert desk().record(events).caller.startswith("陈女士")
    assert desk().record(until(Answered)).caller.startswith("来电人")
