"""The models in the user's folder of models: each with a receipt that says where it came from and how it did here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scoring.record.codec import RecordError, from_plain, to_plain
from simulator.speech.catalogue import Ability, Kind
from simulator.speech.models import ModelError, detect
from simulator.speech.voice_models import VoiceModel, detect_voice

RECEIPT: Final = "three-rings.json"
"""Name of the receipt in a model's folder."""
FORMAT: Final = 1
FAST: Final = 0.7
"""Real-time factor up to which a voice is taken without being named: lines are ready before they are due."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a model came here."""

    name: str
    kind: Kind
    languages: tuple[str, ...]
    source: str
    """Address or folder it came from."""
    sha256: str
    """Of the archive, as it was received; empty where it came as a folder."""
    verified: bool
    """Whether that is the checksum that was known before."""
    fetched: str
    """Date, ISO 8601."""
    licence: str
    real_time_factor: float | None = None
    """Seconds of work for a second of sound, on this machine, when it was fetched."""
    speakers: Mapping[str, Mapping[str, tuple[int, int]]] | None = None
    """Of a voice: first and last speaker by language and sex."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Installed:
    """A model in the folder of models."""

    folder: Path
    receipt: Receipt
    engine: str
    """`sherpa-onnx` or `vosk`; empty where it cannot be used."""
    bytes: int
    """What it takes on the disk."""
    abilities: tuple[Ability, ...]
    problem: str | None = None
    """Why it cannot be used, one sentence."""

    @property
    def fast(self) -> bool:
        """Whether it works fast enough here to be taken without being named."""
        return self.receipt.real_time_factor is not None and self.receipt.real_time_factor <= FAST


def installed_models(folder: Path) -> tuple[Installed, ...]:
    """What lies in the folder of models, by name; folders without a receipt are none of ours."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or not path.is_dir():
            continue
        receipt = read_receipt(path)
        if receipt is not None:
            found.append(look_at(path, receipt))
    return tuple(found)


def look_at(folder: Path, receipt: Receipt) -> Installed:
    """A model's folder as it is now."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    try:
        if receipt.kind == "voice":
            detect_voice(folder)
            return Installed(folder, receipt, "sherpa-onnx", size, ())
        model = detect(folder)
    except (ModelError, OSError) as error:
        return Installed(folder, receipt, "", size, (), str(error))
    engine = "vosk" if model.layout == "vosk" else "sherpa-onnx"
    return Installed(folder, receipt, engine, size, model.abilities)


def read_receipt(folder: Path) -> Receipt | None:
    """The receipt of a folder; None where there is none, or none that can be read."""
    try:
        plain: Any = json.loads((folder / RECEIPT).read_text("utf-8"))
        return from_plain(Receipt, plain, RECEIPT)
    except (OSError, ValueError, RecordError):
        return None


def write_receipt(folder: Path, receipt: Receipt) -> None:
    """Put the receipt into a model's folder."""
    (folder / RECEIPT).write_text(json.dumps(to_plain(receipt), ensure_ascii=False, indent=1) + "\n", "utf-8")


def voice_of(installed: Installed) -> VoiceModel:
    """The neural voice of an installed model; raises ModelError."""
    return detect_voice(installed.folder)


__all__ = [
    "FAST", "RECEIPT", "Installed", "Receipt", "installed_models", "look_at", "read_receipt", "voice_of",
    "write_receipt",
]  # fmt: skip
