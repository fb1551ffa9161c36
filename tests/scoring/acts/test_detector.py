"""The detector as a whole: acts of plain sentences, levels, kinds, spans, and the same bytes always."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.acts import ACTS, KINDS, VIOLATIONS, Utterance, load_detector
from scoring.acts.stream import answer_line, understanding_json
from scoring.record.events import Word

PLAIN = [
    ("zh", "您好，安宁人寿，工号八零一二，什么可以帮您？", {"greet", "state_company", "state_name", "offer_help"}),
    ("zh", "请问您贵姓？", {"ask_surname", "courtesy"}),
    ("zh", "非常抱歉给您添麻烦了", {"apologise", "courtesy"}),
    ("zh", "请您稍等，不要挂断电话", {"ask_hold", "courtesy"}),
    ("zh", "感谢您的来电，祝您生活愉快，再见", {"thank_call", "goodbye", "courtesy"}),
    ("zh", "请问还有其他需要帮忙的吗", {"ask_other_needs"}),
    ("zh", "明天下午五点前我给您回电话", {"promise_reply"}),
    ("zh", "這個不歸我們管，您自己去找銀行", {"shirk"}),
    ("zh", "我保证百分之百能赔", {"overpromise"}),
    ("en", "Good morning, Serene Life, how may I help you?", {"greet", "state_company", "offer_help"}),
    ("en", "I'm so sorry about the delay.", {"apologise", "courtesy"}),
    ("en", "Is there anything else I can help you with?", {"ask_other_needs"}),
    ("en", "Thank you for calling, goodbye.", {"thank_call", "goodbye", "courtesy"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "acts"), PLAIN)
def test_plain_sentences(language: str, text: str, acts: set[str]) -> None:
    assert acts <= set(load_detector(language).understand(Utterance(text, language)).acts)


def test_one_question_is_of_one_kind() -> None:
    def acts(text: str) -> set[str]:
        return set(load_detector("zh").understand(Utterance(text, "zh")).acts) & {"ask_fact", "ask_surname"}

    assert acts("那头是哪位先生呀，姓什么？") == {"ask_surname"}
    assert acts("您姓什么？扣款是哪一天？") == {"ask_surname", "ask_fact"}


def test_a_homophone_does_not_hide_an_act() -> None:
    assert "admit_limit" in load_detector("zh").understand(Utterance("这个我没有全县我要请示主管", "zh")).acts


def test_grave_violations_are_certain_and_carry_their_kind() -> None:
    found = load_detector("zh").understand(Utterance("你再骂我就挂电话了", "zh")).findings
    order = next(f for f in found if f.act == "order")
    assert (order.level, order.kind) == ("certain", "threat")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "您好"), ("zh", "好的，请您稍等"), ("zh", "您别着急，我帮您查一下"),
        ("zh", "我们会在三个工作日内给您回电"),
        ("zh", "需要带身份证和银行卡到柜台办理"), ("zh", "请您不要挂电话，我马上回来"), ("zh", "保单已经生效了"),
        ("zh", "您说您没有收到短信，是这样吗"), ("zh", "这个超出我的权限，我帮您转给主管"),
        ("zh", "谢谢您的耐心等待"),
        ("en", "Please hold the line."), ("en", "I'll check that for you."), ("en", "Your policy starts on Monday."),
    ],
)  # fmt: skip
def test_ordinary_turns_raise_no_certain_violation(language: str, text: str) -> None:
    found = load_detector(language).understand(Utterance(text, language)).findings
    assert not [f for f in found if f.act in VIOLATIONS and f.level == "certain"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_ordinary_turn_of_any_trade_raises_a_certain_violation(language: str) -> None:
    lines = Path(__file__).with_name(f"ordinary.{language}.txt").read_text(encoding="utf-8").splitlines()
    detector = load_detector(language)
    alarms = {}
    for text in (line for line in lines if line and not line.startswith("#")):
        found = detector.understand(Utterance(text, "en" if language == "en" else "zh")).findings
        if certain := [f.act for f in found if f.act in VIOLATIONS and f.level == "certain"]:
            alarms[text] = certain
    assert not alarms


def heard(text: str, doubtful: str) -> dict[str, str]:
    """Level by act of English words of which one was heard badly."""
    words = tuple(
        Word(word, 0.3 * n, 0.3 * n + 0.3, 0.3 if word == doubtful else 0.9) for n, word in enumerate(text.split())
    )
    found = load_detector("en").understand(Utterance(text, "en", words=words)).findings
    return {finding.act: finding.level for finding in found}


def test_a_badly_heard_word_harms_only_what_rests_on_it() -> None:
    text = "would you please hold on for a moment while i ask my supervisor"
    assert heard(text, "for")["ask_hold"] == "certain"
    assert heard("thank you for calling goodbye", "goodbye")["goodbye"] == "possible"
    assert heard("thank you for calling goodbye", "goodbye")["thank_call"] == "certain"
    assert heard("if you shout at me i will hang up", "i").get("order") == "possible"


@pytest.mark.parametrize(("confidence", "level"), [(0.7, "possible"), (0.85, "certain")])
def test_each_word_of_a_certain_violation_was_heard_well(confidence: float, level: str) -> None:
    words = (Word("你再骂我就", 0.0, 1.0, confidence), Word("挂电话了", 1.0, 2.0, 0.95))
    found = load_detector("zh").understand(Utterance("你再骂我就挂电话了", "zh", words=words)).findings
    assert {f.level for f in found if f.act == "order"} == {level}


def test_words_of_low_confidence_make_an_act_possible_and_unknown_ones_do_not() -> None:
    def levels(confidence: float | None) -> set[str]:
        words = (Word("你再骂我就", 0.0, 1.0, confidence), Word("挂电话了", 1.0, 2.0, confidence))
        found = load_detector("zh").understand(Utterance("你再骂我就挂电话了", "zh", words=words)).findings
        return {f.level for f in found if f.act == "order"}

    assert levels(0.2) == {"possible"}
    assert levels(0.9) == levels(None) == {"certain"}


def test_cantonese_writing_is_understood() -> None:
    found = load_detector("yue").understand(Utterance("早晨，請問有咩可以幫到您？", "yue"))
    assert {"greet", "offer_help"} <= set(found.acts)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80), st.sampled_from(["zh", "yue", "en"]), st.sampled_from(["customer", "colleague", "supervisor"])
)
def test_any_text_gives_a_well_formed_answer(text: str, language: str, to: str) -> None:
    found = load_detector(language).understand(Utterance(text, language, to))  # type: ignore[arg-type]
    assert list(found.acts) == [a for a in ACTS if a in found.acts]
    for finding in found.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert (finding.kind in KINDS[finding.act]) if finding.act in KINDS else finding.kind is None
        assert finding.confidence is not None
        assert 0 < finding.confidence < 1
        assert finding.level == "possible" or finding.act in found.acts


PROGRAM = """
import json, sys
from scoring.acts import Utterance, load_detector
from scoring.acts.stream import understanding_json
for language, text in json.load(sys.stdin):
    print(json.dumps(understanding_json(load_detector(language).understand(Utterance(text, language)), True)))
"""


def test_other_processes_and_hash_seeds_give_the_same_bytes() -> None:
    cases = json.dumps([(language, text) for language, text, _ in PLAIN])
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], input=cases, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("0", "1")
    }  # fmt: skip
    here = "".join(
        json.dumps(understanding_json(load_detector(language).understand(Utterance(text, language)), True)) + "\n"
        for language, text, _ in PLAIN
    )
    assert answers == {here}


def test_a_line_of_json_is_answered() -> None:
    answer, good = answer_line('{"id": "a", "lang": "zh", "text": "请问您贵姓"}')
    assert good
    record = json.loads(answer)
    assert (record["id"], "ask_surname" in record["acts"]) == ("a", True)
    assert "facts" not in record


def test_facts_are_told_where_the_line_has_them() -> None:
    facts = {"policy": {"kind": "number", "value": "20418836", "asked_by": ["保单号"]}}
    record = json.loads(answer_line(json.dumps({"text": "二零四一八八三六对吗", "facts": facts}))[0])
    assert [(f["id"], f["state"]) for f in record["facts"]] == [("policy", "right")]
    assert record["asked"] == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON"), ("[]", "JSON object"), ("{}", "`text` is missing"),
        ('{"text": 3}', "`text` has to be text"),
        ('{"text": "a", "lang": "fr"}', "`lang` has to be one of"),
        ('{"text": "a", "to": "boss"}', "`to` has to be one of"),
        ('{"text": "a", "facts": {"x": {"kind": "colour", "value": "red"}}}', "fact `x`"),
        ('{"text": "a", "words": [{"text": "a", "confidence": "high"}]}', "`confidence`"),
    ],
)  # fmt: skip
def test_a_malformed_line_is_answered_with_an_error(line: str, says: str) -> None:
    answer, good = answer_line(line)
    assert not good
    assert says in json.loads(answer)["error"]


def test_to_ask_when_somebody_can_call_promises_no_time() -> None:
    found = load_detector("zh").understand(Utterance("他几点能打给您，我去问", "zh"))
    assert "promise_reply" not in {finding.act for finding in found.findings}
    assert "promise_reply" in load_detector("zh").understand(Utterance("他下午三点打给您", "zh")).acts
