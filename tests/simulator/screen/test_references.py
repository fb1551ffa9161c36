"""A few reference pictures. After a wanted change: run this file with UPDATE_REFERENCES=1 and look at the new ones."""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from simulator.desk.gallery import tab_of
from simulator.screen.picture import picture, save_picture
from simulator.screen.score_view import DimensionView, FindingView, QuoteView, ScoreView
from tests.simulator.screen.views import views

QUOTE = QuoteView("“我理解您的心情”", "0:26")
SCORE = ScoreView(
    title="理赔款一个月没到账", total=59, stars=0, passed=False, verdict="未通过",
    cap="触犯了关键条款（不作超越权限的承诺），本次通话最高 59 分；不计这一条时为 72 分。",
    dimensions=(
        DimensionView("greeting", "迎语", "12.5 / 15", 0.83, headline=True),
        DimensionView("empathy", "同理心", "13 / 20", 0.65, headline=True),
        DimensionView("readback", "复述确认", "6 / 15", 0.4, headline=True),
        DimensionView("calm", "不争执", "3 / 15", 0.2, headline=True),
        DimensionView("escalation", "正确升级", "未评判", None, headline=True),
        DimensionView("closing", "结束", "5 / 5", 1.0, headline=False),
    ),
    fixes=(
        FindingView(
            id="empathy.acknowledge", title="客户流露情绪后三句内，结合客户的事表示理解", clause="条款 五(一) 亲切",
            dimension="同理心", verdict="partly", verdict_word="部分达到", grade="重要", points="1.5 / 3",
            quotes=(QUOTE,), missing="说了理解，但没有结合来电人的事",
            model="陈女士，等了一个月钱还没到，换了谁都会着急。", follows="",
        ),
    ),
    fixes_title="最值得改的一处",
    findings=(
        FindingView(
            id="a", title="不作超越权限的承诺", clause="条款 四.7", dimension="正确升级", verdict="not_met",
            verdict_word="未达到", grade="关键", points="0 / 5", quotes=(QUOTE,), missing="", model="", follows="",
        ),
        FindingView(
            id="b", title="电话铃响起三声内接听", clause="条款 五(二)1", dimension="迎语", verdict="met",
            verdict_word="达到", grade="重要", points="2 / 2", quotes=(), missing="", model="", follows="",
        ),
        FindingView(
            id="c", title="语速平稳", clause="条款 五(一) 速度", dimension="结束", verdict="cannot_tell",
            verdict_word="无法判断", grade="供复核，不计分", points="", quotes=(), missing="没有声音数据", model="",
            follows="",
        ),
    ),
    standard="电话服务标准 2026.1",
)  # fmt: skip
REFERENCES = Path(__file__).parent / "references"
CASES = [
    ("1-lobby", "zh", (1280, 720), 1.0),
    ("4-call-words", "zh", (1280, 720), 1.0),
    ("5-call-customer", "en", (1280, 720), 2.0),
    ("scorecard", "zh", (1280, 720), 1.0),
]
TOLERANCE = 40
"""Difference of a colour channel that counts: edges of glyphs may differ a little between versions of FreeType."""
MOST = 0.004
"""Share of pixels that may differ by more."""


@pytest.mark.parametrize(("name", "language", "size", "scale"), CASES)
def test_the_screen_looks_as_it_did(
    name: str, language: str, size: tuple[int, int], scale: float, tmp_path: Path
) -> None:
    view = SCORE if name == "scorecard" else views(language)[name]
    path = REFERENCES / f"{name}-{language}-{round(scale * 100)}.png"
    if os.environ.get("UPDATE_REFERENCES"):
        save_picture(view, path, size, scale, language, tab=tab_of(name))
    new = picture(view, size, scale, language, tab_of(name))
    reference = pygame.image.load(str(path))
    assert reference.get_size() == new.get_size()
    one, other = pygame.image.tobytes(new, "RGB"), pygame.image.tobytes(reference, "RGB")
    differing = sum(abs(a - b) > TOLERANCE for a, b in zip(one, other, strict=True)) / len(one)
    if differing > MOST:
        pygame.image.save(new, str(tmp_path / path.name))
    assert differing <= MOST, f"compare {path} with {tmp_path / path.name}"


def test_a_picture_needs_no_window_and_leaves_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "lobby.png"
    save_picture(views("zh")["1-lobby"], path, (1920, 1080), 1.0, "zh")
    assert pygame.image.load(str(path)).get_size() == (1920, 1080)
