"""Writes a call without end and says the number of each event once its write has returned; made to be killed."""

import sys
from pathlib import Path

from scoring.record.codec import decode
from scoring.record.events import Answered, HungUp, Noted
from simulator.results.recorder import FileRecorder

example, target = Path(sys.argv[1]), Path(sys.argv[2])
header = decode(example.read_text(encoding="utf-8")).header
recorder = FileRecorder(target)
recorder.write(header)
number = 0
while True:
    number += 1
    kind = number % 7
    at = float(number)
    event = Answered(at) if kind == 3 else HungUp(at, "customer") if kind == 5 else Noted(at, "第几条，保单" * 40)
    recorder.write(event)
    print(number, flush=True)
