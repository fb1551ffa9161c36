"""What `three-rings doctor` looks at: one function a part, each with what it found and what to do where it fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from simulator.commands.probe import probe
from simulator.settings import Language, Settings

FREE_MB: Final = 200
"""Disk space below which the user is warned: an hour of calls with sound."""
SPOKEN: Final[tuple[tuple[Language, str], ...]] = (("zh", "Mandarin"), ("en", "English"))
"""Languages of the shipped scenarios: code and name."""


@dataclass(frozen=True, slots=True)
class Check:
    """How one part of the machine stands."""

    part: str
    state: Literal["ok", "missing"]
    words: str
    """What was found, or why it cannot be used."""
    mend: str | None = None
    """What to do where it is missing."""
    needed: bool = False
    """Whether not even a typed call in the terminal can go on without it."""


def checkup(settings: Settings) -> Iterator[Check]:
    """Every part in turn; what takes long comes last."""
    looks: tuple[Callable[[Settings], Iterator[Check]], ...] = (
        _database, _disk, _scenarios, _fonts, _screen, _speaker, _microphone, _voices, _recognisers,
    )  # fmt: skip
    for look in looks:
        yield from look(settings)


def _database(_: Settings) -> Iterator[Check]:
    from simulator.errors import StoreError
    from simulator.results.store import FILE_NAME, open_store

    try:
        store = open_store()
        calls = len(store.calls())
        store.close()
    except StoreError as error:
        yield Check("database", "missing", str(error), "Mend what the sentence names.", needed=True)
    else:
        yield Check("database", "ok", f"{store.folder / FILE_NAME}, {calls} calls")


def _disk(_: Settings) -> Iterator[Check]:
    from simulator.errors import StoreError
    from simulator.places import data_folder

    try:
        folder = data_folder()
    except StoreError as error:
        yield Check("disk", "missing", str(error), "Make the folder writable.", needed=True)
        return
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < FREE_MB:
        yield Check("disk", "missing", f"{free} MB are free at {folder}.", f"Make room: {FREE_MB} MB are advised.")
    else:
        yield Check("disk", "ok", f"{free:,} MB free at {folder}")


def _scenarios(settings: Settings) -> Iterator[Check]:
    from simulator.errors import ThreeRingsError
    from simulator.library import default_library

    try:
        entries = default_library(settings.scenarios).scenarios()
    except ThreeRingsError as error:
        yield Check("scenarios", "missing", str(error), "Mend what the sentence names.", needed=True)
        return
    for folder in settings.scenarios:
        if not Path(folder).expanduser().is_dir():
            mend = "Mend 'scenarios' in the settings file."
            yield Check("scenarios", "missing", f"There is no folder {folder}, which the settings name.", mend)
    broken = [entry for entry in entries if entry.error is not None]
    playable = len(entries) - len(broken)
    if not playable:
        yield Check("scenarios", "missing", "No scenario can be played.", "Install the program again.", needed=True)
    else:
        yield Check("scenarios", "ok", f"{playable} can be played")
    for entry in broken:
        yield Check("scenarios", "missing", entry.error or "", f"Run: three-rings check {entry.id}")


def _fonts(_: Settings) -> Iterator[Check]:
    from simulator.places import assets_folder

    folder = assets_folder() / "fonts"
    missing = [name for name in ("three-rings-regular.otf", "three-rings-bold.otf") if not (folder / name).is_file()]
    if missing:
        yield Check("fonts", "missing", f"{', '.join(missing)} is not in {folder}.", "Install the program again.")
    else:
        yield Check("fonts", "ok", str(folder))


def _screen(_: Settings) -> Iterator[Check]:
    probed = probe("screen")
    if probed.problem:
        yield Check("screen", "missing", probed.problem, "Use the terminal: three-rings play SCENARIO --terminal")
    else:
        yield Check("screen", "ok", "a window can be opened")


def _speaker(_: Settings) -> Iterator[Check]:
    probed = probe("speaker")
    if probed.problem:
        yield Check("speaker", "missing", probed.problem, "Connect a headset; until then lines are shown as text.")
    else:
        yield Check("speaker", "ok", ", ".join(one["name"] for one in probed.found) or "the system's own")


def _microphone(settings: Settings) -> Iterator[Check]:
    probed = probe("microphone")
    names = [one["name"] for one in probed.found]
    chosen = settings.ear.microphone
    if probed.problem:
        yield Check("microphone", "missing", probed.problem, "Connect a headset; until then answers are typed.")
    elif chosen is not None and chosen not in names:
        yield Check("microphone", "missing", f"'{chosen}' is not there.", "Choose another one in the settings.")
    else:
        preferred = next((one["name"] for one in probed.found if one["preferred"]), names[0])
        yield Check("microphone", "ok", chosen or preferred)


def _voices(settings: Settings) -> Iterator[Check]:
    from simulator.sound_choices import list_voices, voice_quality

    if settings.voice.engine == "none":
        yield Check(
            "voices", "missing", "The settings ask for text only.", "Set voice.engine to auto to hear customers."
        )
        return
    listing = list_voices(settings)
    if listing.problem and not listing.voices:
        yield Check("voices", "missing", listing.problem, "Until it works, lines are shown as text.")
        return
    for code, name in SPOKEN:
        quality = voice_quality(code, listing.voices)
        count = sum(voice.language == code for voice in listing.voices)
        if quality.state == "none":
            yield Check(
                "voices", "missing", f"{name}: none", f"Install a {name} voice in the system's speech settings."
            )
        elif quality.state == "robotic":
            yield Check("voices", "ok", f"{name}: {count}, robotic only; three-rings speech voices says what is better")
        else:
            yield Check("voices", "ok", f"{name}: {count}")


def _recognisers(settings: Settings) -> Iterator[Check]:
    from simulator.sound import choose_ear

    for language, name in SPOKEN:
        choice = choose_ear(settings, language)
        if choice.engine is None:
            yield Check("recogniser", "missing", f"{name}: {choice.reason}", "Until then answers are typed.")
        else:
            notice = f"; {choice.notice}" if choice.notice else ""
            yield Check("recogniser", "ok", f"{name}: {choice.engine.name}{notice}")


__all__ = ["Check", "checkup"]
