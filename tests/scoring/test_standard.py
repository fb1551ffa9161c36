"""Rulebooks: the shipped ones hold every criterion, and every mistake is found with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring.authored import AuthoringError
from scoring.standard import CHECKS, SHIPPED, Standard, load_standard, shipped_standard
from scoring.standard import loader as module

FOLDER = Path(__file__).parent / "rulebooks"
BROKEN = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "good")
CRITERIA = [
    "greeting.three_rings",
    "greeting.opening",
    "greeting.surname",
    "empathy.acknowledge",
    "empathy.apologise",
    "empathy.listen",
    "empathy.reassure",
    "readback.issue",
    "readback.facts",
    "readback.confirm",
    "readback.record",
    "calm.no_arguing",
    "calm.no_shirking",
    "calm.voice",
    "answer.correct",
    "answer.every_question",
    "answer.no_guess",
    "answer.check_understanding",
    "complaint.find_cause",
    "escalation.no_overpromise",
    "escalation.owner",
    "escalation.reply_time",
    "escalation.contact",
    "transfer.check_ready",
    "transfer.explain_absence",
    "transfer.take_number",
    "transfer.handover",
    "transfer.hours",
    "transfer.brief",
    "transfer.recover_drop",
    "transfer.no_ping_pong",
    "privacy.no_disclosure",
    "privacy.verify",
    "closing.other_needs",
    "closing.thanks",
    "closing.hang_up",
    "manner.courtesy",
    "manner.hold",
    "manner.pace",
    "manner.concise",
    "followup.promise_recorded",
    "record.result",
]


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> Standard:
    return shipped_standard(request.param)


def good() -> str:
    return (FOLDER / "good.yaml").read_text(encoding="utf-8")


def test_shipped_rulebooks_hold_every_criterion_in_both_languages(shipped: Standard) -> None:
    assert sorted(shipped.criteria) == sorted(CRITERIA)
    for criterion in shipped.criteria.values():
        assert set(criterion.text) == {"zh", "en"}
        assert criterion.clause
        assert set(criterion.with_) == set(CHECKS[criterion.check])
    assert [name for name, dimension in shipped.dimensions.items() if dimension.headline] == [
        "greeting", "empathy", "readback", "calm", "escalation",
    ]  # fmt: skip


def test_review_criteria_give_no_points_and_five_kinds_of_violation_are_critical(shipped: Standard) -> None:
    classes = {id: criterion.class_ for id, criterion in shipped.criteria.items()}
    assert [id for id, name in classes.items() if name == "review"] == ["calm.voice", "manner.pace"]
    assert [id for id, name in classes.items() if name == "critical"] == [
        "calm.no_arguing", "escalation.no_overpromise", "privacy.no_disclosure",
    ]  # fmt: skip


def test_stages_grow_to_the_whole_rulebook(shipped: Standard) -> None:
    week1, week2, week3 = (set(shipped.stages[f"week{week}"]) for week in (1, 2, 3))
    assert week1 < week2 < week3 == set(shipped.criteria)


def test_a_rulebook_has_the_hash_of_its_text() -> None:
    one, other = load_standard(good(), "a.yaml"), load_standard(good().replace("weight: 5", "weight: 4"), "a.yaml")
    assert one.hash.startswith("sha256:")
    assert one.hash != other.hash
    assert one.hash == load_standard(good(), "b.yaml").hash


def test_parameters_are_typed_and_defaults_filled_in() -> None:
    standard = load_standard(good(), "good.yaml")
    assert standard.criteria["greeting.three_rings"].with_ == {"at_most": 3}
    assert standard.criteria["calm.no_arguing"].words("critical") == ("sarcasm", "order/threat")
    assert standard.criteria["calm.no_arguing"].words("partly_with") == ()
    assert standard.criteria["calm.no_arguing"].applies == {"complaint": ("true",)}


def test_an_unknown_shipped_rulebook_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        shipped_standard("nowhere")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_mistake_is_found_with_its_code_and_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = text.partition("\n")[0].removeprefix("# expects: ").split()
    with pytest.raises(AuthoringError) as caught:
        load_standard(text, path.name)
    problem = next(one for one in caught.value.problems if one.code == expected[0])
    assert path.stem.startswith(problem.code)
    assert problem.place.file == path.name
    assert problem.place.line > 1
    assert re.fullmatch(r"[^\n]+\.", problem.message)
    if len(expected) > 1:
        assert f"{problem.place.line}:{problem.place.column}" == expected[1]


def test_every_code_of_rulebooks_has_a_broken_example() -> None:
    codes = {value for value in vars(module).values() if isinstance(value, str) and re.fullmatch(r"R\d\d\d", value)}
    assert codes == {path.stem[:4] for path in BROKEN if path.stem.startswith("R")}


def test_all_mistakes_of_a_file_are_reported_at_once_with_the_nearest_name() -> None:
    text = (
        good()
        .replace("check: rings", "check: ring")
        .replace("[argue]", "[argu]")
        .replace("class: critical", "class: fatal")
    )
    with pytest.raises(AuthoringError) as caught:
        load_standard(text, "bad.yaml")
    assert {problem.code for problem in caught.value.problems} == {"R003", "R005", "A007"}
    assert {problem.nearest for problem in caught.value.problems} == {"rings", "argue", None}


@pytest.mark.parametrize("text", ["", "[]", "format: 1", "a: [", "x" * 2_000_000, "a: &a [*a]", "criteria: {a: 1}"])
def test_no_rulebook_at_all_is_a_list_of_problems(text: str) -> None:
    with pytest.raises(AuthoringError):
        load_standard(text, "bad.yaml")
