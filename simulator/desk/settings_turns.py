"""The tab of turn-taking: every threshold with what it does and its unit."""

from __future__ import annotations

from typing import Final

from simulator.desk.settings_values import NO, YES, limits_of, neighbours, value_of, yes_or_no
from simulator.screen.settings_view import ActionItem, ChoiceItem, HeadItem, NumberItem, SettingsItem
from simulator.screen.words import Words
from simulator.settings import Settings

_CAME_WITH: Final = Settings()


def turns(settings: Settings, t: Words) -> tuple[SettingsItem, ...]:
    """When you are taken to have finished, and what counts as interrupting."""
    seconds = t("{number} s", number="{value:g}")

    def number(name: str, step: float, label: str, about: str, form: str = seconds) -> NumberItem:
        key = f"turns.{name}"
        value = float(value_of(settings, key))
        less, more = neighbours(value, limits_of(settings, key), step)
        return NumberItem(key, label, about, form.format(value=value), less, more, value != value_of(_CAME_WITH, key))

    return (
        ChoiceItem(
            "ear.push_to_talk", t("How the microphone opens"),
            ((NO, t("By itself when you speak")), (YES, t("While you hold the talk key"))),
            yes_or_no(settings.ear.push_to_talk), t("The talk key is for loud rooms and for loudspeakers."),
        ),
        ChoiceItem(
            "turns.half_duplex", t("Microphone while the caller speaks"),
            ((NO, t("Closed only where the test says so")), (YES, t("Microphone always closed"))),
            yes_or_no(settings.turns.half_duplex),
            t("A closed microphone cannot hear the caller from the loudspeaker, and you cannot interrupt."),
        ),
        HeadItem(t("The end of your turn")),
        number(
            "quick", 0.1, t("Pause after a complete answer"),
            t("Your turn ends after this silence when what was awaited has been said."),
        ),
        number(
            "settled", 0.1, t("Pause after a whole sentence"),
            t("Your turn ends after this silence when the words make a whole sentence."),
        ),
        number(
            "normal", 0.05, t("Pause where words tell nothing"),
            t("A little more than a pause for thought: shorter cuts you off, longer feels slow."),
        ),
        number(
            "patient", 0.1, t("Pause inside a sentence"),
            t("After a filler, within a number or in a hanging clause the caller waits this long."),
        ),
        number(
            "reopen", 0.1, t("Going on after all"),
            t("If you go on within this time, both parts count as one turn."),
        ),
        number(
            "longest", 5.0, t("Longest turn"),
            t("A turn ends by itself after this long."),
        ),
        number(
            "typing", 1.0, t("Half-typed words"),
            t("Words in the field keep the caller waiting this long after the last key."),
        ),
        HeadItem(t("Speaking over the caller")),
        number(
            "duck", 0.01, t("Voice lowered after"),
            t("The caller's voice is lowered after so much speech of yours."),
        ),
        number(
            "barge_in", 0.05, t("Interrupted after"),
            t("So much speech silences the caller, where no word is known yet."),
        ),
        number(
            "token", 0.1, t("Signs of listening"),
            t("So much 'mm-hm' or 'ok' may be heard without interrupting the caller."),
        ),
        number(
            "leak", 1.0, t("Softer than you"),
            t("Speech that is softer than yours by this is taken for the caller from the loudspeaker."),
            "{value:.0f} dB",
        ),
        HeadItem(t("What counts as speech")),
        number(
            "speech_probability", 0.05, t("Certainty of speech"),
            t("From 0 to 1: higher passes over noise, lower hears soft voices."), "{value:.2f}",
        ),
        number(
            "onset", 0.02, t("Shortest speech"),
            t("So much speech begins a turn; a click does not."),
        ),
        number(
            "go_on", 0.02, t("Shortest speech to go on"),
            t("So much is enough where you go on after your turn was ended."),
        ),
        number(
            "gap", 0.05, t("Shortest gap"),
            t("A gap of this length does not end your speech."),
        ),
        ActionItem("turns.reset", t("As the program came"), "settings.do", "again", settings.turns != _CAME_WITH.turns),
    )  # fmt: skip


__all__ = ["turns"]
