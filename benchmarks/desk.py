"""Figures of the window at 1280 × 720: start, memory, frames a second, CPU, time of a frame, key to picture.

Draws with software rendering into a real window under Xvfb where that is installed and no DISPLAY is set, else into
the display that there is: once alone, and for five minutes beside what a call has at work: voices render, a recogniser
works, results are scored and stored. Beside them stands the rival: the same screen painted whole in every frame, as
most toolkits for pygame do. Prints one JSON object last.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import pygame

from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, Feeling, Reference
from simulator.call.header import header_of
from simulator.call.live import Live
from simulator.call.ports import VoiceStyle
from simulator.desk.call_desk import CallDesk
from simulator.desk.gallery import FinishedCall, rehearsed_call
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.screen.call_view import CallPage, CallView
from simulator.screen.chrome import kit_for
from simulator.screen.screens import screen_for
from simulator.screen.window import FRAMES, open_window
from simulator.screen.words import words_for
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.recognising import recognise_all
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.speech.vad import RATE

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 720)
BREATH = 0.5
"""Seconds between two renderings, two rounds of recognition and two calls stored; a real call leaves more."""


@contextmanager
def display() -> Iterator[str]:
    """A display: the user's, else one in memory."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or not shutil.which("Xvfb"):
        yield os.environ.get("DISPLAY", "the system's")
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"], pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        yield f"Xvfb {os.environ['DISPLAY']}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def starts(count: int) -> list[tuple[float, float]]:
    """From starting the interpreter until the lobby is on the screen, seconds; memory two seconds later (PSS, MB)."""
    program = (
        "import sys, time\n"
        "from simulator.desk_services import DeskServices\n"
        "from simulator.app import switchboard\n"
        "from simulator.desk.desk import Desk\n"
        "from simulator.screen.window import open_window\n"
        "window = open_window()\n"
        "desk = Desk(window, DeskServices(switchboard()))\n"
        "desk.frame(0.0)\n"
        "print(time.time())\n"
        "until = time.monotonic() + 2.0\n"
        "while time.monotonic() < until:\n"
        "    desk.frame(window.wait())\n"
        "import os, psutil\n"
        "me = psutil.Process(os.getpid())\n"
        "used = [one.memory_full_info() for one in (me, *me.children(recursive=True))]\n"
        "print(sum(getattr(one, 'pss', one.uss) for one in used) / 1e6)\n"
    )
    found = []
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "THREE_RINGS_HOME": home, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        for _ in range(count + 1):
            began = time.time()
            done = subprocess.run(
                [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=environment, check=True
            )
            shown, memory = map(float, done.stdout.split()[-2:])
            found.append((shown - began, memory))
    return found[1:]  # the first one fills the caches of files


def call_view(call: FinishedCall) -> CallView:
    """The call's screen near the end of a Mandarin call."""
    last = max(index for index, event in enumerate(call.events) if isinstance(event, CustomerSaid))
    desk = CallDesk(call.casting, words_for("zh"), typed=False)
    return desk.view(call.events[: last + 1], Live(seconds=call.events[last].at, floor="customer"), over=False)


def call_screen(view: CallView, seconds: float, whole: bool) -> dict[str, float]:
    """The call's screen while the customer speaks, the level moves and the trainee types.

    `whole`: everything is painted anew in every frame.
    """
    window = open_window(SIZE)
    screen = screen_for(view, kit_for(SIZE, 1.0, words_for("zh"), motion=True), SIZE)
    work: list[float] = []
    keys: list[float] = []
    clock = pygame.time.Clock()
    began, cpu, frames = time.perf_counter(), time.process_time(), 0
    passed = 0.0
    while time.perf_counter() - began < seconds:
        start = time.perf_counter()
        typed = frames % 20 == 19
        for event in window.events():
            screen.handle(event)
        if typed:
            screen.handle(pygame.event.Event(pygame.TEXTINPUT, text="好"))
        if whole:
            screen.repaint()
        screen.update(moving(view, time.perf_counter() - began), passed)
        window.show(screen.draw(window.surface))
        window.write_at(screen.text_place)
        spent = (time.perf_counter() - start) * 1000
        work.append(spent)
        if typed:
            keys.append(spent)
        frames += 1
        passed = clock.tick(FRAMES) / 1000
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    window.close()
    ordered = sorted(work[30:])
    return {
        "frames_per_second": round(frames / wall, 1),
        "cpu_percent_of_a_core": round(100 * used / wall, 1),
        "frame_median_ms": round(statistics.median(ordered), 2),
        "frame_p99_ms": round(ordered[int(len(ordered) * 0.99)], 2),
        "frame_worst_ms": round(ordered[-1], 2),
        "key_to_picture_p99_ms": round(sorted(keys)[int(len(keys) * 0.99)], 2),
    }


FEELINGS: tuple[Feeling, ...] = ("angry", "worried", "impatient", "sad", "neutral", "happy")


@cache
def page_of(page: CallPage, turn: int) -> CallPage:
    """The call's page with another feeling."""
    return replace(page, feeling=FEELINGS[turn], mood=turn * 2.0 - 4)


def moving(view: CallView, seconds: float) -> CallView:
    """The view-state of a moment: the customer speaks, the level dances, the feeling changes every three seconds."""
    live = replace(
        view.live, clock=f"{int(seconds) // 60}:{int(seconds) % 60:02d}", level=0.5 + 0.5 * math.sin(seconds * 9),
        speech=math.sin(seconds * 2) > 0, speaking=True, floor="customer",
    )  # fmt: skip
    return CallView(page_of(view.page, int(seconds / 3) % len(FEELINGS)), live)


@contextmanager
def at_work(call: FinishedCall) -> Iterator[None]:
    """Three threads, as the program has them, at work until the end. Raises what failed in one."""
    over = threading.Event()
    renderer = VoiceRenderer()
    lines = [event.text for event in call.events if isinstance(event, CustomerSaid)]
    spoken = renderer.render("Thank you for waiting, Mrs Bennett, I have the record here.", "en", VoiceStyle("male"))
    sentence = resampled(spoken.samples, spoken.rate, RATE)

    def again(work: Callable[[int], object]) -> None:
        for number in count():
            work(number)
            if over.wait(BREATH):
                return

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        store = open_store(Path(folder))

        def keep(number: int) -> None:
            header = header_of(
                call.casting, call=f"call-{number}", standard=Reference(hash="sha256:0"), detector="", trainee="robot",
                mode="practise", engines={}, started="2026-11-23T10:00:00+08:00",
            )  # fmt: skip
            store.begin_call(header)
            store.keep_scorecard(score(Record(header, tuple(call.events)), call.standard), "benchmark")

        running = [
            pool.submit(again, lambda number: renderer.render(lines[number % len(lines)], "zh", VoiceStyle("female"))),
            pool.submit(again, lambda _: recognise_all(pocketsphinx_engine(), [sentence] * 5)),
            pool.submit(again, keep),
        ]
        try:
            yield
        finally:
            over.set()
            for work in running:
                work.result()
            renderer.close()
            store.close()


def busy_screen(call: FinishedCall, view: CallView, seconds: float) -> dict[str, float]:
    """The call's screen while voices render, recognition runs and results are stored; CPU with their threads."""
    with at_work(call):
        return call_screen(view, seconds, whole=False)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few seconds instead of five minutes")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    options = parser.parse_args()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    seconds = 8.0 if options.quick else 300.0
    call = rehearsed_call(default_library(), "zh")
    view = call_view(call)
    with display() as where:
        found = starts(3 if options.quick else 10)
        figures = {
            "display": where,
            "size": f"{SIZE[0]}x{SIZE[1]}",
            "seconds_measured": seconds,
            "start_to_usable_median_s": round(statistics.median(start for start, _ in found), 2),
            "start_to_usable_worst_s": round(max(found)[0], 2),
            "memory_in_the_lobby_mb": round(statistics.median(memory for _, memory in found), 1),
            "call_screen": call_screen(view, min(seconds, 60.0), whole=False),
            "call_screen_beside_work": busy_screen(call, view, seconds),
            "rival_painting_everything": call_screen(view, min(seconds, 20.0), whole=True),
        }
    if not options.json:
        for name, value in figures.items():
            print(f"{name}: {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
