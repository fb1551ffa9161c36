"""Scoring a whole record: pure, repeatable, by stage, and on re-opened and corrected turns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.engine import UnknownStageError, score
from scoring.record.codec import Record, decode, encode
from scoring.record.events import Corrected, NotUnderstood, TraineeSaid, Understood, Word
from scoring.scorecard import Verdict, scorecard_json
from scoring.standard import shipped_standard
from tests.scoring.call_files import CALLS, call_file, read_call

STANDARD = shipped_standard("guangdong-phone")
NAMES = sorted(path.stem for path in CALLS.glob("*.txt"))
HEAD = "authority: true\nowner: self\nrequest: 改地址\n--\nring\nanswer\n"
WELCOME = "A greet state_company state_name offer_help | 您好，安宁人寿，工号八零一二，请问有什么可以帮您？\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_record_gives_the_same_bytes_also_after_writing_and_reading(name: str) -> None:
    record = call_file(name).record
    card = scorecard_json(score(record, STANDARD))
    assert card == scorecard_json(score(record, STANDARD))
    assert card == scorecard_json(score(decode(encode(record)), STANDARD))


def test_every_criterion_gets_a_verdict_and_a_finding() -> None:
    card = score(call_file("good-complaint").record, STANDARD)
    assert list(card.verdicts) == list(STANDARD.criteria)
    assert {finding.criterion for finding in card.findings} == set(STANDARD.criteria)


def test_a_stage_scores_its_criteria_only() -> None:
    record = call_file("good-complaint").record
    card = score(record, STANDARD, "week1")
    assert set(card.verdicts) == set(STANDARD.stages["week1"])
    assert card.stage == "week1"
    assert set(card.dimensions) == {"greeting", "readback", "calm", "escalation", "answer", "closing"}
    assert scorecard_json(score(record, STANDARD, "week3")).replace(' "stage": "week3",\n', "") == scorecard_json(
        score(record, STANDARD)
    )


def test_an_unknown_stage_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownStageError, match="no stage 'week9'; it has week1, week2, week3"):
        score(call_file("good-complaint").record, STANDARD, "week9")


def test_a_call_stuffed_with_set_phrases_does_not_pass_and_one_missing_phrase_does_not_fail_a_good_one() -> None:
    stuffed = score(call_file("stuffed-with-phrases").record, STANDARD)
    good = score(call_file("one-phrase-missing").record, STANDARD)
    assert not stuffed.passed
    assert good.passed
    assert good.total - stuffed.total > 30


def test_the_later_form_of_a_reopened_turn_counts() -> None:
    record = read_call(HEAD + "A greet | 您好\nC neutral | 我改地址。\nhang_up customer\n==\n").record
    first = next(event for event in record.events if isinstance(event, TraineeSaid))
    full = read_call(HEAD + WELCOME + "hang_up customer\n==\n").record
    said = next(event for event in full.events if isinstance(event, TraineeSaid))
    known = next(event for event in full.events if isinstance(event, Understood))
    place = record.events.index(first) + 2
    again = (replace(said, at=first.at, turn=first.turn), replace(known, at=first.at, turn=first.turn))
    reopened = Record(record.header, (*record.events[:place], *again, *record.events[place:]))
    assert score(record, STANDARD).verdicts["greeting.opening"] is Verdict.NOT_MET
    assert score(reopened, STANDARD).verdicts["greeting.opening"] is Verdict.MET


def test_a_corrected_turn_is_scored_with_its_correction_and_quoted_so() -> None:
    record = read_call(HEAD + WELCOME + "C neutral | 我改地址。\nA argue | 你不讲道理\nhang_up customer\n==\n").record
    said = [event for event in record.events if isinstance(event, TraineeSaid)][-1]
    end = record.events[-1].at
    mended = Understood(end, said.turn, ("explain",), (), (), ())
    corrected = Record(record.header, (*record.events, Corrected(end, said.turn, "您不用来柜面", said.text), mended))
    assert score(record, STANDARD).verdicts["calm.no_arguing"] is Verdict.NOT_MET
    assert score(corrected, STANDARD).verdicts["calm.no_arguing"] is Verdict.MET


def test_a_correction_is_marked_as_disputed_where_it_counts() -> None:
    record = read_call(HEAD + WELCOME + "C neutral | 我改地址。\nA goodbye | 再见\nhang_up customer\n==\n").record
    said = next(event for event in record.events if isinstance(event, TraineeSaid))
    known = next(event for event in record.events if isinstance(event, Understood))
    end = record.events[-1].at
    told = f"{said.text}谢谢"
    corrected = Record(
        record.header, (*record.events, Corrected(end, said.turn, told, said.text), replace(known, at=end))
    )
    card = score(corrected, STANDARD)
    assert [(turn.was, turn.text) for turn in card.disputed] == [(said.text, told)]
    marks = {finding.criterion: finding.disputed for finding in card.findings}
    assert marks["greeting.opening"]
    assert not marks["closing.thanks"]
    assert '"disputed"' in scorecard_json(card)
    assert '"disputed"' not in scorecard_json(score(record, STANDARD))


def test_words_told_later_count_where_nothing_was_understood() -> None:
    record = read_call(HEAD + "unheard\nC neutral | 我改地址。\nA explain | 好的\nhang_up customer\n==\n").record
    lost = next(event for event in record.events if isinstance(event, NotUnderstood))
    full = read_call(HEAD + WELCOME + "hang_up customer\n==\n").record
    said = next(event for event in full.events if isinstance(event, TraineeSaid))
    known = replace(next(event for event in full.events if isinstance(event, Understood)), turn=lost.turn)
    end = record.events[-1].at
    told = Record(record.header, (*record.events, Corrected(end, lost.turn, said.text, ""), replace(known, at=end)))
    assert score(record, STANDARD).verdicts["greeting.opening"] is not Verdict.MET
    card = score(told, STANDARD)
    assert card.verdicts["greeting.opening"] is Verdict.MET
    assert [(turn.was, turn.text) for turn in card.disputed] == [("", said.text)]


def test_corrected_words_are_no_longer_doubtful() -> None:
    record = read_call(HEAD + WELCOME + "C neutral | 我改地址。\nA goodbye | 再见\nhang_up customer\n==\n").record
    last = [event for event in record.events if isinstance(event, TraineeSaid)][-1]
    unsure = replace(last, words=(Word("再见", last.from_, last.until, 0.1),))
    events = tuple(unsure if event is last else event for event in record.events)
    assert score(Record(record.header, events), STANDARD).verdicts["closing.other_needs"] is Verdict.CANNOT_TELL
    end = events[-1].at
    known = next(event for event in events if isinstance(event, Understood) and event.turn == last.turn)
    mended = (*events, Corrected(end, last.turn, "那就再见", last.text), replace(known, at=end))
    assert score(Record(record.header, mended), STANDARD).verdicts["closing.other_needs"] is Verdict.NOT_MET


def test_a_turn_without_an_understood_event_never_counts_as_not_said() -> None:
    record = read_call(HEAD + WELCOME + "C neutral | 我改地址。\nA goodbye | 再见\nhang_up customer\n==\n").record
    last = max(event.turn for event in record.events if isinstance(event, Understood))
    events = tuple(event for event in record.events if not (isinstance(event, Understood) and event.turn == last))
    card = score(Record(record.header, events), STANDARD)
    assert card.verdicts["closing.other_needs"] is Verdict.CANNOT_TELL
    assert card.verdicts["greeting.opening"] is Verdict.MET


def test_a_record_in_which_nothing_happened_gets_a_scorecard() -> None:
    record = call_file("good-complaint").record
    card = score(Record(record.header, ()), STANDARD)
    assert not card.passed
    assert card.verdicts["greeting.three_rings"] is Verdict.NOT_MET


def test_words_of_low_confidence_are_not_missing_and_unknown_confidence_is_not_low() -> None:
    record = read_call(HEAD + WELCOME + "C neutral | 我改地址。\nA goodbye | 再见再见\nhang_up customer\n==\n").record

    def heard(confidence: float | None) -> Record:
        last = max(event.turn for event in record.events if isinstance(event, TraineeSaid))
        words = (Word("再见", 0.0, 1.0, confidence), Word("再见", 1.0, 2.0, confidence))
        events = tuple(
            replace(event, words=words) if isinstance(event, TraineeSaid) and event.turn == last else event
            for event in record.events
        )
        return Record(record.header, events)

    assert score(heard(0.2), STANDARD).verdicts["closing.other_needs"] is Verdict.CANNOT_TELL
    assert score(heard(None), STANDARD).verdicts["closing.other_needs"] is Verdict.NOT_MET
    assert score(heard(0.9), STANDARD).verdicts["closing.other_needs"] is Verdict.NOT_MET
    assert score(heard(0.2), STANDARD).verdicts["readback.record"] is Verdict.NOT_MET


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=150, deadline=None)
def test_any_part_of_a_record_in_any_order_gets_a_scorecard(name: str, data: st.DataObject) -> None:
    record = call_file(name).record
    places = data.draw(st.lists(st.integers(0, len(record.events) - 1), max_size=40))
    torn = Record(record.header, tuple(record.events[place] for place in places))
    card = score(torn, STANDARD)
    assert 0 <= card.total <= card.before_cap <= 100
    assert scorecard_json(card) == scorecard_json(score(torn, STANDARD))
