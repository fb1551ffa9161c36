"""The settings file in the user's data folder: read strictly, written whole or not at all, for the user alone."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.errors import SettingsError
from simulator.places import data_folder, private_folder
from simulator.settings import Settings, parse_settings, read_settings, settings_json

FILE_NAME: Final = "settings.json"
MAX_BYTES: Final = 100_000
"""Largest settings file, bytes. A real one has about 2 kB."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings to go on with, and what had to be said about their file."""

    settings: Settings
    note: str | None = None
    """One sentence for the user when the file could not be used and was set aside, or not all of it was."""
    ignored: tuple[str, ...] = ()
    """Keys of the file that this program does not know."""


def settings_path() -> Path:
    """Where the settings of this user lie."""
    return data_folder() / FILE_NAME


def load_settings(path: Path | None = None) -> LoadedSettings:
    """The user's settings; where there is no file yet defaults, with which the first start begins.

    A damaged file is moved beside itself (`settings.json.damaged`), defaults are taken and the note says so. Keys that
    this program does not know are passed over and named; a copy of the file (`settings.json.before`) keeps them.
    Raises SettingsError when the file is there but cannot be opened.
    """
    path = path or settings_path()
    try:
        if path.stat().st_size > MAX_BYTES:
            return _set_aside(path, f"it is larger than {MAX_BYTES // 1000} kB")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return LoadedSettings(Settings(introduced=False))
    except UnicodeDecodeError:
        return _set_aside(path, "it is no UTF-8 text")
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error.strerror or error}.") from error
    try:
        settings, ignored = read_settings(text)
    except SettingsError as error:
        return _set_aside(path, str(error).rstrip("."))
    return LoadedSettings(settings, _keep_before(path, text, ignored) if ignored else None, ignored)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings for the user alone (0600); a reader sees the old file or the new one. Raises SettingsError."""
    path = path or settings_path()
    text = settings_json(settings)
    parse_settings(text)
    _write(path, text)


def _write(path: Path, text: str) -> None:
    """Write a file for the user alone, whole or not at all. Raises SettingsError."""
    try:
        private_folder(path.parent)
        number, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with 0600
        try:
            with open(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be written: {error.strerror or error}.") from error


def _keep_before(path: Path, text: str, ignored: tuple[str, ...]) -> str:
    """Keep a copy of a file of which a part is not known; returns the sentence that says so. Raises SettingsError."""
    before = path.with_name(f"{path.name}.before")
    _write(before, text)
    return f"These settings are unknown here and were ignored: {', '.join(ignored)}. They are kept in {before}."


def _set_aside(path: Path, reason: str) -> LoadedSettings:
    aside = path.with_name(f"{path.name}.damaged")
    try:
        os.replace(path, aside)
    except OSError as error:
        raise SettingsError(
            f"The settings file {path} cannot be used ({reason}) nor moved away: {error.strerror or error}."
        ) from error
    return LoadedSettings(
        Settings(),
        f"The settings file could not be used ({reason}). It was kept as {aside}; the defaults apply.",
    )


__all__ = ["FILE_NAME", "LoadedSettings", "load_settings", "save_settings", "settings_path"]
