"""Transcripts from elsewhere: what is read, what is never read, and what is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoring.engine import score
from scoring.record.codec import decode, encode
from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    CustomerSaid,
    DeskUsed,
    Ended,
    HungUp,
    LineCut,
    LineFinished,
    Noted,
    Rang,
    TraineeSaid,
    Understood,
)  # fmt: skip
from scoring.scorecard import scorecard_json
from scoring.standard import shipped_standard
from scoring.transcripts import TranscriptError, read_transcript, read_transcripts

LINES = (Path(__file__).parent / "transcripts" / "sample.jsonl").read_text(encoding="utf-8").splitlines()
ZH, EN = LINES
STANDARD = shipped_standard("guangdong-phone")


def changed(change: Callable[[dict[str, Any]], object], line: str = ZH) -> str:
    plain = json.loads(line)
    change(plain)
    return json.dumps(plain, ensure_ascii=False)


def test_turns_and_events_become_the_events_of_a_record() -> None:
    record = read_transcript(ZH)
    kinds = [type(event) for event in record.events]
    assert kinds.count(Rang) == 2
    assert kinds.count(Answered) == 1
    assert kinds.count(LineCut) == 1
    assert kinds.count(TraineeSaid) == kinds.count(Understood) == 4
    desk = [(event.action, event.target or event.owner) for event in record.events if isinstance(event, DeskUsed)]
    assert desk == [("presence", "罗可欣"), ("transfer", "罗可欣"), ("callback", "罗可欣")]
    assert [event.by for event in record.events if isinstance(event, ColleagueAccepted)] == ["罗可欣"]
    assert [event.text for event in record.events if isinstance(event, Noted)] == [
        "梁先生改约12月5日上门签字，来电显示13711112222"
    ]
    assert HungUp not in kinds
    ended = read_transcript(EN).events[-2:]
    assert [type(event) for event in ended] == [Ended, HungUp]


def test_a_transcript_is_a_record_like_any_other() -> None:
    for line in LINES:
        record = read_transcript(line)
        assert decode(encode(record)).events == record.events
        assert all(one.at <= other.at for one, other in zip(record.events, record.events[1:], strict=False))


def test_a_short_token_in_the_callers_account_cuts_nothing_and_longer_words_do() -> None:
    token = read_transcript(ZH)
    barge = next(event for event in token.events if isinstance(event, BargeIn))
    assert (barge.by, barge.kept) == ("trainee", False)
    cut = read_transcript(changed(lambda call: call["turns"][5].update(text="那是您自己没写清楚嘛", end=23.0)))
    assert next(event for event in cut.events if isinstance(event, BargeIn)).kept
    assert next(event for event in cut.events if isinstance(event, LineFinished)).heard == "cut"


def test_facts_get_kinds_and_values_and_count_once_told() -> None:
    case = read_transcript(ZH).header.case
    assert {name: (fact.kind, fact.value, fact.read_back) for name, fact in case.facts.items()} == {
        "phone": ("number", "13711112222", "must"), "date": ("date", "12-05", "must"),
        "amount": ("amount", "3600", "may"), "request": ("request", "改约上门签字的日子", "may"),
    }  # fmt: skip
    told = next(event for event in read_transcript(ZH).events if isinstance(event, CustomerSaid)).tells
    assert set(told) >= {"date", "amount"}
    assert case.display_number == "13711112222"
    assert (case.wanted, case.right_owner) == ("罗可欣", "罗可欣")
    assert case.colleagues["罗可欣"].presence == "ready"


def test_a_callback_after_a_drop_is_a_ring_back_only_when_the_agent_rings_and_turns_follow() -> None:
    def ring_back(call: dict[str, Any]) -> None:
        call["turns"] = [
            *call["turns"][:10], {"t": 26.0, "who": "event", "event": "callback", "owner": "self"},
            {"t": 30.0, "end": 31.0, "who": "agent", "to": "customer", "text": "刚才断线了，不好意思。"},
        ]  # fmt: skip

    actions = [event.action for event in read_transcript(changed(ring_back)).events if isinstance(event, DeskUsed)]
    assert actions == ["presence", "transfer", "ring_back"]


def test_labels_reasons_quality_and_stated_acts_are_never_read() -> None:
    def vandalise(call: dict[str, Any]) -> None:
        call.update(labels={"calm.no_arguing": "fail"}, why=["?"], quality=7, auto_fail="yes")
        for turn in call["turns"]:
            if turn["who"] == "agent":
                turn["acts"] = ["argue", "no_such_act"]

    for line in LINES:
        cards = {scorecard_json(score(read_transcript(text), STANDARD)) for text in (line, changed(vandalise, line))}
        assert len(cards) == 1


def test_a_file_is_read_line_by_line_and_empty_lines_are_skipped() -> None:
    records = read_transcripts(iter([ZH, "\n", EN, "{"]), "calls.jsonl")
    assert next(records).header.call == "sample-1"
    assert next(records).header.call == "sample-2"
    with pytest.raises(TranscriptError, match=r"calls\.jsonl, line 4: this is no JSON object\."):
        next(records)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda call: call.pop("id"), "'id' must be text"),
        (lambda call: call.update(lang="fr"), "'lang' is 'fr'; one of zh, yue, en was expected"),
        (lambda call: call.update(turns=[]), "'turns' must be a list with at least one turn"),
        (lambda call: call.update(turns="none"), "'turns' must be a list"),
        (lambda call: call["turns"].insert(0, 7), r"'turns\[0\]' must be an object"),
        (lambda call: call["turns"][3].pop("text"), r"'turns\[3\].text' must be text"),
        (lambda call: call["turns"][3].update(t="soon"), r"'turns\[3\].t' must be a number of seconds"),
        (lambda call: call["turns"][3].update(t=-1), r"'turns\[3\].t' must be a number of seconds"),
        (lambda call: call["turns"][3].update(t=True), r"'turns\[3\].t' must be a number of seconds"),
        (lambda call: call["turns"][3].update(to="nobody"), r"'turns\[3\].to' is 'nobody'"),
        (lambda call: call["turns"][4].update(feeling="cross"), r"'turns\[4\].feeling' is 'cross'"),
        (lambda call: call["turns"][4].update(long="yes"), r"'turns\[4\].long' must be true or false"),
        (lambda call: call["turns"][0].update(event="boom"), r"'turns\[0\].event' is 'boom'"),
        (lambda call: call["turns"][6].pop("target"), r"'turns\[6\]' is a check_presence and lacks the key 'target'"),
        (lambda call: call["turns"][6].update(state="asleep"), r"'turns\[6\].state' is 'asleep'"),
        (lambda call: call.update(facts=[]), "'facts' must be an object"),
        (lambda call: call.update(facts={"phone": 7}), "'facts.phone' must be text"),
        (lambda call: call.update(must_read_back="phone"), "'must_read_back' must be a list"),
        (lambda call: call.update(complaint="no"), "'complaint' must be true or false"),
        (lambda call: call.update(tone="gay"), "'tone' is 'gay'"),
        (lambda call: call["turns"][3].update(text="好" * 30_000), "longer than 4,000 characters"),
        (lambda call: call["turns"][3].update(text="\ud800"), "half a character"),
    ],
)
def test_what_is_wrong_is_refused_in_one_sentence_with_its_place(
    change: Callable[[dict[str, Any]], object], message: str
) -> None:
    plain = json.loads(ZH)
    change(plain)
    with pytest.raises(TranscriptError, match=rf"^line 3: .*{message}") as caught:
        read_transcript(json.dumps(plain), "line 3")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["", "null", "[1]", '{"a":', '{"lang": NaN}', "[" * 100_000, "x" * 3_000_000, "\x00"])
def test_hostile_lines_are_refused_in_one_sentence(line: str) -> None:
    with pytest.raises(TranscriptError, match=r"^line 1: [^\n]+\.$"):
        read_transcript(line)


def test_many_turns_are_refused() -> None:
    many = changed(lambda call: call.update(turns=[{"t": 0.0, "who": "event", "event": "ring"}] * 6_000))
    with pytest.raises(TranscriptError, match="'turns' has 6000 entries; at most 2000 are read"):
        read_transcript(many)
