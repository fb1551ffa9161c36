"""The settings: what is in force becomes a view-state, what was chosen becomes settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from simulator.desk.lobby_desk import language_choices
from simulator.desk.room import Room
from simulator.desk.services import Sentence, Status
from simulator.screen import intentions as wish
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


def changed(settings: Settings, chosen: wish.SaveSettings) -> Settings:
    """The settings with what was chosen on the screen."""
    screen = replace(
        settings.screen, text_scale=chosen.text_percent / 100, reduced_motion=chosen.reduced_motion,
        captions=chosen.captions,
    )  # fmt: skip
    return with_language(replace(settings, trainee=chosen.trainee, screen=screen), chosen.language)


def with_language(settings: Settings, language: str) -> Settings:
    """The settings with another language of the interface."""
    return replace(settings, interface=cast(Literal["zh", "en"], language))


class SettingsRoom(Room):
    """Where settings are changed."""

    places: ClassVar = ("settings",)

    def view(self) -> SettingsView:
        """The settings' screen."""
        hall = self.hall
        services = hall.services
        return settings_view(services.settings, services.status(), hall.words, hall.codes, hall.notice)

    def do(self, intention: wish.Intention) -> bool:
        """What concerns settings, wherever it is done."""
        hall = self.hall
        match intention:
            case wish.OpenSettings():
                hall.go("settings")
            case wish.SaveSettings():
                if hall.keep(changed(hall.services.settings, intention)):
                    hall.go("lobby")
            case wish.ChangeLanguage():
                hall.keep(with_language(hall.services.settings, intention.language))
            case _:
                return False
        return True


__all__ = ["SettingsRoom", "changed", "settings_view", "with_language"]
