"""How fast calls are scored: a five-minute record, transcripts read and scored in a second, memory over many calls.

    python benchmarks/scorecards.py [--quick] [--json] [FILE…]

FILE holds calls of the corpus format, one a line; without one the small sample of the tests is used. A five-minute
call is made by repeating turns. The rival is a score by key words alone: it counts which set phrases stand in the
agent's turns, reads nothing else and knows no reasons. Times are of the processor (one core). The last line of the
output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import psutil

from scoring.engine import score
from scoring.scorecard import scorecard_json
from scoring.standard import shipped_standard
from scoring.transcripts import read_transcript
from simulator.commands.bulk import collect_seldom

SAMPLE: Final = Path(__file__).resolve().parent.parent / "tests" / "scoring" / "transcripts" / "sample.jsonl"
CALLS: Final = 10_000
QUICK: Final = 300
FIVE_MINUTES: Final = 300.0
PHRASES: Final = (
    "您好", "工号", "请问", "帮您", "理解", "抱歉", "对不起", "请稍等", "久等", "对吗", "感谢", "再见", "help",
    "sorry", "thank", "please", "hold", "correct", "goodbye",
)  # fmt: skip


def five_minutes(line: str) -> str:
    """The call with its turns repeated until it lasts five minutes."""
    call = json.loads(line)
    opening = [turn for turn in call["turns"] if turn.get("event") in ("ring", "answer")]
    body = [
        turn for turn in call["turns"] if turn.get("event") not in ("ring", "answer", "drop", "transfer", "hang_up")
    ]
    turns, now = list(opening), 10.0
    for turn in cycle(body):
        if now >= FIVE_MINUTES:
            break
        length = max(turn.get("end", turn["t"]) - turn["t"], 0.5)
        turns.append({**turn, "t": round(now, 2), **({"end": round(now + length, 2)} if "end" in turn else {})})
        now += length + 0.5
    return json.dumps({**call, "turns": turns}, ensure_ascii=False)


def by_key_words(line: str) -> float:
    """The rival: the share of set phrases that stand in the agent's turns."""
    said = " ".join(turn["text"] for turn in json.loads(line)["turns"] if turn["who"] == "agent").lower()
    return sum(phrase in said for phrase in PHRASES) / len(PHRASES)


def measure(lines: list[str], calls: int) -> dict[str, Any]:
    """All figures."""
    standard = shipped_standard("guangdong-phone")
    long = [read_transcript(five_minutes(line)) for line in lines]
    times = []
    for record in islice(cycle(long), 60):
        start = time.process_time()
        score(record, standard)
        times.append(1000 * (time.process_time() - start))
    cards = [scorecard_json(score(read_transcript(line), standard)) for line in lines]
    process = psutil.Process()
    start, before = time.process_time(), process.memory_info().rss
    for line in islice(cycle(lines), calls):
        score(read_transcript(line), standard)
    spent, after = time.process_time() - start, process.memory_info().rss
    start = time.process_time()
    for line in islice(cycle(lines), calls):
        by_key_words(line)
    rival = time.process_time() - start
    same = cards == [scorecard_json(score(read_transcript(line), standard)) for line in lines]
    return {
        "five_minute_record_ms_median": round(statistics.median(times), 2),
        "five_minute_record_ms_worst": round(max(times), 2),
        "calls": calls,
        "read_and_scored_a_second": round(calls / spent, 1),
        "memory_growth_mb": round((after - before) / 1e6, 1),
        "memory_mb": round(after / 1e6, 1),
        "same_bytes_again": same,
        "rival_key_words_a_second": round(calls / max(rival, 1e-9), 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} calls instead of {CALLS}")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    options = parser.parse_args()
    collect_seldom()  # as `three-rings score` does
    lines = [
        line for file in options.files or [SAMPLE] for line in file.read_text("utf-8").splitlines() if line.strip()
    ]
    figures = measure(lines, QUICK if options.quick else CALLS)
    if not options.json:
        for name, value in figures.items():
            print(f"{name:32} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
