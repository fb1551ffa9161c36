"""The picture of a call: what stands on it, that it can be read, and that it is the same each time."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from xml.etree import ElementTree

import pytest

from scoring.acts import ACTS
from simulator.rehearse.coverage import Reached
from simulator.rehearse.graph import draw_graph
from simulator.rehearse.graph_cards import FULL, card_of, length
from simulator.rehearse.graph_layout import lay_out
from simulator.rehearse.graph_words import condition_words
from simulator.scenario.loader import Known, load_scenario
from simulator.scenario.model import Condition, Scenario
from simulator.screen.words import words_for
from tests.simulator.rehearse.conftest import small

SVG = "{http://www.w3.org/2000/svg}"
ZH, EN = words_for("zh"), words_for("en")


def long_call(beats: int) -> Scenario:
    """A call of many beats: each goes on, sometimes far ahead or back, and can end in anger."""
    lines = []
    for number in range(beats):
        ahead, far, back = min(number + 1, beats - 1), min(number + 7, beats - 1), max(number - 5, 0)
        said = f"这是第{number}段里客户说的话，" + "写得长一些，好看看一张卡片放不放得下，" * 3
        lines.append(f"""
  beat-{number}:
    feeling: worried
    say: {said}
    replies:
      - {{when: {{any: [argue, blame, sarcasm, order]}}, mood: -2, say: 你什么态度？, end: left}}
      - {{when: {{all: [empathy, apologise]}}, mood: +1, say: 好吧。, go: beat-{ahead}}}
      - {{when: {{any: [promise_reply, explain, check_understanding, ask_fact]}}, go: beat-{far}}}
      - {{when: {{any: [vague_reply]}}, mood: -1, say: 又来？, go: beat-{back}}}
      - {{when: {{silence: 6}}, say: 喂？, stay: true, limit: 2}}
      - {{otherwise: true, go: beat-{ahead}}}""")
    head = """format: 1
id: long-call
title: {zh: 很长的一通电话 & 更多, en: A long call & more}
family: complaint
language: zh
difficulty: 1
standard: guangdong-phone
persona: mother
tone: unresolved
complaint: true
within_authority: true
right_owner: self
brief: {zh: 长。, en: Long.}
start: beat-0
ends:
  left: {tone: unresolved, say: 不讲了！}
beats:"""
    return load_scenario({"long-call/scenario.yaml": head + "".join(lines)}, "long-call/scenario.yaml",
                         known=Known(acts=ACTS))  # fmt: skip


def texts_of(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_beats_replies_and_ends_stand_on_the_picture() -> None:
    scenario = small()[0]
    svg = draw_graph(scenario, EN)
    shown = texts_of(svg)
    assert {*scenario.beats, "late-call", "promised"} <= set(" ".join(shown).split())
    assert {"Angry", "empathy + apology", "anything else", "time of the reply, 理赔部 was asked"} <= set(shown)
    root = ElementTree.fromstring(svg)
    arrows = [one for one in root.iter(f"{SVG}g") if one.get("class") == "arrow"]
    going = [reply for beat in scenario.beats.values() for reply in beat.replies if reply.go and reply.go != "return"]
    assert len(arrows) == len(going)
    hints = [one.findtext(f"{SVG}title") or "" for one in arrows]
    assert any(hint.startswith("opening → waiting\nempathy + apology") for hint in hints)


def test_chinese_labels_for_chinese_trainers() -> None:
    assert {"生气", "同理心 + 道歉", "其他任何回答"} <= set(texts_of(draw_graph(small()[0], ZH)))


def test_what_no_call_reached_is_marked() -> None:
    scenario = small()[0]
    plain = draw_graph(scenario, EN)
    assert "no call came here" not in plain
    everything = Reached(
        frozenset(scenario.beats), frozenset((b.id, n) for b in scenario.beats.values() for n in range(1, 20)),
        frozenset(scenario.ends),
    )  # fmt: skip
    marked = draw_graph(scenario, EN, everything)
    assert texts_of(marked).count("no call came here") == 1  # the legend
    nothing = draw_graph(scenario, EN, Reached(frozenset(), frozenset(), frozenset()))
    assert texts_of(nothing).count("no call came here") == 1 + len(scenario.beats)
    assert nothing.count('class="row missed"') == sum(len(beat.replies) for beat in scenario.beats.values())


def test_forty_beats_do_not_cover_each_other() -> None:
    scenario = long_call(40)
    cards = {beat.id: card_of(beat, scenario, ZH, None) for beat in scenario.beats.values()}
    plan = lay_out(
        {card.id: card.high for card in cards.values()},
        [(card.id, row.target) for card in cards.values() for row in card.rows if row.kind == "go"],
    )
    spans = [(spot.column, spot.y, spot.y + cards[id_].high) for id_, spot in plan.cards.items()]
    for one, other in combinations(spans, 2):
        assert one[0] != other[0] or one[2] < other[1] or other[2] < one[1]
    for line in plan.lanes.values():
        assert not [s for s in line for column, top, bottom in spans if s.column == column and top < s.y < bottom]
    for card in cards.values():
        assert all(
            length(text) <= FULL + 2 for text in (*card.said, *(line for row in card.rows for line in row.label))
        )
        assert len(card.said) == 3
        assert card.said[-1].endswith("…")
    svg = draw_graph(scenario, ZH)
    root = ElementTree.fromstring(svg)
    assert float(root.get("width", "0")) >= plan.columns * 300
    assert "很长的一通电话 & 更多" in texts_of(svg)


def test_card_that_nothing_leads_to_stands_beneath_the_rest() -> None:
    plan = lay_out({"a": 100, "b": 100, "lost": 50}, [("a", "b"), ("b", "a"), ("lost", "lost")])
    assert plan.cards["lost"].y > max(plan.cards[one].y for one in "ab") + 100
    assert (plan.cards["a"].column, plan.cards["b"].column) == (0, 1)


def test_same_scenario_gives_the_same_picture_in_every_process() -> None:
    program = (
        "import sys\nfrom simulator.library import default_library\nfrom simulator.rehearse.graph import draw_graph\n"
        "from simulator.screen.words import words_for\nfrom hashlib import sha256\n"
        "svg = draw_graph(default_library().open('late-claim').scenario, words_for('zh'))\n"
        "print(sha256(svg.encode()).hexdigest())"
    )
    hashes = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True,
                       check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Condition(any=("explain",), none=("guess",)), "explanation, without guess"),
        (Condition(right=("policy_no",), wrong=("phone",)), "repeats policy_no rightly, gets phone wrong"),
        (Condition(held=True, consulted="claims", callback=False),
         "the line was held, 理赔部 was asked, no call-back was booked"),
        (Condition(identity="failed", mood_at_most=-2), "the identity check failed, mood -2 or worse"),
        (Condition(either=(Condition(silence=6), Condition(visits_at_least=2))),
         "silence of 6 s / here for the 2. time or later"),
    ],
)  # fmt: skip
def test_conditions_in_words(when: Condition, words: str) -> None:
    assert condition_words(when, small()[0], EN) == words
