"""The scenarios that commands work on: shipped ones, the user's own, those of folders that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.commands.printing import complain

if TYPE_CHECKING:
    from simulator.library import Library


def user_library() -> Library:
    """The library by the user's settings; what has to be said about their file goes to standard error."""
    from simulator.library import default_library
    from simulator.settings_file import load_settings

    loaded = load_settings()
    if loaded.note:
        complain(loaded.note)
    return default_library(loaded.settings.scenarios)


__all__ = ["user_library"]
