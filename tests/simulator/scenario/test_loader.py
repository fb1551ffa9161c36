"""Reading scenarios, personas, cards and walkthroughs into values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scoring.acts import ACTS
from scoring.authored import AuthoringError
from simulator.scenario.loader import Known, load_centre, load_persona, load_scenario, load_walkthroughs
from simulator.scenario.model import CUT, GAVE_UP, TRANSFERRED, Condition, Draw, Scenario
from simulator.scenario.walkthroughs import ROBOTS, Band, Expect, Hold, Lift, Speak

PATH = "late-call/scenario.yaml"
KNOWN = Known(acts=ACTS)


def load(texts: dict[str, str], *changes: tuple[str, str]) -> Scenario:
    for before, after in changes:
        assert before in texts[PATH]
        texts[PATH] = texts[PATH].replace(before, after, 1)
    return load_scenario(texts, PATH, known=KNOWN)


def test_scenario_is_read_as_written(texts: dict[str, str]) -> None:
    scenario = load(texts)
    assert (scenario.id, scenario.language, scenario.difficulty, scenario.start) == ("late-call", "zh", 2, "opening")
    assert scenario.title == {"zh": "钱没有到账", "en": "The money has not come"}
    assert scenario.facts["policy_no"].value == Draw("digits", 8)
    assert scenario.identity["phone_on_file"] == "phone"
    assert scenario.answers["what_happened"].say == ("我老公住院了。",)
    accepts = scenario.colleagues["claims"].accepts
    assert accepts is not None
    assert accepts.when == "17:00"
    reply = scenario.beats["waiting"].replies[0]
    assert reply.when == Condition(any=("promise_reply",), consulted="claims")
    assert (reply.end, reply.go, reply.stay) == ("promised", None, False)


def test_included_beats_are_merged(texts: dict[str, str]) -> None:
    beats = load(texts).beats
    assert set(beats) == {"opening", "waiting", "identity-given"}
    assert beats["identity-given"].place.file == "shared/identity.yaml"


def test_every_scenario_has_the_ends_of_the_line(texts: dict[str, str]) -> None:
    ends = load(texts).ends
    assert {GAVE_UP, TRANSFERRED, CUT} < set(ends)
    assert not any(ends[id_].place.line for id_ in (GAVE_UP, TRANSFERRED, CUT))
    assert ends["promised"].place.line


def test_every_part_of_a_condition_is_read(texts: dict[str, str]) -> None:
    written = (
        "{all: [empathy], any: [apologise, reassure], none: [blame], facts: {right: [policy_no], wrong: amount, "
        "asked: [what_happened]}, desk: {held: true, presence_checked: claims, consulted: claims, transferred: claims, "
        "escalated: claims, callback: false, identity: verified}, mood: {at_least: -2, at_most: +3}, "
        "visits: {at_least: 2}, elapsed: 90, either: [{silence: 3.5}, {desk: {callback_owner: self}}]}"
    )
    when = load(texts, ("{all: [empathy, apologise]}", written)).beats["opening"].replies[1].when
    assert when == Condition(
        all=("empathy",), any=("apologise", "reassure"), none=("blame",), right=("policy_no",), wrong=("amount",),
        asked=("what_happened",), held=True, presence_checked="claims", consulted="claims", transferred="claims",
        escalated="claims", callback=False, identity="verified", mood_at_least=-2.0, mood_at_most=3.0,
        visits_at_least=2, elapsed=90.0, either=(Condition(silence=3.5), Condition(callback_owner="self")),
    )  # fmt: skip


def test_values_that_yaml_would_change_stay_text(texts: dict[str, str]) -> None:
    scenario = load(texts, ("value: {draw: digits, length: 8}", "value: 010"), ("我老公住院了。", "no"))
    assert scenario.facts["policy_no"].value == "010"
    assert scenario.answers["what_happened"].say == ("no",)


def test_cantonese_is_served_by_mandarin_texts(texts: dict[str, str]) -> None:
    assert load(texts, ("language: zh", "language: yue")).language == "yue"


@pytest.mark.parametrize(
    ("read", "text", "file"),
    [
        (load_persona, "format: 1\nid: x\nsex: none\n", "personas/y.yaml"),
        (load_centre, "format: 3\nhotline:\n", "centre.yaml"),
    ],
)
def test_error_carries_every_problem(read: Callable[[str, str], object], text: str, file: str) -> None:
    with pytest.raises(AuthoringError) as caught:
        read(text, file)
    assert {"A004"} < {problem.code for problem in caught.value.problems}
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


def test_persona_is_read_with_its_defaults(texts: dict[str, str]) -> None:
    persona = load_persona(texts["personas/mother.yaml"], "personas/mother.yaml")
    assert (persona.surname, persona.temper.start, persona.voice.rate) == ("陈", -2.0, 1.0)
    assert (persona.line.band, persona.line.noise) == ("wide", None)


def test_card_is_read_with_its_phrases(texts: dict[str, str]) -> None:
    centre = load_centre(texts["centre.yaml"], "centre.yaml")
    assert centre.phrases["closing.routine"]["zh"] == "感谢您的来电，再见。"
    assert set(centre.phrases) == {"welcome", "closing.routine"}
    assert centre.ring.interval == 5.0
    assert not centre.tests_by_voice
    assert load_centre(texts["centre.yaml"] + "tests_by_voice: true\n", "centre.yaml").tests_by_voice


def test_walkthroughs_are_read_as_written(texts: dict[str, str]) -> None:
    walked = load_walkthroughs(texts["late-call/walkthroughs.yaml"], "late-call/walkthroughs.yaml", load(texts))
    call = walked.calls[0]
    assert walked.first_excellent() is call
    assert [type(step) for step in call.steps] == [Lift, Speak, Expect, Speak, Hold, Speak]
    hold = call.steps[4]
    assert isinstance(hold, Hold)
    assert (hold.seconds, hold.consult, hold.say) == (40.0, "claims", ("请问何时有结论？",))
    assert call.score == Band(20, 100)
    assert set(walked.robots) == set(ROBOTS)
    assert walked.robots["arguing"] == Band(0, 50)


def test_every_step_of_the_desk_is_read(texts: dict[str, str]) -> None:
    steps = """
      - desk: answer
        at: 3.0
      - silence: 4.5
      - during: 嗯
      - desk: {presence: claims}
      - desk: {note: "<policy_no>"}
      - desk: {identity: {id_tail: "<id_tail>", birthday: "<birthday>"}}
      - desk: {hold: 5}
      - desk: {consult: claims, say: [您好, 麻烦看一下]}
      - desk: {callback: {when: "17:00", phone: "<phone>", owner: self}}
      - desk: {escalate: claims}
      - desk: {transfer: claims}
      - desk: mute
      - desk: unmute
      - desk: {hang_up: true}
      - desk: {complete: {matter: 理赔, result: 已查, next: 回电}}
    """
    text = texts["late-call/walkthroughs.yaml"]
    head, rest = text.split("    trainee:\n")
    changed = f"{head}    trainee:{steps}\n    ends: {rest.split('    ends: ')[1]}"
    walked = load_walkthroughs(changed, "late-call/walkthroughs.yaml", load(texts))
    names = [type(step).__name__ for step in walked.calls[0].steps]
    assert names == [
        "Lift", "StaySilent", "Listening", "Use", "Write", "CheckIdentity", "Hold", "Hold", "Use", "Use", "Use", "Use",
        "Use", "HangUpStep", "Complete",
    ]  # fmt: skip
