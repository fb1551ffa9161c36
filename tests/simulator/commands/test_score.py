"""`three-rings score`: records and whole calls, files and folders, rulebooks of one's own."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from scoring.engine import score
from scoring.record.codec import encode
from scoring.record.events import Parent, TraineeSaid
from scoring.scorecard import scorecard_plain
from scoring.standard import shipped_standard
from scoring.transcripts import read_transcripts
from simulator.results.recorder import read_record
from tests.scoring.call_files import call_file

TESTS = Path(__file__).parent.parent.parent
RECORD = TESTS / "simulator" / "results" / "data" / "call.jsonl"
CALLS = TESTS / "scoring" / "transcripts" / "sample.jsonl"


def test_a_record_gives_the_scorecard_of_the_engine(three_rings) -> None:
    done = three_rings("score", RECORD, "--json")
    assert (done.status, done.err) == (0, "")
    expected = scorecard_plain(score(read_record(RECORD), shipped_standard("guangdong-phone")))
    assert done.json == json.loads(json.dumps(expected))


def test_the_same_record_gives_the_same_bytes(three_rings) -> None:
    assert three_rings("score", RECORD, "--json").out == three_rings("score", RECORD, "--json").out


def test_whole_calls_give_one_scorecard_a_line(three_rings) -> None:
    with CALLS.open(encoding="utf-8") as lines:
        ids = [record.header.call for record in read_transcripts(iter(lines), "sample")]
    done = three_rings("score", CALLS, "--json")
    assert done.status == 0
    assert [card["id"] for card in done.lines] == ids


def test_folders_are_read_in_the_order_of_their_files(three_rings, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.jsonl", "a.jsonl", "inner/c.jsonl"):
        shutil.copy(RECORD, tmp_path / name)
    (tmp_path / "notes.txt").write_text("no call")
    done = three_rings("score", tmp_path, "--json")
    assert done.status == 0
    assert len(done.lines) == 3


def test_people_get_tables_with_the_words(three_rings) -> None:
    done = three_rings("score", RECORD)
    assert done.status == 0
    assert "of 100" in done.out
    assert "我理解您的心情" in done.out
    assert "greeting.three_rings" in done.out


def test_a_rulebook_of_ones_own_decides(three_rings, tmp_path: Path) -> None:
    text = (Path(score.__code__.co_filename).parent / "standards" / "guangdong-phone.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(text.replace("id: guangdong-phone", "id: our-own", 1), encoding="utf-8")
    assert three_rings("score", RECORD, "--json", "--standard", own).json["standard"]["id"] == "our-own"
    assert three_rings("score", RECORD, "--json", "--standard", "plain-phone").json["standard"]["id"] == "plain-phone"


def test_a_record_by_a_rulebook_that_is_not_here_says_by_which_it_was_scored(three_rings, tmp_path: Path) -> None:
    record = read_record(RECORD)
    other = replace(record, header=replace(record.header, standard=replace(record.header.standard, id="our-own")))
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(encode(other), encoding="utf-8")
    done = three_rings("score", tmp_path, "--json")
    assert done.status == 0
    assert done.lines[0]["standard"]["id"] == "guangdong-phone"
    assert done.err.splitlines() == [
        f"{tmp_path / 'one.jsonl'} was taken by the rulebook 'our-own', which does not come with the program; "
        "'guangdong-phone' stands in for it. Name its file with --standard."
    ]
    given = three_rings("score", tmp_path / "one.jsonl", "--json", "--standard", "plain-phone")
    assert given.json["standard"]["id"] == "plain-phone"
    assert "what changed is told against 'guangdong-phone'" in given.err
    shipped = Path(score.__code__.co_filename).parent / "standards" / "guangdong-phone.yaml"
    own = tmp_path / "own.yaml"
    own.write_text(
        shipped.read_text(encoding="utf-8").replace("id: guangdong-phone", "id: our-own", 1), encoding="utf-8"
    )
    named = three_rings("score", tmp_path / "one.jsonl", "--json", "--standard", own)
    assert named.err == ""
    assert "before" not in named.json


def test_a_broken_rulebook_lists_its_problems(three_rings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: x\ncolour: red\n", encoding="utf-8")
    done = three_rings("score", RECORD, "--standard", broken)
    assert done.status == 1
    assert done.out == ""
    assert f"{broken}:3:1: error A003" in done.err


@pytest.mark.parametrize(
    ("option", "value", "status", "sentence"),
    [
        ("--standard", "guangdong-fone", 2, "Did you mean 'guangdong-phone'?"),
        ("--standard", "nowhere.yaml", 2, "There is no rulebook nowhere.yaml."),
        ("--stage", "week-99", 2, "has no stage 'week-99'"),
    ],
)
def test_what_does_not_exist_is_said(three_rings, option: str, value: str, status: int, sentence: str) -> None:
    done = three_rings("score", RECORD, option, value)
    assert done.status == status
    assert sentence in done.err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "holds no call"),
        (b"\n\n", "holds no call"),
        (b"no json\n", "this is no JSON object"),
        (b"{}\n", "'lang'"),
        (b"\xff\xfe\x00\n", "this is no JSON object"),
        (b'{"n":0,"prev":"', "has no header"),
        (b'{"type": "Header"}\n', "the hash of the line before does not fit"),
        (b"[" * 50_000 + b"\n", "this is no JSON object"),
    ],
)
def test_a_file_that_is_no_call_is_said_and_the_rest_is_scored(
    three_rings, tmp_path: Path, content: bytes, sentence: str
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(content)
    done = three_rings("score", bad, RECORD, "--json")
    assert [card["id"] for card in done.lines] == ["01JD8Q4Z7H3M"]
    assert done.status == 1
    assert done.err.count(str(bad)) == done.err.count("\n") == 1
    assert sentence in done.err


def test_a_changed_record_is_refused(three_rings, tmp_path: Path) -> None:
    forged = tmp_path / "forged.jsonl"
    forged.write_text(RECORD.read_text(encoding="utf-8").replace("我理解您的心情", "我理解您的烦恼"), encoding="utf-8")
    done = three_rings("score", forged)
    assert done.status == 1
    assert "the record was changed" in done.err


def test_a_torn_record_is_scored_with_a_note(three_rings, tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl"
    torn.write_text(encode(read_record(RECORD)) + '{"n":99,"pr', encoding="utf-8")
    done = three_rings("score", torn, "--json")
    assert done.status == 0
    assert "torn last line was dropped" in done.err


def test_missing_files_and_arguments(three_rings, tmp_path: Path) -> None:
    done = three_rings("score", RECORD, tmp_path / "none.jsonl")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"There is no file {tmp_path / 'none.jsonl'}.\n"
    assert three_rings("score").status == 2


def test_a_folder_without_calls_is_said(three_rings, tmp_path: Path) -> None:
    done = three_rings("score", tmp_path)
    assert (done.status, done.err) == (1, f"{tmp_path} holds no call.\n")


def test_a_record_that_was_not_completed_says_so(three_rings, tmp_path: Path) -> None:
    begun = tmp_path / "begun.jsonl"
    begun.write_bytes(b"".join(RECORD.read_bytes().splitlines(keepends=True)[:-2]))
    done = three_rings("score", begun)
    assert done.status == 0
    assert "Unfinished" in done.out


def test_reports_are_written_one_a_call(three_rings, tmp_path: Path) -> None:
    done = three_rings("score", CALLS, "--html", tmp_path / "reports", "--json")
    assert done.status == 0
    assert done.err == ""
    for card in done.lines:
        html = Path(card["report"]).read_text(encoding="utf-8")
        assert card["id"] in html
        assert html.rstrip().endswith("</html>")


def test_moments_of_a_retry_sound_from_both_recordings(three_rings, tmp_path: Path) -> None:
    def clips(of: Path) -> int:
        done = three_rings("score", of, "--html", tmp_path / "reports", "--json")
        return Path(done.json["report"]).read_text(encoding="utf-8").count("data:audio/flac")

    record = call_file("mockery").record
    parent, retry = (tmp_path / f"{name}.jsonl" for name in (record.header.call, "retry"))
    parent.write_text(encode(record), encoding="utf-8")
    soundfile.write(parent.with_suffix(".wav"), np.ones((16_000 * 120, 2), dtype=np.int16), 16_000)
    cut = next(
        n for n, event in enumerate(record.events, start=1) if isinstance(event, TraineeSaid) and event.turn == 2
    )
    header = replace(record.header, call="retry", parent=Parent(record.header.call, cut))
    retry.write_text(encode(replace(record, header=header)), encoding="utf-8")
    whole, before = clips(parent), clips(retry)
    assert 0 < before < whole
    soundfile.write(retry.with_suffix(".wav"), np.ones((16_000 * 120, 2), dtype=np.int16), 16_000)
    assert clips(retry) == whole
    parent.with_suffix(".wav").unlink()
    assert clips(retry) == whole - before


def test_reports_in_another_language_than_there_is_are_misuse(three_rings, tmp_path: Path) -> None:
    done = three_rings("score", RECORD, "--html", tmp_path, "--lang", "fr")
    assert done.status == 2
    assert "zh or en" in done.err


def test_another_rulebook_tells_who_would_now_pass_or_fail_and_why(three_rings, tmp_path: Path) -> None:
    shipped = Path(score.__code__.co_filename).parent / "standards" / "guangdong-phone.yaml"
    own = tmp_path / "own.yaml"
    text = shipped.read_text(encoding="utf-8").replace("pass_mark: 80", "pass_mark: 60")
    own.write_text(text.replace("1: 80, 2: 88, 3: 95", "1: 60, 2: 88, 3: 95"), encoding="utf-8")
    cards = three_rings("score", CALLS, "--standard", own, "--json").lines
    old = {card["id"]: card for card in three_rings("score", CALLS, "--json").lines}
    for card in cards:
        assert card["before"]["total"] == old[card["id"]]["total"]
        assert card["before"]["passed"] == old[card["id"]]["passed"]
        if card["passed"] and not card["before"]["passed"]:
            assert "pass mark 80 → 60" in card["before"]["why"]
    told = three_rings("score", CALLS, "--standard", own).out
    assert f"{len(cards)} calls: " in told
    assert "would now pass" in told


def test_redetect_tells_what_the_detector_of_today_changes(three_rings, tmp_path: Path) -> None:
    same = three_rings("score", RECORD, "--redetect", "--json").json
    assert same["before"]["total"] == three_rings("score", RECORD, "--json").json["total"]
    again = three_rings("score", CALLS, "--redetect", "--json").lines
    assert [card["redetected"] for card in again] == [[] for _ in again]  # a transcript was understood just now
    assert [card["before"]["total"] for card in again] == [card["total"] for card in again]
    assert "Total" in three_rings("score", RECORD, "--redetect").out


def line_with(**values: object) -> str:
    first = json.loads(CALLS.read_text(encoding="utf-8").splitlines()[0])
    return json.dumps({**first, **values}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("A" * 3_000_000, "line 1: the line is longer than"),
        ("\n" * 60_000, "empty lines in a row"),
        (line_with(turns=[{"who": "agent", "t": 0, "text": "好" * 4_001}]), "'turns[0].text' is longer than"),
        (line_with(turns=[{"who": "agent", "t": 0, "text": "好" * 4_000}] * 11), "longer than 40,000 characters"),
        (line_with(turns=[{"who": "agent", "t": 0, "text": "好"}] * 2_001), "'turns' has 2001 entries"),
        (line_with(facts={f"f{n}": "1" for n in range(201)}), "'facts' has 201 entries"),
        (line_with(knowledge={f"k{n}": "页" * 3_000 for n in range(7)}), "'knowledge' is longer than 20,000"),
        (line_with()[:500], "this is no JSON object"),
    ],
)
def test_huge_and_torn_files_get_one_sentence(three_rings, tmp_path: Path, content: str, sentence: str) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(content, encoding="utf-8")
    done = three_rings("score", bad, "--json")
    assert done.status == 1
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert sentence in done.err
    assert str(bad) in done.err


def test_a_stage_scores_its_set_and_tells_the_rest(three_rings) -> None:
    card = three_rings("score", RECORD, "--stage", "week1", "--json").json
    standard = shipped_standard("guangdong-phone")
    assert card["stage"] == "week1"
    assert set(card["verdicts"]) == set(standard.stages["week1"])
    assert set(card["not_scored"]) == set(standard.criteria) - set(standard.stages["week1"])
    told = three_rings("score", RECORD, "--stage", "week1").out
    assert "Not scored in this stage: empathy.acknowledge" in told


def test_over_a_folder_another_rulebook_gives_one_line_a_call(three_rings, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        shutil.copy(RECORD, tmp_path / name)
    told = three_rings("score", tmp_path, "--standard", "plain-phone").out
    assert "2 calls: 0 would now pass, 0 would now fail." in told
    assert "Rests on" not in told
