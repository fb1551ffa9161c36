"""How soon the customer is heard after the trainee has spoken, through the virtual microphone and loudspeaker.

python -m benchmarks.reply [--quick] [--json]: a robot speaks English sentences into the microphone; the recogniser is
pocketsphinx, the voice the installed one. The end of speech is the last loud sample that was played, the first sound of
the customer is seen at the loudspeaker's monitor. Needs PulseAudio. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from scoring.record.events import TraineeSaid
from simulator.call.ports import LiftReceiver, PutDown, VoiceStyle
from simulator.library import Library
from simulator.places import scenarios_folder
from simulator.results.store import open_store
from simulator.settings import Settings
from simulator.sound import SoundEngines
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.switchboard import RunningCall, Switchboard
from tests.virtual_sound import MIC_RATE, Listening, SoundServer, running_server

LINES = (
    "Hello, this is Serene Life customer service. How may I help you?",
    "I am very sorry about that.",
    "Could you tell me your policy number please?",
    "The old card was still active, so the premium was taken from both cards.",
    "I will call you back before four o'clock this afternoon.",
    "Would you please hold on for a moment?",
    "I understand that you are upset about being charged twice.",
    "Is there anything else I can help you with?",
    "You want the second payment back. Is that correct?",
    "The accounts department has to decide about a refund.",
    "May I have the last four digits of your identity card?",
    "Thank you for calling. Goodbye.",
)
LOUD_DB = -55.0
"""Level at the loudspeaker's monitor that counts as sound, dBFS; the monitor is silent otherwise."""
RIVALS = {"voice agents in production, median_s": [1.4, 1.7], "people, median_s": 0.2}
BUDGET = {"median_s": 0.9, "p95_s": 1.4}


def measure(turns: int) -> list[float]:
    """Seconds from the end of speech to the first sound of the answer, one a turn."""
    settings = Settings(trainee="benchmark", language="en")
    library = Library([scenarios_folder(), Path(__file__).parent / "data"])
    with running_server() as server:
        call = Switchboard(library, open_store, settings).open_call("endless", engines=SoundEngines(settings), seed=1)
        renderer = VoiceRenderer()
        monitor = server.record_speaker()
        try:
            call.start()
            _run(call, 1.0)
            call.put(LiftReceiver(call.clock()))
            _run(call, 3.0)
            return [
                delay
                for turn in range(turns)
                if (delay := _turn(call, server, monitor, renderer, LINES[turn % len(LINES)])) is not None
            ]
        finally:
            call.put(PutDown(call.clock()))
            call.step(time.monotonic())
            call.close()
            renderer.close()
            monitor.stop()


def _turn(
    call: RunningCall, server: SoundServer, monitor: Listening, renderer: VoiceRenderer, text: str
) -> float | None:
    spoken = renderer.render(text, "en", VoiceStyle("male"))
    samples = resampled(spoken.samples, spoken.rate, MIC_RATE)
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    tail = (samples.size - int(loud[-1])) / MIC_RATE
    said = sum(isinstance(event, TraineeSaid) for event in call.events)
    speaking = server.speak(samples)
    while speaking.ended is None:
        _run(call, 0.01)
    ended = speaking.ended - tail
    deadline = time.monotonic() + 8.0
    while sum(isinstance(event, TraineeSaid) for event in call.events) == said and time.monotonic() < deadline:
        _run(call, 0.01)
    while call.conductor.session.state.queue and time.monotonic() < deadline:
        _run(call, 0.01)
    _run(call, 0.6)
    first = next((at for at, level in monitor.levels() if at > ended - 0.2 and level > LOUD_DB), None)
    return None if first is None else first - ended


def _run(call: RunningCall, seconds: float) -> None:
    until = time.monotonic() + seconds
    while True:
        call.step(time.monotonic())
        if time.monotonic() >= until:
            return
        time.sleep(1 / 120)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 turns instead of 36")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["THREE_RINGS_HOME"] = home
        delays = sorted(measure(10 if arguments.quick else 36))
    figures = {
        "turns": len(delays),
        "reply_median_s": round(statistics.median(delays), 3),
        "reply_p95_s": round(delays[min(len(delays) - 1, int(0.95 * len(delays)))], 3),
        "reply_max_s": round(delays[-1], 3),
        "budget": BUDGET,
        "rivals": RIVALS,
    }
    if not arguments.json:
        print("end of the trainee's speech -> first sound of the customer")
        print(f"  three-rings   median {figures['reply_median_s']} s, p95 {figures['reply_p95_s']} s, n={len(delays)}")
        for name, value in RIVALS.items():
            print(f"  {name}: {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
