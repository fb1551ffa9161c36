"""The text field: caret, editing, composition, lines."""

from __future__ import annotations

import pygame
import pytest

from simulator.screen.chrome import kit_for
from simulator.screen.intentions import Intentions, SendReply
from simulator.screen.widgets.field import LONGEST, Field, FieldState
from simulator.screen.words import Words
from tests.simulator.screen.keys import composing, ctrl, key, text

KIT = kit_for((1280, 720), 1.0, Words("en", {}), motion=False)


def field(words: str = "", width: int = 240, lines: int = 1) -> tuple[Field, FieldState]:
    state = FieldState(words, len(words))

    def submit() -> Intentions:
        return (SendReply(state.text),)

    rect = pygame.Rect(20, 20, width, Field.height(KIT, lines))
    return Field("f", rect, state, KIT, "hint", submit=submit, changed=lambda: ()), state


def test_text_is_put_at_the_caret() -> None:
    one, state = field("您")
    for event in (key(pygame.K_HOME), text("陈"), key(pygame.K_END), text("好")):
        one.type_key(event)
    assert (state.text, state.caret) == ("陈您好", 3)


def test_backspace_and_delete_take_characters_away() -> None:
    one, state = field("一二三")
    one.type_key(key(pygame.K_BACKSPACE))
    one.type_key(key(pygame.K_HOME))
    one.type_key(key(pygame.K_DELETE))
    assert state.text == "二"
    one.type_key(key(pygame.K_BACKSPACE))
    assert state.text == "二"


def test_enter_hands_the_text_in() -> None:
    one, _ = field("您好")
    assert one.type_key(key(pygame.K_RETURN)) == (SendReply("您好"),)


def test_composition_is_shown_but_not_part_of_the_text() -> None:
    one, state = field("您")
    one.type_key(composing("hao"))
    assert (state.text, state.composing) == ("您", "hao")
    assert one.type_key(key(pygame.K_RETURN)) == ()
    one.type_key(text("好"))
    assert (state.text, state.composing) == ("您好", "")


def test_the_candidate_list_stands_at_the_end_of_the_composition() -> None:
    one, _ = field("您")
    before = one.caret_rect()
    one.type_key(composing("hao"))
    after = one.caret_rect()
    assert after.x > before.x
    assert one.rect.contains(after)


def test_the_caret_goes_up_and_down_between_lines() -> None:
    one, state = field("一二三四五六七八九十一二三四五六七八九十", width=180, lines=3)
    rows = one._lines()
    assert len(rows) >= 2
    one.type_key(key(pygame.K_UP))
    assert state.caret <= rows[-2][1]
    one.type_key(key(pygame.K_DOWN))
    assert state.caret > rows[-2][0]


def test_a_click_sets_the_caret() -> None:
    one, state = field("一二三四")
    one.press_at((one.rect.x + KIT.px(10) + 2, one.rect.centery))
    assert state.caret == 0
    one.press_at((one.rect.right - 5, one.rect.centery))
    assert state.caret == 4


def test_a_field_does_not_take_more_than_its_limit() -> None:
    one, state = field("")
    one.type_key(text("好" * (LONGEST + 50)))
    assert len(state.text) == LONGEST


def test_control_characters_are_left_out() -> None:
    one, state = field("")
    one.type_key(text("a\x00b\tc\n"))
    assert state.text == "abc"


@pytest.mark.parametrize("event", [key(pygame.K_F2), key(pygame.K_TAB), ctrl("k"), key(pygame.K_ESCAPE)])
def test_keys_that_are_no_editing_are_left_to_the_screen(event: pygame.event.Event) -> None:
    one, _ = field("您好")
    assert one.type_key(event) is None


def test_a_disabled_field_takes_nothing() -> None:
    one, state = field("您好")
    one.enabled = False
    assert one.type_key(text("x")) is None
    assert state.text == "您好"


def shift(code: int) -> pygame.event.Event:
    return key(code, pygame.KMOD_LSHIFT)


def test_all_is_selected_and_what_is_typed_takes_its_place() -> None:
    one, state = field("一九八五")
    one.type_key(ctrl("a"))
    assert state.selection == (0, 4)
    one.type_key(text("1985"))
    assert (state.text, state.caret, state.anchor) == ("1985", 4, None)


def test_a_part_is_selected_with_shift_and_taken_away() -> None:
    one, state = field("1985-04-12")
    for event in (shift(pygame.K_LEFT), shift(pygame.K_LEFT), key(pygame.K_BACKSPACE)):
        one.type_key(event)
    assert state.text == "1985-04-"
    one.type_key(shift(pygame.K_HOME))
    assert state.selection == (0, 8)
    one.type_key(composing("ni"))
    assert (state.text, state.composing) == ("", "ni")


def test_an_arrow_lets_the_selection_go_at_its_side() -> None:
    one, state = field("一二三四")
    for code, caret in ((pygame.K_LEFT, 0), (pygame.K_RIGHT, 4)):
        one.type_key(ctrl("a"))
        one.type_key(key(code))
        assert (state.anchor, state.caret) == (None, caret)


def test_copy_cut_and_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr("simulator.screen.widgets.field._to_clipboard", kept.append)
    monkeypatch.setattr("simulator.screen.widgets.field._clipboard", lambda: kept[-1])
    one, state = field("一二三四")
    for event in (key(pygame.K_HOME), shift(pygame.K_RIGHT), shift(pygame.K_RIGHT), ctrl("c")):
        one.type_key(event)
    assert (kept, state.text) == (["一二"], "一二三四")
    one.type_key(ctrl("x"))
    assert state.text == "三四"
    one.type_key(key(pygame.K_END))
    one.type_key(ctrl("v"))
    assert state.text == "三四一二"
    one.type_key(ctrl("c"))
    assert (kept[-1], state.anchor) == ("三四一二", None)
    one.type_key(ctrl("x"))
    assert (kept[-1], state.text) == ("三四一二", "")
    one.type_key(ctrl("c"))
    assert kept[-1] == "三四一二"
