"""A Mandarin call at the real window: the customer is heard in the loudspeaker, the trainee types Chinese."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.record.events import CustomerSaid
from scoring.record.orders import Say
from simulator.call.line_player import LinePlayer
from simulator.library import default_library
from simulator.scenario.casting import cast_call
from simulator.settings import AGREEMENT
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from tests.virtual_screen import VirtualScreen
from tests.virtual_sound import SPEAKER_RATE, SoundServer
from tests.window_driver import LINES

SCENARIO, SEED = "late-claim", 11
RATE = 16000
ALIKE = 0.5
"""Correlation of what was rendered with what the loudspeaker played; unrelated speech stays below 0.2."""


@pytest.mark.sound
@pytest.mark.window
def test_a_call_typed_in_chinese_and_heard(
    virtual_sound: SoundServer, virtual_screen: VirtualScreen, tmp_path: Path, private_home: Path
) -> None:
    speaker = virtual_sound.record_speaker()
    environment = {**os.environ, **virtual_screen.environment, "THREE_RINGS_HOME": str(private_home)}
    subprocess.run(
        [sys.executable, "-m", "tests.window_driver", SCENARIO, str(SEED), str(tmp_path)],
        env=environment, check=True, timeout=180, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    heard = np.asarray(resampled(speaker.stop(), SPEAKER_RATE, RATE))
    found = json.loads((tmp_path / "call.json").read_text(encoding="utf-8"))

    assert found["driver"] == "x11"
    assert found["settings"]["trainee"] == "林晓"
    assert found["settings"]["agreement"]["version"] == AGREEMENT
    assert found["settings"]["ear"]["leak"]["db"] < -80.0, "the virtual loudspeaker does not reach the microphone"
    assert [event["text"] for event in found["events"] if event["type"] == "TraineeSaid"] == [line for _, line in LINES]
    assert 0 <= found["scorecard"]["total"] <= 100
    assert found["scorecard"]["verdicts"]["greeting.three_rings"] == "met"
    assert found["again"]["total"] == found["scorecard"]["total"], "the history opens the same scorecard"
    assert found["again"]["lines"] > len(LINES)
    first = next(event for event in found["events"] if event["type"] == "CustomerSaid")
    assert likeness(rendered(first), heard) > ALIKE
    for name in ("sound.png", "call.png", "scorecard.png", "finding.png", "history.png"):
        colours = subprocess.run(
            ["identify", "-format", "%wx%h %k", str(tmp_path / name)], capture_output=True, text=True, check=True
        ).stdout.split()
        assert colours[0] == "1280x720"
        assert int(colours[1]) > 200, f"{name} is blank"


def rendered(said: dict[str, object]) -> NDArray[np.float32]:
    """The line as the program's own voice speaks it."""
    loaded = default_library().open(SCENARIO)
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, SEED)
    line = CustomerSaid(
        at=0.0, beat=str(said["beat"]), line=str(said["line"]), text=str(said["text"]), feeling="angry", long=True,
        tells=(), asks=(), does=(),
    )  # fmt: skip
    player = LinePlayer(casting, None, None, None)
    renderer = VoiceRenderer()
    try:
        sound = renderer.line(player.spoken(Say(line, casting.persona.temper.start)))
    finally:
        renderer.close()
    return np.asarray(resampled(sound.samples, sound.rate, RATE))


def likeness(wanted: NDArray[np.float32], heard: NDArray[np.float32]) -> float:
    """The greatest normalised correlation of two seconds of a sound with a longer recording."""
    piece = wanted[RATE // 2 : RATE // 2 + 2 * RATE].astype(np.float64)
    whole = heard.astype(np.float64)
    size = 1 << (whole.size + piece.size).bit_length()
    product = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(piece, size)), size)[
        : whole.size - piece.size
    ]
    energy = np.concatenate([[0.0], np.cumsum(np.square(whole))])
    local = np.sqrt(np.maximum(energy[piece.size : piece.size + product.size] - energy[: product.size], 1e-9))
    return float(np.max(product / (local * np.sqrt(np.sum(np.square(piece))))))
