"""The tabs of the settings but for voices and recogniser: what is in force becomes items in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from simulator.desk.lobby_desk import language_choices
from simulator.desk.services import Status
from simulator.desk.settings_values import NO, YES, yes_or_no
from simulator.screen.settings_view import (
    ActionItem,
    ChoiceItem,
    FieldItem,
    SettingsItem,
    TextItem,
)
from simulator.screen.words import Words
from simulator.settings import Settings

SIZES: Final = (100, 125, 150, 175, 200)
"""Sizes of text that can be chosen, percent."""


def general(settings: Settings, status: Status, t: Words, codes: Sequence[str]) -> tuple[SettingsItem, ...]:
    """Who sits here, and how the screens look."""
    screen = settings.screen
    percent = round(screen.text_scale * 100)
    sizes = sorted({*SIZES, percent})
    shown = ((YES, t("Shown")), (NO, t("Hidden")))
    said = tuple(TextItem(one.text, "middle") for one in status.sentences if one.part == "other" and not one.works)
    return (
        *said,
        FieldItem("trainee", t("Your name, under which your calls are kept"), settings.trainee),
        ChoiceItem(
            "interface", t("Language of the program"), tuple((one.code, one.name) for one in language_choices(codes)),
            settings.interface,
        ),
        ChoiceItem("screen.text_scale", t("Size of text"), tuple((f"{n / 100:g}", f"{n} %") for n in sizes),
                   f"{percent / 100:g}"),
        ChoiceItem(
            "screen.reduced_motion", t("Motion"), ((NO, t("Portrait and symbols move")), (YES, t("Nothing moves"))),
            yes_or_no(screen.reduced_motion),
        ),
        ChoiceItem(
            "screen.palette", t("Colours"),
            (("standard", t("Green and red")), ("safe", t("Blue and orange, for any colour vision"))), screen.palette,
            t("Every verdict and state also has a symbol of its own."),
        ),
        ChoiceItem(
            "screen.captions", t("Captions of the caller"),
            ((YES, t("While the caller speaks")), (NO, t("After each line"))), yes_or_no(screen.captions),
        ),
        ChoiceItem("game.stars", t("Stars and level"), shown, yes_or_no(settings.game.stars)),
        ChoiceItem("game.streak", t("Days in a row"), shown, yes_or_no(settings.game.streak)),
        ChoiceItem(
            "game.sounds", t("Sounds of the game"), ((YES, t("On")), (NO, t("Off"))), yes_or_no(settings.game.sounds),
            t("For stars, what was achieved, rounds of a drill and the end of a call; in a call never while somebody "
              "speaks."),
        ),
    )  # fmt: skip


def recordings(settings: Settings, t: Words, folder: Path) -> tuple[SettingsItem, ...]:
    """What was agreed to, and what is kept."""
    if settings.agreed:
        agreed = TextItem(t("You agreed to recordings on {day}.", day=settings.agreement.when), "good")
    else:
        agreed = TextItem(t("You have not agreed to recordings: no sound is recorded, and you answer by typing."))
    return (
        agreed,
        ActionItem("agreement", t("Read what is recorded, agree or take it back"), "settings.do", "book"),
        ChoiceItem(
            "keep_sound", t("Sound of a call"),
            ((YES, t("Keep it with the call")), (NO, t("Throw it away once it was measured"))),
            yes_or_no(settings.keep_sound), t("Without it no moment can be heard again; the scorecard stays the same."),
        ),
        TextItem(t("Your calls and settings lie in {folder}, which only your account may read.", folder=folder)),
    )  # fmt: skip


__all__ = ["general", "recordings"]
