"""The table of keys: no two actions of a place share one, changes are checked, and a screen asks for each of them."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from simulator.desk.settings_keys import action_titles
from simulator.keys import ACTIONS, BY_ID, EVERYWHERE, Refusal, bound, rebound, refusal, usable_keys
from simulator.screen.keymap import key_named
from simulator.screen.words import words_for

PROGRAM = Path(__file__).resolve().parents[2] / "simulator"


def test_no_two_actions_of_a_place_share_a_key() -> None:
    shared = [
        (one.id, other.id) for one, other in combinations(ACTIONS, 2)
        if one.key == other.key and (one.places & other.places or EVERYWHERE in one.places | other.places)
    ]  # fmt: skip
    assert shared == []
    assert len(BY_ID) == len(ACTIONS)


def test_every_key_that_the_program_came_with_is_one() -> None:
    assert [key_named(action.key).name for action in ACTIONS] == [action.key for action in ACTIONS]


def test_every_action_is_asked_for_by_a_screen_and_no_other() -> None:
    files = [*PROGRAM.glob("screen/**/*.py"), *PROGRAM.glob("desk/*.py")]
    code = "\n".join(path.read_text("utf-8") for path in files if path.name != "settings_keys.py")
    assert [action.id for action in ACTIONS if f'"{action.id}"' not in code] == []
    assert set(re.findall(r'keys\["([^"]+)"\]', code)) <= set(BY_ID)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_has_a_title(language: str) -> None:
    assert set(action_titles(words_for(language))) == set(BY_ID)


@pytest.mark.parametrize(
    ("action", "key", "why"),
    [
        ("call.hold", "F3", Refusal("taken", "call.mute")),
        ("call.hold", "Enter", Refusal("unfit")),
        ("call.hold", "G", Refusal("unfit")),
        ("call.hold", "Tab", Refusal("unfit")),
        ("call.hold", "Ctrl V", Refusal("writing")),
        ("back", "F2", Refusal("taken", "lobby.language")),
        ("lobby.settings", "F1", Refusal("taken", "dismiss")),
        ("call.hold", "Ctrl F2", None),
        ("call.hold", "Ctrl 4", None),
        ("lobby.settings", "F6", None),
    ],
)
def test_a_key_is_refused_where_it_would_be_in_the_way(action: str, key: str, why: Refusal | None) -> None:
    assert refusal({}, action, key) == why


def test_a_key_that_was_given_away_is_free_and_the_first_one_comes_back() -> None:
    changed = rebound({}, "call.mute", "Ctrl 1")
    assert bound(changed)["call.mute"] == "Ctrl 1"
    assert refusal(changed, "call.hold", "F3") is None
    changed = rebound(changed, "call.hold", "F3")
    assert refusal(changed, "call.mute", "F3") == Refusal("taken", "call.hold")
    changed = rebound(changed, "call.hold", "F2")
    assert rebound(changed, "call.mute", "F3") == {}


def test_of_changes_that_do_not_go_together_the_first_are_kept() -> None:
    swapped = {"call.hold": "F3", "call.mute": "F2"}
    assert usable_keys(swapped) == (swapped, ())
    kept, wrong = usable_keys({"call.mute": "Ctrl 1", "gone.away": "F5", "call.hold": "Ctrl 1", "call.notes": "?"})
    assert kept == {"call.mute": "Ctrl 1"}
    assert wrong == ("gone.away", "call.hold", "call.notes")
