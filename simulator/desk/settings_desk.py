"""The settings' presenter: what is in force becomes a view-state, what was chosen becomes settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from simulator.desk.lobby_desk import language_choices
from simulator.desk.services import Sentence, Status
from simulator.screen.intentions import SaveSettings
from simulator.screen.views import Notice, SettingsView
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.settings import Settings


def settings_view(
    settings: Settings, status: Status, t: Words, codes: Sequence[str], notice: Notice | None = None
) -> SettingsView:
    """The settings' screen."""
    return SettingsView(
        languages=language_choices(codes), language=settings.interface, trainee=settings.trainee,
        text_percent=round(settings.screen.text_scale * 100), reduced_motion=settings.screen.reduced_motion,
        captions=settings.screen.captions,
        status=tuple((_part(t, one), one.text, one.works) for one in status.sentences), notice=notice,
    )  # fmt: skip


def _part(t: Words, sentence: Sentence) -> str:
    return {
        "voice": t("Voice"), "ear": t("Recogniser"), "microphone": t("Microphone"), "speaker": t("Speaker"),
        "other": t("Program"),
    }[sentence.part]  # fmt: skip


def changed(settings: Settings, wish: SaveSettings) -> Settings:
    """The settings with what was chosen on the screen."""
    screen = replace(
        settings.screen, text_scale=wish.text_percent / 100, reduced_motion=wish.reduced_motion, captions=wish.captions
    )
    return with_language(replace(settings, trainee=wish.trainee, screen=screen), wish.language)


def with_language(settings: Settings, language: str) -> Settings:
    """The settings with another language of the interface."""
    return replace(settings, interface=cast(Literal["zh", "en"], language))


__all__ = ["changed", "settings_view", "with_language"]
