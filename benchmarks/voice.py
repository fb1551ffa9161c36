"""How a spoken call feels in figures: the delay of answers, cut turns, interruptions, leaks, and what listening costs.

    python -m benchmarks.voice [--quick | --full | --hours] [--json]

A robot speaks English and Mandarin into a virtual microphone, the whole program listens and answers, and what it plays
is recorded at the loudspeaker's monitor (needs PulseAudio). Every pause is one second long, half of them after a
complete act, half inside a clause. `--quick`: 10 turns a language by sound; six minutes. Without an option: 40 turns a
language by sound, in silence and in noise at 10 dB, 40 at 20, 10 and 5 dB on virtual time, and two hours of calls on
virtual time; half an hour. `--full`: all of it by sound, and calls for 15 minutes by sound; two hours. `--hours`: what
listening costs and the long runs alone; twenty-five minutes.

Beside it in the same run stands SpeechRecognition's own `listen` with its defaults, which only tells when a turn is
over. The last line is one JSON object; `missed` names the bars that were not reached. The machine has to be idle for
the figures to mean anything: the load before and after stands among them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.voice_by_sound import Turn, turns_by_sound
from benchmarks.voice_long import by_sound, listening_cpu, on_virtual_time
from benchmarks.voice_material import LANGUAGES
from benchmarks.voice_over import Small, interruptions, leaks, small_sounds
from benchmarks.voice_rival import rival
from benchmarks.voice_virtual import Outcome, grid
from simulator.memory import few_heaps
from simulator.scenario.model import Language
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.models import ModelError, model_engine
from tests.virtual_sound import SoundServer, running_server

ROOT: Final = Path(__file__).resolve().parent.parent
MANDARIN: Final = ROOT / "tests" / "models" / "mandarin"
NOTHING: Final = ROOT / "tests" / "simulator" / "speech" / "data" / "loudness-ctc"
RATIOS: Final = (20.0, 10.0, 5.0)
BARS: Final[Mapping[str, float]] = {
    "reply_median_s": 0.9, "reply_p95_s": 1.4, "after_pause_median_s": 0.15, "split_turns": 0.02,
    "audible_in_clause": 0.05, "loud_after_going_on": 0.02, "never_ended": 0, "barge_in_duck_s": 0.15,
    "barge_in_stop_s": 0.6, "false_stops": 0.02, "leak_interruptions": 0, "first_partial_s": 0.8,
    "listening_cpu_percent": 5.0, "lost_blocks": 0, "memory_growth": 0.05, "leaked_processes": 0,
}  # fmt: skip
"""The most that each figure may be."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    turns: int
    ratios: tuple[float | None, ...]
    """Noise by sound, dB below speech; None: silence."""
    virtual: tuple[float, ...]
    over: int
    leaks: int
    cpu_seconds: float
    rival: int
    hours: float = 0.0
    by_sound_seconds: float = 0.0


QUICK: Final = Extent(10, (None,), (), 4, 1, 5.0, 6)
USUAL: Final = Extent(40, (None, 10.0), RATIOS, 12, 4, 30.0, 20, 2.0)
FULL: Final = Extent(40, (None, *RATIOS), RATIOS, 24, 8, 30.0, 40, 2.0, 900.0)
HOURS: Final = Extent(0, (), (), 0, 0, 30.0, 0, 2.0, 900.0)


def mandarin() -> tuple[Path, str]:
    """The folder of the model that reads Mandarin, and what is to be said of it."""
    try:
        model_engine(MANDARIN, "zh")
    except ModelError:
        return NOTHING, "understands nothing (there is no Mandarin test model): turns end by their pauses alone"
    return MANDARIN, "a small test model that understands synthetic voices only"


def measure(extent: Extent) -> dict[str, Any]:
    """All figures."""
    folder, said = mandarin()
    models, engines = {"zh": str(folder)}, {"en": pocketsphinx_engine(), "zh": model_engine(folder, "zh")}
    figures: dict[str, Any] = {
        "load_before": round(os.getloadavg()[0], 2), "cores": os.cpu_count(),
        "recognisers": {language: engine.name for language, engine in engines.items()} | {"zh_is": said},
        "speed_of_recognisers": "a test model's speed says nothing about that of a full-size model",
    }  # fmt: skip
    turns: dict[str, list[Turn]] = {}
    with running_server() as server:
        for language in LANGUAGES:
            for ratio in extent.ratios:
                say(f"turns by sound, {language}, {noise_name(ratio)}")
                turns[f"{language}/{noise_name(ratio)}"] = turns_by_sound(server, language, models, extent.turns, ratio)
        if extent.over:
            figures |= over(server, models, extent)
        say("what listening costs")
        figures["listening_cpu_percent"] = round(listening_cpu(extent.cpu_seconds), 2)
        if extent.by_sound_seconds:
            say("calls by sound, one after the other")
            figures["by_sound"] = asdict(by_sound(server, extent.by_sound_seconds, models))
    outcomes = grid(engines, extent.turns, extent.virtual, say) if extent.virtual else {}
    if extent.hours:
        say("calls on virtual time, one after the other")
        figures["virtual_time"] = asdict(on_virtual_time(extent.hours))
    spoken = [turn for found in turns.values() for turn in found]
    figures |= of_turns(spoken, [*spoken, *(one for found in outcomes.values() for one in found)])
    figures |= hours(figures)
    figures["turns"] = {name: of_turns(found, found) for name, found in turns.items()}
    figures["virtual"] = {name: of_turns(found, found) for name, found in outcomes.items()}
    figures["rival_listen"] = {}
    if extent.rival:
        say("SpeechRecognition's listen")
        figures["rival_listen"] = {
            f"{language}/{noise_name(ratio)}": listened(language, extent.rival, ratio)
            for language in LANGUAGES
            for ratio in RATIOS
        }
    figures["load_after"] = round(os.getloadavg()[0], 2)
    figures["bars"] = dict(BARS)
    figures["missed"] = [name for name, most in BARS.items() if figures.get(name) is not None and figures[name] > most]
    return figures


def of_turns(timed: Sequence[Turn | Outcome], judged: Sequence[Turn | Outcome]) -> dict[str, Any]:
    """Delays of `timed`, shares of `judged`."""
    parted = [turn for turn in judged if turn.where is not None]
    clauses = [turn for turn in parted if turn.where == "clause"]
    replies = [turn.reply for turn in timed if turn.reply is not None]
    partials = [turn.partial for turn in timed if turn.partial is not None]
    after = [turn.after_pause for turn in timed if isinstance(turn, Turn) and turn.after_pause is not None]
    return {
        "count": len(judged),
        "reply_median_s": median(replies), "reply_p95_s": p95(replies),
        "after_pause_median_s": median(after), "after_pause_p95_s": p95(after),
        "split_turns": share(turn.split for turn in parted),
        "audible_in_clause": share(turn.audible_in_pause for turn in clauses),
        "loud_after_going_on": share(turn.loud_after for turn in parted),
        "never_ended": sum(not turn.ended for turn in judged),
        "first_partial_s": median(partials), "first_partial_p95_s": p95(partials),
    }  # fmt: skip


def over(server: SoundServer, models: Mapping[str, str], extent: Extent) -> dict[str, Any]:
    """Speaking over the customer."""
    stopped, leaked, seconds = [], 0, 0.0
    small = {"small": Small(), "token": Small()}
    for language in LANGUAGES:
        kind: Language = "en" if language == "en" else "zh"
        say(f"speaking over the customer, {language}")
        stopped += interruptions(server, kind, models, extent.over)
        for name, sounds in small_sounds(server, kind, models, extent.over // 2).items():
            small[name] += sounds
        heard, lasted = leaks(server, kind, models, extent.leaks)
        leaked, seconds = leaked + heard, seconds + lasted
    ducked = [one.ducked for one in stopped if one.ducked is not None]
    silent = [one.silent for one in stopped if one.silent is not None]
    return {
        "barge_ins": len(stopped), "barge_ins_missed": len(stopped) - len(silent),
        "barge_in_duck_s": median(ducked), "barge_in_duck_p95_s": p95(ducked),
        "barge_in_stop_s": median(silent), "barge_in_stop_p95_s": p95(silent),
        "false_stops": round(small["small"].stopped / max(1, small["small"].count), 4),
        "false_stops_of": small["small"].count,
        "token_stops": round(small["token"].stopped / max(1, small["token"].count), 4),
        "token_not_gone_on": round(small["token"].lost / max(1, small["token"].count), 4),
        "token_stops_of": small["token"].count,
        "leak_interruptions": leaked, "leak_seconds": round(seconds, 1),
    }  # fmt: skip


def hours(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The worst of the long runs; nothing where there were none."""
    runs = [figures[name] for name in ("by_sound", "virtual_time") if name in figures]
    if not runs:
        return {}
    return {
        "lost_blocks": max(run["lost_blocks"] for run in runs),
        "memory_growth": round(max(run["memory_growth"] for run in runs), 4),
        "leaked_processes": max(run["leaked_processes"] for run in runs),
        "never_ended": figures["never_ended"] + sum(run["never_ended"] for run in runs),
    }


def listened(language: str, count: int, ratio: float) -> dict[str, Any]:
    """What SpeechRecognition's `listen` does with turns that have a pause of a second, and with whole ones."""
    parted, whole = rival(language, count, ratio)
    return {
        "split_turns": share(one.split for one in parted),
        "never_ended": sum(not one.ended for one in (*parted, *whole)),
        "end_of_whole_turns_median_s": median([one.delay for one in whole if one.delay is not None]),
        "whole_turns_cut": share(one.ended and one.delay is None for one in whole),
    }


def median(values: Sequence[float]) -> float | None:
    """The median, None of nothing."""
    return round(statistics.median(values), 3) if values else None


def p95(values: Sequence[float]) -> float | None:
    """What 95 % do not exceed, None of nothing."""
    return round(sorted(values)[min(len(values) - 1, int(0.95 * len(values)))], 3) if values else None


def share(values: Iterable[bool]) -> float | None:
    """How many are true, None of nothing."""
    all_of_them = list(values)
    return round(sum(all_of_them) / len(all_of_them), 4) if all_of_them else None


def noise_name(ratio: float | None) -> str:
    """A ratio of speech to noise in words."""
    return "clean" if ratio is None else f"{ratio:g} dB"


def say(text: str) -> None:
    """Tell how far the measuring is."""
    print(text, file=sys.stderr, flush=True)


def table(figures: Mapping[str, Any]) -> None:
    """Print the figures for people."""
    known = figures["recognisers"]
    print(f"English is read by {known['en']}, Mandarin by {known['zh']}: {known['zh_is']}.")
    print(f"NOTE: {figures['speed_of_recognisers']}.")
    print(f"Load before {figures['load_before']}, after {figures['load_after']}, {figures['cores']} cores.")
    for name, most in BARS.items():
        if (value := figures.get(name)) is not None:
            print(f"  {name:24} {value:>8} (at most {most:g}){'' if value <= most else '  MISSED'}")
    for title in ("turns", "virtual", "rival_listen"):
        for name, found in figures[title].items():
            print(f"  {title} {name}: " + ", ".join(f"{key} {value}" for key, value in found.items()))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--quick", action="store_true", help="10 turns a language by sound")
    extent.add_argument("--full", action="store_true", help="everything by sound, and hours of calls")
    extent.add_argument("--hours", action="store_true", help="what listening costs and hours of calls alone")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    options = parser.parse_args()
    if missing := [name for name in ("pulseaudio", "pactl", "pacat", "parec") if shutil.which(name) is None]:
        print(f"This benchmark needs {', '.join(missing)} (Debian: pulseaudio pulseaudio-utils).", file=sys.stderr)
        return 2
    few_heaps()  # as the program does
    with tempfile.TemporaryDirectory() as home:
        os.environ["THREE_RINGS_HOME"] = home
        figures = measure(QUICK if options.quick else FULL if options.full else HOURS if options.hours else USUAL)
    if not options.json:
        table(figures)
    print(json.dumps(figures, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
