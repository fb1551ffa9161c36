"""Which neural voice lies in a folder, told from its files before anything is loaded: a broken one ends the process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from simulator.speech.models import ModelError, check_network

VoiceLayout = Literal["vits", "kokoro"]
RULES: Final = ("phone", "date", "number")
"""Beginnings of the names of the rules that make digits and dates into words, in the order they are applied."""


@dataclass(frozen=True, slots=True)
class VoiceModel:
    """A neural voice that can be loaded."""

    layout: VoiceLayout
    folder: Path
    files: Mapping[str, str]
    """Name of each part's file or folder within the folder: `model`, `tokens`, `lexicon`, `data_dir`, `voices`."""
    rules: tuple[str, ...]
    """Names of the files with rules for numbers."""

    @property
    def bytes(self) -> int:
        """Size of the files that are loaded."""
        paths = [self.folder / name for names in self.files.values() for name in names.split(",")]
        return sum(path.stat().st_size for path in paths if path.is_file())

    def described(self) -> dict[str, object]:
        """For the voice's process: full paths."""
        files = {
            part: ",".join(str(self.folder / name) for name in names.split(",")) for part, names in self.files.items()
        }
        return {"layout": self.layout, "files": files, "rules": [str(self.folder / name) for name in self.rules]}


def detect_voice(folder: Path) -> VoiceModel:
    """The neural voice of a folder; raises ModelError saying what is missing or broken."""
    if not folder.is_dir():
        raise ModelError(f"The voice's folder {folder} does not exist.")
    networks = sorted(path.name for path in folder.glob("*.onnx") if not path.name.startswith("."))
    if not networks:
        raise ModelError(f"The folder {folder} holds no voice: there is no *.onnx file.")
    if not (folder / "tokens.txt").is_file():
        raise ModelError(f"The voice in {folder} is incomplete: tokens.txt is missing.")
    if any(name.startswith("model-steps") for name in networks):
        raise ModelError(f"The voice in {folder} is of the kind Matcha, which this program does not use.")
    model = next((name for name in networks if ".int8." in name), networks[0])
    check_network(folder / model)
    files = {"model": model, "tokens": "tokens.txt"}
    lexicons = sorted((path.name for path in folder.glob("lexicon*.txt")), reverse=True)
    kokoro = (folder / "voices.bin").is_file()
    if kokoro:
        files["voices"] = "voices.bin"
        lexicons = [name for name in ("lexicon-us-en.txt", "lexicon-zh.txt") if name in lexicons]
    if lexicons:
        files["lexicon"] = ",".join(lexicons if kokoro else lexicons[-1:])
    if (folder / "espeak-ng-data").is_dir() and (kokoro or not lexicons):  # with both, VITS would leave the lexicon
        files["data_dir"] = "espeak-ng-data"
    if "lexicon" not in files and "data_dir" not in files:
        raise ModelError(
            f"The voice in {folder} is incomplete: it has neither a lexicon.txt nor the folder espeak-ng-data."
        )
    return VoiceModel("kokoro" if kokoro else "vits", folder, files, _rules(folder))


def _rules(folder: Path) -> tuple[str, ...]:
    """Chinese rules: `date.fst` or, in voices of several languages, `date-zh.fst`."""
    names = [next((n for n in (f"{rule}-zh.fst", f"{rule}.fst") if (folder / n).is_file()), None) for rule in RULES]
    found = tuple(name for name in names if name is not None)
    return found or tuple(name for name in ("rule.fst",) if (folder / name).is_file())


__all__ = ["VoiceLayout", "VoiceModel", "detect_voice"]
