"""How long it takes to check a hundred scenarios, to play scored robot calls, and to find what rests on one word.

    python benchmarks/authoring.py [--quick] [--json]

The hundred scenarios are copies of the shipped ones under other ids, with their walkthroughs, in a folder of their own;
each is read, resolved and judged anew. Every robot then takes every shipped scenario, and each call is scored; the
detectors are loaded before the clock starts. Times are of the processor (one core), beside the time of the clock. The
last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.events import Reference, TraineeSaid
from scoring.standard import shipped_standard
from simulator.commands.bulk import collect_seldom
from simulator.library import Library, LoadedScenario
from simulator.places import scenarios_folder
from simulator.rehearse.fragile import find_fragile
from simulator.rehearse.remembered import Remembered
from simulator.rehearse.robots import play_robots
from simulator.rehearse.walkthroughs import House, play_walkthrough
from simulator.scenario.casting import cast_call

SCENARIOS = 100
QUICK = 12


def copies(folder: Path, count: int) -> None:
    """A library of `count` scenarios made of the shipped ones."""
    shipped = scenarios_folder()
    ids = [entry.id for entry in Library((shipped,)).scenarios()]
    for name in ("personas", "shared"):
        shutil.copytree(shipped / name, folder / name)
    shutil.copy(shipped / "centre.yaml", folder)
    for number in range(count):
        id_ = ids[number % len(ids)]
        target = folder / f"{id_}-{number}"
        shutil.copytree(shipped / id_, target)
        path = target / "scenario.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(f"id: {id_}", f"id: {id_}-{number}"), encoding="utf-8")


def check(count: int) -> dict[str, float]:
    """Check that many scenarios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        folder.mkdir()
        copies(folder, count)
        wall, core = time.perf_counter(), time.process_time()
        checked = Library((folder,)).check()
        core, wall = time.process_time() - core, time.perf_counter() - wall
        size = sum(len(text) for text in checked.texts.values())
        assert len(checked.scenarios) == count
        assert not checked.problems
    return {
        "scenarios": count, "characters": size, "check_s_core": round(core, 3), "check_s_wall": round(wall, 3),
        "check_s_core_for_100": round(core / count * 100, 3),
    }  # fmt: skip


def robots(walks: int) -> dict[str, float]:
    """Let every robot take every shipped scenario."""
    library = Library((scenarios_folder(),))
    standard = shipped_standard("guangdong-phone")
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    judge = partial(score, standard=standard)
    detectors = {language: load_detector(language) for language in ("zh", "en")}
    loaded = [library.open(entry.id) for entry in library.scenarios()]
    _play(loaded[:1], {language: House(found, reference, judge) for language, found in detectors.items()}, 1)
    # As the command does: what was understood in this rehearsal is not worked out twice, and nothing is known before.
    houses = {language: House(Remembered(found), reference, judge) for language, found in detectors.items()}
    wall, core = time.perf_counter(), time.process_time()
    calls, turns = _play(loaded, houses, walks)
    core, wall = time.process_time() - core, time.perf_counter() - wall
    return {
        "robot_calls": calls, "turns": turns, "calls_a_second_core": round(calls / core, 1),
        "calls_a_second_wall": round(calls / wall, 1),
    }  # fmt: skip


def _play(loaded: list[LoadedScenario], houses: dict[str, House], walks: int) -> tuple[int, int]:
    calls = turns = 0
    for one in loaded:
        assert one.walkthroughs is not None
        house = houses["en" if one.scenario.language == "en" else "zh"]
        played = play_robots(one.scenario, one.persona, one.centre, one.walkthroughs, house, walks=range(1, walks + 1))
        calls += len(played)
        turns += sum(isinstance(event, TraineeSaid) for call in played for event in call.record.events)
    return calls, turns


def fragile(most: int) -> dict[str, float]:
    """Look for the verdicts of each scenario that rest on one easily misheard word."""
    library = Library((scenarios_folder(),))
    standard = shipped_standard("guangdong-phone")
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    took: list[float] = []
    for id_ in library.ids()[:most]:
        one = library.open(id_)
        model = one.walkthroughs.first_excellent() if one.walkthroughs else None
        if model is None:
            continue
        # Every scenario begins with a detector that knows none of its words.
        detector = Remembered(load_detector(one.scenario.language))
        house = House(detector, reference, partial(score, standard=standard))
        played = play_walkthrough(one.scenario, one.persona, one.centre, model, house)
        casting = cast_call(one.scenario, one.persona, one.centre, model.seed)
        core = time.process_time()
        find_fragile(casting, model, played, house)
        took.append(time.process_time() - core)
    return {
        "fragile_s_core_median": round(sorted(took)[len(took) // 2], 3), "fragile_s_core_max": round(max(took), 3),
    }  # fmt: skip


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer scenarios and fewer walks")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    options = parser.parse_args()
    collect_seldom()  # as the commands do
    figures = {**check(QUICK if options.quick else SCENARIOS), **robots(1 if options.quick else 10),
               **fragile(4 if options.quick else 1_000)}  # fmt: skip
    if not options.json:
        for name, value in figures.items():
            print(f"{name:22} {value:g}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
