"""What a trainee does with a scorecard, by keyboard alone: disputes, stage, report, sentences, handing in, retry."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator

import pygame
import pytest

from scoring.engine import score
from simulator.errors import RetryError, StoreError
from simulator.screen.score_view import FindingView, ScoreView
from simulator.screen.window import unseen_window
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import RecordedCall
from tests.simulator.desk.test_walk import Session, closed, scored
from tests.simulator.screen.keys import ctrl, text


@pytest.fixture
def session() -> Iterator[Session]:
    window = unseen_window()
    pygame.event.clear()
    opened = Session(window)
    scored(opened)
    yield opened
    window.close()


def view(session: Session) -> ScoreView:
    session.frame()
    shown = session.desk._view
    assert isinstance(shown, ScoreView)
    return shown


def opened(session: Session) -> FindingView:
    """The first of all rules, opened."""
    session.press(pygame.K_F7, pygame.K_RETURN)
    one = session.desk._page.opened  # type: ignore[union-attr]
    assert isinstance(one, FindingView)
    return one


def kinds(session: Session) -> list[str]:
    return [entry.kind for entry in session.services.journal]


def test_a_dispute_is_kept_and_shown_with_its_state(session: Session) -> None:
    one = opened(session)
    session.press(ctrl("d"))
    session.write("wo", "我说过了")
    session.press(ctrl("\r"))
    (entry,) = session.services.journal
    assert (entry.kind, entry.who, entry.call, entry.criterion, entry.text) == (
        "dispute", "林", "recorded", one.id, "我说过了",
    )  # fmt: skip
    shown = next(finding for finding in view(session).findings if finding.id == one.id)
    assert shown.dispute is not None
    assert "尚未答复" in shown.dispute.state
    assert any("1 条" in line for line in view(session).beside)
    session.services.enter("answer", "recorded", who="周", text="您说得对", answers=entry.id)
    session.press(pygame.K_ESCAPE, pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_a_dispute_that_cannot_be_kept_is_told_and_its_words_stay(session: Session) -> None:
    one = opened(session)
    session.services.refused = StoreError("The database is used by another program for too long.")
    session.press(ctrl("d"), text("我说过了"), ctrl("\r"))
    assert view(session).notice is not None
    assert kinds(session) == []
    session.services.refused = None
    session.press(ctrl("d"))
    assert session.desk.filled(f"form.dispute.{one.id}") == "我说过了"


def test_every_rule_says_why(session: Session) -> None:
    verdicts = {one.verdict for one in view(session).findings}
    assert {"met", "not_applicable"} <= verdicts
    for one in view(session).findings:
        assert one.why or one.missing, one.id
        if one.verdict in ("met", "not_applicable"):
            assert "应当出现的地方" in one.why


def test_a_stage_shows_its_rules_and_the_result_that_counts_stays(session: Session) -> None:
    whole = view(session)
    session.press(pygame.K_F2)
    shown = view(session)
    call = session.call
    assert shown.stage == "week1"
    assert shown.total == score(call.record(), call.standard, "week1").total
    assert str(whole.total) in shown.counts
    left_out = [one for one in shown.findings if one.verdict_word == words_for("zh")("Not in this stage")]
    assert len(left_out) == len(call.standard.criteria) - len(call.standard.stages["week1"])
    session.press(pygame.K_F2, pygame.K_F2, pygame.K_F2)
    assert view(session) == whole


def test_the_report_opens_with_the_rules_that_are_shown(session: Session) -> None:
    session.press(pygame.K_F3)
    assert "/reports/call.html" in view(session).notice.text  # type: ignore[union-attr]
    session.press(pygame.K_F2, pygame.K_F3)
    assert session.services.reports == [None, "week1"]


def test_a_model_sentence_is_heard(session: Session) -> None:
    session.press(pygame.K_F7)
    heard = next(one for one in view(session).findings if one.hear)
    while session.focus != f"rule.{heard.id}":
        session.press(pygame.K_DOWN)
    session.press(pygame.K_RETURN, ctrl("h"))
    assert session.services.said == [(heard.hear, "zh")]


def test_practice_is_handed_in_and_taken_back_until_it_was_opened(session: Session) -> None:
    assert view(session).submission == "possible"
    session.press(pygame.K_F11)
    assert view(session).submission == "handed_in"
    session.press(pygame.K_F11)
    assert view(session).submission == "possible"
    session.press(pygame.K_F11)
    session.services.enter("open", "recorded", who="周")
    session.press(pygame.K_F2, pygame.K_F11)
    assert view(session).submission == "seen"
    assert kinds(session) == ["submit", "withdraw", "submit", "open"]


def test_a_turn_is_taken_again(session: Session) -> None:
    one = opened(session)
    session.press(ctrl("r"))
    assert session.services.retried == [("recorded", one.places[0].event)]
    session.frame()
    assert session.desk.place in ("ringing", "call")
    assert len(session.services.calls) == 2


def test_any_line_of_the_call_is_taken_again(session: Session) -> None:
    session.press(pygame.K_F8, pygame.K_DOWN, pygame.K_DOWN)
    line = view(session).lines[2]
    assert session.focus == f"line.{line.event}"
    session.press(ctrl("r"))
    assert session.services.retried == [("recorded", line.event)]


def test_a_turn_that_cannot_be_taken_again_leaves_the_scorecard(session: Session) -> None:
    def refuse(call: str, event: int, typed: bool) -> RecordedCall:
        raise RetryError("It cannot be taken up again there.")

    session.services.open_retry = refuse  # type: ignore[method-assign]
    opened(session)
    session.press(ctrl("r"))
    assert session.desk.place == "score"
    notice = view(session).notice
    assert notice is not None
    assert "不能从这里重练" in notice.text


def test_again_says_when_the_scenario_is_gone(session: Session) -> None:
    session.services.entries = lambda: ()  # type: ignore[method-assign]
    session.press(pygame.K_F5)
    assert session.desk.place == "score"
    assert view(session).notice is not None


def test_the_record_is_completed_against_the_clock() -> None:
    window = unseen_window()
    pygame.event.clear()
    session = Session(window)
    session.answered()
    session.press(pygame.K_F12, pygame.K_F12)
    closed(session)
    shown = []
    for _ in range(3):
        session.frame(20.0)
        session.frame(0.0)
        label = session.desk._page.widget("clock")  # type: ignore[union-attr]
        assert label is not None
        shown.append(label.text)  # type: ignore[attr-defined]
    assert [text.split()[-1] for text in shown] == ["0:21", "0:41", "1:01"]
    window.close()
