"""`three-rings evaluate`: agreement with labels, and what mishearing costs."""

import json
from pathlib import Path

import pytest

from scoring.act_agreement import Labelled, act_agreement

CALLS = Path(__file__).parent.parent.parent / "scoring" / "transcripts" / "sample.jsonl"


def test_precision_recall_and_f1_are_those_of_the_textbook() -> None:
    utterances = [
        Labelled(frozenset({"greet", "goodbye"}), frozenset({"greet"})),
        Labelled(frozenset({"greet"}), frozenset({"greet", "blame"})),
        Labelled(frozenset(), frozenset()),
    ]
    outcome = act_agreement(utterances, ("greet", "goodbye", "blame", "order"))
    assert list(outcome.acts) == ["greet", "goodbye", "blame"]
    assert (outcome.acts["greet"].precision, outcome.acts["greet"].recall) == (1.0, 1.0)
    assert (outcome.acts["goodbye"].precision, outcome.acts["goodbye"].recall) == (None, 0.0)
    assert (outcome.acts["blame"].precision, outcome.acts["blame"].recall) == (0.0, None)
    assert outcome.micro.f1 == pytest.approx(2 / 3)
    assert outcome.macro_f1 == pytest.approx(0.5)
    assert outcome.exact == pytest.approx(1 / 3)


def test_acts_are_compared_with_their_labels(three_rings, tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    lines = [
        {"lang": "en", "text": "please hold the line", "acts": ["ask_hold", "courtesy"]},
        {"lang": "en", "text": "please hold the line", "acts": ["goodbye"]},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    outcome = three_rings("evaluate", "acts", file, "--json").json
    assert outcome["utterances"] == 2
    assert outcome["acts"]["goodbye"]["missed"] == 1
    assert outcome["acts"]["ask_hold"] == {
        "precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "right": 1, "extra": 1, "missed": 0,
    }  # fmt: skip
    assert "ask_hold" in three_rings("evaluate", "acts", file).out


def test_false_alarms_are_listed_with_their_reasons(three_rings, tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    lines = [
        {"lang": "en", "text": "please hold the line", "acts": ["ask_hold", "courtesy"]},
        {"lang": "en", "text": "please hold the line", "acts": ["courtesy"]},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (alarm,) = three_rings("evaluate", "acts", file, "--json").json["false_alarms"]
    assert (alarm["place"], alarm["text"], alarm["act"]) == (f"{file}, line 2", "please hold the line", "ask_hold")
    assert alarm["level"] in ("certain", "possible")
    assert alarm["reason"]
    assert alarm["reason"] in " ".join(three_rings("evaluate", "acts", file).out.split())


@pytest.mark.parametrize("command", ["acts", "calls"])
def test_a_line_without_an_end_is_refused(three_rings, tmp_path: Path, command: str) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_bytes(b'{"text": "' + b"x" * 1_200_000)
    done = three_rings("evaluate", command, file)
    assert done.status == 1
    assert "longer than" in done.err


def test_mishearing_is_repeatable_and_costs(three_rings, tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    line = {"lang": "en", "text": "please hold the line for a moment", "acts": ["ask_hold"]}
    file.write_text("\n".join([json.dumps(line)] * 1), encoding="utf-8")
    first, second = (three_rings("evaluate", "acts", file, "--cer", "1", "--json").out for _ in range(2))
    assert first == second
    assert json.loads(first)["acts"]["ask_hold"]["missed"] == 1


def test_verdicts_are_compared_with_their_labels(three_rings, tmp_path: Path) -> None:
    plain = json.loads(CALLS.read_text(encoding="utf-8").splitlines()[0])
    (scored,) = three_rings("score", CALLS, "--json").lines[:1]
    spelt = {"met": "pass", "partly": "partial", "not_met": "fail", "not_applicable": "na"}
    same = {name: spelt[verdict] for name, verdict in scored["verdicts"].items() if verdict in spelt}
    file = tmp_path / "calls.jsonl"
    file.write_text(json.dumps({**plain, "labels": same, "auto_fail": bool(scored["auto_fail"])}), encoding="utf-8")
    outcome = three_rings("evaluate", "calls", file, "--json").json
    assert (outcome["exact"], outcome["kappa"]) == (1.0, 1.0)
    assert outcome["auto_fail"]["missed"] == outcome["auto_fail"]["extra"] == 0

    flipped = {name: "fail" if label == "pass" else label for name, label in same.items()}
    file.write_text(json.dumps({**plain, "labels": flipped, "why": {}}), encoding="utf-8")
    worse = three_rings("evaluate", "calls", file, "--json").json
    assert worse["exact"] < 1.0
    assert "kappa" in three_rings("evaluate", "calls", file).out
    assert outcome["disagreements"] == []
    assert {one["criterion"] for one in worse["disagreements"]} == {
        name for name in same if same[name] != flipped[name]
    }
    assert set(worse["disagreements"][0]) == {"call", "criterion", "label", "why", "verdict", "reason"}
    assert worse["disagreements"][0]["verdict"] == "met"


@pytest.mark.parametrize(
    ("command", "line", "sentence"),
    [
        ("acts", '{"text": "hello"}', "'acts' must be a list"),
        ("acts", '{"text": "hello", "acts": ["wave"]}', "'acts' must be a list"),
        ("acts", "x", "line 1: this line is no JSON"),
        ("calls", "x", "line 1: this is no JSON object"),
        ("calls", "[]", "line 1: this is no JSON object"),
        ("calls", "{}", "line 1: 'lang'"),
    ],
)
def test_lines_without_labels_are_said(three_rings, tmp_path: Path, command: str, line: str, sentence: str) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    for more in ((), ("--cer", "0.1")):
        done = three_rings("evaluate", command, file, *more)
        assert done.status == 1
        assert sentence in done.err


def test_wrong_labels_of_calls_are_said(three_rings, tmp_path: Path) -> None:
    plain = json.loads(CALLS.read_text(encoding="utf-8").splitlines()[0])
    file = tmp_path / "calls.jsonl"
    for labels in ({"greeting.opening": "splendid"}, ["pass"], None):
        file.write_text(json.dumps({**plain, "labels": labels}), encoding="utf-8")
        done = three_rings("evaluate", "calls", file)
        assert done.status == 1
        assert "label" in done.err


def test_a_rate_outside_its_limits_is_misuse(three_rings) -> None:
    assert three_rings("evaluate", "acts", CALLS, "--cer", "7").status == 2
