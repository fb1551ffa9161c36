"""Which recognition model lies in a folder, told from its files before anything is loaded: a broken model ends the
process that loads it, without a word that helps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from simulator.errors import SpeechError
from simulator.speech.catalogue import Ability
from simulator.speech.ears import EarEngine

Layout = Literal[
    "sense_voice", "paraformer", "zipformer_ctc", "wenet_ctc", "nemo_ctc", "transducer", "streaming_transducer",
    "streaming_ctc", "vosk", "whisper",
]  # fmt: skip
SHERPA_MODULE: Final = "simulator.speech.ear_sherpa"
WHISPER_MODULE: Final = "simulator.speech.ear_whisper"
VOSK_MODULE: Final = "simulator.speech.ear_vosk"
STREAMING: Final[frozenset[Layout]] = frozenset({"streaming_transducer", "streaming_ctc", "vosk"})
HOTWORDS: Final[frozenset[Layout]] = frozenset({"transducer", "streaming_transducer"})
"""Layouts that take words to listen for; asked of any other, sherpa-onnx ends the process."""
TAIL_BYTES: Final = 2_000_000
"""The metadata of an ONNX file stand at its end; this much of it is searched."""
ONNX_START: Final = b"\x08"
"""First byte of an ONNX file: its version."""
BLANKS: Final = ("<blk>", "<eps>", "<blank>")
WHISPER_FILES: Final = ("model.bin", "config.json", "tokenizer.json")
VOSK_FILES: Final = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
VOSK_GRAPHS: Final = (("graph/HCLG.fst",), ("graph/HCLr.fst", "graph/Gr.fst"))


class ModelError(SpeechError):
    """A folder holds no model that can be used; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class RecognitionModel:
    """A model that can be loaded."""

    layout: Layout
    folder: Path
    files: Mapping[str, str]
    """Name of each part's file within the folder, by the part (`model`, `encoder`, `tokens` …)."""

    @property
    def streaming(self) -> bool:
        """Whether it gives words while the trainee speaks."""
        return self.layout in STREAMING

    @property
    def abilities(self) -> tuple[Ability, ...]:
        """What it gives beside the words, as its layout tells; punctuation depends on how it was trained."""
        if self.layout == "vosk":
            return ("partial words", "times", "confidence")
        if self.layout == "whisper":
            return ("times", "confidence", "punctuation")
        found: list[Ability] = ["partial words"] if self.streaming else []
        if self.layout != "paraformer":
            found.append("times")
        if self.layout in HOTWORDS:
            found += ["confidence", "hotwords"]
        return tuple(found)

    @property
    def bytes(self) -> int:
        """Size of the files that are loaded."""
        return sum((self.folder / name).stat().st_size for name in self.files.values())


def detect(folder: Path) -> RecognitionModel:
    """The model of a folder; raises ModelError saying what is missing or broken."""
    if not folder.is_dir():
        raise ModelError(f"The model folder {folder} does not exist.")
    if (folder / "am").is_dir() or (folder / "graph").is_dir():
        return _vosk(folder)
    if (folder / WHISPER_FILES[0]).is_file():
        return _whisper(folder)
    return _sherpa(folder)


def model_engine(folder: Path, language: str, hotwords: Sequence[str] = ()) -> EarEngine:
    """The engine for a model's folder and a language (`zh`, `yue`, `en`); raises ModelError.

    `hotwords` are phrases to listen for, where the model can.
    """
    model = detect(folder)
    if model.layout == "whisper":
        return EarEngine(f"whisper/{folder.name}", WHISPER_MODULE, (str(folder), language))
    if model.layout == "vosk":
        return EarEngine(f"vosk/{folder.name}", VOSK_MODULE, (str(folder), language))
    described = {
        "layout": model.layout,
        "language": language,
        "files": {part: str(folder / name) for part, name in model.files.items()},
        "hotwords": list(hotwords) if model.layout in HOTWORDS else [],
    }
    return EarEngine(f"sherpa-onnx/{folder.name}", SHERPA_MODULE, (json.dumps(described),))


def _vosk(folder: Path) -> RecognitionModel:
    missing = [name for name in VOSK_FILES if not (folder / name).is_file()]
    graph = next((names for names in VOSK_GRAPHS if all((folder / name).is_file() for name in names)), None)
    if graph is None:
        missing.append("graph/HCLG.fst")
    if missing:
        raise ModelError(f"The vosk model in {folder} is incomplete: {', '.join(missing)} is missing.")
    names = (*VOSK_FILES, *(graph or ()))
    empty = [name for name in names if not (folder / name).stat().st_size]
    if empty:
        raise ModelError(f"The vosk model in {folder} is damaged: {empty[0]} is empty.")
    return RecognitionModel("vosk", folder, {name.replace("/", "_"): name for name in names})


def _whisper(folder: Path) -> RecognitionModel:
    """A model of faster-whisper."""
    missing = [name for name in WHISPER_FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"The whisper model in {folder} is incomplete: {', '.join(missing)} is missing.")
    return RecognitionModel("whisper", folder, {name: name for name in WHISPER_FILES})


def _sherpa(folder: Path) -> RecognitionModel:
    networks = sorted(path.name for path in folder.glob("*.onnx") if not path.name.startswith("."))
    if not networks:
        raise ModelError(
            f"The folder {folder} holds no recognition model: neither *.onnx files nor vosk's am and graph."
        )
    if not (folder / "tokens.txt").is_file():
        raise ModelError(f"The model in {folder} is incomplete: tokens.txt is missing.")
    parts = {part: _pick(networks, part) for part in ("encoder", "decoder", "joiner")}
    found = {part: name for part, name in parts.items() if name is not None}
    if len(found) == 3:
        streaming = _mentions(folder / found["encoder"], b"decode_chunk_len")
        return _checked(folder, "streaming_transducer" if streaming else "transducer", found)
    if found:
        missing = ", ".join(part for part in parts if part not in found)
        raise ModelError(f"The model in {folder} cannot be used: it has {', '.join(found)} but no {missing}.")
    model = _pick(networks, "model") or _pick(networks, "ctc") or networks[0]
    return _checked(folder, _single_layout(folder / model), {"model": model})


def _single_layout(path: Path) -> Layout:
    """Told from the metadata that sherpa-onnx itself reads."""
    if _mentions(path, b"decode_chunk_len"):
        return "streaming_ctc"
    if _mentions(path, b"with_itn") or _mentions(path, b"lang_zh"):
        return "sense_voice"
    if _mentions(path, b"lfr_window_size"):
        return "paraformer"
    if _mentions(path, b"normalize_type") or _mentions(path, b"NeMo") or _mentions(path, b"EncDecCTC"):
        return "nemo_ctc"
    if _mentions(path, b"subsampling_factor"):
        return "wenet_ctc"
    return "zipformer_ctc"


def _pick(names: Sequence[str], part: str) -> str | None:
    """The file of a part; the smaller 8-bit one where both are there, but a decoder in full precision."""
    fitting = [name for name in names if name.startswith(part) or f"-{part}" in name]
    eight = [name for name in fitting if ".int8." in name]
    full = [name for name in fitting if ".int8." not in name]
    ranked = full + eight if part == "decoder" else eight + full
    return ranked[0] if ranked else None


def _checked(folder: Path, layout: Layout, parts: Mapping[str, str]) -> RecognitionModel:
    for name in parts.values():
        check_network(folder / name)
    _check_tokens(folder / "tokens.txt", blank=layout not in ("sense_voice", "paraformer"))
    return RecognitionModel(layout, folder, {**parts, "tokens": "tokens.txt"})


def check_network(path: Path) -> None:
    """Whether a file is an ONNX network, by its beginning. Raises ModelError."""
    with path.open("rb") as file:
        start = file.read(40)
    if start.startswith(b"version https://git-lfs"):
        raise ModelError(f"{path} is only a pointer: the model itself was not downloaded.")
    if not start.startswith(ONNX_START):
        raise ModelError(f"{path} is damaged or no ONNX model.")


def _check_tokens(path: Path, *, blank: bool) -> None:
    """A token list that sherpa-onnx cannot read would end its process with status 255."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path} is damaged: it cannot be read as text.") from error
    symbols = set()
    for number, line in enumerate(lines, 1):
        fields = line.split()
        if not fields:
            continue
        if not fields[-1].isdigit():
            raise ModelError(f"{path} is damaged: line {number} holds no token and number.")
        symbols.add(fields[0] if len(fields) == 2 else " ")
    if not symbols:
        raise ModelError(f"{path} is damaged: it is empty.")
    if blank and not symbols.intersection(BLANKS):
        raise ModelError(f"{path} does not fit: none of {', '.join(BLANKS)} is among its tokens.")


def _mentions(path: Path, key: bytes) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        return key in file.read()


__all__ = ["Layout", "ModelError", "RecognitionModel", "check_network", "detect", "model_engine"]
