"""Recognises sound that lies ready, by a recogniser's process: for proofs of a model, for tests and benchmarks."""

from __future__ import annotations

import threading
from collections.abc import Callable

from scoring.record.events import Word
from simulator.call.ports import FinalWords
from simulator.speech.ears import START_SECONDS, EarEngine, plain_reason
from simulator.speech.engine_process import EngineProcess
from simulator.speech.frames import Head
from simulator.speech.samples import Samples, to_int16
from simulator.speech.vad import BLOCK


def recognise(engine: EarEngine, samples: Samples, *, seconds: float = START_SECONDS) -> FinalWords:
    """Recognise sound at RATE that lies ready, in a process of its own.

    Times count from the first sample. Raises RuntimeError with one sentence where the engine fails.
    """
    return recognise_all(engine, [samples], seconds=seconds)[0]


def recognise_all(
    engine: EarEngine, sounds: list[Samples], *, seconds: float = START_SECONDS,
    answered: Callable[[], None] = lambda: None,
) -> list[FinalWords]:  # fmt: skip
    """As `recognise`, several sounds by one process; `seconds` is the longest wait for each answer.

    `answered` is called at each answer, for who measures the time.
    """
    answers: list[Head] = []
    news = threading.Condition()

    def heard(head: Head, _: bytes) -> None:
        with news:
            if head["type"] in {"final", "gone"}:
                answers.append(head)
                news.notify()

    process = EngineProcess(
        engine.module, engine.arguments, heard, lambda reason: heard({"type": "gone", "reason": reason}, b"")
    )
    finals: list[FinalWords] = []
    try:
        for number, samples in enumerate(sounds, 1):
            process.send({"type": "begin", "utterance": number})
            data = to_int16(samples)
            for start in range(0, data.size, BLOCK):
                process.send({"type": "sound", "utterance": number}, data[start : start + BLOCK].tobytes())
            process.send({"type": "finish", "utterance": number})
            with news:
                if not news.wait_for(lambda: bool(answers), timeout=seconds):
                    raise RuntimeError("The recogniser did not answer in time.")
                head = answers.pop(0)
            answered()
            if head["type"] == "gone":
                raise RuntimeError(f"The recogniser cannot be used: {plain_reason(str(head['reason']))}")
            words = tuple(
                Word(str(word["text"]), word["from"], word["until"], word.get("confidence"))
                for word in head.get("words", ())
            )
            finals.append(FinalWords(0.0, number, str(head["text"]), words, head.get("confidence"), head.get("failed")))
    finally:
        process.kill()
    return finals


__all__ = ["recognise", "recognise_all"]
