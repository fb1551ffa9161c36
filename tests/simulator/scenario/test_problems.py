"""Every kind of problem has a broken example file, and each example is found to be broken in just that way.

The first line of an example names the file of the small library that it stands for; the second says what is wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.authored import MAX_BYTES
from simulator.library import Checked, Library
from simulator.scenario.problems import CATALOGUE

BROKEN = Path(__file__).parent / "broken"
EXAMPLES = sorted(BROKEN.glob("*.yaml"))
ALSO = {"A010": {"A003"}}
"""What may be found beside: anchors need keys to stand at, which no author file has."""


def check(whole: Path, example: Path, characters: frozenset[str]) -> tuple[str, Checked]:
    """The check of the small library with one of its files replaced by a broken example."""
    text = example.read_text(encoding="utf-8")
    place, _, missing = text.split("\n", 1)[0].removeprefix("# ").partition(" without ")
    if "padded" in text.split("\n", 2)[1]:
        text += "#" * MAX_BYTES
    (whole / place).write_text(text, encoding="utf-8")
    if missing:
        (whole / missing).unlink()
    return place, Library((whole,), characters=characters).check()


def test_small_library_has_no_problem(whole: Path, characters: frozenset[str]) -> None:
    assert Library((whole,), characters=characters).check().problems == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_broken_in_its_own_way(example: Path, whole: Path, characters: frozenset[str]) -> None:
    place, checked = check(whole, example, characters)
    assert {problem.code for problem in checked.problems} - ALSO.get(example.stem, set()) == {example.stem}
    for problem in checked.problems:
        assert problem.place.file == place
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message.endswith((".", "?"))


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert {path.stem for path in EXAMPLES} == set(CATALOGUE)
    assert len(CATALOGUE) >= 25


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("A003", "mood"),
        ("S101", "apologise"),
        ("S102", "waiting"),
        ("S103", "promised"),
        ("S104", "policy_no"),
        ("S108", "guangdong-phone"),
        ("S109", "phone"),
        ("S118", "claims"),
        ("S113", "late-call"),
        ("S503", "calm.no_arguing"),
    ],
)
def test_mistyped_name_is_answered_with_the_nearest_valid_one(
    code: str, nearest: str, whole: Path, characters: frozenset[str]
) -> None:
    _, checked = check(whole, BROKEN / f"{code}.yaml", characters)
    assert [problem.nearest for problem in checked.problems] == [nearest]


def test_all_mistakes_of_all_files_are_reported_at_once(whole: Path) -> None:
    spoil(whole / "late-call/scenario.yaml", ("difficulty: 2", "difficulty: 9"), ("go: waiting", "go: wating"))
    spoil(whole / "late-call/walkthroughs.yaml", ("ends: promised", "ends: promisd"))
    spoil(whole / "shared/identity.yaml", ("go: return", "go: back"))
    spoil(whole / "personas/mother.yaml", ("sex: female", "sex: f"))
    found = [(one.place.file, one.place.line, one.code) for one in Library((whole,)).check().problems]
    assert found == [
        ("late-call/scenario.yaml", 7, "A012"),
        ("late-call/scenario.yaml", 36, "S102"),
        ("late-call/scenario.yaml", 38, "S102"),
        ("late-call/walkthroughs.yaml", 14, "S103"),
        ("personas/mother.yaml", 4, "A007"),
        ("shared/identity.yaml", 8, "S102"),
    ]


def test_mistyped_target_does_not_make_other_beats_look_lost(whole: Path) -> None:
    spoil(whole / "late-call/scenario.yaml", ("go: waiting", "go: wating"))
    assert {one.code for one in Library((whole,)).check().problems} == {"S102"}


def test_line_that_a_comma_cuts_in_two_is_a_warning(whole: Path) -> None:
    spoil(whole / "late-call/scenario.yaml", ("say: 又是这样。", "say: [Not again, please, Never!]"))
    problems = Library((whole,)).check().problems
    assert [(one.code, one.severity, one.place.line, one.place.column) for one in problems] == [
        ("S312", "warning", 47, 26)
    ]


def test_text_that_is_not_utf8_is_refused_with_its_place(whole: Path) -> None:
    (whole / "personas/mother.yaml").write_bytes(b"format: 1\nid: m\xf6ther\n")
    problems = Library((whole,)).check().problems
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("A001", 2, 6)]


def spoil(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words of a file, each where it stands."""
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
