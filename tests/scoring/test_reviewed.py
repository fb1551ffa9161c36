"""A scorecard after a review: the arithmetic of the scorecard itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.reviewed import CRITICAL, reviewed
from scoring.scorecard import Judgement, Scorecard, Verdict, add_up, scorecard_plain
from scoring.standard import shipped_standard

UNTOLD = Judgement(Verdict.NOT_MET, root="matter")
STANDARD = shipped_standard("guangdong-phone")
CARD = Path(__file__).parents[1] / "simulator" / "desk" / "data" / "late-claim.scorecard.json"


def card_of(**verdicts: Judgement) -> dict[str, Any]:
    """A card on which everything is met but some."""
    named = {name.replace("__", "."): one for name, one in verdicts.items()}
    judged = {id: named.get(id, Judgement(Verdict.MET)) for id in STANDARD.criteria}
    return scorecard_plain(add_up("a1", STANDARD, judged))


def totals(card: Scorecard) -> tuple[object, ...]:
    return card.total, card.before_cap, card.cap, card.passed, card.stars


@pytest.mark.parametrize(
    "card",
    [
        json.loads(CARD.read_text(encoding="utf-8")),
        card_of(calm__no_arguing=Judgement(Verdict.NOT_MET, critical=True)),
        card_of(privacy__verify=Judgement(Verdict.NOT_MET, bars=True)),
        card_of(readback__issue=UNTOLD, readback__confirm=UNTOLD),
    ],
)
def test_without_an_overrule_the_same_totals_come_out(card: dict[str, Any]) -> None:
    same = reviewed(card, STANDARD, {})
    assert totals(same) == (card["total"], card["before_cap"], card["cap"], card["passed"], card["stars"])
    assert {name: str(one.points) for name, one in same.dimensions.items()} == {
        name: one["points"] for name, one in card["dimensions"].items()
    }


def test_an_overrule_wins_the_points_and_nothing_else_changes() -> None:
    card = card_of(greeting__opening=Judgement(Verdict.NOT_MET))
    assert card["total"] < 100
    assert totals(reviewed(card, STANDARD, {"greeting.opening": "met"}))[0] == 100


def test_what_followed_from_an_overruled_failure_is_charged_itself() -> None:
    card = card_of(readback__issue=UNTOLD, readback__confirm=UNTOLD)
    after = reviewed(card, STANDARD, {"readback.issue": "met"})
    finding = next(one for one in after.findings if one.criterion == "readback.confirm")
    assert finding.follows_from is None
    assert finding.lost > 0


def test_a_cap_goes_with_the_failure_and_comes_only_by_name() -> None:
    broken = card_of(calm__no_arguing=Judgement(Verdict.NOT_MET, critical=True))
    assert broken["cap"] == STANDARD.critical_cap
    assert reviewed(broken, STANDARD, {"calm.no_arguing": "partly"}).cap is None
    assert reviewed(broken, STANDARD, {"calm.no_arguing": "not_met"}).cap is None
    assert reviewed(card_of(), STANDARD, {"calm.no_arguing": CRITICAL}).cap == STANDARD.critical_cap


def test_what_the_rulebook_or_the_card_has_not_is_left_out() -> None:
    card = card_of()
    card["verdicts"]["of.another"] = "met"
    assert reviewed(card, STANDARD, {"nobody.knows": "not_met"}).total == 100
