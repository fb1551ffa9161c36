"""The report of a call: self-contained, escaped, every quote a link to its place and every mark to its clause."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from scoring.advice import advise
from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import Corrected, TraineeSaid, Understood
from scoring.scorecard import scorecard_plain
from scoring.standard import shipped_standard
from simulator.results.report import Reported, report_html
from simulator.results.report_marks import stretches
from simulator.screen.words import words_for
from simulator.speech.excerpt import excerpt
from tests.scoring.call_files import CALLS, call_file

STANDARD = shipped_standard("guangdong-phone")
SLOTS = {"company": "安宁人寿", "department": "客户服务部", "agent": "八零一二"}


def page(record: Record, language: str = "zh", stage: str | None = None, **more: object) -> str:
    card = scorecard_plain(score(record, STANDARD, stage))
    reported = Reported(record, card, STANDARD, advise(record, STANDARD, stage, SLOTS), SLOTS)
    return report_html(reported, words_for(language), str, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(path.stem for path in CALLS.glob("*.txt"))[::4])  # a quarter: all of a kind
def test_every_link_of_a_report_has_its_target(name: str) -> None:
    html = page(call_file(name).record)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) - set(ids) == set()


def test_a_report_needs_nothing_from_outside_and_runs_nothing() -> None:
    html = page(call_file("mockery").record)
    assert not re.search(r"(src|href)=\"(?!#|data:)", html)
    assert "<script" not in html
    assert "url(" not in html


def test_words_of_a_call_are_text_and_never_markup() -> None:
    record = call_file("vague").record
    evil = "<script>alert(1)</script> \"'&{{ 7*7 }}"
    events = tuple(replace(event, text=evil) if isinstance(event, TraineeSaid) else event for event in record.events)
    spans = tuple(
        replace(event, findings=tuple(replace(one, start=0, end=7, text=evil[:7]) for one in event.findings))
        if isinstance(event, Understood)
        else event
        for event in events
    )
    html = page(Record(replace(record.header, call=evil), spans))
    assert "<script" not in html
    assert "{{ 7*7 }}" in html


def test_the_report_shows_total_cap_cause_advice_and_both_languages() -> None:
    record = call_file("mockery").record
    card = score(record, STANDARD)
    chinese, english = page(record), page(record, "en")
    assert f">{card.total} <" in chinese
    assert "违反了关键条款" in chinese
    assert "任何情况下不得与客户发生争执" in chinese
    assert "A critical rule was broken" in english
    assert "Never quarrel with the customer" in english
    assert "What would have won it" in english
    assert "再这样我挂了" in english


def test_a_line_that_the_trainee_corrected_is_marked() -> None:
    record = call_file("vague").record
    said = next(event for event in record.events if isinstance(event, TraineeSaid))
    end = record.events[-1].at
    html = page(Record(record.header, (*record.events, Corrected(end, said.turn, "您好您好", said.text))), "en")
    assert html.count("You · corrected") == 1
    assert "您好您好" in html


def test_what_is_not_in_the_stage_is_grey_and_not_scored() -> None:
    html = page(call_file("good-complaint").record, stage="week1")
    assert "只考本训练阶段： week1" in html
    assert 'class="rule unscored" id="c-empathy.acknowledge"' in html
    assert 'class="rule met" id="c-greeting.opening"' in html


def test_cited_moments_sound_where_there_is_a_recording() -> None:
    asked: list[tuple[float, float, str]] = []

    def clip(moment: tuple[float, float, str]) -> str:
        asked.append(moment)
        return "data:audio/flac;base64,AAAA"

    html = page(call_file("mockery").record, clip=clip)
    assert 'src="data:audio/flac;base64,AAAA"' in html
    assert all(start <= until and who in ("customer", "trainee") for start, until, who in asked)


def test_stretches_cut_a_text_where_spans_begin_and_end() -> None:
    parts = list(stretches("abcdef", [(0, 3, "x", "met"), (2, 5, "y", "not_met")]))
    assert [(part.text, part.verdict, part.criteria) for part in parts] == [
        ("ab", "met", ("x",)), ("c", "not_met", ("x", "y")), ("de", "not_met", ("y",)), ("f", "", ()),
    ]  # fmt: skip
    assert "".join(part.text for part in stretches("abc", [(-2, 99, "x", "met")])) == "abc"


def test_a_recording_is_cut_to_the_moment(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    sound = np.zeros((16_000 * 4, 2), dtype=np.int16)
    sound[16_000:32_000, 1] = 1000
    soundfile.write(path, sound, 16_000)
    heard, rate = soundfile.read(io.BytesIO(excerpt(path, 1.0, 2.0, 1)), dtype="int16")
    assert rate == 16_000
    assert heard.max() == 1000
    assert abs(len(heard) / rate - 1.4) < 0.01
    assert excerpt(path, 9.0, 9.5, 0) == b""
