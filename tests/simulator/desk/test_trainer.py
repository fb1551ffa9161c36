"""The trainer's view, by keyboard alone: the door, the list with its filters, a review; and its presenter."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from simulator.desk.after_call import ReviewedCall
from simulator.desk.trainer_desk import trainer_view
from simulator.results.entries import CallEntry, JournalEntry
from simulator.results.standing import standing
from simulator.screen.intentions import FilterCalls
from simulator.screen.score_view import ScoreView
from simulator.screen.trainer_view import DoorView, TrainerView
from simulator.screen.window import unseen_window
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import DeskOfRecords, recorded_scorecard
from tests.simulator.desk.test_walk import Session
from tests.simulator.screen.keys import click, ctrl, text

PASSPHRASE = "three rings at most"


def entry(call: str, trainee: str = "林", mode: str = "practise", started: str = "2026-03-01T09:30:00") -> CallEntry:
    return CallEntry(call, trainee, "late-claim", started, mode, "zh", "finished", Path(), None, 64, False, 0)


@pytest.fixture
def session() -> Iterator[Session]:
    window = unseen_window()
    pygame.event.clear()
    opened = Session(window)
    opened.services.reviewed = [
        (entry("handed-in"), recorded_scorecard()), (entry("private"), recorded_scorecard()),
        (entry("test", trainee="陈", mode="test", started="2026-04-02T09:30:00"), recorded_scorecard()),
    ]  # fmt: skip
    opened.services.enter("submit", "handed-in")
    opened.services.enter("dispute", "handed-in", criterion="greeting.opening", text="我报了工号")
    yield opened
    window.close()


def at_the_door(session: Session) -> None:
    session.press(pygame.K_F8)
    assert session.desk.place == "trainer-door"


def inside(session: Session) -> None:
    session.services.passphrase = PASSPHRASE
    at_the_door(session)
    session.press(text("周老师"), pygame.K_RETURN, text(PASSPHRASE), pygame.K_RETURN)
    for _ in range(3):
        session.frame()
    assert session.desk.place == "trainer"


def door(session: Session) -> DoorView:
    session.frame()
    view = session.desk._view
    assert isinstance(view, DoorView)
    return view


def listed(session: Session) -> TrainerView:
    session.frame()
    view = session.desk._view
    assert isinstance(view, TrainerView)
    return view


def reviewed(session: Session) -> ScoreView:
    session.frame()
    view = session.desk._view
    assert isinstance(view, ScoreView)
    return view


def test_the_first_passphrase_is_set_at_the_door(session: Session) -> None:
    at_the_door(session)
    assert door(session).kind == "first"
    session.press(text("周老师"), pygame.K_RETURN, text("short"), pygame.K_RETURN, text("short"), pygame.K_RETURN)
    assert "8" in door(session).problem
    session.press(text(PASSPHRASE), pygame.K_RETURN, text("another one"), pygame.K_RETURN)
    assert door(session).problem == "两次输入的口令不一致。"
    session.press(text(PASSPHRASE), pygame.K_RETURN, text(PASSPHRASE), pygame.K_RETURN)
    for _ in range(3):
        session.frame()
    assert session.services.passphrase == PASSPHRASE
    assert listed(session).trainer == "周老师"


def test_the_door_is_also_found_from_the_results(session: Session) -> None:
    session.press(pygame.K_F5)
    session.frame()
    session.press(pygame.K_F8)
    assert session.desk.place == "trainer-door"


def test_the_lobby_shows_the_way_to_the_door_with_its_key(session: Session) -> None:
    button = session.desk._page.widget("trainer")  # type: ignore[union-attr]
    assert button is not None
    assert button.key is not None
    assert (button.key.name, button.text) == ("F8", "培训师")  # type: ignore[attr-defined]
    session.press(*click(button.rect.center))
    assert session.desk.place == "trainer-door"


def test_a_wrong_passphrase_stays_outside_and_is_not_shown(session: Session) -> None:
    session.services.passphrase = PASSPHRASE
    at_the_door(session)
    session.press(text("周老师"), pygame.K_RETURN, text("guessed it"))
    field = session.desk._page.widget("passphrase")  # type: ignore[union-attr]
    assert field is not None
    assert set(field._shown()) == {"•"}  # type: ignore[attr-defined]
    session.press(pygame.K_RETURN)
    session.frame()
    assert door(session).problem == "口令不对。"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_the_door_locks_behind_the_trainer(session: Session) -> None:
    inside(session)
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"
    at_the_door(session)
    assert door(session).kind == "enter"


def test_the_passphrase_is_changed_with_the_old_one(session: Session) -> None:
    inside(session)
    session.press(pygame.K_F4)
    assert door(session).kind == "change"
    for wrong in ("not the old one", PASSPHRASE):
        new = "a new one, longer"
        session.press(text(wrong), pygame.K_RETURN, text(new), pygame.K_RETURN, text(new), pygame.K_RETURN)
        for _ in range(3):
            session.frame()
        if wrong != PASSPHRASE:
            assert door(session).problem == "口令不对。"
    assert session.services.passphrase == "a new one, longer"
    assert listed(session).notice is not None


def test_only_what_was_handed_in_and_tests_are_listed(session: Session) -> None:
    inside(session)
    assert [one.id for one in listed(session).calls] == ["handed-in", "test"]


def test_letters_narrow_the_list_and_switches_too(session: Session) -> None:
    inside(session)
    while session.focus != "trainee":
        session.press(pygame.K_TAB)
    session.press(text("陈"))
    assert [one.id for one in listed(session).calls] == ["test"]
    session.press(pygame.K_BACKSPACE, pygame.K_F3)
    assert [one.id for one in listed(session).calls] == ["handed-in"]
    session.press(pygame.K_RETURN)
    assert session.focus == "open"


def test_a_review_is_written_into_the_journal_and_leads_back(session: Session) -> None:
    inside(session)
    session.press(pygame.K_RETURN)
    session.frame()
    session.frame()
    assert session.desk.place == "trainer-review"
    assert reviewed(session).from_trainer
    session.press(pygame.K_F7)
    while session.focus != "rule.greeting.opening":
        session.press(pygame.K_DOWN)
    session.press(pygame.K_RETURN, ctrl("d"), text("录音里听得到"), ctrl("\r"))
    session.press(ctrl("o"), text("录音里听得到"), ctrl("\r"))
    session.press(ctrl("n"), text("语气很好"), ctrl("\r"))
    kinds = [(one.kind, one.who, one.call) for one in session.services.journal[2:]]
    assert kinds == [(kind, "周老师", "handed-in") for kind in ("open", "answer", "overrule", "comment")]
    shown = next(one for one in reviewed(session).findings if one.id == "greeting.opening")
    assert shown.dispute is not None
    assert shown.dispute.answer == "录音里听得到"
    assert "周老师" in shown.overruled
    assert any(line.comments for line in reviewed(session).lines)
    session.press(pygame.K_ESCAPE, pygame.K_ESCAPE)
    session.frame()
    assert not next(one for one in listed(session).calls if one.id == "handed-in").disputed


def test_an_overrule_shows_both_totals(session: Session) -> None:
    inside(session)
    session.press(pygame.K_RETURN)
    session.frame()
    before = reviewed(session)
    lost = before.fixes[0] if before.fixes else before.findings[0]
    wanted = "met" if lost.verdict != "met" else "not_met"
    session.services.enter("overrule", "handed-in", who="周老师", criterion=lost.id, verdict=wanted, text="r")
    session.press(pygame.K_ESCAPE)
    session.frame()
    session.press(pygame.K_RETURN)
    session.frame()
    after = reviewed(session)
    assert after.total == before.total, "the automatic total stays"
    assert any("复核后" in line and str(before.total) in line for line in after.beside)
    same = next(one for one in after.findings if one.id == lost.id)
    assert (same.verdict, same.points) == (lost.verdict, lost.points)


# --- the presenter --------------------------------------------------------------------------------------------------


def shown(wanted: FilterCalls, language: str = "zh") -> list[str]:
    passed: dict[str, Any] = {**recorded_scorecard(), "passed": True}
    failed: dict[str, Any] = {**recorded_scorecard(), "passed": False}
    dispute = JournalEntry(1, "2026-03-01T10:00:00", "林", "dispute", "b", "text", "c")
    answer = replace(dispute, id=2, kind="answer", answers=1, criterion=None)
    calls = [
        ReviewedCall(entry("a", started="2026-04-02T09:30:00"), passed, standing([])),
        ReviewedCall(entry("b", trainee="Chen"), failed, standing([dispute])),
        ReviewedCall(entry("c", started="2026-02-28T09:30:00"), failed, standing([dispute, answer])),
    ]
    view = trainer_view(
        calls, DeskOfRecords().entries(), words_for(language), trainer="周", wanted=wanted, chosen="gone"
    )
    assert view.chosen == (view.calls[0].id if view.calls else "")
    assert bool(view.empty) != bool(view.calls)
    return [one.id for one in view.calls]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (FilterCalls(), "abc"),
        (FilterCalls(trainee="chen"), "b"),
        (FilterCalls(scenario="理赔"), "abc"),
        (FilterCalls(scenario="LATE-"), "abc"),
        (FilterCalls(scenario="扣了"), ""),
        (FilterCalls(result="passed"), "a"),
        (FilterCalls(result="failed"), "bc"),
        (FilterCalls(disputes="open"), "b"),
        (FilterCalls(disputes="any"), "bc"),
        (FilterCalls(since="2026-03-01"), "ab"),
        (FilterCalls(until="2026-03-01"), "bc"),
        (FilterCalls(since="2026-03", until="2026-03"), "b"),
    ],
)
def test_filters(wanted: FilterCalls, ids: str) -> None:
    assert shown(wanted) == list(ids)
