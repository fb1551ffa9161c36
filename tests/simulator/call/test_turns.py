"""Turn-taking, told the elapsed time block by block."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from simulator.call.decisions import (
    CutIn,
    Decision,
    Duck,
    Interrupted,
    Nothing,
    Overlapped,
    Reopened,
    SilenceLasted,
    SpeechBegan,
    SwellBack,
    TurnEnded,
)
from simulator.call.ports import SoundBlock
from simulator.call.turns import Turns
from simulator.settings import TurnSettings

BLOCK = 0.032
PAUSE = TurnSettings().normal + 2 * BLOCK
"""Silence that ends a turn of which the words say nothing."""


class Sound:
    """Feeds stretches of speech and silence to a `Turns` and keeps what it decides."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.at = 0.0
        self.decisions: list[Decision] = []

    def play(self, *stretches: tuple[bool, float], level: float = -30.0, quiet: float = 0.05) -> list[Decision]:
        """Play (voiced, seconds) stretches; the decisions of this call. `quiet`: chance of speech where it is not."""
        before = len(self.decisions)
        for voiced, seconds in stretches:
            for _ in range(round(seconds / BLOCK)):
                self.at += BLOCK
                self.decisions += self.turns.block(SoundBlock(self.at, BLOCK, 0.9 if voiced else quiet, level))
        return self.decisions[before:]


def kinds(decisions: Iterable[Decision]) -> list[type[Decision]]:
    return [type(decision) for decision in decisions]


@pytest.fixture
def sound() -> Sound:
    turns = Turns()
    turns.listen(0.0, (6.0,))
    return Sound(turns)


def test_a_turn_ends_after_a_normal_pause(sound: Sound) -> None:
    assert kinds(sound.play((False, 0.5), (True, 1.5), (False, 1.05))) == [SpeechBegan]
    (ended,) = sound.play((False, 0.1))
    assert isinstance(ended, TurnEnded)
    assert ended.from_ == pytest.approx(0.5, abs=BLOCK)
    assert ended.until == pytest.approx(2.0, abs=BLOCK)


@pytest.mark.parametrize(("hint", "pause"), [("complete", 0.4), ("settled", 0.6), ("plain", 1.1), ("open", 1.2)])
def test_the_words_decide_how_long_a_pause_may_be(sound: Sound, hint: str, pause: float) -> None:
    sound.play((True, 1.0))
    sound.turns.hint(hint)  # type: ignore[arg-type]
    assert sound.play((False, pause - 2 * BLOCK)) == []
    assert kinds(sound.play((False, 3 * BLOCK))) == [TurnEnded]


def test_a_word_that_begins_softly_at_the_end_of_a_pause_goes_on(sound: Sound) -> None:
    sound.play((True, 1.0), (False, 1.05))
    assert sound.play((False, 2 * BLOCK), quiet=0.3) == []
    assert sound.play((True, 0.5)) == []


def test_a_room_in_which_something_stirs_ends_the_turn_little_later(sound: Sound) -> None:
    assert kinds(sound.play((True, 1.0), (False, 1.1 + 5 * BLOCK), quiet=0.3)) == [SpeechBegan, TurnEnded]


def test_the_echo_of_speech_does_not_hold_the_turn(sound: Sound) -> None:
    sound.play((False, 1.0), level=-70.0)
    sound.play((True, 2.0))
    sound.turns.hint("settled")
    assert kinds(sound.play((True, 0.64), level=-60.0)) == [TurnEnded]


def test_in_a_loud_room_everything_voiced_is_speech(sound: Sound) -> None:
    sound.play((False, 1.0), level=-34.0)
    sound.play((True, 2.0))
    sound.turns.hint("settled")
    assert sound.play((True, 0.64), level=-36.0) == []


def test_a_click_begins_no_turn(sound: Sound) -> None:
    assert sound.play((False, 0.2), (True, 0.064), (False, 2.0)) == []


def test_going_on_soon_reopens_the_turn(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    assert kinds(sound.play((True, 0.2))) == [Reopened]
    assert sound.turns.floor == "trainee"


def test_an_answer_stops_at_once_when_the_turn_goes_on(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    sound.play((False, 0.5))
    before = sound.at
    (reopened,) = sound.play((True, 0.1))
    assert reopened.at - before <= 0.07


def test_a_pause_counts_from_where_the_speech_goes_on(sound: Sound) -> None:
    sound.play((True, 1.0))
    sound.turns.hint("complete")
    sound.play((False, 0.42))
    sound.turns.customer_begins(sound.at)
    sound.play((False, sound.turns.settings.reopen + 0.05))
    assert kinds(sound.play((True, 0.2))) == [Reopened]


def test_going_on_late_is_an_interruption(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    sound.play((False, 1.0))
    decisions = sound.play((True, 0.6))
    assert kinds(decisions) == [Duck, SpeechBegan, Interrupted]
    assert decisions[0].at - (sound.at - 0.6) <= 0.04
    assert isinstance(decisions[2], Interrupted)
    assert decisions[2].seconds == pytest.approx(0.41, abs=2 * BLOCK)


def test_a_blip_over_the_customer_is_no_sign_of_listening(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    duck, swell = sound.play((False, 1.0), (True, 0.064), (False, 0.5))
    assert isinstance(duck, Duck)
    assert swell == SwellBack(swell.at, 0.0)


def test_a_blip_over_the_end_of_a_line_is_nothing(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    sound.play((False, 1.0), (True, 0.064))
    assert sound.turns.customer_ends(sound.at) == (SwellBack(sound.at, 0.0),)
    sound.turns.listen(sound.at, (6.0,))
    assert sound.play((False, 1.0)) == []


def test_speech_over_a_line_that_the_call_stops_is_recognised_from_its_beginning(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    assert kinds(sound.play((False, 1.0), (True, 0.064))) == [Duck]
    sound.turns.customer_stopped()
    sound.turns.listen(sound.at, (6.0,))
    assert kinds(sound.play((True, 1.0), (False, PAUSE))) == [SpeechBegan, TurnEnded]


def test_the_customers_own_voice_from_a_loudspeaker_interrupts_nobody(sound: Sound) -> None:
    sound.play((True, 2.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    assert sound.play((True, 2.0), level=-46.0) == []
    assert kinds(sound.play((True, 0.6))) == [Duck, SpeechBegan, Interrupted]


def test_who_never_spoke_may_be_soft(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    assert kinds(sound.play((True, 0.6), level=-46.0)) == [Duck, SpeechBegan, Interrupted]


def test_a_short_sound_lets_the_voice_swell_back(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    assert kinds(sound.play((False, 1.0), (True, 0.25), (False, 0.5))) == [Duck, SpeechBegan, SwellBack]


def test_a_longer_token_of_listening_is_no_interruption(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    sound.play((False, 1.0), (True, 0.2))
    sound.turns.hint("token")
    assert kinds(sound.play((True, 0.5), (False, 0.5))) == [SwellBack]


def test_who_hums_does_not_interrupt(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    decisions = sound.play((False, 1.0))
    for _ in range(round(0.6 / BLOCK)):
        sound.at += BLOCK
        decisions += sound.turns.block(SoundBlock(sound.at, BLOCK, 0.9, -30.0, hum=True))
    assert kinds([*decisions, *sound.play((False, 0.5))]) == [Duck, SpeechBegan, SwellBack]


def test_silence_is_reported_once_and_speech_starts_its_clock_anew(sound: Sound) -> None:
    assert sound.turns.next_silence() == pytest.approx(6.0)
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.listen(sound.at, (6.0,))
    assert sound.turns.tick(sound.at + 5.9) == ()
    (lasted,) = sound.turns.tick(sound.at + 6.1)
    assert isinstance(lasted, SilenceLasted)
    assert sound.turns.tick(sound.at + 60.0) == ()


def test_typing_holds_the_floor_for_a_while(sound: Sound) -> None:
    hold = sound.turns.settings.typing
    sound.turns.typing(3.0, empty=False)
    assert sound.turns.next_silence() == pytest.approx(3.0 + hold + 6.0)
    sound.turns.typing(8.0, empty=False)
    assert sound.turns.next_silence() == pytest.approx(8.0 + hold + 6.0)
    sound.turns.typing(9.0, empty=True)
    assert sound.turns.next_silence() == pytest.approx(15.0)


def test_sound_in_the_room_does_not_take_away_from_typing(sound: Sound) -> None:
    sound.turns.typing(1.0, empty=False)
    sound.play((False, 1.0), (True, 0.064))
    assert sound.turns.next_silence() == pytest.approx(1.0 + sound.turns.settings.typing + 6.0)


def test_a_line_that_is_still_rendered_is_not_the_trainees_silence(sound: Sound) -> None:
    sound.turns.customer_due()
    assert sound.turns.next_silence() is None


def test_a_hold_has_its_own_clock(sound: Sound) -> None:
    sound.turns.hold(1.0, 180.0)
    sound.turns.listen(1.0, ())
    sound.play((True, 2.0), (False, 1.0))
    assert sound.turns.next_silence() == pytest.approx(181.0)
    (lasted,) = sound.turns.tick(181.0)
    assert lasted == SilenceLasted(181.0, 180.0)
    assert sound.turns.next_silence() is None


def test_a_hold_that_ends_is_not_reported(sound: Sound) -> None:
    sound.turns.hold(1.0, 180.0)
    sound.turns.resume()
    sound.turns.listen(60.0, (6.0,))
    assert sound.turns.next_silence() == pytest.approx(66.0)


def test_speech_over_the_end_of_a_line_goes_on_as_a_turn(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    sound.play((False, 1.0), (True, 0.2))
    (overlapped,) = sound.turns.customer_ends(sound.at)
    assert isinstance(overlapped, Overlapped)
    assert overlapped.seconds == pytest.approx(0.2, abs=2 * BLOCK)
    sound.turns.listen(sound.at, (6.0,))
    assert sound.play((True, 1.0)) == []
    (ended,) = sound.play((False, PAUSE))
    assert isinstance(ended, TurnEnded)
    assert ended.from_ == pytest.approx(1.0, abs=2 * BLOCK)


def test_a_token_over_the_end_of_a_line_is_no_turn(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    sound.play((False, 1.0), (True, 0.15))
    sound.turns.customer_ends(sound.at)
    sound.turns.listen(sound.at, (6.0,))
    assert kinds(sound.play((True, 0.1), (False, 1.0))) == [Nothing]
    assert sound.turns.next_silence() is not None


def test_speech_between_two_lines_speaks_over_the_second(sound: Sound) -> None:
    sound.turns.customer_begins(0.0)
    sound.play((False, 1.0))
    sound.turns.customer_ends(sound.at)
    assert kinds(sound.play((True, 0.2))) == [SpeechBegan]
    assert kinds(sound.turns.customer_begins(sound.at)) == [Duck]
    assert kinds(sound.play((True, 0.5))) == [Interrupted]


def test_the_key_reopens_a_turn_while_the_answer_lasts(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    sound.play((False, 2.0))
    assert kinds(sound.turns.not_finished(sound.at)) == [Reopened]
    assert sound.turns.not_finished(sound.at) == ()


def test_the_key_does_nothing_once_the_answer_was_heard(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    sound.turns.customer_ends(sound.at)
    sound.turns.listen(sound.at, (6.0,))
    assert sound.turns.not_finished(sound.at) == ()


def test_going_on_over_the_second_line_of_an_answer_reopens_the_turn_too(sound: Sound) -> None:
    sound.play((True, 1.0), (False, PAUSE))
    sound.turns.customer_begins(sound.at)
    sound.play((False, 0.3))
    sound.turns.customer_ends(sound.at)
    sound.turns.customer_begins(sound.at)
    assert kinds(sound.play((True, 0.2))) == [Reopened]


def short_answer(sound: Sound) -> None:
    """The customer answers in the pause of a turn that was taken to be over."""
    sound.play((True, 1.0))
    sound.turns.hint("complete")
    sound.play((False, 0.42))
    sound.turns.customer_begins(sound.at)
    sound.play((False, 0.4))
    sound.turns.customer_ends(sound.at)
    sound.turns.listen(sound.at, (6.0,))


def test_going_on_after_a_short_answer_reopens_the_turn_too(sound: Sound) -> None:
    short_answer(sound)
    sound.play((False, 0.25))
    (reopened,) = sound.play((True, 0.2))
    assert isinstance(reopened, Reopened)


def test_what_is_said_later_after_a_short_answer_is_a_turn_of_its_own(sound: Sound) -> None:
    short_answer(sound)
    sound.play((False, 0.6))
    assert kinds(sound.play((True, 0.2))) == [SpeechBegan]


def test_after_what_the_hands_did_the_turn_before_does_not_go_on(sound: Sound) -> None:
    short_answer(sound)
    sound.turns.settle(sound.at)
    assert kinds(sound.play((True, 0.2))) == [SpeechBegan]


def test_a_lost_microphone_ends_what_was_being_said(sound: Sound) -> None:
    sound.play((True, 1.0))
    sound.turns.deaf()
    assert sound.play((False, 3.0)) == []


def test_every_turn_ends(sound: Sound) -> None:
    decisions = sound.play((True, 61.0))
    assert kinds(decisions) == [SpeechBegan, TurnEnded, SpeechBegan]
    assert decisions[1].at == pytest.approx(60.0, abs=2 * BLOCK)


def test_a_customer_who_cuts_in_ends_a_long_turn(sound: Sound) -> None:
    sound.turns.listen(0.0, (6.0,), cut_in=5.0)
    decisions = sound.play((True, 5.3))
    assert kinds(decisions) == [SpeechBegan, TurnEnded, SpeechBegan]
    assert decisions[1].at == pytest.approx(5.0, abs=2 * BLOCK)
    assert sound.turns.customer_begins(sound.at) == ()
    (cut_in,) = sound.play((True, 0.5), (False, 0.5))
    assert isinstance(cut_in, CutIn)
    assert (cut_in.kept, cut_in.seconds) == (True, pytest.approx(0.5, abs=2 * BLOCK))
    assert kinds(sound.play((True, 0.6))) == [Duck, SpeechBegan, Interrupted]


def test_who_does_not_give_way_interrupts_in_turn(sound: Sound) -> None:
    sound.turns.listen(0.0, (6.0,), cut_in=5.0)
    sound.play((True, 5.3))
    sound.turns.customer_begins(sound.at)
    assert kinds(sound.play((True, 1.3))) == [Interrupted]


def test_a_customer_may_cut_in_on_a_pause(sound: Sound) -> None:
    sound.turns.listen(0.0, (6.0,), cut_in=5.0)
    assert kinds(sound.play((True, 4.5), (False, 0.7))) == [SpeechBegan, TurnEnded]
    assert sound.turns.customer_begins(sound.at) == (CutIn(sound.at, 0.0, kept=True),)


def test_push_to_talk_goes_by_the_key_alone() -> None:
    turns = Turns(push_to_talk=True)
    turns.listen(0.0, (6.0,))
    sound = Sound(turns)
    assert sound.play((True, 1.0)) == []
    assert kinds(turns.talk_key(1.0, down=True)) == [SpeechBegan]
    assert sound.play((True, 1.0), (False, 3.0)) == []
    assert kinds(turns.talk_key(5.0, down=False)) == [TurnEnded]


def test_half_duplex_does_not_listen_to_the_customers_own_voice() -> None:
    turns = Turns(TurnSettings(half_duplex=True))
    turns.customer_begins(0.0)
    assert Sound(turns).play((True, 2.0)) == []
