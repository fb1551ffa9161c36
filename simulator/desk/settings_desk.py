"""The settings: every change counts and is kept at once; what is being written is kept a moment later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from simulator.desk.room import Hall, Room
from simulator.desk.settings_keys import RESET, keys, refused_sentence
from simulator.desk.settings_sound import models, recogniser, recommended_models, voices
from simulator.desk.settings_tabs import general, recordings
from simulator.desk.settings_turns import turns
from simulator.desk.settings_values import with_value
from simulator.desk.sound_bench import Devices, SoundDesk, sound_page
from simulator.desk.sound_shelf import Fetched
from simulator.keys import rebound, refusal
from simulator.places import data_folder
from simulator.screen import intentions as wish
from simulator.screen import intentions_setup as setup
from simulator.screen.settings_view import SettingsItem, SettingsView
from simulator.screen.sound_view import Loudness
from simulator.screen.views import Notice
from simulator.screen.words import Words
from simulator.settings import AGREEMENT, REMOTE_EARS, Agreement, Settings, TurnSettings
from simulator.sound_choices import SAMPLES
from simulator.sound_settings import with_ear_engine, with_voice
from simulator.speech.level import InputQuality

if TYPE_CHECKING:
    from simulator.desk.services import Services

TABS: Final = ("general", "sound", "voices", "recogniser", "models", "turns", "keys", "recordings")
QUIET: Final = 0.8
"""Seconds after the last change of a text until it is kept."""


def settings_view(
    services: Services, t: Words, codes: Sequence[str], *, tab: str = "general", picked: str = "", asked: str = "",
    refused: tuple[str, str] = ("", ""), sound: SoundDesk | None = None, notice: Notice | None = None,
) -> SettingsView:  # fmt: skip
    """The settings' screen.

    `picked`: the model that was chosen; `asked`: a recogniser that must be agreed to first; `refused`: an action that
    did not get the key that was pressed, and why.
    """
    titles = {
        "general": t("General"), "sound": t("Devices"), "voices": t("Voices"), "recogniser": t("Recogniser"),
        "models": t("Models"), "turns": t("Turn-taking"), "keys": t("Keys"), "recordings": t("Recordings"),
    }  # fmt: skip
    settings, status, shelf = services.settings, services.status(), services.shelf
    items: tuple[SettingsItem, ...] = ()
    match tab:
        case "general":
            items = general(settings, status, t, codes)
        case "voices":
            bench = services.bench
            items = voices(settings, t, shelf, status, playing=bench.playing, problem=bench.problem)
        case "recogniser":
            items = recogniser(settings, t, shelf, status, asked=asked)
        case "models":
            items = models(settings, t, shelf, picked)
        case "turns":
            items = turns(settings, t)
        case "keys":
            items = keys(settings, t, refused)
        case "recordings":
            items = recordings(settings, t, data_folder())
    tabs = tuple((name, titles[name]) for name in TABS)
    if tab != "sound" or sound is None:
        return SettingsView(tabs, tab, items, notice=notice)
    return SettingsView(tabs, tab, items, sound.page(), sound.loudness(), notice)


def settings_views(services: Services, t: Words, codes: Sequence[str]) -> dict[str, SettingsView]:
    """Every tab, the devices while all is well: for pictures of the program."""
    picked = next((row.name for row in recommended_models(services.shelf)), "")
    found = {tab: settings_view(services, t, codes, tab=tab, picked=picked) for tab in TABS}
    agreed = replace(services.settings, agreement=Agreement(AGREEMENT))
    devices = Devices(("USB Headset", "HDA Intel PCH"), ("USB Headset", "HDA Intel PCH"))
    page = sound_page(agreed, devices, t, quality=InputQuality("good"), listening=True)
    found["sound"] = replace(found["sound"], sound=page, live=Loudness(0.6, speech=True))
    found["recogniser"] = replace(
        found["recogniser"],
        items=recogniser(services.settings, t, services.shelf, services.status(), asked=REMOTE_EARS[0]),
    )
    return {f"8-settings-{number}-{tab}": found[tab] for number, tab in enumerate(TABS, start=1)}


def with_language(settings: Settings, language: str) -> Settings:
    """The settings with another language of the interface."""
    return replace(settings, interface=language)


class SettingsRoom(Room):
    """Where settings are changed."""

    places: ClassVar = ("settings",)

    def __init__(self, hall: Hall) -> None:
        """The first tab is open."""
        super().__init__(hall)
        self._sound = SoundDesk(hall)
        self._tab = TABS[0]
        self._picked = ""
        self._asked = ""
        self._refused = ("", "")
        """An action that did not get the key that was pressed, and why."""
        self._writing: tuple[str, str, float] | None = None
        """Key, text and time of a text that is being written."""

    @property
    def live(self) -> bool:
        """Levels, lists and progress move by themselves."""
        return self._tab in ("sound", "voices", "models", "recogniser")

    def view(self) -> SettingsView:
        """The settings' screen."""
        hall = self.hall
        return settings_view(
            hall.services, hall.words, hall.codes, tab=self._tab, picked=self._picked, asked=self._asked,
            refused=self._refused,            sound=self._sound, notice=hall.notice,
        )  # fmt: skip

    def step(self) -> None:
        """Keep what was written and measured."""
        if self._tab == "sound":
            self._sound.step()
        if self._writing is not None and self.hall.services.clock() - self._writing[2] >= QUIET:
            self._keep_writing()

    def tick(self) -> None:
        """A model that was fetched is used from now on, wherever the trainee is."""
        fetched = self.hall.services.shelf.fetched()
        if fetched is not None:
            self._use(fetched)

    def do(self, intention: wish.Intention) -> bool:
        """What concerns settings, wherever it is done."""
        hall = self.hall
        match intention:
            case wish.OpenSettings():
                hall.go("settings")
                hall.services.bench.look_again()
            case wish.ChangeLanguage():
                hall.keep(with_language(hall.services.settings, intention.language))
            case setup.ChooseTab():
                self._leave_tab()
                self._tab = intention.name
                hall.refresh()
            case setup.ChangeSetting():
                self._change(intention.key, intention.value)
            case setup.ChangeKey():
                self._change_key(intention.action, intention.key)
            case setup.DoSetting():
                self._act(intention.name)
            case _:
                return hall.place == "settings" and self._sound.do(intention)
        return True

    def _change(self, key: str, value: str | float) -> None:
        hall = self.hall
        settings = hall.services.settings
        if key == "trainee":
            self._writing = (key, str(value), hall.services.clock())
            return
        if key == "model":
            self._picked = str(value)
            hall.refresh()
            return
        self._asked = ""
        if key == "ear.engine":
            if value in REMOTE_EARS and value != settings.ear.engine:
                self._asked = str(value)
                hall.refresh()
                return
            hall.keep(with_ear_engine(settings, str(value)))
        elif key.startswith("voice.names."):
            hall.keep(with_voice(settings, key.rpartition(".")[2], str(value) or None))
        else:
            hall.keep(with_value(settings, key, value))

    def _change_key(self, action: str, key: str) -> None:
        hall, settings = self.hall, self.hall.services.settings
        against = refusal(settings.keys, action, key)
        self._refused = (action, refused_sentence(against, key, hall.words)) if against is not None else ("", "")
        if against is None:
            hall.keep(replace(settings, keys=rebound(settings.keys, action, key)))
        hall.refresh()

    def _act(self, name: str) -> None:
        hall = self.hall
        services = hall.services
        action, _, about = name.partition(".")
        if action == "preview":
            services.bench.play(not services.bench.playing, SAMPLES[about], about)
        elif action == "try":
            services.shelf.try_ear(about)
        elif name == "remote" and self._asked:
            engine, self._asked = self._asked, ""
            hall.keep(with_ear_engine(services.settings, engine))
        elif name == "fetch" and self._picked:
            services.shelf.fetch(self._picked)
        elif name == "fetch.stop":
            services.shelf.stop()
        elif name == RESET:
            self._refused = ("", "")
            hall.keep(replace(services.settings, keys={}))
        elif name == "turns.reset":
            hall.keep(replace(services.settings, turns=TurnSettings()))
        elif name == "agreement":
            self._leave_tab()
            hall.go("agreement")
        hall.refresh()

    def _use(self, fetched: Fetched) -> None:
        hall, t = self.hall, self.hall.words
        if fetched.settings is not None:
            # Whatever else was changed meanwhile stays.
            now = hall.services.settings
            ear = replace(now.ear, models=fetched.settings.ear.models, engine=fetched.settings.ear.engine)
            voice = replace(now.voice, names=fetched.settings.voice.names, engine=fetched.settings.voice.engine)
            if hall.keep(replace(now, ear=ear, voice=voice)):
                hall.notice = Notice(t("{name} is here and is used from now on.", name=fetched.name))
        else:
            detail = f" ({(fetched.problem or '').rstrip('.')})" if t.language == "en" else ""
            hall.notice = Notice(t("{name} could not be fetched; nothing was changed.", name=fetched.name) + detail)
        hall.refresh()

    def _keep_writing(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None and writing[1].strip():
            self.hall.keep(with_value(self.hall.services.settings, writing[0], writing[1].strip()))

    def _leave_tab(self) -> None:
        self._keep_writing()
        self._sound.leave()
        self.hall.services.shelf.end_try()
        self._asked, self._refused = "", ("", "")

    def leave(self) -> None:
        """Nothing that was written is lost, and no device is held."""
        self._leave_tab()


__all__ = ["TABS", "SettingsRoom", "settings_view", "settings_views", "with_language"]
