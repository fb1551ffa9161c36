"""What stands on the picture of a call, in words that a trainer reads: feelings, conditions, where a reply goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from scoring.record.events import Feeling, Tone
from simulator.scenario.fields import in_language
from simulator.scenario.model import Condition, Scenario


class Texts(Protocol):
    """The texts of the program in one language, by the English text; `simulator.screen.words.Words` is one."""

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The text, with `{name}` replaced by the values."""

    @property
    def language(self) -> str:
        """Code of the language."""


def feeling_words(feeling: Feeling, t: Texts) -> str:
    """A feeling in a word."""
    named: Mapping[Feeling, str] = {
        "neutral": t("Calm"), "happy": t("Pleased"), "worried": t("Worried"), "angry": t("Angry"), "sad": t("Sad"),
        "impatient": t("Impatient"),
    }  # fmt: skip
    return named[feeling]


def tone_words(tone: Tone, t: Texts) -> str:
    """How an end leaves the matter, in a word."""
    named: Mapping[Tone, str] = {
        "routine": t("settled or agreed"), "unresolved": t("left open"), "grief": t("in grief"),
    }  # fmt: skip
    return named[tone]


def condition_words(when: Condition | None, scenario: Scenario, t: Texts) -> str:
    """When a reply fits, on one line."""
    if when is None:
        return t("anything else")
    comma = "，" if t.language == "zh" else ", "
    parts = [*_acts(when, t), *_facts(when, t), *_desk(when, scenario, t), *_course(when, t)]
    if when.either:
        parts.append(_OR.join(condition_words(one, scenario, t) for one in when.either))
    return comma.join(parts)


_OR: Final = " / "
_AND: Final = " + "


def _acts(when: Condition, t: Texts) -> list[str]:
    parts = []
    if when.all:
        parts.append(_AND.join(t(act) for act in when.all))
    if when.any:
        parts.append(_OR.join(t(act) for act in when.any))
    if when.none:
        parts.append(t("without {acts}", acts=_OR.join(t(act) for act in when.none)))
    return parts


def _facts(when: Condition, t: Texts) -> list[str]:
    parts = []
    if when.right:
        parts.append(t("repeats {facts} rightly", facts=_AND.join(when.right)))
    if when.wrong:
        parts.append(t("gets {facts} wrong", facts=_OR.join(when.wrong)))
    if when.asked:
        parts.append(t("asks for {facts}", facts=_AND.join(when.asked)))
    if when.told:
        parts.append(t("tells of {facts}", facts=_AND.join(when.told)))
    return parts


def _desk(when: Condition, scenario: Scenario, t: Texts) -> list[str]:
    def called(id_: str) -> str:
        colleague = scenario.colleagues.get(id_)
        return colleague.name if colleague else id_

    parts = []
    if when.held is not None:
        parts.append(t("the line was held") if when.held else t("the line was not held"))
    if when.presence_checked:
        parts.append(t("{name}'s presence was checked", name=called(when.presence_checked)))
    if when.consulted:
        parts.append(t("{name} was asked", name=called(when.consulted)))
    if when.transferred:
        parts.append(t("transferred to {name}", name=called(when.transferred)))
    if when.escalated:
        parts.append(t("escalated to {name}", name=called(when.escalated)))
    if when.callback is not None:
        parts.append(t("a call-back was booked") if when.callback else t("no call-back was booked"))
    if when.callback_owner:
        parts.append(t("{name} calls back", name=called(when.callback_owner)))
    if when.identity:
        parts.append(t("the identity was checked") if when.identity == "verified" else t("the identity check failed"))
    return parts


def _course(when: Condition, t: Texts) -> list[str]:
    parts = []
    if when.mood_at_least is not None:
        parts.append(t("mood {mood} or better", mood=f"{when.mood_at_least:+g}"))
    if when.mood_at_most is not None:
        parts.append(t("mood {mood} or worse", mood=f"{when.mood_at_most:+g}"))
    if when.visits_at_least is not None:
        parts.append(t("here for the {count}. time or later", count=when.visits_at_least))
    if when.silence is not None:
        parts.append(t("silence of {seconds} s", seconds=f"{when.silence:g}"))
    if when.elapsed is not None:
        parts.append(t("after {seconds} s of the call", seconds=f"{when.elapsed:g}"))
    return parts


def title_words(scenario: Scenario, t: Texts) -> str:
    """The scenario's title in the picture's language."""
    return in_language(scenario.title, t.language)


__all__ = ["Texts", "condition_words", "feeling_words", "title_words", "tone_words"]
