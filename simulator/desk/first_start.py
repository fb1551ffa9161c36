"""The first start: language and name, what is recorded, can you hear and be heard; any step can be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from simulator.desk.lobby_desk import language_choices
from simulator.desk.room import Hall, Room
from simulator.desk.settings_sound import first_models, recommended_models
from simulator.desk.sound_bench import Devices, SoundDesk, sound_page
from simulator.screen import intentions as wish
from simulator.screen import intentions_setup as setup
from simulator.screen.first_start_view import AgreementView, SoundCheckView, WelcomeView
from simulator.screen.screens import AnyView
from simulator.screen.settings_view import ModelsStepView
from simulator.screen.sound_view import Loudness
from simulator.screen.views import Notice
from simulator.screen.words import Words
from simulator.settings import AGREEMENT, Agreement, Leak, Settings
from simulator.speech.level import InputQuality
from simulator.speech.samples import SILENCE_DB

if TYPE_CHECKING:
    from simulator.desk.services import Services

STEPS: Final = ("welcome", "agreement", "sound_check", "first_models")
"""Places of the first start in their order."""
UNNAMED: Final = Settings().trainee
"""The trainee who was not named yet."""


def welcome_view(settings: Settings, t: Words, codes: Sequence[str], notice: Notice | None = None) -> WelcomeView:
    """Who sits here."""
    return WelcomeView(
        step=_step(t, "welcome"), languages=language_choices(codes), language=settings.interface,
        trainee="" if settings.trainee == UNNAMED else settings.trainee,
        text_percent=round(settings.screen.text_scale * 100), notice=notice,
    )  # fmt: skip


def agreement_view(settings: Settings, t: Words, *, first: bool, notice: Notice | None = None) -> AgreementView:
    """What is recorded; `first`: as a step of the first start."""
    parts = (
        ("microphone", t("What is recorded"), t(
            "Spoken calls: your voice and the caller's, your words as they were recognised, what you do at the desk, "
            "and when. Typed calls: the same without any sound.")),
        ("home", t("Where it is kept"), t(
            "In your own folder on this computer. Nothing leaves it, unless you choose a recogniser on the internet "
            "in the settings; you are told before.")),
        ("clock", t("How long"), t(
            "Until you delete a call (three-rings results delete). In the settings you can have the sound thrown away "
            "after each call, once it was measured.")),
        ("people", t("Who sees it"), t(
            "You. Practice is private: a trainer sees a call only when you hand it in, or when it was a test.")),
        ("check", t("What it is for"), t(
            "For your scorecard: your words are judged by the written standard, pace and steadiness by measures of "
            "your voice. You can hear every moment again.")),
        ("keyboard", t("You need not"), t(
            "Without it you answer by typing, and the same words earn the same points. You can take your agreement "
            "back at any time in the settings.")),
    )  # fmt: skip
    agreed = t("You agreed to this on {day}.", day=settings.agreement.when) if settings.agreed else ""
    step = _step(t, "agreement") if first else ""
    return AgreementView(step=step, parts=parts, agreed=agreed, first=first, notice=notice)


def models_view(services: Services, t: Words, picked: str, notice: Notice | None = None) -> ModelsStepView:
    """The model that is offered."""
    items = first_models(t, services.shelf, services.status(), picked)
    return ModelsStepView(_step(t, "first_models"), t("Recognition of what you say"), items, notice)


def first_start_views(services: Services, t: Words, codes: Sequence[str]) -> dict[str, AnyView]:
    """The steps, the last one while the trainee speaks and all is well: for pictures of the program."""
    settings = services.settings
    offered = next((row.name for row in recommended_models(services.shelf)), "")
    fresh = replace(settings, introduced=False, trainee=UNNAMED)
    leak = Leak(SILENCE_DB, settings.ear.microphone, settings.voice.speaker)
    agreed = replace(settings, agreement=Agreement(AGREEMENT), ear=replace(settings.ear, leak=leak))
    devices = Devices(("USB Headset", "HDA Intel PCH"), ("USB Headset", "HDA Intel PCH"))
    page = sound_page(agreed, devices, t, quality=InputQuality("good"), listening=True)
    return {
        "0-start-a-welcome": welcome_view(fresh, t, codes),
        "0-start-b-agreement": agreement_view(fresh, t, first=True),
        "0-start-c-sound": SoundCheckView(_step(t, "sound_check"), page, Loudness(0.6, speech=True)),
        "0-start-d-models": models_view(services, t, offered),
    }


def _step(t: Words, place: str) -> str:
    return t("First start, step {number} of {count}", number=STEPS.index(place) + 1, count=len(STEPS))


class FirstStartRoom(Room):
    """The steps of the first start; the agreement also where a call is to be spoken that was not agreed to."""

    places: ClassVar = STEPS

    def __init__(self, hall: Hall) -> None:
        """Nobody is waiting for a call."""
        super().__init__(hall)
        self._sound = SoundDesk(hall)
        self._picked = ""
        """The model that is looked at."""
        self._call: str | None = None
        """Scenario that is to be opened once recordings were agreed to, or not."""

    # --- what is seen -----------------------------------------------------------------------------------------

    @property
    def live(self) -> bool:
        """The level of the microphone moves, and a model comes."""
        return self.hall.place in ("sound_check", "first_models")

    def view(self) -> AnyView:
        """The step."""
        hall = self.hall
        settings, t = hall.services.settings, hall.words
        match hall.place:
            case "welcome":
                return welcome_view(settings, t, hall.codes, hall.notice)
            case "agreement":
                return agreement_view(settings, t, first=self._first, notice=hall.notice)
            case "first_models":
                return models_view(hall.services, t, self._picked, hall.notice)
        return SoundCheckView(_step(t, "sound_check"), self._sound.page(), self._sound.loudness(), hall.notice)

    @property
    def _first(self) -> bool:
        return not self.hall.services.settings.introduced

    def step(self) -> None:
        """Keep what the test of sound measured."""
        if self.hall.place == "sound_check":
            self._sound.step()

    # --- what is done -----------------------------------------------------------------------------------------

    def ask(self, scenario: str) -> None:
        """A call is to be spoken, but recordings were not agreed to yet."""
        self._call = scenario
        self.hall.go("agreement")

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the first start."""
        if self.hall.place not in self.places:
            return False
        match intention:
            case setup.Introduce():
                self._introduce(intention)
            case setup.SkipSetup():
                self._done(intention.trainee, typed=True)
            case setup.NextStep():
                self._go(1)
            case setup.StepBack():
                self._go(-1)
            case setup.Agree():
                self._agree(intention.yes)
            case setup.ChangeSetting(key="model") | setup.DoSetting():
                self._model(intention)
            case _:
                return self.hall.place == "sound_check" and self._sound.do(intention)
        return True

    def _model(self, wanted: setup.ChangeSetting | setup.DoSetting) -> None:
        shelf = self.hall.services.shelf
        match wanted:
            case setup.ChangeSetting():
                self._picked = str(wanted.value)
            case setup.DoSetting(name="fetch"):
                shelf.fetch(self._picked)
            case setup.DoSetting(name="fetch.stop"):
                shelf.stop()

    def _introduce(self, said: setup.Introduce) -> None:
        settings = self.hall.services.settings
        screen = replace(settings.screen, text_scale=said.text_percent / 100)
        name = said.trainee or UNNAMED
        if self.hall.keep(replace(settings, trainee=name, interface=said.language, screen=screen)) and said.done:
            self._go(1)

    def _agree(self, yes: bool) -> None:
        hall, call = self.hall, self._call
        settings = hall.services.settings
        agreement = Agreement(AGREEMENT, date.today().isoformat()) if yes else Agreement()
        if not hall.keep(replace(settings, agreement=agreement)):
            return
        if self._first:
            self._go(1)
            return
        self._call = None
        hall.go("lobby" if call is not None else "settings")
        if call is not None:
            hall.open(call, typed=not yes)

    def _go(self, by: int) -> None:
        """To another step; after the last one the first start is over."""
        hall = self.hall
        number = STEPS.index(hall.place) + by
        self._sound.leave()
        if number == len(STEPS):
            self._done("", typed=False)
            return
        hall.notice = None
        hall.go(STEPS[max(0, number)])
        if hall.place == "sound_check":
            hall.services.bench.look_again()
            self._sound.listen(on=True)
        if not self._picked:
            self._picked = next((row.name for row in recommended_models(hall.services.shelf)), "")

    def _done(self, name: str, typed: bool) -> None:
        hall = self.hall
        settings = hall.services.settings
        self._sound.leave()
        hall.keep(replace(settings, introduced=True, trainee=name or settings.trainee))
        if typed:
            hall.type_answers()
        hall.go("lobby")

    def leave(self) -> None:
        """Nobody waits any more, and no device is held."""
        self._call = None
        self._sound.leave()


__all__ = ["STEPS", "UNNAMED", "FirstStartRoom", "agreement_view", "first_start_views", "models_view", "welcome_view"]
